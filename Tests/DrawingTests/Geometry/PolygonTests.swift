// Polygons: area, centre of mass, a point inside.

import Foundation
import Geometry
import Testing

@Suite struct PolygonTests {
    static let square = [Point2(0, 0), Point2(10, 0), Point2(10, 10), Point2(0, 10)]
    static let hole = [Point2(2, 2), Point2(8, 2), Point2(8, 8), Point2(2, 8)]

    @Test func areas() {
        #expect(Polygon.signedArea(Self.square) == 100)
        #expect(Polygon.signedArea(Self.square.reversed()) == -100)
        #expect(Polygon(outer: Self.square, holes: [Self.hole]).area == 64)
        #expect(Polygon(outer: []).area == 0)
    }

    @Test func normalizing() {
        let p = Polygon(outer: Self.square.reversed(), holes: [Self.hole]).normalized
        #expect(Polygon.signedArea(p.outer) > 0)
        #expect(Polygon.signedArea(p.holes[0]) < 0)
        #expect(p.normalized == p)
    }

    @Test func insideIsOutsideOfHoles() {
        let p = Polygon(outer: Self.square, holes: [Self.hole])
        #expect(p.contains(Point2(1, 5)))
        #expect(!p.contains(Point2(5, 5)))
        #expect(!p.contains(Point2(11, 5)))
    }

    @Test func centreOfMass() {
        #expect(Polygon(outer: Self.square).centroid == Point2(5, 5))
        // Far from the origin, where sums of products lose digits.
        let far = Polygon(outer: Self.square.map { $0 + Point2(4e6, -3e6) }).centroid
        #expect(abs(far.x - 4_000_005) < 1e-6 && abs(far.y + 2_999_995) < 1e-6)
        // An L: two rectangles by weight.
        let l = Polygon(outer: [Point2(0, 0), Point2(4, 0), Point2(4, 1), Point2(1, 1), Point2(1, 3), Point2(0, 3)])
        #expect(abs(l.centroid.x - (4 * 2 + 2 * 0.5) / 6) < 1e-12)
        #expect(abs(l.centroid.y - (4 * 0.5 + 2 * 2) / 6) < 1e-12)
        #expect(Polygon(outer: [Point2(1, 1), Point2(3, 3)]).centroid == Point2(2, 2))
    }

    @Test(arguments: 0..<40) func innerPointIsInside(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        let n = 3 + seed
        // A star about the origin, often without its own centre of mass; every third with a hole there.
        let ring = (0..<n).map { i in
            let a = Double(i) / Double(n) * 2 * .pi
            let r = Double.random(in: 6...20, using: &random)
            return Point2(r * cos(a), r * sin(a))
        }
        let hole = [Point2(-2, -2), Point2(-2, 2), Point2(2, 2), Point2(2, -2)]
        let p = Polygon(outer: ring, holes: seed % 3 == 0 && n > 6 ? [hole] : [])
        #expect(p.contains(p.innerPoint))
        // A horseshoe.
        let u = Polygon(outer: [
            Point2(0, 0), Point2(9, 0), Point2(9, 9), Point2(8, 9), Point2(8, 1), Point2(1, 1), Point2(1, 9),
            Point2(0, 9),
        ])
        #expect(!u.contains(u.centroid) && u.contains(u.innerPoint))
    }
}
