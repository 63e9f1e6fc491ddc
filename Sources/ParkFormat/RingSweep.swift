// RingSweep: finds crossing edges of intricate rings in O(n log n), where too many boxes overlap for an R-tree.

import Geometry

/// An edge of a ring.
struct RingEdge {
    /// Which ring.
    var ring: Int
    /// Which edge of it: from position `index` to the next.
    var index: Int
}

/// A sweep over edges from left to right (Shamos and Hoey 1976, "Geometric intersection problems"): as long as nothing
/// crosses, the edges that meet the sweep line keep their order, and two that come to cross are neighbours before.
struct RingSweep {
    /// An edge from its left to its right end, sheared so that hardly any edge is vertical.
    private struct Segment {
        var left: Point2
        var right: Point2
    }

    private var segments: [Segment] = []
    /// The edges that meet the sweep line, from bottom to top, in blocks: inserting moves few of them.
    private var blocks: [[Int32]] = [[]]
    private static let blockSize = 256
    /// How far x is moved with y: no edge of a plan runs along just this slope.
    private static let shear = 0.1370359991

    /// The first pair of edges found for which `cross` is true.
    ///
    /// - Parameters:
    ///   - edges: how many there are.
    ///   - ends: the two ends of an edge.
    ///   - cross: whether two edges cross; asked of neighbours only.
    /// - Returns: the two edges; nothing where no neighbours cross.
    static func firstPair(
        _ edges: Int, ends: (Int) -> (Point2, Point2), cross: (Int, Int) -> Bool
    ) -> (Int, Int)? {
        var sweep = RingSweep()
        sweep.segments.reserveCapacity(edges)
        for i in 0..<edges {
            let (a, b) = ends(i)
            let (p, q) = (Point2(a.x + shear * a.y, a.y), Point2(b.x + shear * b.y, b.y))
            let forward = p.x != q.x ? p.x < q.x : p.y < q.y
            sweep.segments.append(forward ? Segment(left: p, right: q) : Segment(left: q, right: p))
        }
        return sweep.run(cross)
    }

    private mutating func run(_ cross: (Int, Int) -> Bool) -> (Int, Int)? {
        // Where one edge ends and another begins, the end comes first.
        var events: [(x: Double, edge: Int32, isEnd: Bool)] = []
        events.reserveCapacity(segments.count * 2)
        for (i, s) in segments.enumerated() {
            events.append((s.left.x, Int32(i), false))
            events.append((s.right.x, Int32(i), true))
        }
        events.sort { a, b in
            a.x != b.x ? a.x < b.x : a.isEnd != b.isEnd ? a.isEnd : a.edge < b.edge
        }
        for event in events {
            let edge = event.edge
            if event.isEnd {
                guard let (block, slot) = position(of: edge) else { continue }
                let (below, above) = neighbours(block, slot)
                blocks[block].remove(at: slot)
                if blocks[block].isEmpty, blocks.count > 1 { blocks.remove(at: block) }
                if let below, let above, cross(Int(below), Int(above)) { return (Int(below), Int(above)) }
            } else {
                let (block, slot) = insert(edge)
                let (below, above) = neighbours(block, slot)
                if let below, cross(Int(below), Int(edge)) { return (Int(below), Int(edge)) }
                if let above, cross(Int(edge), Int(above)) { return (Int(edge), Int(above)) }
            }
        }
        return nil
    }

    /// Whether edge `t` lies below edge `s` where the sweep line meets both.
    private func isBelow(_ t: Int32, _ s: Int32) -> Bool {
        let (a, b) = (segments[Int(t)], segments[Int(s)])
        // The one that begins later is held against the other's line: first its left end, then its right one.
        if a.left.x <= b.left.x {
            let side = RingSweep.side(a, b.left)
            if side != 0 { return side > 0 }
            let far = RingSweep.side(a, b.right)
            return far != 0 ? far > 0 : t < s
        }
        let side = RingSweep.side(b, a.left)
        if side != 0 { return side < 0 }
        let far = RingSweep.side(b, a.right)
        return far != 0 ? far < 0 : t < s
    }

    private static func side(_ s: Segment, _ p: Point2) -> Double {
        (s.right.x - s.left.x) * (p.y - s.left.y) - (s.right.y - s.left.y) * (p.x - s.left.x)
    }

    /// The first place whose edge is not below `s`.
    private func lowerBound(_ s: Int32) -> (block: Int, slot: Int) {
        var low = 0
        var high = blocks.count - 1
        while low < high {
            let middle = (low + high) / 2
            if let last = blocks[middle].last, isBelow(last, s) { low = middle + 1 } else { high = middle }
        }
        let block = blocks[low]
        var first = 0
        var end = block.count
        while first < end {
            let middle = (first + end) / 2
            if isBelow(block[middle], s) { first = middle + 1 } else { end = middle }
        }
        return (low, first)
    }

    private mutating func insert(_ edge: Int32) -> (block: Int, slot: Int) {
        let (block, slot) = lowerBound(edge)
        blocks[block].insert(edge, at: slot)
        guard blocks[block].count > 2 * RingSweep.blockSize else { return (block, slot) }
        let upper = Array(blocks[block][RingSweep.blockSize...])
        blocks[block].removeSubrange(RingSweep.blockSize...)
        blocks.insert(upper, at: block + 1)
        return slot < RingSweep.blockSize ? (block, slot) : (block + 1, slot - RingSweep.blockSize)
    }

    private func position(of edge: Int32) -> (block: Int, slot: Int)? {
        let (block, slot) = lowerBound(edge)
        if slot < blocks[block].count, blocks[block][slot] == edge { return (block, slot) }
        // Rounding can disturb the order where edges touch.
        for (block, edges) in blocks.enumerated() {
            if let slot = edges.firstIndex(of: edge) { return (block, slot) }
        }
        return nil
    }

    private func neighbours(_ block: Int, _ slot: Int) -> (below: Int32?, above: Int32?) {
        let edges = blocks[block]
        let below = slot > 0 ? edges[slot - 1] : block > 0 ? blocks[block - 1].last : nil
        let above = slot + 1 < edges.count ? edges[slot + 1] : block + 1 < blocks.count ? blocks[block + 1].first : nil
        return (below, above)
    }
}
