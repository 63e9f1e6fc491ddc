// RingValidity: whether a polygon's rings can be filled: closed, long enough, not crossing, holes inside.

import Geometry

/// What is wrong with a polygon, and at which position.
struct RingProblem {
    /// Its kind, in kebab-case.
    var code: String
    /// What is wrong, for people.
    var message: String
    /// Which of the paths.
    var path: Int
    /// Which position of that path.
    var position: Int
}

/// Checks the rings of one polygon, the outer one first, and finds which run clockwise.
///
/// Rings may touch themselves and each other, at vertices and along edges; they must not cross. The way round is free.
///
/// - Parameters:
///   - positions: all positions of the chunk.
///   - rings: the paths of one polygon; `isClockwise` is set.
///   - first: the number of the first of them, for problems.
/// - Returns: the first problem of each ring, or of the rings together.
func ringProblems(
    _ positions: UnsafeBufferPointer<Point2>, _ rings: UnsafeMutableBufferPointer<ScannedPath>, first: Int
) -> [RingProblem] {
    var problems: [RingProblem] = []
    for r in rings.indices {
        let ring = rings[r]
        let points = UnsafeBufferPointer(rebasing: positions[ring.start..<ring.start + ring.count])
        func problem(_ code: String, _ message: String, at position: Int) {
            problems.append(RingProblem(code: code, message: message, path: first + r, position: position))
        }
        guard points.count >= 4 else {
            problem(
                "short-ring",
                "a ring needs at least 4 positions, its first repeated at the end; here are \(points.count)",
                at: 0)
            continue
        }
        guard points[0] == points[points.count - 1], ring.sameTail else {
            problem("open-ring", "a ring's last position must be the same as its first", at: points.count - 1)
            continue
        }
        let edges = points.count - 1
        let crossing = edges <= 48 ? shortRingCrossing(points) : crossing(positions, [ring])?.index
        if let crossing {
            problem("self-crossing", "the ring crosses itself on the edge that starts here", at: crossing)
            continue
        }
        var area = 0.0
        var box = Box2.empty
        for i in 0..<edges {
            let (p, q) = (points[i], points[i + 1])
            area += (p.x - points[0].x) * (q.y - points[0].y) - (q.x - points[0].x) * (p.y - points[0].y)
            box.extend(to: p)
        }
        rings[r].isClockwise = area < 0
        // Decimals are rounded to some 1e-16 of their size: a ring thinner than that tells nothing.
        if abs(area) <= 1e-9 * (box.width * box.width + box.height * box.height) {
            problem("zero-area", "the ring encloses no area", at: 0)
        }
    }
    guard problems.isEmpty, rings.count > 1 else { return problems }
    if let found = crossing(positions, Array(rings)) {
        return [
            RingProblem(
                code: "crossing-rings", message: "two rings of the polygon cross on the edge that starts here",
                path: first + found.ring, position: found.index)
        ]
    }
    let outer = UnsafeBufferPointer(rebasing: positions[rings[0].start..<rings[0].start + rings[0].count])
    for r in 1..<rings.count {
        let hole = UnsafeBufferPointer(rebasing: positions[rings[r].start..<rings[r].start + rings[r].count])
        // As nothing crosses, the first vertex that is not on the outer ring itself tells for all.
        guard let (index, side) = firstSide(of: hole, in: outer), side < 0 else { continue }
        problems.append(
            RingProblem(
                code: "hole-outside", message: "a hole lies outside the polygon's outer ring", path: first + r,
                position: index))
    }
    return problems
}

/// The first vertex of a hole that is not on a ring's own line, and whether it is inside (1) or outside (−1).
private func firstSide(of hole: UnsafeBufferPointer<Point2>, in ring: UnsafeBufferPointer<Point2>) -> (Int, Int)? {
    for (index, p) in hole.enumerated() {
        var inside = false
        var touches = false
        for i in 0..<ring.count - 1 {
            let (a, b) = (ring[i], ring[i + 1])
            if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
            if side(a, b, p) == 0, within(a, b, p) {
                touches = true
                break
            }
        }
        if !touches { return (index, inside ? 1 : -1) }
    }
    return nil
}

/// The first edge of a short closed ring that another one crosses: every pair is tried.
private func shortRingCrossing(_ p: UnsafeBufferPointer<Point2>) -> Int? {
    let edges = p.count - 1
    for i in 0..<edges {
        let (a, b) = (p[i], p[i + 1])
        let (lowX, highX) = a.x < b.x ? (a.x, b.x) : (b.x, a.x)
        let (lowY, highY) = a.y < b.y ? (a.y, b.y) : (b.y, a.y)
        var j = i + 2
        while j < edges {
            let (c, d) = (p[j], p[j + 1])
            if !(c.x < lowX && d.x < lowX || c.x > highX && d.x > highX || c.y < lowY && d.y < lowY
                || c.y > highY && d.y > highY)
            {
                if crosses(p, i, p, j) { return i }
            }
            j += 1
        }
    }
    return nil
}

