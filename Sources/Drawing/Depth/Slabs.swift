// Slabs: a footprint cut along lines of sight, where it is nothing but trapezoids.

import Geometry

/// A trapezoid of a footprint between two lines of sight: near and far t at the left (0) and right (1) line, and whether
/// its near and far edges belong to the outline.
struct SlabInterval: Sendable {
    var near0, near1, far0, far1: Double
    var nearIsOutline = true
    var farIsOutline = true
    var middle: Double { near0 + near1 + far0 + far1 }
}

/// Cutting footprints along lines of sight.
enum Slabs {
    /// The s of every corner within lo … hi, with lo and hi themselves, ascending and distinct.
    static func cuts(_ prisms: [Prism], _ lo: Double, _ hi: Double) -> [Double] {
        var cuts = [lo, hi]
        for prism in prisms {
            for ring in prism.rings {
                for p in ring where p.x > lo && p.x < hi { cuts.append(p.x) }
            }
        }
        return distinct(cuts)
    }

    /// Sorted, those within a micrometre taken as one.
    static func distinct(_ values: [Double]) -> [Double] {
        var out: [Double] = []
        for v in values.sorted() where v - (out.last ?? -.infinity) > 1e-6 { out.append(v) }
        return out
    }

    /// The trapezoids of a prism between two lines of sight with no corner between them, near to far.
    static func intervals(_ prism: Prism, _ s0: Double, _ s1: Double) -> [SlabInterval] {
        let middle = (s0 + s1) / 2
        var edges: [(mid: Double, t0: Double, t1: Double, outline: Bool)] = []
        if prism.rings[0].count == 2 {
            let (p, q) = (prism.rings[0][0], prism.rings[0][1])
            guard p.x <= middle, q.x >= middle, q.x > p.x else { return [] }
            let at = { (s: Double) in p.y + (q.y - p.y) * (s - p.x) / (q.x - p.x) }
            return [SlabInterval(near0: at(s0), near1: at(s1), far0: at(s0), far1: at(s1))]
        }
        for (r, ring) in prism.rings.enumerated() {
            for i in ring.indices {
                let p = ring[i]
                let q = ring[i + 1 == ring.count ? 0 : i + 1]
                guard (p.x > middle) != (q.x > middle) else { continue }
                let slope = (q.y - p.y) / (q.x - p.x)
                edges.append(
                    (
                        p.y + slope * (middle - p.x), p.y + slope * (s0 - p.x), p.y + slope * (s1 - p.x),
                        prism.outlines(r, i)
                    ))
            }
        }
        edges.sort { $0.mid < $1.mid }
        var out: [SlabInterval] = []
        var i = 0
        while i + 1 < edges.count {
            let (n, f) = (edges[i], edges[i + 1])
            out.append(
                SlabInterval(
                    near0: n.t0, near1: n.t1, far0: f.t0, far1: f.t1, nearIsOutline: n.outline, farIsOutline: f.outline)
            )
            i += 2
        }
        return out
    }
}
