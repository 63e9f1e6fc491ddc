// The walls of one solid: a nearer one is never drawn before one that it hides.

import Foundation
import Geometry
import Testing

@testable import Drawing

@Suite struct WallOrderTests {
    @Test(arguments: 0..<20) func nearerWallsComeLater(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        // A star with teeth: an outline that does not cross itself, with walls behind walls.
        let n = 24
        let ring = (0..<n).map { i in
            let r = Double.random(in: 3...10, using: &random)
            let a = Double(i) / Double(n) * 2 * .pi
            return Point2(r * cos(a), r * sin(a))
        }
        // Seen from above with y down, walls that face the eye run from left to right.
        var walls: [(p: Point2, q: Point2)] = []
        for i in 0..<n {
            let (p, q) = (ring[(i + 1) % n], ring[i])
            if q.x > p.x { walls.append((p, q)) }
        }
        let order = WallOrder.farToNear(walls.shuffled(using: &random))
        #expect(order.count == walls.count)
        func y(_ w: (p: Point2, q: Point2), _ x: Double) -> Double {
            w.p.y + (w.q.y - w.p.y) * (x - w.p.x) / (w.q.x - w.p.x)
        }
        for i in order.indices {
            for j in order.indices where j > i {
                let lo = max(order[i].p.x, order[j].p.x)
                let hi = min(order[i].q.x, order[j].q.x)
                guard hi - lo > 1e-6 else { continue }
                #expect(y(order[i], (lo + hi) / 2) <= y(order[j], (lo + hi) / 2))
            }
        }
    }
}
