// StatusUpdate: one piece of news about one feature, and how it changes what was known.

public import Geometry
public import ParkModel

/// What an update says of one field.
public enum Patch<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Nothing: it stays as it was.
    case keep
    /// It is no longer known (JSON null).
    case remove
    /// It is this now.
    case set(Value)

    /// The field's value after the update.
    func applied(to old: Value?) -> Value? {
        switch self {
        case .keep: old
        case .remove: nil
        case .set(let value): value
        }
    }
}

/// One piece of news about one feature. It is merged into what was known, key by key.
public struct StatusUpdate: Sendable, Hashable {
    /// The feature's id.
    public var id: String
    /// When it was so, seconds since 1970; the time of receipt where nothing is said.
    public var time: Double?
    /// Key → new value; `.null` removes the key.
    public var state: [String: PropertyValue]
    /// Where a mover is, park metres.
    public var position: Patch<Point2>
    /// Where a mover heads, degrees counter-clockwise from east.
    public var heading: Patch<Double>
    /// How far the reading can be trusted; stays as it was where nothing is said.
    public var quality: StatusQuality?

    /// An update from its parts.
    public init(
        id: String, time: Double? = nil, state: [String: PropertyValue] = [:], position: Patch<Point2> = .keep,
        heading: Patch<Double> = .keep, quality: StatusQuality? = nil
    ) {
        self.id = id
        self.time = time
        self.state = state
        self.position = position
        self.heading = heading
        self.quality = quality
    }

    /// Merges the update into what was known. Time never runs back; the revision is left as it was.
    ///
    /// - Parameters:
    ///   - old: what was known, or nothing.
    ///   - now: the time of receipt, seconds since 1970.
    /// - Returns: what is known after the update.
    public func merged(into old: FeatureStatus?, receivedAt now: Double) -> FeatureStatus {
        var new = old ?? FeatureStatus()
        for (key, value) in state {
            new.state[key] = value == .null ? nil : value
        }
        new.position = position.applied(to: new.position)
        new.heading = heading.applied(to: new.heading)
        if let quality { new.quality = quality }
        new.time = max(new.time, time ?? now)
        return new
    }
}
