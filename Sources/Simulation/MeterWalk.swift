// MeterWalk: a reading that wanders within its range.

import ParkModel

/// A reading that wanders: at every tick it is drawn a little towards the middle of its range and pushed a little at random.
struct MeterWalk: Sendable {
    /// The position of its id in the feed.
    let target: Int
    let key: String
    let range: ClosedRange<Double>
    /// Seconds between ticks; at least 1.
    let every: Double
    /// Decimals that are reported.
    let decimals: Int
    private var value: Double
    private var next: Double
    private var reported: Double?
    private var random: SplitMix64

    init(target: Int, key: String, range: ClosedRange<Double>, every: Double, decimals: Int, random: SplitMix64) {
        self.target = target
        self.key = key
        self.range = range
        self.every = every
        self.decimals = decimals
        self.random = random
        value = self.random.number(in: range)
        next = every * self.random.unit()
    }

    /// Writes what changed until `elapsed` seconds after the feed's start.
    mutating func advance(to elapsed: Double, into update: inout SimulatedUpdate) {
        let span = range.upperBound - range.lowerBound
        let middle = range.lowerBound + span / 2
        while next <= elapsed {
            value += (middle - value) * 0.02 + random.number(in: -1...1) * span * 0.04
            value = min(max(value, range.lowerBound), range.upperBound)
            next += every
        }
        let shown = rounded(value, decimals: decimals)
        guard shown != reported else { return }
        update.state[key] = .number(shown)
        reported = shown
    }
}
