// StatusFault: what is wrong with one update of a batch.

/// What is wrong with one update of a batch.
public struct StatusFault: Error, Sendable, Hashable {
    /// The update's position in the batch, from 0.
    public var index: Int
    /// What is wrong, and what was expected.
    public var message: String

    /// A fault from its parts.
    public init(index: Int, message: String) {
        self.index = index
        self.message = message
    }
}

/// Why a batch was refused. Nothing of it was applied.
public enum StatusBatchError: Error, Sendable, Hashable {
    /// Updates of it are at fault: all that were found, up to `StatusLimits.faults`.
    case faults([StatusFault])
    /// It is larger than is taken at once.
    case tooLarge(String)
}

/// Bounds on what one batch may hold.
public struct StatusLimits: Sendable, Hashable {
    /// How many updates.
    public var updates = 200_000
    /// How many keys one update's state may have.
    public var keys = 256
    /// How long an id or a key may be, UTF-8 bytes.
    public var nameBytes = 512
    /// How deep the values of a state may be nested.
    public var depth = 16
    /// How far from the origin a position may lie, metres.
    public var distance = 10_000_000.0
    /// How many faults are told.
    public var faults = 1000

    /// The usual bounds.
    public init() {}
}
