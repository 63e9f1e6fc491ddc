// The depth order against a z-buffer, on scenes of every kind.

import Geometry
import Testing

@testable import Drawing

struct DepthOrderTests {
    static let frame = EyeFrame(Projection(.isometric, from: .southeast))

    static func prism(
        _ id: Int, _ ring: [(Double, Double)], _ base: Double, _ top: Double, holes: [[(Double, Double)]] = []
    ) -> Prism {
        let polygon = Polygon(
            outer: ring.map { Point2($0.0, $0.1) }, holes: holes.map { $0.map { Point2($0.0, $0.1) } }
        ).normalized
        return Prism(
            feature: Int32(id), layer: 0, kind: .extrusion, base: base, top: top,
            rings: polygon.rings.map { $0.map { frame.ground($0) } })
    }

    static func box(_ id: Int, _ x0: Double, _ x1: Double, _ y0: Double, _ y1: Double, _ z0: Double, _ z1: Double)
        -> Prism
    {
        prism(id, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], z0, z1)
    }

    /// Samples a scene; returns the number of points compared, and those that show something other than the nearest.
    static func compare(_ prisms: [Prism], seed: UInt64, samples: Int = 4000) -> (compared: Int, wrong: Int) {
        let order = DepthOrder(prisms, frame: frame).prisms
        let oracle = DepthOracle(frame: frame)
        var random = SplitMix64(seed)
        let area = prisms.reduce(Box2.empty) { $0.union($1.silhouetteBox(frame)) }
        var compared = 0
        var wrong = 0
        for _ in 0..<samples {
            let s = Double.random(in: area.minX...area.maxX, using: &random)
            let v = Double.random(in: area.minY...area.maxY, using: &random)
            guard case .some(let truth) = oracle.nearest(prisms, s: s, v: v, margin: 0.05) else { continue }
            compared += 1
            if oracle.painted(order, s: s, v: v) != truth { wrong += 1 }
        }
        return (compared, wrong)
    }

    @Test func cycleOfThreeBeams() {
        // A cycle for an eye at (1, 1, 1); y turned about for ours, which stands in the south-east.
        let beams = [
            Self.box(0, 0, 5, -3, -2, 3, 4), Self.box(1, 2, 3, -4, -3, 1, 6), Self.box(2, 3, 4, -5, 0, 2, 3),
        ]
        let order = DepthOrder(beams, frame: Self.frame)
        #expect(order.cutCount > 0)
        #expect(order.unresolved == 0)
        let (compared, wrong) = Self.compare(beams, seed: 1)
        #expect(compared > 1000)
        #expect(wrong == 0)
    }

    @Test(arguments: 0..<40)
    func boxesOnTheGround(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        var boxes: [Prism] = []
        for i in 0..<60 {  // one to a cell of a grid, so that none share ground
            let x = Double(i % 8) * 10 + Double.random(in: 0...3, using: &random)
            let y = Double(i / 8) * 10 + Double.random(in: 0...3, using: &random)
            boxes.append(
                Self.box(
                    i, x, x + Double.random(in: 1...7, using: &random), y, y + Double.random(in: 1...7, using: &random),
                    0,
                    Double.random(in: 1...40, using: &random)))
        }
        let order = DepthOrder(boxes, frame: Self.frame)
        #expect(order.cutCount == 0)
        let (compared, wrong) = Self.compare(boxes, seed: UInt64(seed) + 1000)
        #expect(compared > 500)
        #expect(wrong == 0)
    }

    @Test(arguments: 0..<40)
    func anythingAnywhere(seed: Int) {
        // Floating boxes, turned ones, L and U shapes and courtyards, that run into each other.
        var random = SplitMix64(UInt64(seed) &* 77)
        var prisms: [Prism] = []
        for i in 0..<14 {
            let x = Double.random(in: 0...30, using: &random)
            let y = Double.random(in: 0...30, using: &random)
            let w = Double.random(in: 3...12, using: &random)
            let d = Double.random(in: 3...12, using: &random)
            let base = Bool.random(using: &random) ? 0 : Double.random(in: 0...12, using: &random)
            let top = base + Double.random(in: 1...12, using: &random)
            let shape: [(Double, Double)]
            var holes: [[(Double, Double)]] = []
            switch Int.random(in: 0..<5, using: &random) {
            case 0: shape = [(0, 0), (w, 0), (w, d), (0, d)]
            case 1: shape = [(0, 0), (w, 0), (w, d / 3), (w / 3, d / 3), (w / 3, d), (0, d)]
            case 2:
                shape = [
                    (0, 0), (w, 0), (w, d), (w * 0.7, d), (w * 0.7, d * 0.4), (w * 0.3, d * 0.4), (w * 0.3, d), (0, d),
                ]
            case 3:
                shape = [(0, 0), (w, 0), (w, d), (0, d)]
                holes = [[(w * 0.3, d * 0.3), (w * 0.7, d * 0.3), (w * 0.7, d * 0.7), (w * 0.3, d * 0.7)]]
            default: shape = [(w / 2, 0), (w, d / 2), (w / 2, d), (0, d / 3)]
            }
            let place = { (p: (Double, Double)) in (x + p.0, y + p.1) }
            prisms.append(Self.prism(i, shape.map(place), base, top, holes: holes.map { $0.map(place) }))
        }
        let (compared, wrong) = Self.compare(prisms, seed: UInt64(seed) + 5)
        #expect(compared > 500)
        #expect(wrong == 0)
    }

    @Test func orderDoesNotHangOnTheFilesOrder() {
        var random = SplitMix64(9)
        let boxes = (0..<50).map { i in
            let x = Double(i % 7) * 12
            let y = Double(i / 7) * 12
            return Self.box(i, x, x + 8, y, y + 8, 0, Double.random(in: 2...30, using: &random))
        }
        let a = DepthOrder(boxes, frame: Self.frame).prisms.map(\.feature)
        let b = DepthOrder(boxes.shuffled(using: &random), frame: Self.frame).prisms.map(\.feature)
        #expect(a == b)
    }

    @Test func stronglyConnectedComponentsComeInOrder() {
        // 0 → 1 ⇄ 2 → 3
        let parts = StronglyConnected.components(count: 4, from: [0, 1, 2, 2], to: [1, 2, 1, 3])
        #expect(parts.map { $0.sorted() } == [[0], [1, 2], [3]])
    }
}
