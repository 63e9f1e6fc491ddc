// Cutting: what is done with prisms that have no order as wholes.

import Geometry

/// Cuts tangled prisms so that the pieces have an order.
///
/// Pieces are prisms between two lines of sight and two heights. Pieces of one slab of height whose footprints share no
/// ground always have an order; slabs stack.
enum Cutting {
    /// Cuts the members of each tangle by the mildest means that changes something there: footprints that a line of sight
    /// crosses more than once; then heights; then shared ground.
    ///
    /// - Returns: the pieces of each prism that was cut, by its position.
    static func untangle(_ all: [Prism], _ tangles: [[Int32]], _ comparer: DepthComparer) -> [Int: [Prism]] {
        var replaced: [Int: [Prism]] = [:]
        for tangle in tangles {
            let members = tangle.map { Int($0) }.sorted().filter { all[$0].canBeCut }
            var pieces = members.map { [all[$0]] }
            if members.contains(where: { all[$0].split == nil }) {
                pieces = members.map { all[$0].split == nil ? alongSight(all[$0]) : [all[$0]] }
            } else {
                let planes = Slabs.distinct(members.flatMap { [all[$0].base, all[$0].top] })
                pieces = members.map { atHeights(all[$0], planes) }
                if pieces.allSatisfy({ $0.count == 1 }) {
                    pieces = withoutSharedGround(members.map { all[$0] }, comparer)
                }
            }
            for (i, p) in zip(members, pieces) where p.count != 1 || p[0].rings != all[i].rings { replaced[i] = p }
        }
        return replaced
    }

    /// Pieces that a line of sight crosses once: trapezoids between corners, joined where they go on smoothly.
    static func alongSight(_ prism: Prism) -> [Prism] {
        let cuts = Slabs.cuts([prism], prism.minS, prism.maxS)
        // Runs of trapezoids that continue one another, left to right.
        var open: [[(s0: Double, s1: Double, part: SlabInterval)]] = []
        var done: [[(s0: Double, s1: Double, part: SlabInterval)]] = []
        for (s0, s1) in zip(cuts, cuts.dropFirst()) {
            let parts = Slabs.intervals(prism, s0, s1)
            var next: [[(s0: Double, s1: Double, part: SlabInterval)]] = []
            var taken = [Bool](repeating: false, count: open.count)
            for part in parts {
                // What touches this trapezoid at the line; it goes on only where one meets one.
                let before = open.indices.filter { touches(open[$0], part) }
                let after = before.first.map { i in parts.filter { touches(open[i], $0) }.count } ?? 0
                if before.count == 1, after == 1, let i = before.first, !taken[i] {
                    taken[i] = true
                    next.append(open[i] + [(s0, s1, part)])
                } else {
                    next.append([(s0, s1, part)])
                }
            }
            for (i, run) in open.enumerated() where !taken[i] { done.append(run) }
            open = next
        }
        return (done + open).map { piece(of: prism, run: $0) }
    }

    private static func touches(_ run: [(s0: Double, s1: Double, part: SlabInterval)], _ part: SlabInterval) -> Bool {
        guard let last = run.last else { return false }
        return last.part.near1 < part.far0 - 1e-6 && part.near0 < last.part.far1 - 1e-6
    }

    /// The piece of a prism made of trapezoids that continue one another.
    private static func piece(of prism: Prism, run: [(s0: Double, s1: Double, part: SlabInterval)]) -> Prism {
        var near: [(Point2, Bool)] = []  // each point with whether the edge after it is the outline's
        var far: [(Point2, Bool)] = []
        for (i, t) in run.enumerated() {
            near.append((Point2(t.s0, t.part.near0), t.part.nearIsOutline))
            let nextNear = i + 1 < run.count ? run[i + 1].part.near0 : .nan
            if t.part.near1 != nextNear { near.append((Point2(t.s1, t.part.near1), false)) }
            far.append((Point2(t.s0, t.part.far0), t.part.farIsOutline))
            let nextFar = i + 1 < run.count ? run[i + 1].part.far0 : .nan
            if t.part.far1 != nextFar { far.append((Point2(t.s1, t.part.far1), false)) }
        }
        // The far side runs back from right to left: the edge after a point is the one before it on the way out.
        var back: [(Point2, Bool)] = []
        for i in far.indices.reversed() { back.append((far[i].0, i > 0 ? far[i - 1].1 : false)) }
        var ring: [Point2] = []
        var flags: [Bool] = []
        for (p, f) in near + back {
            if let q = ring.last, abs(q.x - p.x) < 1e-9, abs(q.y - p.y) < 1e-9 {
                flags[flags.count - 1] = f
                continue
            }
            ring.append(p)
            flags.append(f)
        }
        while ring.count > 2, let p = ring.last, abs(p.x - ring[0].x) < 1e-9, abs(p.y - ring[0].y) < 1e-9 {
            ring.removeLast()
            flags.removeLast()
        }
        var made = prism
        made.rings = [ring]
        made.isOutline = [flags]
        made.isPiece = true
        made.settle()
        return made
    }

