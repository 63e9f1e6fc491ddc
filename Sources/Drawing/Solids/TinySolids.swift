// TinySolids: what is smaller than three pixels is not drawn as itself, but adds to a picture of how much of each pixel is built.

import Geometry

/// Gathers solids too small to be drawn. Each spreads its silhouette's area evenly over the pixels that its box covers, in its
/// colour; a pixel then shows the mean colour of all in it, as opaque as their share of it. The cost a solid is some ten
/// operations a pixel, and it does not matter in which order they come.
struct TinySolids {
    /// Silhouettes smaller than this in both directions are gathered, CSS px.
    static let limit = 3.0

    private let width: Int
    private let height: Int
    /// Sums a pixel, in 1/65536 of a pixel's area: covered, and covered times red, green, blue.
    private var cover: [Int32]
    private var red: [Int64]
    private var green: [Int64]
    private var blue: [Int64]
    private(set) var isEmpty = true

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        cover = []
        (red, green, blue) = ([], [], [])
    }

    /// Adds a solid: its box in device pixels of the rectangle, its area within it, its colour, alpha included.
    mutating func add(_ box: Box2, area: Double, _ color: Color) {
        let x0 = max(0, Int(box.minX.rounded(.down)))
        let x1 = min(width - 1, Int(box.maxX.rounded(.down)))
        let y0 = max(0, Int(box.minY.rounded(.down)))
        let y1 = min(height - 1, Int(box.maxY.rounded(.down)))
        guard x0 <= x1, y0 <= y1 else { return }
        if isEmpty {
            isEmpty = false
            cover = [Int32](repeating: 0, count: width * height)
            red = [Int64](repeating: 0, count: width * height)
            green = red
            blue = red
        }
        // How much of the box is built on, times the pixel's share of the box.
        let density = min(1, area / max(box.width * box.height, 1e-12)) * 65536 * Double(color.a) / 255
        for y in y0...y1 {
            let high = min(box.maxY, Double(y + 1)) - max(box.minY, Double(y))
            for x in x0...x1 {
                let wide = min(box.maxX, Double(x + 1)) - max(box.minX, Double(x))
                let share = Int32(density * high * wide)
                let i = y * width + x
                cover[i] &+= share
                red[i] += Int64(share) * Int64(color.r)
                green[i] += Int64(share) * Int64(color.g)
                blue[i] += Int64(share) * Int64(color.b)
            }
        }
    }

    /// The picture.
    func image() -> DrawImage {
        var pixels = [UInt32](repeating: 0, count: width * height)
        for i in pixels.indices where cover[i] > 0 {
            let sum = Int64(cover[i])
            let alpha = min(Int64(255), (sum * 255 + 32768) >> 16)
            func channel(_ v: Int64) -> UInt32 { UInt32((v / sum * alpha + 127) / 255) }
            pixels[i] = UInt32(alpha) << 24 | channel(red[i]) << 16 | channel(green[i]) << 8 | channel(blue[i])
        }
        return DrawImage(width: width, height: height, pixels: pixels)
    }
}
