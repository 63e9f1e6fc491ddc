// Feature: one thing in the park.

public import Geometry

/// A feature's geometry in park metres (x east, y north).
public enum FeatureGeometry: Sendable, Hashable {
    /// One or more points.
    case points([Point2])
    /// One or more lines, each of at least two points.
    case lines([[Point2]])
    /// One or more polygons, normalized (outer rings counter-clockwise, holes clockwise, rings open).
    case polygons([Polygon])

    /// The smallest box about it, metres.
    public var box: Box2 {
        switch self {
        case .points(let points): Box2(around: points)
        case .lines(let lines): lines.reduce(Box2.empty) { $0.union(Box2(around: $1)) }
        case .polygons(let polygons): polygons.reduce(Box2.empty) { $0.union($1.box) }
        }
    }
}

/// One thing in the park: a stable id, a geometry, a base and a top, and properties (OpenStreetMap tags where it has one).
public struct Feature: Sendable {
    /// The stable id, unique in the park.
    public var id: String
    /// The name of the source that it came from.
    public var source: String
    /// Where it is.
    public var geometry: FeatureGeometry
    /// The height of its underside above the ground, metres (`min_height`).
    public var base: Double
    /// The height of its top above the ground, metres; not below `base`. Nothing where it is flat or nobody said.
    public var top: Double?
    /// The level (storey) that it is on, where it is on one.
    public var level: Double?
    /// Its properties as the file gives them.
    public var properties: Properties

    /// A feature from its parts.
    public init(
        id: String, source: String, geometry: FeatureGeometry, base: Double = 0, top: Double? = nil,
        level: Double? = nil, properties: Properties = .none
    ) {
        self.id = id
        self.source = source
        self.geometry = geometry
        self.base = base
        self.top = top
        self.level = level
        self.properties = properties
    }

    /// What people call it: `name:zh`, `name`, or nothing.
    public var name: String? {
        properties["name"]?.string ?? properties["name:zh"]?.string
    }
}
