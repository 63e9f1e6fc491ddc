// LayerPaint: a style layer's paint properties, ready to be read for many features at one zoom.

import Geometry
import LiveStatus
import ParkModel
import Styling

extension Color {
    /// A style's colour with an opacity.
    init(_ c: StyleColor, opacity: Double = 1) {
        func byte(_ v: Double) -> UInt8 { UInt8(max(0, min(255, v * 255 + 0.5))) }
        self.init(byte(c.r), byte(c.g), byte(c.b), byte(c.a * max(0, min(1, opacity))))
    }
}

/// What expressions are evaluated against: a feature of the park with the properties that the reader adds.
///
/// Every style can read `isopark:top` and `isopark:base` (metres) and `isopark:source`, and in feature state
/// `isopark:stale` (true where the quality is not good).
struct FeatureReader: Sendable {
    let park: Park
    /// For each key list of the park, the same with the added keys.
    private let extended: [ObjectIdentifier: PropertyKeys]

    init(_ park: Park) {
        self.park = park
        var extended: [ObjectIdentifier: PropertyKeys] = [:]
        for f in park.features where extended[ObjectIdentifier(f.properties.keys)] == nil {
            extended[ObjectIdentifier(f.properties.keys)] = PropertyKeys(
                f.properties.keys.names + ["isopark:top", "isopark:base", "isopark:source"])
        }
        self.extended = extended
    }

    /// The context of a feature at a style zoom with a status.
    func context(_ ordinal: Int, zoom: Double, shape: FeatureShape, status: FeatureStatus?) -> EvaluationContext {
        let f = park.features[ordinal]
        var properties = f.properties
        if let keys = extended[ObjectIdentifier(f.properties.keys)] {
            var values = f.properties.values
            values.append(f.top.map { .number($0) } ?? .null)
            values.append(.number(f.base))
            values.append(.string(f.source))
            properties = Properties(keys: keys, values: values)
        }
        return EvaluationContext(
            zoom: zoom, id: f.id, shape: shape, properties: properties, state: FeatureReader.state(status))
    }

    static func state(_ status: FeatureStatus?) -> [String: PropertyValue] {
        guard let status else { return [:] }
        if status.quality == .good { return status.state }
        var state = status.state
        state["isopark:stale"] = .bool(true)
        return state
    }

    /// The shape that expressions are told.
    static func shape(_ g: FeatureGeometry) -> FeatureShape {
        switch g {
        case .points: .point
        case .lines: .line
        case .polygons: .polygon
        }
    }
}

/// A colour property with its opacity, evaluated as seldom as can be.
struct ColorProperty: Sendable {
    let color: Expression
    let opacity: Expression
    let usesZoom: Bool
    let usesState: Bool
    let usesFeature: Bool

    init(_ layer: Layer, _ color: String, _ opacity: String) {
        self.color = layer.property(color)
        self.opacity = layer.property(opacity)
        usesZoom = self.color.usesZoom || self.opacity.usesZoom
        usesState = self.color.usesState || self.opacity.usesState
        usesFeature = self.color.usesFeature || self.opacity.usesFeature
    }

    /// The colour in a context.
    func value(_ context: EvaluationContext) -> Color {
        Color(
            color.color(context, default: StyleColor(r: 0, g: 0, b: 0)), opacity: opacity.number(context, default: 1))
    }
}

extension Layer {
    /// A number of the layer's metadata.
    func meta(_ key: String) -> Double? { metadata[key]?.number }
    /// A colour of the layer's metadata.
    func metaColor(_ key: String) -> Color? {
        metadata[key]?.string.flatMap { StyleColor(css: $0) }.map { Color($0) }
    }
    /// Whether the layer is drawn at a style zoom.
    func isDrawn(at zoom: Double) -> Bool { isVisible && zoom >= minZoom && zoom < maxZoom }
}
