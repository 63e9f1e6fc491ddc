// Region: what part of a view a command is asked to draw.

import ArgumentParser
import Drawing
import Geometry
import Rendering

/// Numbers parted by commas, such as `--bbox 0,0,100,50`.
struct NumberList: ExpressibleByArgument {
    let numbers: [Double]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.allSatisfy({ $0?.isFinite == true }) else { return nil }
        numbers = parts.compactMap { $0 }
    }
}

/// A size such as `3840x2160`.
struct SizeArgument: ExpressibleByArgument {
    let width: Int
    let height: Int

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let w = Int(parts[0]), let h = Int(parts[1]) else { return nil }
        (width, height) = (w, h)
    }
}

/// The region options that rendering commands share.
struct RegionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The box of the ground to show, park metres.", valueName: "minx,miny,maxx,maxy"))
    var bbox: NumberList?

    @Option(help: ArgumentHelp("The point to show in the middle, park metres; with --zoom.", valueName: "x,y"))
    var center: NumberList?

    @Option(help: "The zoom: 0 shows the whole view in 256 px, each one more doubles.")
    var zoom: Double?

    @Option(help: ArgumentHelp("The picture's size, CSS pixels.", valueName: "WxH"))
    var size: SizeArgument?

    @Option(help: "Device pixels a CSS pixel, 1 to 4.")
    var scale: Int = 1

    func validate() throws {
        if let bbox, bbox.numbers.count != 4 { throw ValidationError("--bbox takes minx,miny,maxx,maxy") }
        if let center, center.numbers.count != 2 { throw ValidationError("--center takes x,y") }
        if center != nil, zoom == nil { throw ValidationError("--center needs --zoom") }
        if zoom != nil, center == nil { throw ValidationError("--zoom needs --center") }
        if bbox != nil, center != nil { throw ValidationError("--bbox and --center cannot go together") }
    }

    /// The rectangle that is meant, in a scene.
    func resolve(in scene: Scene) throws -> (lattice: Lattice, rect: PixelRect) {
        do throws(FramingError) {
            return try frame(scene)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private func frame(_ scene: Scene) throws(FramingError) -> (lattice: Lattice, rect: PixelRect) {
        let size = try PictureSize(width: size?.width ?? 1920, height: size?.height ?? 1080, scale: scale)
        let framing = Framing(projection: scene.projection, size: size)
        if let b = bbox?.numbers {
            return try framing.fitting(ground: Box2(minX: b[0], minY: b[1], maxX: b[2], maxY: b[3]))
        }
        if let c = center?.numbers, let zoom { return try framing.about(Point2(c[0], c[1]), zoom: zoom) }
        return framing.fitting(world: scene.focus, margin: 0, maxZoom: 24)
    }
}
