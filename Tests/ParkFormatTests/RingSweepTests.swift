// The sweep agrees with trying every pair; intricate rings are checked in short time.

import Foundation
import Geometry
import LocatedJSON
import Testing

@testable import ParkFormat

@Suite struct RingSweepTests {
    private func crosses(_ p: (Point2, Point2), _ q: (Point2, Point2)) -> Bool {
        func side(_ a: Point2, _ b: Point2, _ c: Point2) -> Double {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        }
        return side(p.0, p.1, q.0) * side(p.0, p.1, q.1) < 0 && side(q.0, q.1, p.0) * side(q.0, q.1, p.1) < 0
    }

    @Test func agreesWithEveryPair() {
        var random = SystemRandomNumberGenerator()
        var crossing = 0
        for round in 0..<4000 {
            // Short edges seldom cross, long ones often.
            let length = [0.02, 0.1, 0.5][round % 3]
            let edges = (0..<Int.random(in: 2...40, using: &random)).map { _ -> (Point2, Point2) in
                let p = Point2(.random(in: 0...1, using: &random), .random(in: 0...1, using: &random))
                let turn = Double.random(in: 0...(2 * .pi), using: &random)
                return (p, Point2(p.x + length * cos(turn), p.y + length * sin(turn)))
            }
            var any = false
            for i in edges.indices { for j in edges.indices where j > i { any = any || crosses(edges[i], edges[j]) } }
            let found = RingSweep.firstPair(edges.count, ends: { edges[$0] }, cross: { crosses(edges[$0], edges[$1]) })
            #expect((found != nil) == any)
            if let found { #expect(crosses(edges[found.0], edges[found.1])) }
            if any { crossing += 1 }
        }
        #expect(crossing > 500 && crossing < 3500)
    }

    /// A gear: all spokes' boxes overlap.
    @Test func intricateRings() {
        let n = 40_000
        var points = (0..<n).map { i -> (Double, Double) in
            let (r, turn) = (i % 2 == 0 ? 0.1 : 0.05, Double(i) / Double(n) * 2 * .pi)
            return (r * cos(turn), r * sin(turn))
        }
        func load() -> [String] {
            let ring = (points + [points[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return ParkReader.read(geoJSON: Array(#"{"type":"Polygon","coordinates":[[\#(ring)]]}"#.utf8)).faults.map(
                \.code)
        }
        let start = ContinuousClock.now
        #expect(load() == [])
        points.swapAt(20_001, 20_005)
        #expect(load() == ["self-crossing"])
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
