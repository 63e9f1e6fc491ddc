// EvaluationContext: what an expression may ask about.

public import ParkModel

/// What shape a feature has.
public enum FeatureShape: Sendable {
    /// One point or more.
    case point
    /// One line or more.
    case line
    /// One polygon or more.
    case polygon
}

/// What an expression is evaluated for: a zoom, a feature and its state. Making one copies nothing but references.
public struct EvaluationContext {
    /// The style's zoom.
    public var zoom: Double
    /// The feature's id; nothing where there is no feature.
    public var id: String?
    /// The feature's shape.
    public var shape: FeatureShape
    /// The feature's properties.
    public var properties: Properties
    /// The feature's state.
    public var state: [String: PropertyValue]

    /// A context from its parts.
    public init(
        zoom: Double, id: String? = nil, shape: FeatureShape = .point, properties: Properties = .none,
        state: [String: PropertyValue] = [:]
    ) {
        self.zoom = zoom
        self.id = id
        self.shape = shape
        self.properties = properties
        self.state = state
    }
}
