// Park: the world as read from files.

public import Geometry

/// The world as read from files: immutable, lengths in metres about the park's origin.
public final class Park: Sendable {
    /// The park's name, for titles.
    public let name: String
    /// Longitude and latitude (degrees, WGS 84) of the park's origin; nothing where coordinates are plain metres.
    public let origin: Point2?
    /// The features, in the order of the files. A feature's position here is its ordinal.
    public let features: [Feature]
    /// The views, in the order of the manifest; never empty.
    public let views: [View]
    /// Names of the kinds of features for people, by kind.
    public let kindNames: [String: String]
    /// What to credit in pictures, where the sources say so.
    public let attribution: String?
    /// A digest of all that the park was read from: changes whenever a file does.
    public let fingerprint: UInt64
    /// The smallest box about all features, metres.
    public let extent: Box2
    private let ordinals: [String: Int32]

    /// A park from its parts. Ids must be unique (the reader sees to it); where one comes twice, the first counts.
    public init(
        name: String, origin: Point2? = nil, features: [Feature], views: [View], kindNames: [String: String] = [:],
        attribution: String? = nil, fingerprint: UInt64
    ) {
        self.name = name
        self.origin = origin
        self.features = features
        self.views = views
        self.kindNames = kindNames
        self.attribution = attribution
        self.fingerprint = fingerprint
        extent = features.reduce(Box2.empty) { $0.union($1.geometry.box) }
        var ordinals: [String: Int32] = [:]
        ordinals.reserveCapacity(features.count)
        for (i, f) in features.enumerated() where ordinals[f.id] == nil { ordinals[f.id] = Int32(i) }
        self.ordinals = ordinals
    }

    /// The ordinal of the feature with an id.
    public func ordinal(of id: String) -> Int? { ordinals[id].map(Int.init) }

    /// The view with a name.
    public func view(named name: String) -> View? { views.first { $0.name == name } }
}
