// WallOrder: the walls of one solid, far to near.

import Geometry

/// Orders a solid's walls. They are segments of one outline and share no more than corners, so that an order exists.
enum WallOrder {
    /// Walls (each from left to right, world points with y towards the eye) in the order in which they are drawn.
    static func farToNear(_ walls: [(p: Point2, q: Point2)]) -> [(p: Point2, q: Point2)] {
        guard walls.count > 1 else { return walls }
        var from: [Int32] = []
        var to: [Int32] = []
        // Few walls: every pair. Many: sorted by their left ends, only those that overlap in x are compared.
        let byLeft = walls.indices.sorted { walls[$0].p.x < walls[$1].p.x }
        for (n, i) in byLeft.enumerated() {
            for j in byLeft[(n + 1)...] {
                if walls[j].p.x >= walls[i].q.x { break }
                let lo = max(walls[i].p.x, walls[j].p.x)
                let hi = min(walls[i].q.x, walls[j].q.x)
                guard hi > lo else { continue }
                let middle = (lo + hi) / 2
                if y(walls[i], middle) < y(walls[j], middle) {  // i lies higher on the screen: farther
                    from.append(Int32(i))
                    to.append(Int32(j))
                } else {
                    from.append(Int32(j))
                    to.append(Int32(i))
                }
            }
        }
        return StronglyConnected.components(count: walls.count, from: from, to: to).flatMap {
            $0.map { walls[Int($0)] }
        }
    }

    private static func y(_ w: (p: Point2, q: Point2), _ x: Double) -> Double {
        w.p.y + (w.q.y - w.p.y) * (x - w.p.x) / (w.q.x - w.p.x)
    }
}
