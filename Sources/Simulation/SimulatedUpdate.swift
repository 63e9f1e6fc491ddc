// SimulatedUpdate: one piece of made-up news about one feature.

public import Geometry
public import ParkModel

/// What changed about one feature, as a live feed would tell it.
public struct SimulatedUpdate: Sendable, Hashable {
    /// The feature's id.
    public var id: String
    /// When it was so: the time that was stepped to, seconds.
    public var time: Double
    /// Key → new value, only the keys that changed; `.null` takes a key away.
    public var state: [String: PropertyValue]
    /// Where a vehicle is now, park metres; nothing where it has not moved.
    public var position: Point2?
    /// Where a vehicle heads now, degrees counter-clockwise from east, 0 ..< 360; nothing where that is as it was.
    public var heading: Double?

    /// An update from its parts.
    public init(
        id: String, time: Double, state: [String: PropertyValue] = [:], position: Point2? = nil, heading: Double? = nil
    ) {
        self.id = id
        self.time = time
        self.state = state
        self.position = position
        self.heading = heading
    }
}