    /// A prism cut at the heights that lie within it.
    static func atHeights(_ prism: Prism, _ planes: [Double]) -> [Prism] {
        let inside = planes.filter { $0 > prism.base + DepthComparer.level && $0 < prism.top - DepthComparer.level }
        guard !inside.isEmpty else { return [prism] }
        let heights = [prism.base] + inside + [prism.top]
        return zip(heights, heights.dropFirst()).map { base, top in
            var made = prism
            (made.base, made.top) = (base, top)
            made.hasRoof = prism.hasRoof && top == prism.top
            made.isPiece = true
            return made
        }
    }

    /// Prisms whose footprints share ground at one height, cut into trapezoids of which each bit of ground belongs to one
    /// only: the first.
    static func withoutSharedGround(_ members: [Prism], _ comparer: DepthComparer) -> [[Prism]] {
        var sharing = [[Int]](repeating: [], count: members.count)
        for i in members.indices {
            for j in members.indices where j > i && comparer.relation(members[i], members[j]).interpenetrate {
                sharing[i].append(j)
                sharing[j].append(i)
            }
        }
        return members.indices.map { i in
            guard !sharing[i].isEmpty else { return [members[i]] }
            return trapezoids(
                of: members[i], beside: sharing[i].map { members[$0] },
                yieldingTo: sharing[i].filter { $0 < i }.map { members[$0] })
        }
    }

    /// A prism cut at every corner and crossing that it has with its neighbours, less the ground of those it yields to.
    private static func trapezoids(of prism: Prism, beside: [Prism], yieldingTo owners: [Prism]) -> [Prism] {
        var cuts = Slabs.cuts([prism] + beside, prism.minS, prism.maxS)
        cuts = Slabs.distinct(cuts + crossings(prism, beside))
        var made: [Prism] = []
        for (s0, s1) in zip(cuts, cuts.dropFirst()) where s1 - s0 > 1e-5 {
            for own in Slabs.intervals(prism, s0, s1) {
                var left = [own]
                for owner in owners {
                    for taken in Slabs.intervals(owner, s0, s1) { left = left.flatMap { subtract(taken, from: $0) } }
                }
                for part in left { made.append(piece(of: prism, run: [(s0, s1, part)])) }
            }
        }
        return made
    }

    /// What is left of an interval without another; the two do not cross.
    private static func subtract(_ taken: SlabInterval, from own: SlabInterval) -> [SlabInterval] {
        if taken.far0 + taken.far1 <= own.near0 + own.near1 || taken.near0 + taken.near1 >= own.far0 + own.far1 {
            return [own]
        }
        var left: [SlabInterval] = []
        if own.near0 + own.near1 < taken.near0 + taken.near1 {
            var near = own
            (near.far0, near.far1, near.farIsOutline) = (taken.near0, taken.near1, false)
            left.append(near)
        }
        if own.far0 + own.far1 > taken.far0 + taken.far1 {
            var far = own
            (far.near0, far.near1, far.nearIsOutline) = (taken.far0, taken.far1, false)
            left.append(far)
        }
        return left
    }

    /// The s of every crossing of a prism's edges with its neighbours', and of the neighbours' with one another's.
    private static func crossings(_ prism: Prism, _ beside: [Prism]) -> [Double] {
        var found: [Double] = []
        let groups = ([prism] + beside).map { edges($0) }
        for i in groups.indices {
            for j in groups.indices where j > i {
                for (p, q) in groups[i] {
                    for (r, u) in groups[j] {
                        guard max(p.x, q.x) > min(r.x, u.x), max(r.x, u.x) > min(p.x, q.x) else { continue }
                        let d1 = q - p
                        let d2 = u - r
                        let cross = d1.x * d2.y - d1.y * d2.x
                        guard abs(cross) > 1e-12 else { continue }
                        let w = r - p
                        let a = (w.x * d2.y - w.y * d2.x) / cross
                        let b = (w.x * d1.y - w.y * d1.x) / cross
                        let s = p.x + a * d1.x
                        if a > 0, a < 1, b > 0, b < 1, s > prism.minS, s < prism.maxS { found.append(s) }
                    }
                }
            }
        }
        return found
    }

    private static func edges(_ prism: Prism) -> [(Point2, Point2)] {
        prism.rings.flatMap { ring in ring.indices.map { (ring[$0], ring[$0 + 1 == ring.count ? 0 : $0 + 1]) } }
    }
}
