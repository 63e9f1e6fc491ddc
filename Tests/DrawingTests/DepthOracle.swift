// DepthOracle: a z-buffer for prisms, to hold the painter's order against.

import Geometry

@testable import Drawing

/// Samples the screen: what the painter's order shows, and what is truly nearest.
struct DepthOracle {
    let frame: EyeFrame

    /// The feature nearest to the eye along the line of sight through (s, v), metres on the screen; nothing where the answer
    /// hangs on less than `margin` metres.
    func nearest(_ prisms: [Prism], s: Double, v: Double, margin: Double) -> Int32?? {
        var hits: [(t: Double, feature: Int32)] = []
        for p in prisms {
            if p.minS - margin < s && s < p.maxS + margin {
                for edge in [p.minS, p.maxS] where abs(edge - s) < margin { return .none }
            }
            guard p.minS < s, s < p.maxS else { continue }
            for ring in p.rings { for q in ring where abs(q.x - s) < margin { return .none } }
            for i in Slabs.intervals(p, s, s) {
                let lo = max(i.near0, (v - p.top * frame.cosine) / frame.sine)
                let hi = min(i.far0, (v - p.base * frame.cosine) / frame.sine)
                if hi <= lo {
                    if hi > lo - margin { return .none }
                    continue
                }
                if hi - lo < margin { return .none }
                hits.append((lo, p.feature))
            }
        }
        hits.sort { $0.t < $1.t }
        guard let first = hits.first else { return .some(nil) }
        if let second = hits.dropFirst().first(where: { $0.feature != first.feature }), second.t - first.t < margin {
            return .none
        }
        return .some(first.feature)
    }

    /// The feature that painting in order shows at (s, v): the last whose silhouette holds the point.
    func painted(_ order: [Prism], s: Double, v: Double) -> Int32? {
        var shown: Int32?
        for p in order where p.minS < s && s < p.maxS {
            for i in Slabs.intervals(p, s, s) {
                let low = i.near0 * frame.sine + p.base * frame.cosine
                let high = i.far0 * frame.sine + p.top * frame.cosine
                if low <= v && v <= high { shown = p.feature }
            }
        }
        return shown
    }
}

/// A small seedable generator: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
