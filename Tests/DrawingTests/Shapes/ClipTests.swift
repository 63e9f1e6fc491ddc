// Clipping keeps what is within, and the dashes of lines in their places.

import Geometry
import Testing

@testable import Drawing

@Suite struct ClipTests {
    static let box = Box2(minX: 0, minY: 0, maxX: 100, maxY: 100)

    @Test func anAreaAcrossTheBox() {
        let ring = [Point2(-50, 20), Point2(150, 20), Point2(150, 60), Point2(-50, 60)]
        let clipped = Clip.polygon(ring, limit: Self.box)
        #expect(abs(Polygon.signedArea(clipped)) == 4000)
        #expect(Clip.polygon(ring.map { Point2($0.x, $0.y + 500) }, limit: Self.box).isEmpty)
        // The box itself, where the area is all about it.
        let about = [Point2(-1e6, -1e6), Point2(1e6, -1e6), Point2(1e6, 1e6), Point2(-1e6, 1e6)]
        #expect(abs(Polygon.signedArea(Clip.polygon(about, limit: Self.box))) == 10_000)
    }

    @Test(arguments: 0..<20) func areasKeepWhatIsWithin(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        func point() -> Point2 {
            Point2(Double.random(in: -200...300, using: &random), Double.random(in: -200...300, using: &random))
        }
        let ring = (0..<3).map { _ in point() }  // of a triangle, "inside" is beyond doubt
        let clipped = Clip.polygon(ring, limit: Self.box)
        for _ in 0..<200 {
            let p = Point2(Double.random(in: 1...99, using: &random), Double.random(in: 1...99, using: &random))
            let near = zip(ring, ring[1...] + ring[..<1]).contains { a, b in
                let d = b - a
                let l = max((d.x * d.x + d.y * d.y).squareRoot(), 1e-9)
                return abs((p.x - a.x) * d.y - (p.y - a.y) * d.x) / l < 1.5
            }
            if !near { #expect(Polygon.ringContains(ring, p) == Polygon.ringContains(clipped, p)) }
        }
    }

    @Test func aLineThroughAndBack() {
        let line = [Point2(-50, 50), Point2(150, 50), Point2(150, 80), Point2(-50, 80)]
        let runs = Clip.line(line, limit: Self.box)
        #expect(runs == [[Point2(0, 50), Point2(100, 50)], [Point2(100, 80), Point2(0, 80)]])
        #expect(Clip.line([Point2(-5, -5), Point2(-5, 300)], limit: Self.box).isEmpty)
        let inside = [Point2(1, 1), Point2(50, 60), Point2(99, 2)]
        #expect(Clip.line(inside, limit: Self.box) == [inside])
    }

    @Test func dashesKeepTheirPlaces() {
        // 7 a period; the line enters the box 205 from its start, which is 2 into a period: it begins 2 before.
        let line = [Point2(-205, 50), Point2(60, 50), Point2(60, 300)]
        #expect(Clip.line(line, limit: Self.box, period: 7) == [[Point2(-2, 50), Point2(60, 50), Point2(60, 100)]])
        // Where the last whole period lies before the corner, the corner is kept.
        let bent = [Point2(-10, 200), Point2(-10, 50), Point2(90, 50)]
        #expect(
            Clip.line(bent, limit: Self.box, period: 100) == [[Point2(-10, 100), Point2(-10, 50), Point2(90, 50)]])
    }
}
