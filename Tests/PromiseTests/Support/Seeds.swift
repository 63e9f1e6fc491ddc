// Seeds: random numbers that come again.

import Foundation

/// A small seedable generator: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct Seeds: RandomNumberGenerator {
    /// `ISOPARK_SEED` (a whole number) is added to every seed: for long hunts over other scenes.
    static let offset = ProcessInfo.processInfo.environment["ISOPARK_SEED"].flatMap(Int.init) ?? 0

    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed &+ Seeds.offset)) &* 0x2545_F491_4F6C_DD1D }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
    mutating func whole(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ share: Double) -> Bool { number(0...1) < share }
}
