// StatusCycle: a key that takes one of a few values, each for a while.

import ParkModel

/// One value that a cycle can take.
struct CycleValue: Sendable, Hashable {
    var value: PropertyValue
    /// How often it is chosen, against the other values' weights.
    var weight: Double
    /// How long it lasts, seconds; at least 1.
    var dwell: ClosedRange<Double>
    /// What else the feature reports while it lasts.
    var also: [String: PropertyValue]
}

/// A key that takes one of a few values, each for a while.
struct StatusCycle: Sendable {
    /// The position of its id in the feed.
    let target: Int
    let key: String
    let values: [CycleValue]
    private var current: Int
    private var until: Double
    private var reported: Int?
    private var random: SplitMix64

    /// A cycle that begins with the value `first`, or with one drawn by weight.
    init(target: Int, key: String, values: [CycleValue], first: Int?, random: SplitMix64) {
        self.target = target
        self.key = key
        self.values = values
        self.random = random
        (current, until) = (0, 0)
        // At any moment a value is as likely as its weight times how long it lasts.
        current = first ?? draw { $0.weight * ($0.dwell.lowerBound + $0.dwell.upperBound) }
        // Begun some time ago, so that features with equal dwell times don't change together.
        let dwell = self.random.number(in: values[current].dwell)
        until = first == nil ? dwell * self.random.unit() : dwell
    }

    private mutating func draw(by weight: (CycleValue) -> Double = { $0.weight }) -> Int {
        var left = random.unit() * values.reduce(0) { $0 + weight($1) }
        for (i, value) in values.enumerated() {
            left -= weight(value)
            if left < 0 { return i }
        }
        return values.count - 1
    }

    /// Writes what changed until `elapsed` seconds after the feed's start.
    mutating func advance(to elapsed: Double, into update: inout SimulatedUpdate) {
        while until <= elapsed {
            current = draw()
            until += random.number(in: values[current].dwell)
        }
        guard current != reported else { return }
        if let reported { for key in values[reported].also.keys { update.state[key] = .null } }
        update.state.merge(values[current].also) { $1 }
        update.state[key] = values[current].value
        reported = current
    }
}
