// TileCommand: one tile's times, for scripts that measure others in the same run.

import ArgumentParser
import Drawing
import Foundation
import Geometry
import Rendering

struct TileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tile",
        abstract:
            "Times one cold tile of 256 px: prints list, draw, png, whole, labels anew (ms), shapes, texts and bytes.")

    @Option(help: "The park.")
    var park: String

    @Option(help: "The style, a file.")
    var style: String

    @Option(help: "Pixels a metre along the screen's x.")
    var pxPerMetre: Double

    @Option(
        name: .customLong("corner"),
        help: ArgumentHelp(
            "The tile's upper left corner on the plane of projection, metres right of and above the park's origin; without, the tile at the scene's middle.",
            valueName: "x,y"))
    var corner: String?

    @Option(name: .customLong("repeat"), help: "How often.")
    var repetitions = 25

    @Flag(
        help:
            "Tells, too, how many verbs of each kind there are and what plain Cairo takes for them (ms, with the ground)."
    )
    var verbs = false

    @Option(help: "Writes the tile, too.")
    var output: String?

    func run() throws {
        let loaded = try BenchScene(park: park, style: style)
        let zoom = loaded.zoom(pixelsPerMetre: pxPerMetre)
        var rect = loaded.tiles(zoom: zoom, count: 1)[0]
        if let corner {
            let parts = corner.split(separator: ",").compactMap { Double($0) }
            guard parts.count == 2 else { throw ValidationError("--corner takes x,y") }
            (rect.x, rect.y) = loaded.pixel(parts[0], parts[1], zoom: zoom)
        }
        let renderer = BlockRenderer(sprites: SpriteCache())
        var tile = try TileTimes(loaded.scene, rect, zoom: zoom, renderer)
        for _ in 0..<max(1, repetitions) { try tile.round() }
        try tile.forgetfulRounds(max(1, repetitions / 4))
        if let output { try Data(renderer.png(tile.drawList)).write(to: URL(fileURLWithPath: output)) }
        let times = [tile.list.median, tile.draw.median, tile.pngMedian, tile.whole.median, tile.labelsAnew.median]
        print(
            times.map { String(format: "%.4f", $0) }.joined(separator: " "), tile.shapes, tile.drawList.texts.count,
            tile.bytes)
        if verbs { try showVerbs(tile.drawList) }
    }

    private func showVerbs(_ list: DrawList) throws {
        let plain = try PlainTile()
        var kinds: [String: [DrawOp]] = [:]
        for op in list.ops { kinds[op.kind, default: []].append(op) }
        for (kind, ops) in kinds.sorted(by: { $0.key < $1.key }) {
            var some = list
            some.ops = ops
            let picture = plain.prepare(PlainPicture(some))
            var times = Samples()
            for _ in 0..<max(1, repetitions) { times.time { plain.paint(picture) } }
            print("  \(kind): \(ops.count), \(times.text) ms")
        }
    }
}

extension DrawOp {
    /// The verb's name.
    fileprivate var kind: String {
        switch self {
        case .fill(_, let count, _): count < 16 ? "fill" : "fill of 16 or more contours"
        case .gradient: "gradient"
        case .stroke: "stroke"
        case .text: "text"
        case .image: "image"
        case .disc: "disc"
        case .beginGroup, .endGroup: "group"
        }
    }
}

extension BenchScene {
    /// The whole lattice pixel nearest to a point of the plane of projection, metres right of and above the park's origin.
    func pixel(_ x: Double, _ y: Double, zoom: Double) -> (x: Int, y: Int) {
        let k = exp2(zoom)
        let origin = scene.projection.project(0, 0, 0)
        return (
            Int(((origin.x + x * pixelsPerMetre) * k).rounded()), Int(((origin.y - y * pixelsPerMetre) * k).rounded())
        )
    }
}
