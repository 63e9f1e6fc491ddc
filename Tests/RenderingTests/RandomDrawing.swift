// Helpers: random draw lists that are the same each time, and a park of boxes that any rectangle can be asked of.

import Drawing
import Geometry
import Rendering

/// SplitMix64: a small generator with a seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension DrawList {
    /// Adds a contour; gives its position.
    @discardableResult
    mutating func add(_ points: [(x: Double, y: Double)], closed: Bool = true) -> Int32 {
        let start = Int32(self.points.count)
        for p in points { self.points.append(FixedPoint(Int32((p.x * 256).rounded()), Int32((p.y * 256).rounded()))) }
        contours.append(Contour(start: start, count: Int32(points.count), closed: closed))
        return Int32(contours.count - 1)
    }

    mutating func add(text: String, _ style: TextStyle, x: Int, y: Int, alpha: UInt8 = 255) {
        texts.append(TextItem(text: text, style: style))
        ops.append(.text(text: Int32(texts.count - 1), x: Int32(x), y: Int32(y), alpha: alpha))
    }

    /// A list of every verb, at random places.
    static func random(seed: UInt64, width: Int, height: Int, scale: Int = 1, background: Color = Color(238, 240, 236))
        -> DrawList
    {
        var g = SeededGenerator(seed)
        var list = DrawList(width: width, height: height, scale: scale, background: background)
        func color(alpha: ClosedRange<UInt8>) -> Color {
            Color(
                .random(in: 0...255, using: &g), .random(in: 0...255, using: &g), .random(in: 0...255, using: &g),
                .random(in: alpha, using: &g))
        }
        func quad() -> Int32 {
            let x = Double.random(in: 0...Double(width), using: &g)
            let y = Double.random(in: 0...Double(height), using: &g)
            let r = Double.random(in: 4...40, using: &g)
            return list.add([(x - r, y), (x, y - r / 2), (x + r, y), (x, y + r / 2)])
        }
        list.strokes = [
            StrokeStyle(width: 2.5), StrokeStyle(width: 1, cap: .square, join: .miter, dash: [6, 3]),
            StrokeStyle(width: 6, cap: .round, join: .bevel),
        ]
        var open = 0
        for i in 0..<60 {
            switch i % 10 {
            case 0, 1, 2, 3:
                list.ops.append(.fill(first: quad(), count: 1, color: color(alpha: i % 4 == 0 ? 40...250 : 255...255)))
            case 4:
                let first = quad()
                list.ops.append(
                    .gradient(
                        first: first, count: 1, top: color(alpha: 255...255), bottom: color(alpha: 255...255),
                        y0: Int32(height) * 64, y1: Int32(height) * 192))
            case 5, 6:
                list.ops.append(
                    .stroke(first: quad(), count: 1, color: color(alpha: 100...255), style: Int32(i / 10 % 3)))
            case 7:
                list.ops.append(
                    .disc(
                        x: .random(in: 0...Int32(width) * 256, using: &g),
                        y: .random(in: 0...Int32(height) * 256, using: &g),
                        radius: .random(in: 300...4_000, using: &g), color: color(alpha: 255...255)))
            case 8:
                if open > 0 {
                    list.ops.append(.endGroup)
                    open -= 1
                } else {
                    list.ops.append(.beginGroup(alpha: 140))
                    open += 1
                }
            default:
                let style = TextStyle(
                    family: "Noto Sans CJK SC", size: 13, bold: i % 20 == 9, color: color(alpha: 255...255),
                    halo: Color(255, 255, 255), haloWidth: 1.5)
                list.add(
                    text: "\(i) 号仓库\nHall", style, x: .random(in: 20...width - 20, using: &g),
                    y: .random(in: 20...height - 20, using: &g), alpha: i % 3 == 0 ? 160 : 255)
            }
        }
        for _ in 0..<open { list.ops.append(.endGroup) }
        return list
    }
}

/// Boxes and labels on one lattice, as a scene would give them: rounded once, then moved by whole pixels.
struct BoxPark: BlockSource {
    struct Item: Sendable {
        var x, y, r: Int
        var color: Color
        var label: String?
    }

    var items: [Item]
    var background: Color

    init(seed: UInt64, count: Int, within side: Int, background: Color = Color(238, 240, 236)) {
        var g = SeededGenerator(seed)
        self.background = background
        items = (0..<count).map { i in
            Item(
                x: .random(in: -100 * 256...side * 256, using: &g), y: .random(in: -100 * 256...side * 256, using: &g),
                r: .random(in: 512...12_000, using: &g),
                color: Color(
                    .random(in: 0...255, using: &g), .random(in: 0...255, using: &g), .random(in: 0...255, using: &g)),
                label: i % 7 == 0 ? "库 \(i)" : nil)
        }
    }

    func drawList(_ block: BlockAddress) -> DrawList { drawList(block.pixels, on: block.lattice) }

    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
        var list = DrawList(width: rect.width, height: rect.height, scale: lattice.scale, background: background)
        let style = TextStyle(
            family: "Noto Sans CJK SC", size: 12, color: Color(30, 30, 40), halo: Color(255, 255, 255, 200),
            haloWidth: 2)
        for item in items {
            let x = item.x - rect.x * 256
            let y = item.y - rect.y * 256
            let reach = item.r + 30 * 256 * lattice.scale
            if x + reach < 0 || y + reach < 0 || x - reach > rect.width * 256 || y - reach > rect.height * 256 {
                continue
            }
            let start = Int32(list.points.count)
            list.points += [
                FixedPoint(Int32(x - item.r), Int32(y)), FixedPoint(Int32(x), Int32(y - item.r / 2)),
                FixedPoint(Int32(x + item.r), Int32(y)), FixedPoint(Int32(x), Int32(y + item.r / 2)),
            ]
            list.contours.append(Contour(start: start, count: 4, closed: true))
            list.ops.append(.fill(first: Int32(list.contours.count - 1), count: 1, color: item.color))
            if let label = item.label { list.add(text: label, style, x: x >> 8, y: y >> 8) }
        }
        return list
    }
}
