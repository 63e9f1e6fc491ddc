// Pictures: scenes → pixels, by the ways that a promise compares.

import CPNG
import Drawing
import Foundation
import Geometry
import LiveStatus
import Rendering

/// A scene with what is known now, as pictures are made of it.
struct SceneSource: BlockSource {
    let scene: Scene
    var status = StatusSnapshot.empty

    func drawList(_ block: BlockAddress) -> DrawList { scene.drawList(block, status: status) }
    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
        scene.drawList(rect, on: lattice, status: status)
    }
}

extension PixelBlock {
    /// Red, green and blue of a pixel.
    func rgb(_ x: Int, _ y: Int) -> (Int, Int, Int) {
        let i = (y * width + x) * format.bytes
        return (Int(bytes[i]), Int(bytes[i + 1]), Int(bytes[i + 2]))
    }

    /// How many pixels differ by more than a threshold in some component.
    func differing(from o: PixelBlock, by threshold: Int = 0) -> Int {
        guard width == o.width, height == o.height, format == o.format else { return .max }
        let n = format.bytes
        var found = 0
        for p in 0..<width * height {
            for c in p * n..<p * n + n where abs(Int(bytes[c]) - Int(o.bytes[c])) > threshold {
                found += 1
                break
            }
        }
        return found
    }
}

/// The tiles or blocks of a rectangle, each drawn by itself and laid side by side.
func mosaic(_ source: SceneSource, _ rect: PixelRect, _ lattice: Lattice, _ renderer: BlockRenderer) throws
    -> PixelBlock
{
    let side = lattice.blockSide
    var bytes = [UInt8](repeating: 0, count: rect.width * rect.height * 3)
    for address in lattice.blocks(covering: rect) {
        let tile = try renderer.draw(source.drawList(address))
        guard tile.format == .rgb else { throw Unreadable(what: "tile with alpha") }
        let x0 = max(rect.x, address.x * side)
        let x1 = min(rect.x + rect.width, (address.x + 1) * side)
        let y0 = max(rect.y, address.y * side)
        let y1 = min(rect.y + rect.height, (address.y + 1) * side)
        for y in y0..<y1 {
            let from = ((y - address.y * side) * side + x0 - address.x * side) * 3
            let to = ((y - rect.y) * rect.width + x0 - rect.x) * 3
            for k in 0..<(x1 - x0) * 3 { bytes[to + k] = tile.bytes[from + k] }
        }
    }
    return PixelBlock(width: rect.width, height: rect.height, format: .rgb, bytes: bytes)
}

/// Reads a PNG by libpng, as RGB.
func decodePNG(_ png: [UInt8]) throws -> PixelBlock {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    return try png.withUnsafeBytes { raw in
        guard png_image_begin_read_from_memory(&image, raw.baseAddress, raw.count) != 0 else {
            throw Unreadable(what: "no PNG")
        }
        image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
        var pixels = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 3)
        guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0, image.warning_or_error == 0 else {
            throw Unreadable(what: "damaged PNG")
        }
        return PixelBlock(width: Int(image.width), height: Int(image.height), format: .rgb, bytes: pixels)
    }
}

/// Keeps a picture to be looked at, where `ISOPARK_PICTURES` names a directory for it.
func keep(_ block: PixelBlock, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["ISOPARK_PICTURES"] else { return }
    try Data(PNGEncoder().encode(block)).write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
}
