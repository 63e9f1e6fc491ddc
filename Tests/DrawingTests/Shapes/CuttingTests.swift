// What is cut loses nothing and covers nothing twice.

import Foundation
import Geometry
import Testing

@testable import Drawing

@Suite struct CuttingTests {
    static func volume(_ p: Prism) -> Double {
        let area = p.rings.reduce(0.0) { $0 + Polygon.signedArea($1) }
        return area * (p.top - p.base)
    }

    static let u: [(Double, Double)] = [(0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (10, 10), (10, 30), (0, 30)]

    @Test(arguments: 0..<12) func alongSightKeepsTheFootprint(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        let angle = Double.random(in: 0...6, using: &random)
        let turned = Self.u.map { Point2($0.0, $0.1).turned(angle) }
        let hole = seed % 2 == 0 ? [[(2, 2), (2, 8), (8, 8), (8, 2)].map { Point2($0.0, $0.1).turned(angle) }] : []
        let whole = DepthOrderTests.prism(
            1, turned.map { ($0.x, $0.y) }, 1, 5, holes: hole.map { $0.map { ($0.x, $0.y) } })
        let pieces = Cutting.alongSight(whole)
        #expect(pieces.count > 1)
        #expect(pieces.allSatisfy { $0.split != nil && $0.isPiece && $0.feature == 1 })
        #expect(abs(pieces.map(Self.volume).reduce(0, +) - Self.volume(whole)) < 0.01)
        // The outline that the pieces own is the whole's, less what runs along lines of sight.
        func outline(_ p: Prism) -> Double {
            p.rings.enumerated().reduce(0.0) { sum, r in
                sum
                    + r.element.indices.reduce(0.0) { s, i in
                        let q = r.element[(i + 1) % r.element.count]
                        return p.outlines(r.offset, i) ? s + abs(q.x - r.element[i].x) : s
                    }
            }
        }
        #expect(abs(pieces.map(outline).reduce(0, +) - outline(whole)) < 0.01)
    }

    @Test func heights() {
        let box = DepthOrderTests.box(0, 0, 5, 0, 5, 2, 10)
        let pieces = Cutting.atHeights(box, [0, 2, 4, 9.9995, 12])
        #expect(pieces.map { [$0.base, $0.top] } == [[2, 4], [4, 10]])
        #expect(pieces.map(\.hasRoof) == [false, true])
        #expect(Cutting.atHeights(box, [1, 20]).count == 1)
    }

    @Test(arguments: 0..<12) func sharedGroundIsGivenOnce(seed: Int) {
        var random = SplitMix64(UInt64(seed) + 100)
        let members = (0..<4).map { i in
            let c = Point2(Double.random(in: 0...8, using: &random), Double.random(in: 0...8, using: &random))
            let a = Double.random(in: 0...1.5, using: &random)
            let ring = [(-5, -3), (5, -3), (5, 3), (-5, 3)].map { Point2($0.0, $0.1).turned(a) + c }
            return DepthOrderTests.prism(i, ring.map { ($0.x, $0.y) }, 0, 3)
        }
        let pieces = Cutting.withoutSharedGround(members, DepthComparer(DepthOrderTests.frame)).flatMap { $0 }
        // Every point of the ground that lies well within some member lies in one piece.
        var checked = 0
        for _ in 0..<600 {
            let p = Point2(Double.random(in: -8...16, using: &random), Double.random(in: -8...16, using: &random))
            let q = DepthOrderTests.frame.ground(p)
            let members = members.filter { Polygon.ringContains($0.rings[0], q) }
            let holders = pieces.filter { Polygon.ringContains($0.rings[0], q) }
            let near = pieces.contains { $0.rings[0].contains { abs($0.x - q.x) < 0.02 } }
            if near { continue }
            checked += 1
            #expect(holders.count == (members.isEmpty ? 0 : 1))
            if let first = members.first { #expect(holders.first?.feature == first.feature) }
        }
        #expect(checked > 200)
    }
}

extension Point2 {
    /// Turned about the origin, radians counter-clockwise.
    func turned(_ angle: Double) -> Point2 {
        let (c, s) = (cos(angle), sin(angle))
        return Point2(x * c - y * s, x * s + y * c)
    }
}
