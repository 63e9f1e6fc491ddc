// Clip: paths that reach far beyond a picture, brought within Cairo's coordinates.

import Geometry
import ParkModel

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
    /// Where `period` is not 0, each part begins a whole number of periods from the line's start, a little before the box:
    /// its dashes lie as the whole line's do.
    static func line(_ line: [Point2], limit b: Box2, period: Double = 0) -> [[Point2]] {
        var runs: [[Point2]] = []
        var run: [Point2] = []
        var lengths = [0.0]  // from the start to each point
        if period > 0 {
            for (p, q) in zip(line, line.dropFirst()) { lengths.append((lengths.last ?? 0) + length(q - p)) }
        }
        for (i, (p, q)) in zip(line, line.dropFirst()).enumerated() {
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
                run = period > 0 && t0 > 0 ? lead(line, lengths, i, t0, period) : [start]
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

    /// The points from the last whole period before a share `t` of segment i up to that segment.
    private static func lead(_ line: [Point2], _ lengths: [Double], _ i: Int, _ t: Double, _ period: Double) -> [Point2]
    {
        let at = lengths[i] + (lengths[i + 1] - lengths[i]) * t
        let from = (at / period).rounded(.down) * period
        var j = i
        while j > 0, lengths[j] > from { j -= 1 }
        let d = line[j + 1] - line[j]
        let k = (from - lengths[j]) / max(lengths[j + 1] - lengths[j], 1)
        let start = Point2(roundedFast(line[j].x + d.x * k), roundedFast(line[j].y + d.y * k))
        return [start] + line[(j + 1)..<(i + 1)]
    }

    private static func length(_ d: Point2) -> Double { (d.x * d.x + d.y * d.y).squareRoot() }

    /// Whether some of a shape lies in a box.
    static func reaches(_ shape: FeatureGeometry, _ b: Box2) -> Bool {
        func crosses(_ path: [Point2], closed: Bool) -> Bool {
            guard var p = closed ? path.last : path.first else { return false }
            for q in path {
                defer { p = q }
                guard min(p.x, q.x) <= b.maxX, max(p.x, q.x) >= b.minX, min(p.y, q.y) <= b.maxY, max(p.y, q.y) >= b.minY
                else { continue }
                if b.contains(q) || span(p, q, b) != nil { return true }
            }
            return false
        }
        return switch shape {
        case .points(let points): points.contains { b.contains($0) }
        case .lines(let lines): lines.contains { crosses($0, closed: false) }
        case .polygons(let polygons):
            polygons.contains { p in p.rings.contains { crosses($0, closed: true) } || p.contains(b.center) }
        }
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
