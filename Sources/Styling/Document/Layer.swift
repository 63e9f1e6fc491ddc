// Layer: one layer of a style.

public import ParkModel

/// The kinds of layers.
public enum LayerKind: String, Sendable, Hashable, CaseIterable {
    /// What lies under everything.
    case background
    /// Flat areas.
    case fill
    /// Lines.
    case line
    /// Solids: areas raised from a base to a height.
    case fillExtrusion = "fill-extrusion"
    /// Discs about points.
    case circle
    /// Texts and icons.
    case symbol
}

/// One layer of a style.
public struct Layer: Sendable {
    /// Its id, unique in the style.
    public let id: String
    /// Its kind.
    public let kind: LayerKind
    /// The name of the source whose features it draws; nothing for all sources (and for a background).
    public let source: String?
    /// The zoom from which on it is drawn.
    public let minZoom: Double
    /// The zoom from which on it is drawn no more.
    public let maxZoom: Double
    /// Whether it is drawn at all.
    public let isVisible: Bool
    /// Which features it draws: those for which this is true; nothing for all.
    public let filter: Expression?
    /// What the document keeps with it, such as the extensions whose keys begin with "isopark:".
    public let metadata: [String: PropertyValue]
    let properties: [String: Expression]

    init(
        id: String, kind: LayerKind, source: String?, minZoom: Double, maxZoom: Double, isVisible: Bool,
        filter: Expression?, metadata: [String: PropertyValue], properties: [String: Expression]
    ) {
        self.id = id
        self.kind = kind
        self.source = source
        self.minZoom = minZoom
        self.maxZoom = maxZoom
        self.isVisible = isVisible
        self.filter = filter
        self.metadata = metadata
        self.properties = properties
    }

    /// A paint or layout property: as the layer sets it, or the specification's default; null where there is none
    /// (`fill-outline-color`, `line-dasharray`, `icon-image`, sort keys) and for names that its kind doesn't have.
    ///
    /// - Complexity: two dictionary look-ups; ask once, not per feature.
    public func property(_ name: String) -> Expression {
        properties[name] ?? defaultExpressions[kind]?[name] ?? Expression(constant: .null)
    }

    /// Whether the layer sets a property itself.
    public func isSet(_ name: String) -> Bool { properties[name] != nil }

    /// The keys of feature state that any of its properties reads; "*" stands for keys that are computed.
    public var stateKeys: Set<String> {
        properties.values.reduce(into: []) { $0.formUnion($1.stateKeys) }
    }
}
