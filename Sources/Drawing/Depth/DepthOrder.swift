// DepthOrder: the one order, far to near, in which a scene's prisms are drawn.

import Dispatch
import Geometry

/// The prisms of a scene in the order in which they are drawn, far to near; some cut where no order of whole ones exists.
///
/// Found by: candidates whose silhouettes' boxes overlap → exact predicate → strongly connected components. What remains
/// in a component is cut, first along lines of sight where a footprint is crossed more than once, then at the heights of the
/// others, then where footprints share ground, and ordered again.
struct DepthOrder: Sendable {
    /// The prisms, far to near.
    let prisms: [Prism]
    /// How many prisms were cut.
    let cutCount: Int
    /// How many pairs had to be left in an order that shows wrongly somewhere (balls and fences that stand in things).
    let unresolved: Int

    private struct Edges {
        var from: [Int32] = []
        var to: [Int32] = []
    }

    /// Orders prisms.
    ///
    /// - Complexity: O(n log n + K) for K pairs of overlapping silhouettes.
    init(_ input: [Prism], frame: EyeFrame) {
        if frame.isPlan {
            prisms = input.sorted {
                ($0.top, $0.base, $0.layer, $0.feature) < ($1.top, $1.base, $1.layer, $1.feature)
            }
            (cutCount, unresolved) = (0, 0)
            return
        }
        // A first order by depth makes the answer independent of the files' order and near to the final one.
        var all = input.sorted { a, b in
            let (p, q) = (a.minT + a.maxT, b.minT + b.maxT)
            return p != q ? p > q : (a.base, a.feature, a.layer) < (b.base, b.feature, b.layer)
        }
        let comparer = DepthComparer(frame)
        var cuts = 0
        var round = 0
        var forced = 0
        while true {
            let edges = DepthOrder.edges(all, frame, comparer)
            let parts = StronglyConnected.components(count: all.count, from: edges.from, to: edges.to)
            var tangled = parts.filter { $0.count > 1 }
            if round < 4 { tangled = tangled.filter { $0.contains { all[Int($0)].canBeCut } } }
            if tangled.isEmpty || round >= 6 {
                var order: [Prism] = []
                order.reserveCapacity(all.count)
                for part in parts {
                    forced += part.count - 1
                    for i in part.sorted() { order.append(all[Int(i)]) }
                }
                prisms = order
                break
            }
            let (next, changed) = Cutting.untangle(all, tangled, comparer)
            cuts += changed
            if changed == 0 { round = 6 } else { round += 1 }
            all = next
        }
        cutCount = cuts
        unresolved = forced
    }

    /// All pairs (behind, in front) of prisms that hide each other.
    private static func edges(_ prisms: [Prism], _ frame: EyeFrame, _ comparer: DepthComparer) -> Edges {
        let boxes = prisms.map { $0.silhouetteBox(frame) }
        let index = SpatialIndex(boxes)
        let chunks = 16
        let collected = UnsafeMutablePointer<Edges>.allocate(capacity: chunks)
        collected.initialize(repeating: Edges(), count: chunks)
        defer {
            collected.deinitialize(count: chunks)
            collected.deallocate()
        }
        nonisolated(unsafe) let out = collected
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            var found = Edges()
            for i in prisms.count * chunk / chunks..<prisms.count * (chunk + 1) / chunks {
                let a = prisms[i]
                index.forEach(in: boxes[i]) { j in
                    guard j > i else { return }
                    let b = prisms[j]
                    if a.feature == b.feature, !a.isPiece, !b.isPiece, a.base < b.top, b.base < a.top {
                        // Two layers that draw the same thing: in the style's order.
                        if a.layer < b.layer {
                            found.from.append(Int32(i))
                            found.to.append(Int32(j))
                        } else if a.layer > b.layer {
                            found.from.append(Int32(j))
                            found.to.append(Int32(i))
                        }
                        if a.layer != b.layer { return }
                    }
                    let r = comparer.relation(a, b)
                    if r.aFront {
                        found.from.append(Int32(j))
                        found.to.append(Int32(i))
                    }
                    if r.bFront {
                        found.from.append(Int32(i))
                        found.to.append(Int32(j))
                    }
                }
            }
            out[chunk] = found
        }
        var edges = Edges()
        for chunk in 0..<chunks {
            edges.from += collected[chunk].from
            edges.to += collected[chunk].to
        }
        return edges
    }
}

/// Strongly connected components of a graph, in topological order: Tarjan's algorithm (SIAM J. Comput. 1 (1972) 146–160),
/// without recursion.
enum StronglyConnected {
    /// The components, sources first. A component of one node is an order already.
    static func components(count n: Int, from: [Int32], to: [Int32]) -> [[Int32]] {
        var start = [Int32](repeating: 0, count: n + 1)
        for u in from { start[Int(u) + 1] += 1 }
        for i in 0..<n { start[i + 1] += start[i] }
        var target = [Int32](repeating: 0, count: to.count)
        var fill = start
        for (u, v) in zip(from, to) {
            target[Int(fill[Int(u)])] = v
            fill[Int(u)] += 1
        }
        var number = [Int32](repeating: -1, count: n)
        var low = [Int32](repeating: 0, count: n)
        var onStack = [Bool](repeating: false, count: n)
        var stack: [Int32] = []
        var work: [Int32] = []
        var cursor = start
        var counter: Int32 = 0
        var parts: [[Int32]] = []
        parts.reserveCapacity(n)
        // Roots from the back, so that after turning the order about, unrelated nodes keep the order they came in.
        for root in stride(from: n - 1, through: 0, by: -1) where number[root] < 0 {
            work.append(Int32(root))
            while let u = work.last.map(Int.init) {
                if number[u] < 0 {
                    number[u] = counter
                    low[u] = counter
                    counter += 1
                    stack.append(Int32(u))
                    onStack[u] = true
                }
                var descended = false
                while cursor[u] < start[u + 1] {
                    let v = Int(target[Int(cursor[u])])
                    cursor[u] += 1
                    if number[v] < 0 {
                        work.append(Int32(v))
                        descended = true
                        break
                    }
                    if onStack[v] { low[u] = min(low[u], number[v]) }
                }
                if descended { continue }
                work.removeLast()
                if let parent = work.last.map(Int.init) { low[parent] = min(low[parent], low[u]) }
                if low[u] == number[u] {
                    var part: [Int32] = []
                    while let v = stack.popLast() {
                        onStack[Int(v)] = false
                        part.append(v)
                        if Int(v) == u { break }
                    }
                    parts.append(part)
                }
            }
        }
        parts.reverse()
        return parts
    }
}
