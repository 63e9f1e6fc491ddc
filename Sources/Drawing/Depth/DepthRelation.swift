// DepthRelation: which of two prisms must be drawn first. The exact predicate of the depth order.

import Geometry

/// Which of two prisms, a and b, stands in front somewhere on the screen.
struct DepthRelation: Sendable, Equatable {
    /// Somewhere a hides b.
    var aFront = false
    /// Somewhere b hides a.
    var bFront = false
    /// They share space.
    var interpenetrate = false
}

/// Compares prisms. Lengths in metres.
///
/// A line of sight runs over the ground away from the eye and comes down as it goes. At one s, two footprints are intervals
/// along t. If one prism is wholly above the other, it is met first; if one interval is wholly nearer, it is met first; if
/// the two disagree, no line of sight meets both. So prisms apart in height or in plan always have an order.
struct DepthComparer {
    let sine: Double
    let cosine: Double
    /// Footprints that overlap by no more than this touch: half of what survey data is good to.
    static let touching = 0.02
    /// Heights that differ by no more than this are the same.
    static let level = 0.001
    /// An overlap in s narrower than this does not count.
    static let narrow = 0.002

    init(_ frame: EyeFrame) {
        sine = frame.sine
        cosine = frame.cosine
    }

    private struct Findings {
        var aNearer = false  // in plan, somewhere, whether or not it shows
        var bNearer = false
        var aHides = false  // in plan nearer, and the silhouettes overlap there
        var bHides = false
        var overlap = false
    }

    /// The relation of two prisms.
    func relation(_ a: Prism, _ b: Prism) -> DepthRelation {
        let lo = max(a.minS, b.minS)
        let hi = min(a.maxS, b.maxS)
        guard hi - lo > DepthComparer.narrow else { return DepthRelation() }
        let aAbove = a.base >= b.top - DepthComparer.level
        let bAbove = b.base >= a.top - DepthComparer.level
        var found = Findings()
        if a.maxT <= b.minT + DepthComparer.touching, a.split != nil, b.split != nil {
            found.aNearer = true
            found.aHides = true
        } else if b.maxT <= a.minT + DepthComparer.touching, a.split != nil, b.split != nil {
            found.bNearer = true
            found.bHides = true
        } else if let aSplit = a.split, let bSplit = b.split {
            compareChains(a, aSplit, b, bSplit, lo, hi, &found)
        } else {
            compareSlabs(a, b, lo, hi, &found)
        }
        if aAbove, bAbove {  // both flat, at one height: the later feature lies on top
            guard found.overlap else { return DepthRelation() }
            return a.feature > b.feature ? DepthRelation(aFront: true) : DepthRelation(bFront: true)
        }
        if aAbove { return DepthRelation(aFront: found.aNearer || found.overlap) }
        if bAbove { return DepthRelation(bFront: found.bNearer || found.overlap) }
        if found.overlap { return DepthRelation(aFront: true, bFront: true, interpenetrate: true) }
        if found.aNearer, found.bNearer { return DepthRelation(aFront: found.aHides, bFront: found.bHides) }
        return DepthRelation(aFront: found.aNearer, bFront: found.bNearer)
    }

    /// One slab of s: both footprints are trapezoids there. Near and far t at the slab's two ends.
    @inline(__always)
    private func compare(
        _ a: Prism, _ an0: Double, _ an1: Double, _ af0: Double, _ af1: Double,
        _ b: Prism, _ bn0: Double, _ bn1: Double, _ bf0: Double, _ bf1: Double, _ found: inout Findings
    ) {
        let eps = DepthComparer.touching
        let a0 = bn0 - af0
        let a1 = bn1 - af1
        let b0 = an0 - bf0
        let b1 = an1 - bf1
        let aNear: Bool
        if a0 >= -eps, a1 >= -eps {
            aNear = true
            if b0 >= -eps, b1 >= -eps {  // two slivers in one place: by their middles
                if an0 + an1 + af0 + af1 > bn0 + bn1 + bf0 + bf1 {
                    return mark(b, a, false, bf0, bf1, an0, an1, &found)
                }
            }
        } else if b0 >= -eps, b1 >= -eps {
            aNear = false
        } else {
            found.overlap = true
            return
        }
        if aNear {
            mark(a, b, true, af0, af1, bn0, bn1, &found)
        } else {
            mark(b, a, false, bf0, bf1, an0, an1, &found)
        }
    }

