// StatusSnapshot+Reading: what drawing asks of a snapshot.

extension StatusSnapshot {
    /// Whether nothing is known of any feature.
    public var knowsNothing: Bool { features.count == 0 }
    /// Whether any feature has a position now.
    public var hasMovers: Bool { movers.count > 0 }
    /// Whether the feature with an ordinal has a position now.
    public func isMoving(_ ordinal: Int) -> Bool { movers.contains(Int32(ordinal)) }
    /// The ordinals of the features that have a position now, ascending.
    public var moving: [Int] { movers.map(Int.init).sorted() }
}
