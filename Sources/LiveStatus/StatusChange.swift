// StatusChange: what an accepted batch changed, for those who follow.

/// One feature's status before and after a batch.
public struct FeatureChange: Sendable {
    /// The feature's ordinal in its park.
    public var ordinal: Int
    /// What was known before.
    public var old: FeatureStatus?
    /// What is known now.
    public var new: FeatureStatus?

    /// A change from its parts.
    public init(ordinal: Int, old: FeatureStatus?, new: FeatureStatus?) {
        self.ordinal = ordinal
        self.old = old
        self.new = new
    }
}

/// What an accepted batch changed to be seen.
public struct StatusChange: Sendable {
    /// The snapshot after it; its revision is the change's.
    public var snapshot: StatusSnapshot
    /// The features whose look may be another now, by ascending ordinal.
    public var features: [FeatureChange]

    /// A change from its parts.
    public init(snapshot: StatusSnapshot, features: [FeatureChange]) {
        self.snapshot = snapshot
        self.features = features
    }
}

/// What became of an accepted batch.
public struct Applied: Sendable {
    /// The revision now.
    public var revision: UInt64
    /// How many updates were accepted: all of the batch.
    public var accepted: Int
    /// What changed to be seen; empty where the batch said nothing new.
    public var changed: [FeatureChange]
}

/// Keeps something in step with a board's snapshot.
public protocol StatusFollower: Sendable {
    /// Works out what a change means, while the snapshot before it is still in force. Calls come one at a time.
    ///
    /// - Returns: what to do at the very moment when the change comes in force. It must be quick: readers wait.
    func prepare(_ change: StatusChange) -> @Sendable () -> Void
}
