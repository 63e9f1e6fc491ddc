// RandomPark: features of every kind at random, as GeoJSON.

import Foundation

/// Makes features' texts. Coordinates in metres from (1000, 1000).
struct RandomPark {
    var random: Seeds
    /// The side of the square that features begin in, metres.
    var side = 100.0
    private(set) var features: [String] = []
    private(set) var ids: [String] = []

    init(seed: Int, side: Double = 100) {
        random = Seeds(seed)
        self.side = side
    }

    /// A colour that no other feature has, and that no mixture of a few is likely to be.
    private mutating func color() -> String {
        let n = features.count + 1
        return String(format: "#%02X%02X%02X", 40 + n * 37 % 211, 30 + n * 101 % 223, n % 256)
    }

    mutating func add(_ geometry: String, _ properties: String) {
        let id = "f-\(features.count)"
        ids.append(id)
        features.append(
            #"{"type":"Feature","id":"\#(id)","properties":{"color":"\#(color())",\#(properties)},"geometry":\#(geometry)}"#
        )
    }

    private func text(_ rings: [[(Double, Double)]]) -> String {
        let parts = rings.map { ring in
            "["
                + (ring + [ring[0]]).map { String(format: "[%.3f,%.3f]", 1000 + $0.0, 1000 + $0.1) }.joined(
                    separator: ",")
                + "]"
        }
        return #"{"type":"Polygon","coordinates":[\#(parts.joined(separator: ","))]}"#
    }

    /// A prism with a footprint of any shape (a box, an L, a U, a courtyard, a kite, many corners), perhaps turned.
    mutating func addPrism(
        at corner: (Double, Double), size: ClosedRange<Double>, base: Double, top: Double, extra: String = ""
    ) {
        let w = random.number(size)
        let d = random.number(size)
        var rings: [[(Double, Double)]]
        switch random.whole(0..<6) {
        case 0: rings = [[(0, 0), (w, 0), (w, d), (0, d)]]
        case 1: rings = [[(0, 0), (w, 0), (w, d / 3), (w / 3, d / 3), (w / 3, d), (0, d)]]
        case 2:
            rings = [
                [(0, 0), (w, 0), (w, d), (w * 0.7, d), (w * 0.7, d * 0.4), (w * 0.3, d * 0.4), (w * 0.3, d), (0, d)]
            ]
        case 3:
            rings = [
                [(0, 0), (w, 0), (w, d), (0, d)],
                [(w * 0.25, d * 0.3), (w * 0.25, d * 0.75), (w * 0.7, d * 0.75), (w * 0.7, d * 0.3)],
            ]
        case 4: rings = [[(w / 2, 0), (w, d / 2), (w / 2, d), (0, d / 3)]]
        default:
            rings = [
                (0..<14).map { i in
                    let angle = Double(i) / 14 * 2 * Double.pi
                    return (w / 2 + cos(angle) * w / 2, d / 2 + sin(angle) * d / 2)
                }
            ]
        }
        let angle = random.chance(0.5) ? 0 : random.number(0...6.28)
        let turned = rings.map { ring in
            ring.map { p in
                (
                    corner.0 + (p.0 - w / 2) * cos(angle) - (p.1 - d / 2) * sin(angle) + w / 2,
                    corner.1 + (p.0 - w / 2) * sin(angle) + (p.1 - d / 2) * cos(angle) + d / 2
                )
            }
        }
        add(text(turned), String(format: #""height":%.3f,"min_height":%.3f%@"#, top, base, extra))
    }

    /// Prisms anywhere: floating, stacked, run into each other.
    mutating func addTangle(_ count: Int) {
        for _ in 0..<count {
            let base = random.chance(0.5) ? 0 : random.number(0...side * 0.25)
            addPrism(
                at: (random.number(0...side), random.number(0...side)), size: side * 0.08...side * 0.35, base: base,
                top: base + random.number(side * 0.03...side * 0.3))
        }
    }

    /// One prism a cell of a grid, with more stacked on some.
    mutating func addTown(_ cells: Int, stacked: Double = 0.2, extra: String = "") {
        let step = side / Double(cells)
        for i in 0..<cells * cells {
            let corner = (Double(i % cells) * step, Double(i / cells) * step)
            let top = random.number(step * 0.1...step * 1.5)
            addPrism(at: corner, size: step * 0.25...step * 0.6, base: 0, top: top, extra: extra)
            if random.chance(stacked) {
                addPrism(
                    at: corner, size: step * 0.25...step * 0.5, base: top + 0.5, top: top + random.number(1...step),
                    extra: extra)
            }
        }
    }

    /// A line of a few points.
    mutating func addLine(_ properties: String) {
        let points = (0..<random.whole(2..<6)).map { _ in
            String(format: "[%.3f,%.3f]", 1000 + random.number(0...side), 1000 + random.number(0...side))
        }
        add(#"{"type":"LineString","coordinates":[\#(points.joined(separator: ","))]}"#, properties)
    }

    /// A point.
    mutating func addPoint(_ properties: String) {
        let at = String(format: "[%.3f,%.3f]", 1000 + random.number(0...side), 1000 + random.number(0...side))
        add(#"{"type":"Point","coordinates":\#(at)}"#, properties)
    }

    /// A patch of ground.
    mutating func addPatch(_ properties: String) {
        let (x, y) = (random.number(0...side), random.number(0...side))
        let (w, d) = (random.number(side * 0.05...side * 0.4), random.number(side * 0.05...side * 0.4))
        add(text([[(x, y), (x + w, y), (x + w, y + d), (x, y + d)]]), properties)
    }
}
