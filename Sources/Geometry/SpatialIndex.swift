// A packed R-tree: built once, read by many; the way from a rectangle to what may show in it.

/// An immutable R-tree over boxes, packed by sort-tile-recursive order.
///
/// - Complexity: building O(n log n), a query O(log n + found) for boxes of like size.
public struct SpatialIndex: Sendable {
    @usableFromInline static let fanout = 16
    @usableFromInline let boxes: [Box2]  // leaves in packed order, then each level above
    @usableFromInline let items: [Int32]  // the item of each leaf
    @usableFromInline let levelStart: [Int]  // where each level's boxes begin; level 0 are the leaves

    /// Packs `boxes`; a query answers with positions in this array. Empty boxes are never found.
    public init(_ source: [Box2]) {
        var order = (0..<source.count).filter { !source[$0].isEmpty }.map { Int32($0) }
        let n = order.count
        let fan = SpatialIndex.fanout
        if n > fan {
            let leaves = (n + fan - 1) / fan
            let slices = Int(Double(leaves).squareRoot().rounded(.up))
            let perSlice = (leaves + slices - 1) / slices * fan
            source.withUnsafeBufferPointer { b in
                order.sort { i, j in
                    let p = b[Int(i)].minX + b[Int(i)].maxX
                    let q = b[Int(j)].minX + b[Int(j)].maxX
                    return p != q ? p < q : i < j
                }
                var start = 0
                while start < n {
                    let end = min(start + perSlice, n)
                    order[start..<end].sort { i, j in
                        let p = b[Int(i)].minY + b[Int(i)].maxY
                        let q = b[Int(j)].minY + b[Int(j)].maxY
                        return p != q ? p < q : i < j
                    }
                    start = end
                }
            }
        }
        var all = order.map { source[Int($0)] }
        var starts = [0]
        var begin = 0
        var count = n
        while count > 1 {
            let next = all.count
            var i = begin
            while i < begin + count {
                var box = Box2.empty
                for k in i..<min(i + fan, begin + count) { box = box.union(all[k]) }
                all.append(box)
                i += fan
            }
            starts.append(next)
            begin = next
            count = all.count - next
        }
        boxes = all
        items = order
        levelStart = starts
    }

    /// Calls `body` with each item whose box intersects `query`, in no particular order.
    @inlinable
    public func forEach(in query: Box2, _ body: (Int) -> Void) {
        if items.isEmpty { return }
        visit(level: levelStart.count - 1, node: 0, query, body)
    }

    @usableFromInline
    func visit(level: Int, node: Int, _ query: Box2, _ body: (Int) -> Void) {
        guard boxes[levelStart[level] + node].intersects(query) else { return }
        if level == 0 {
            body(Int(items[node]))
            return
        }
        let below = level == 1 ? items.count : levelStart[level] - levelStart[level - 1]
        let first = node * SpatialIndex.fanout
        for child in first..<min(first + SpatialIndex.fanout, below) {
            visit(level: level - 1, node: child, query, body)
        }
    }

    /// The items whose boxes intersect `query`, ascending.
    public func items(in query: Box2) -> [Int] {
        var found: [Int] = []
        forEach(in: query) { found.append($0) }
        found.sort()
        return found
    }

    /// The box about everything.
    public var bounds: Box2 { boxes.last ?? .empty }
}
