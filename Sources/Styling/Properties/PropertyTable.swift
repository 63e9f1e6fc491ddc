// PropertyTable: the properties that are supported, by kind of layer.

private let share = PropertyType.number(0...1)
private let length = PropertyType.number(0...Double.infinity)
private let anyNumber = PropertyType.number(nil)
private let offset = PropertyType.numbers(length: 2, nil)
private let zeroOffset = StyleValue.array([.number(0), .number(0)])
private let black = StyleValue.color(.black)
private let clear = StyleValue.color(.transparent)
private let anchors = PropertyType.word([
    "center", "left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right",
])

/// The supported properties of each kind of layer: types, defaults, units, and what an expression may depend on, as in
/// version 8 of the MapLibre Style Specification. `visibility` is read apart.
let propertyTable: [LayerKind: [PropertySpec]] = [
    .background: [
        PropertySpec("background-color", .paint, .color, black, "", .perLayer),
        PropertySpec("background-opacity", .paint, share, .number(1), "", .perLayer),
    ],
    .fill: [
        PropertySpec("fill-sort-key", .layout, anyNumber, .null, "", .perFeature, interpolates: false),
        PropertySpec("fill-opacity", .paint, share, .number(1), "", .perState),
        PropertySpec("fill-color", .paint, .color, black, "", .perState),
        PropertySpec("fill-outline-color", .paint, .color, .null, "", .perState),
    ],
    .line: [
        PropertySpec("line-cap", .layout, .word(["butt", "round", "square"]), .string("butt"), "", .perFeature),
        PropertySpec("line-join", .layout, .word(["bevel", "round", "miter"]), .string("miter"), "", .perFeature),
        PropertySpec("line-miter-limit", .layout, anyNumber, .number(2), "", .perFeature),
        PropertySpec("line-sort-key", .layout, anyNumber, .null, "", .perFeature, interpolates: false),
        PropertySpec("line-color", .paint, .color, black, "", .perState),
        PropertySpec("line-opacity", .paint, share, .number(1), "", .perState),
        PropertySpec("line-width", .paint, length, .number(1), "pixels", .perState),
        PropertySpec("line-gap-width", .paint, length, .number(0), "pixels", .perState),
        PropertySpec("line-offset", .paint, anyNumber, .number(0), "pixels", .perState),
        PropertySpec(
            "line-dasharray", .paint, .numbers(length: nil, 0...Double.infinity), .null, "line widths", .perFeature,
            interpolates: false),
    ],
    .fillExtrusion: [
        PropertySpec("fill-extrusion-color", .paint, .color, black, "", .perState),
        PropertySpec("fill-extrusion-opacity", .paint, share, .number(1), "", .perLayer),
        PropertySpec("fill-extrusion-height", .paint, length, .number(0), "metres", .perState),
        PropertySpec("fill-extrusion-base", .paint, length, .number(0), "metres", .perState),
        PropertySpec("fill-extrusion-vertical-gradient", .paint, .boolean, .bool(true), "", .perLayer),
    ],
    .circle: [
        PropertySpec("circle-sort-key", .layout, anyNumber, .null, "", .perFeature, interpolates: false),
        PropertySpec("circle-radius", .paint, length, .number(5), "pixels", .perState),
        PropertySpec("circle-color", .paint, .color, black, "", .perState),
        PropertySpec("circle-opacity", .paint, share, .number(1), "", .perState),
        PropertySpec("circle-stroke-color", .paint, .color, black, "", .perState),
        PropertySpec("circle-stroke-width", .paint, length, .number(0), "pixels", .perState),
        PropertySpec("circle-stroke-opacity", .paint, share, .number(1), "", .perState),
    ],
    .symbol: [
        PropertySpec(
            "symbol-placement", .layout, .word(["point", "line", "line-center"]), .string("point"), "", .perLayer),
        PropertySpec("symbol-sort-key", .layout, anyNumber, .null, "", .perFeature, interpolates: false),
        PropertySpec("text-field", .layout, .formatted, .string(""), "", .perFeature, hasTokens: true),
        PropertySpec(
            "text-font", .layout, .strings,
            .array([.string("Open Sans Regular"), .string("Arial Unicode MS Regular")]), "", .perFeature),
        PropertySpec("text-size", .layout, length, .number(16), "pixels", .perFeature),
        PropertySpec("text-max-width", .layout, length, .number(10), "ems", .perFeature),
        PropertySpec("text-anchor", .layout, anchors, .string("center"), "", .perFeature),
        PropertySpec("text-offset", .layout, offset, zeroOffset, "ems", .perFeature),
        PropertySpec("text-padding", .layout, length, .number(2), "pixels", .perLayer),
        PropertySpec("text-allow-overlap", .layout, .boolean, .bool(false), "", .perLayer),
        PropertySpec("text-ignore-placement", .layout, .boolean, .bool(false), "", .perLayer),
        PropertySpec("text-color", .paint, .color, black, "", .perState),
        PropertySpec("text-opacity", .paint, share, .number(1), "", .perState),
        PropertySpec("text-halo-color", .paint, .color, clear, "", .perState),
        PropertySpec("text-halo-width", .paint, length, .number(0), "pixels", .perState),
    ],
]

/// The same by name.
let propertiesByName: [LayerKind: [String: PropertySpec]] = propertyTable.mapValues { specs in
    Dictionary(specs.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
}

/// The defaults as constants, by name.
let defaultExpressions: [LayerKind: [String: Expression]] = propertiesByName.mapValues { specs in
    specs.mapValues { Expression(constant: $0.defaultValue) }
}
