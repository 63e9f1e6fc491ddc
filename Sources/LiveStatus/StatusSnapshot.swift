// StatusSnapshot: an immutable picture of all that is known now.

public import Geometry
public import HashTreeCollections
public import ParkModel

/// How far a reading can be trusted.
public enum StatusQuality: String, Sendable, Hashable, CaseIterable {
    /// As measured.
    case good
    /// The last known value.
    case uncertain
    /// Not connected, or out of range.
    case bad
}

/// What is known now about one feature.
public struct FeatureStatus: Sendable, Hashable {
    /// Key → value, MapLibre's feature state.
    public var state: [String: PropertyValue]
    /// When it was so, seconds since 1970-01-01T00:00:00Z.
    public var time: Double
    /// How far it can be trusted.
    public var quality: StatusQuality
    /// Where a mover is, park metres; nothing for what stays in its place.
    public var position: Point2?
    /// Where a mover heads, degrees counter-clockwise from east.
    public var heading: Double?
    /// The revision at which it last changed.
    public var revision: UInt64

    /// A status from its parts.
    public init(
        state: [String: PropertyValue] = [:], time: Double = 0, quality: StatusQuality = .good,
        position: Point2? = nil, heading: Double? = nil, revision: UInt64 = 0
    ) {
        self.state = state
        self.time = time
        self.quality = quality
        self.position = position
        self.heading = heading
        self.revision = revision
    }

    /// Whether two look the same: all but time and revision.
    public func looksLike(_ o: FeatureStatus) -> Bool {
        state == o.state && quality == o.quality && position == o.position && heading == o.heading
    }
}

/// An immutable picture of all status, with its revision. Cheap to keep: successive snapshots share their structure.
public struct StatusSnapshot: Sendable {
    /// Counts every accepted batch that changed something; 0 before the first.
    public var revision: UInt64
    /// The newest data time, seconds since 1970; 0 where nothing is known.
    public var time: Double
    /// By the ordinal of the feature in its park.
    public var features: TreeDictionary<Int32, FeatureStatus>
    /// The ordinals of features that have a position now.
    public var movers: TreeSet<Int32>

    /// A snapshot from its parts.
    public init(
        revision: UInt64 = 0, time: Double = 0, features: TreeDictionary<Int32, FeatureStatus> = [:],
        movers: TreeSet<Int32> = []
    ) {
        self.revision = revision
        self.time = time
        self.features = features
        self.movers = movers
    }

    /// Nothing known.
    public static let empty = StatusSnapshot()

    /// What is known of the feature with an ordinal.
    public subscript(ordinal: Int) -> FeatureStatus? { features[Int32(ordinal)] }
}
