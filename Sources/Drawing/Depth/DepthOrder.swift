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
        var isAlive = [Bool](repeating: true, count: all.count)
        var edges = DepthOrder.edges(all, isAlive, newFrom: 0, frame, comparer)
        var cuts = 0
        var round = 0
        var forced = 0
        while true {
            let parts = StronglyConnected.components(count: all.count, from: edges.from, to: edges.to)
            var tangled = parts.filter { $0.count > 1 }
            if round < 4 { tangled = tangled.filter { $0.contains { all[Int($0)].canBeCut } } }
            let replaced = tangled.isEmpty || round >= 6 ? [:] : Cutting.untangle(all, tangled, comparer)
            if replaced.isEmpty {
                var order: [Prism] = []
                order.reserveCapacity(all.count)
                for part in parts {
                    let alive = part.filter { isAlive[Int($0)] }
                    forced += max(0, alive.count - 1)
                    for i in alive.sorted() { order.append(all[Int(i)]) }
                }
                prisms = order
                break
            }
            cuts += replaced.count
            round += 1
            // What was cut dies, and its pairs with it; only the pieces are compared anew.
            let newFrom = all.count
            for i in replaced.keys.sorted() {
                isAlive[i] = false
                for piece in replaced[i] ?? [] {
                    all.append(piece)
                    isAlive.append(true)
                }
            }
            var kept = Edges()
            for (u, v) in zip(edges.from, edges.to) where isAlive[Int(u)] && isAlive[Int(v)] {
                kept.from.append(u)
                kept.to.append(v)
            }
            let fresh = DepthOrder.edges(all, isAlive, newFrom: newFrom, frame, comparer)
            edges = Edges(from: kept.from + fresh.from, to: kept.to + fresh.to)
        }
        cutCount = cuts
        unresolved = forced
    }

    /// What most pairs are decided by, without a look at their rings.
    private struct Brief {
        let minS, maxS, minT, maxT, base, top: Double
        let feature, layer: Int32
        let isSimple: Bool
        let isPiece: Bool

        init(_ p: Prism) {
            (minS, maxS, minT, maxT, base, top) = (p.minS, p.maxS, p.minT, p.maxT, p.base, p.top)
            (feature, layer, isSimple, isPiece) = (p.feature, p.layer, p.split != nil, p.isPiece)
        }
    }

    /// All pairs (behind, in front) of prisms that hide each other, one of them at `newFrom` or after.
    private static func edges(
        _ prisms: [Prism], _ isAlive: [Bool], newFrom: Int, _ frame: EyeFrame, _ comparer: DepthComparer
    ) -> Edges {
        let boxes = prisms.indices.map { isAlive[$0] ? prisms[$0].silhouetteBox(frame) : .empty }
        let briefs = prisms.map { Brief($0) }
        let index = SpatialIndex(boxes)
        let chunks = 16
        let collected = UnsafeMutablePointer<Edges>.allocate(capacity: chunks)
        collected.initialize(repeating: Edges(), count: chunks)
        defer {
            collected.deinitialize(count: chunks)
            collected.deallocate()
        }
        nonisolated(unsafe) let out = collected
        let fresh = prisms.count - newFrom
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            var found = Edges()
            func add(_ behind: Int, _ front: Int) {
                found.from.append(Int32(behind))
                found.to.append(Int32(front))
            }
            briefs.withUnsafeBufferPointer { briefs in
                for i in newFrom + fresh * chunk / chunks..<newFrom + fresh * (chunk + 1) / chunks {
                    let a = briefs[i]
                    index.forEach(in: boxes[i]) { j in
                        // A pair of two new ones is looked at once.
                        guard j < newFrom || j > i else { return }
                        let b = briefs[j]
                        guard min(a.maxS, b.maxS) - max(a.minS, b.minS) > DepthComparer.narrow else { return }
                        if a.feature == b.feature, a.layer != b.layer, !a.isPiece, !b.isPiece, a.base < b.top,
                            b.base < a.top
                        {
                            // Two layers that draw the same thing: in the style's order.
                            if a.layer < b.layer { add(i, j) } else { add(j, i) }
                            return
                        }
                        if a.isSimple, b.isSimple, a.base < b.top - DepthComparer.level,
                            b.base < a.top - DepthComparer.level
                        {
                            // Neither is above the other; wholly nearer means in front.
                            if a.maxT <= b.minT + DepthComparer.touching { return add(j, i) }
                            if b.maxT <= a.minT + DepthComparer.touching { return add(i, j) }
                        }
                        let r = comparer.relation(prisms[i], prisms[j])
                        if r.aFront { add(j, i) }
                        if r.bFront { add(i, j) }
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
