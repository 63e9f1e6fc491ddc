// Unsupported names: what the specification has and this does not, refused by name.

/// Properties of the specification that are not drawn.
let unsupportedProperties: [LayerKind: Set<String>] = [
    .background: ["background-pattern"],
    .fill: ["fill-antialias", "fill-layer-opacity", "fill-pattern", "fill-translate", "fill-translate-anchor"],
    .line: [
        "line-blur", "line-gradient", "line-layer-opacity", "line-pattern", "line-round-limit", "line-translate",
        "line-translate-anchor",
    ],
    .fillExtrusion: [
        "fill-extrusion-pattern", "fill-extrusion-rounded-corner-distance", "fill-extrusion-translate",
        "fill-extrusion-translate-anchor",
    ],
    .circle: [
        "circle-blur", "circle-pitch-alignment", "circle-pitch-scale", "circle-translate", "circle-translate-anchor",
    ],
    .symbol: [
        "icon-allow-overlap", "icon-anchor", "icon-color", "icon-halo-blur", "icon-halo-color",
        "icon-halo-width", "icon-ignore-placement", "icon-image", "icon-keep-upright", "icon-offset",
        "icon-opacity", "icon-optional", "icon-overlap", "icon-padding", "icon-pitch-alignment", "icon-rotate",
        "icon-rotation-alignment", "icon-size", "icon-text-fit", "icon-text-fit-padding", "icon-translate",
        "icon-translate-anchor", "symbol-avoid-edges", "symbol-spacing", "symbol-z-order", "text-halo-blur",
        "text-justify", "text-keep-upright", "text-letter-spacing", "text-line-height", "text-max-angle",
        "text-optional", "text-overlap", "text-pitch-alignment", "text-radial-offset", "text-rotate",
        "text-rotation-alignment", "text-transform", "text-translate", "text-translate-anchor",
        "text-variable-anchor", "text-variable-anchor-offset", "text-writing-mode",
    ],
]

/// Kinds of layers of the specification that are not drawn.
let unsupportedKinds: Set<String> = ["heatmap", "raster", "hillshade", "color-relief", "sky"]

/// Keys of the root that are not supported.
let unsupportedRootKeys: Set<String> = [
    "font-faces", "fog", "glyphs", "imports", "projection", "sky", "sprite", "terrain", "transition",
]

/// Keys of a layer that are not supported.
let unsupportedLayerKeys: Set<String> = ["source-layer", "ref", "slot"]