    /// Notes that `front` is nearer than `back` in a slab, and whether the silhouettes meet there: where the top of the
    /// nearer one's far side (`far`, at the slab's two ends) comes above the foot of the farther one's near side (`near`).
    @inline(__always)
    private func mark(
        _ front: Prism, _ back: Prism, _ isA: Bool, _ far0: Double, _ far1: Double, _ near0: Double, _ near1: Double,
        _ found: inout Findings
    ) {
        let rise = (front.top - back.base) * cosine
        let hides = max(far0 - near0, far1 - near1) * sine + rise > 0
        if isA {
            found.aNearer = true
            found.aHides = found.aHides || hides
        } else {
            found.bNearer = true
            found.bHides = found.bHides || hides
        }
    }

    /// Both footprints have one near and one far side: walk all four together.
    private func compareChains(
        _ a: Prism, _ aSplit: Int, _ b: Prism, _ bSplit: Int, _ lo: Double, _ hi: Double, _ found: inout Findings
    ) {
        a.rings[0].withUnsafeBufferPointer { ra in
            b.rings[0].withUnsafeBufferPointer { rb in
                var an = Chain(near: ra, aSplit, lo)
                var af = Chain(far: ra, aSplit, lo)
                var bn = Chain(near: rb, bSplit, lo)
                var bf = Chain(far: rb, bSplit, lo)
                var s = lo
                while s < hi - 1e-9 {
                    let next = min(min(an.end, af.end), min(bn.end, bf.end), hi)
                    if next - s > 1e-6 {
                        compare(
                            a, an.at(s), an.at(next), af.at(s), af.at(next), b, bn.at(s), bn.at(next), bf.at(s),
                            bf.at(next),
                            &found)
                        if found.overlap { return }
                    }
                    s = next
                    if an.end <= s { an.advance(to: s) }
                    if af.end <= s { af.advance(to: s) }
                    if bn.end <= s { bn.advance(to: s) }
                    if bf.end <= s { bf.advance(to: s) }
                }
            }
        }
    }

    /// Any footprints: cut both at every corner's s, and compare all intervals of each slab.
    private func compareSlabs(_ a: Prism, _ b: Prism, _ lo: Double, _ hi: Double, _ found: inout Findings) {
        let cuts = Slabs.cuts([a, b], lo, hi)
        for (s, next) in zip(cuts, cuts.dropFirst()) where next - s > 1e-6 {
            let ia = Slabs.intervals(a, s, next)
            let ib = Slabs.intervals(b, s, next)
            for p in ia {
                for q in ib {
                    compare(a, p.near0, p.near1, p.far0, p.far1, b, q.near0, q.near1, q.far0, q.far1, &found)
                    if found.overlap { return }
                }
            }
        }
    }
}

/// One side of a footprint that every line of sight crosses once, walked from left to right.
private struct Chain {
    let ring: UnsafeBufferPointer<Point2>
    let step: Int
    let last: Int
    var i: Int
    var p: Point2
    var q: Point2

    init(near ring: UnsafeBufferPointer<Point2>, _ split: Int, _ s: Double) {
        self.ring = ring
        step = 1
        last = split
        i = 0
        (p, q) = (ring[0], ring[min(1, split)])
        advance(to: s)
    }

    init(far ring: UnsafeBufferPointer<Point2>, _ split: Int, _ s: Double) {
        self.ring = ring
        step = -1
        last = split
        i = ring.count
        (p, q) = (ring[0], ring[ring.count - 1])
        advance(to: s)
    }

    /// Where the edge in hand ends; beyond all where it is the last.
    @inline(__always) var end: Double { i + step == last ? .infinity : q.x }

    mutating func advance(to s: Double) {
        while q.x <= s, i + step != last {
            i += step
            p = q
            q = ring[i + step]
        }
    }

    /// The t at an s within the edge in hand.
    @inline(__always) func at(_ s: Double) -> Double {
        let d = q.x - p.x
        return d <= 0 ? (step > 0 ? min(p.y, q.y) : max(p.y, q.y)) : p.y + (q.y - p.y) * min(max((s - p.x) / d, 0), 1)
    }
}
