// Polygons with holes: area, centroid, point tests, orientation.

/// A polygon of a plane: an outer ring and holes. Rings are open (the first point is not repeated at the end);
/// the outer ring runs counter-clockwise (y up), holes clockwise, once `normalized`.
public struct Polygon: Sendable, Hashable {
    /// The outer ring.
    public var outer: [Point2]
    /// The holes.
    public var holes: [[Point2]]

    /// A polygon from its rings.
    public init(outer: [Point2], holes: [[Point2]] = []) {
        self.outer = outer
        self.holes = holes
    }

    /// The outer ring and the holes, in that order.
    public var rings: [[Point2]] { holes.isEmpty ? [outer] : [outer] + holes }

    /// The area of the outer ring less that of the holes, in squared units; never negative.
    public var area: Double {
        holes.reduce(abs(Polygon.signedArea(outer))) { $0 - abs(Polygon.signedArea($1)) }
    }

    /// The smallest box about the outer ring.
    public var box: Box2 { Box2(around: outer) }

    /// The same polygon with its outer ring counter-clockwise and its holes clockwise.
    public var normalized: Polygon {
        Polygon(
            outer: Polygon.signedArea(outer) < 0 ? outer.reversed() : outer,
            holes: holes.map { Polygon.signedArea($0) > 0 ? $0.reversed() : $0 })
    }

    /// Twice-halved shoelace sum: positive for a counter-clockwise ring (y up).
    @inlinable
    public static func signedArea(_ ring: [Point2]) -> Double {
        guard let last = ring.last, let first = ring.first else { return 0 }
        var sum = 0.0
        var p = last
        for q in ring {
            sum += (p.x - first.x) * (q.y - first.y) - (q.x - first.x) * (p.y - first.y)
            p = q
        }
        return sum / 2
    }

    /// Whether a point lies inside (even-odd over all rings).
    public func contains(_ p: Point2) -> Bool {
        var inside = false
        for ring in rings where Polygon.ringContains(ring, p) { inside.toggle() }
        return inside
    }

    /// Whether a point lies inside one ring (even-odd).
    public static func ringContains(_ ring: [Point2], _ p: Point2) -> Bool {
        guard var a = ring.last else { return false }
        var inside = false
        for b in ring {
            if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
            a = b
        }
        return inside
    }

    /// The centre of mass of the outer ring; the mean of its points where the area is nothing.
    public var centroid: Point2 {
        guard let first = outer.first, var p = outer.last else { return Point2(0, 0) }
        var sum = 0.0
        var cx = 0.0
        var cy = 0.0
        for q in outer {
            let cross = (p.x - first.x) * (q.y - first.y) - (q.x - first.x) * (p.y - first.y)
            sum += cross
            cx += (p.x + q.x - 2 * first.x) * cross
            cy += (p.y + q.y - 2 * first.y) * cross
            p = q
        }
        if abs(sum) < 1e-12 {
            let n = Double(outer.count)
            return Point2(outer.reduce(0) { $0 + $1.x } / n, outer.reduce(0) { $0 + $1.y } / n)
        }
        return Point2(first.x + cx / (3 * sum), first.y + cy / (3 * sum))
    }

    /// A point inside, near the middle: the centroid where that lies inside, else the middle of the widest horizontal
    /// cut through it.
    public var innerPoint: Point2 {
        let c = centroid
        if contains(c) { return c }
        let b = box
        var best = c
        var width = -1.0
        for k in 1..<8 {
            let y = b.minY + b.height * Double(k) / 8
            var xs: [Double] = []
            for ring in rings {
                guard var p = ring.last else { continue }
                for q in ring {
                    if (p.y > y) != (q.y > y) { xs.append((q.x - p.x) * (y - p.y) / (q.y - p.y) + p.x) }
                    p = q
                }
            }
            xs.sort()
            var i = 0
            while i + 1 < xs.count {
                if xs[i + 1] - xs[i] > width {
                    width = xs[i + 1] - xs[i]
                    best = Point2((xs[i] + xs[i + 1]) / 2, y)
                }
                i += 2
            }
        }
        return best
    }
}
