// SceneLayer: one style layer with the features that it draws.

import Geometry
import ParkModel
import Styling

/// How a layer's features are drawn.
enum SceneLayerRole: Sendable {
    /// Paints everything under it.
    case background
    /// On the ground, in the order of the features.
    case flat
    /// Stands up: takes part in the scene's depth order, with the other layers that do.
    case solid
    /// Text and icons, placed once a zoom.
    case symbol
    /// Status badges, gathered once a zoom.
    case badges
}

/// One style layer resolved against a park.
struct SceneLayer: Sendable {
    let style: Layer
    let role: SceneLayerRole
    /// The ordinals of the features it draws, ascending.
    var features: [Int32]
    /// Their boxes on the ground, world pixels at zoom 0.
    var index = SpatialIndex([])
    /// The main colour.
    let paint: ColorProperty?
    /// The colour of each feature without status, where zoom has no say; else empty.
    var plainColors: [Color] = []
    /// The state keys that the layer reads; "*" where any.
    let stateKeys: Set<String>

    init(_ style: Layer, features: [Int32]) {
        self.style = style
        self.features = features
        let stands = style.metadata["isopark:upright"] != nil
        switch style.kind {
        case .background:
            role = .background
            paint = ColorProperty(style, "background-color", "background-opacity")
        case .fill:
            role = .flat
            paint = ColorProperty(style, "fill-color", "fill-opacity")
        case .line:
            role = stands ? .solid : .flat
            paint = ColorProperty(style, "line-color", "line-opacity")
        case .circle:
            role = stands ? .solid : .flat
            paint = ColorProperty(style, "circle-color", "circle-opacity")
        case .fillExtrusion:
            role = .solid
            paint = ColorProperty(style, "fill-extrusion-color", "fill-extrusion-opacity")
        case .symbol:
            role = style.metadata["isopark:badges"]?.bool == true ? .badges : .symbol
            paint = nil
        }
        var keys: Set<String> = []
        for name in SceneLayer.paintNames[style.kind] ?? [] { keys.formUnion(style.property(name).stateKeys) }
        if role == .badges { keys.formUnion(["status", "acknowledged"]) }
        stateKeys = keys
    }

    /// The paint properties that may read feature state.
    private static let paintNames: [LayerKind: [String]] = [
        .fill: ["fill-color", "fill-opacity", "fill-outline-color"],
        .line: ["line-color", "line-opacity", "line-width", "line-offset", "line-gap-width"],
        .circle: [
            "circle-color", "circle-opacity", "circle-radius", "circle-stroke-color", "circle-stroke-width",
            "circle-stroke-opacity",
        ],
        .fillExtrusion: ["fill-extrusion-color"],
        .symbol: ["text-color", "text-opacity", "text-halo-color", "text-halo-width"],
    ]

    /// The position of a feature among the layer's, where it draws it.
    func position(of ordinal: Int) -> Int? {
        var lo = 0
        var hi = features.count
        while lo < hi {
            let mid = (lo + hi) / 2
            if features[mid] < Int32(ordinal) { lo = mid + 1 } else { hi = mid }
        }
        return lo < features.count && features[lo] == Int32(ordinal) ? lo : nil
    }
}
