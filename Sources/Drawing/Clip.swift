// Clip: paths that reach far beyond a picture, brought within Cairo's coordinates.

import Geometry

/// Clipping to a box. Coordinates in 1/256 px.
enum Clip {
    /// A closed ring clipped to a box (Sutherland and Hodgman, CACM 17 (1974) 32–42).
    static func polygon(_ ring: [Point2], limit b: Box2) -> [Point2] {
        var r = ring
        r = half(r, { $0.x - b.minX })
        r = half(r, { b.maxX - $0.x })
        r = half(r, { $0.y - b.minY })
        return half(r, { b.maxY - $0.y })
    }

    /// What of a ring lies on the side of a line where `side` is not negative.
    private static func half(_ ring: [Point2], _ side: (Point2) -> Double) -> [Point2] {
        guard var p = ring.last else { return [] }
        var out: [Point2] = []
        var dp = side(p)
        for q in ring {
            let dq = side(q)
            if (dp >= 0) != (dq >= 0) {
                let k = dp / (dp - dq)
                out.append(Point2(roundedFast(p.x + (q.x - p.x) * k), roundedFast(p.y + (q.y - p.y) * k)))
            }
            if dq >= 0 { out.append(q) }
            (p, dp) = (q, dq)
        }
        return out
    }

    /// The parts of a line within a box (each segment after Liang and Barsky, ACM TOG 3 (1984) 1–22).
    static func line(_ line: [Point2], limit b: Box2) -> [[Point2]] {
        var runs: [[Point2]] = []
        var run: [Point2] = []
        for (p, q) in zip(line, line.dropFirst()) {
            guard let (t0, t1) = span(p, q, b) else {
                if run.count > 1 { runs.append(run) }
                run = []
                continue
            }
            let d = q - p
            let start = t0 == 0 ? p : Point2(roundedFast(p.x + d.x * t0), roundedFast(p.y + d.y * t0))
            let end = t1 == 1 ? q : Point2(roundedFast(p.x + d.x * t1), roundedFast(p.y + d.y * t1))
            if t0 > 0 || run.isEmpty {
                if run.count > 1 { runs.append(run) }
                run = [start]
            }
            run.append(end)
            if t1 < 1 {
                runs.append(run)
                run = []
            }
        }
        if run.count > 1 { runs.append(run) }
        return runs
    }

    /// Where a segment enters and leaves a box, as shares of its length.
    private static func span(_ p: Point2, _ q: Point2, _ b: Box2) -> (Double, Double)? {
        var t0 = 0.0
        var t1 = 1.0
        let d = q - p
        for (delta, room) in [(-d.x, p.x - b.minX), (d.x, b.maxX - p.x), (-d.y, p.y - b.minY), (d.y, b.maxY - p.y)] {
            if delta == 0 {
                if room < 0 { return nil }
            } else if delta < 0 {
                t0 = max(t0, room / delta)
            } else {
                t1 = min(t1, room / delta)
            }
        }
        return t0 < t1 ? (t0, t1) : nil
    }
}
