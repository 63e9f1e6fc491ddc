// SplitMix64: a small generator of random numbers that anyone can repeat from its seed.

/// SplitMix64 (Guy L. Steele Jr., Doug Lea and Christine H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014): 64 bits of state, period 2^64. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
    private var state: UInt64

    /// A generator from a seed; equal seeds give equal numbers.
    public init(seed: UInt64) { state = seed }

    /// A generator of its own for a name: the seed mixed with the name's FNV-1a hash, so that what one thing draws
    /// never shifts what another draws.
    public init(seed: UInt64, name: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var mixer = SplitMix64(seed: seed)
        state = mixer.next() ^ hash
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in 0 ..< 1, evenly spread, with 53 random bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number within a range, evenly spread.
    public mutating func number(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }
}