/// The first edge of some closed rings that another edge crosses: neighbours are found through an R-tree, or by a sweep
/// where so many boxes overlap that the tree does not tell them apart.
private func crossing(_ positions: UnsafeBufferPointer<Point2>, _ rings: [ScannedPath]) -> RingEdge? {
    var boxes: [Box2] = []
    var edges: [RingEdge] = []
    let total = rings.reduce(0) { $0 + $1.count }
    boxes.reserveCapacity(total)
    edges.reserveCapacity(total)
    for (r, ring) in rings.enumerated() {
        for i in 0..<ring.count - 1 {
            var box = Box2.empty
            box.extend(to: positions[ring.start + i])
            box.extend(to: positions[ring.start + i + 1])
            boxes.append(box)
            edges.append(RingEdge(ring: r, index: i))
        }
    }
    let index = SpatialIndex(boxes)
    let views = rings.map { UnsafeBufferPointer(rebasing: positions[$0.start..<$0.start + $0.count]) }
    func cross(_ k: Int, _ other: Int) -> Bool {
        crosses(views[edges[k].ring], edges[k].index, views[edges[other].ring], edges[other].index)
    }
    func sweep() -> RingEdge? {
        let pair = RingSweep.firstPair(edges.count) { k in
            let ring = views[edges[k].ring]
            return (ring[edges[k].index], ring[edges[k].index + 1])
        } cross: {
            cross($0, $1)
        }
        return pair.map { edges[min($0, $1)] }
    }
    var pairs = 0
    for k in boxes.indices {
        var found = false
        index.forEach(in: boxes[k]) { other in
            pairs += 1
            if other > k, !found { found = cross(k, other) }
        }
        if found { return edges[k] }
        if pairs > 200 * (k + 1000) { return sweep() }
    }
    return nil
}

/// Whether edge `i` of ring `p` and edge `j` of ring `q` cross: at a point inside both, or at a vertex of one at which
/// its ring goes from one side of the other edge to the other.
private func crosses(
    _ p: UnsafeBufferPointer<Point2>, _ i: Int, _ q: UnsafeBufferPointer<Point2>, _ j: Int
) -> Bool {
    let (a, b, c, d) = (p[i], p[i + 1], q[j], q[j + 1])
    let sideC = side(a, b, c)
    let sideD = side(a, b, d)
    if sideC * sideD > 0 { return false }
    let sideA = side(c, d, a)
    let sideB = side(c, d, b)
    if sideA * sideB > 0 { return false }
    if sideC * sideD < 0, sideA * sideB < 0 { return true }
    // The end of one edge on the inside of the other: where does its ring go on?
    if sideD == 0, sideC != 0, strictlyWithin(a, b, d) { return side(a, b, after(j, q)) * sideC < 0 }
    if sideB == 0, sideA != 0, strictlyWithin(c, d, b) { return side(c, d, after(i, p)) * sideA < 0 }
    return false
}

/// The first vertex behind edge `i` of a closed ring that is not its end again.
private func after(_ i: Int, _ ring: UnsafeBufferPointer<Point2>) -> Point2 {
    let edges = ring.count - 1
    var k = (i + 2) % edges
    while ring[k] == ring[i + 1], k != i { k = (k + 1) % edges }
    return ring[k]
}

/// On which side of the line a→b a point lies: 1 left, −1 right, 0 on it as far as rounded decimals can tell.
@inline(__always)
private func side(_ a: Point2, _ b: Point2, _ p: Point2) -> Int {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let cross = dx * (p.y - a.y) - dy * (p.x - a.x)
    let size = max(abs(p.x), abs(p.y), 1e-3)
    let tolerance = 1e-13 * size * (abs(dx) + abs(dy))
    return cross > tolerance ? 1 : cross < -tolerance ? -1 : 0
}

/// Whether a point on the line through a and b lies between them, ends counted.
private func within(_ a: Point2, _ b: Point2, _ p: Point2) -> Bool {
    p.x >= min(a.x, b.x) && p.x <= max(a.x, b.x) && p.y >= min(a.y, b.y) && p.y <= max(a.y, b.y)
}

/// Whether a point on the line through a and b lies between them and is neither.
private func strictlyWithin(_ a: Point2, _ b: Point2, _ p: Point2) -> Bool {
    p != a && p != b && within(a, b, p)
}
