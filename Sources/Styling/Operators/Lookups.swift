// Lookups: what a feature, its state and a table hold.

import LocatedJSON
import ParkModel

let lookupOperators: [String: OperatorReader] = [
    "get": readLookup(
        .value, missing: { _ in .null }, found: { $0 }),
    "has": readLookup(.boolean, missing: { _ in .bool(false) }, found: { _ in .bool(true) }),
    "feature-state": readFeatureState,
    "global-state": readGlobalState,
    "properties": function(
        .object,
        [
            Signature(.fixed([])) { _ in
                { c in .object(c.properties.dictionary.mapValues(StyleValue.init)) }
            }
        ], reads: Reads(feature: true, properties: ["*"])),
    "geometry-type": function(
        .string, [Signature(.fixed([])) { _ in { c in .string(c.shape.geometryType) } }], reads: Reads(feature: true)),
    "id": function(
        .value, [Signature(.fixed([])) { _ in { c in c.id.map(StyleValue.string) ?? .null } }],
        reads: Reads(feature: true, properties: ["*"])),
    "zoom": function(
        .number, [Signature(.fixed([])) { _ in { c in .number(c.zoom) } }], reads: Reads(zoom: true), form: .zoom),
]

extension FeatureShape {
    /// The name of the shape in GeoJSON.
    var geometryType: String {
        switch self {
        case .point: "Point"
        case .line: "LineString"
        case .polygon: "Polygon"
        }
    }
}

/// `get` and `has`: of the feature's properties, or of an object.
private func readLookup(
    _ type: ExpressionType, missing: @escaping @Sendable (String) -> StyleValue,
    found: @escaping @Sendable (StyleValue) -> StyleValue
) -> OperatorReader {
    let ofObject = function(type, .string, .object) { a in
        let (key, object) = (a[0], a[1])
        return { c throws(EvaluationError) in
            let name = try key(c).asString()
            let value = try object(c)
            guard case .object(let members) = value else { throw .type(expected: .object, found: value) }
            return members[name].map(found) ?? missing(name)
        }
    }
    return { parser, call in
        if call.count == 2 { return ofObject(&parser, call) }
        guard call.count == 1 else {
            return parser.fail(call.node, "Expected 1 or 2 arguments, but found \(call.count) instead.")
        }
        guard let key = parser.parse(call.parts[1], .string, in: call.scope) else { return nil }
        if case .string(let name)? = key.literal {
            let reads = Reads(feature: true, properties: [name])
            let property = PropertyLookup(name)
            if type == .boolean {
                return Checked(type: type, children: [key], reads: reads) { c in .bool(property.isThere(c.properties)) }
            }
            return Checked(type: type, children: [key], reads: reads) { c in property.value(c.properties) }
        }
        let run = key.run
        return Checked(type: type, children: [key], reads: Reads(feature: true, properties: ["*"])) {
            c throws(EvaluationError) in
            let name = try run(c).asString()
            return c.properties[name].map { found(StyleValue($0)) } ?? missing(name)
        }
    }
}

private let readFeatureState: OperatorReader = { parser, call in
    guard call.count == 1 else {
        return parser.fail(call.node, "Expected 1 argument, but found \(call.count) instead.")
    }
    guard let key = parser.parse(call.parts[1], .string, in: call.scope) else { return nil }
    if case .string(let name)? = key.literal {
        return Checked(type: .value, children: [key], reads: Reads(state: [name])) { c in
            c.state[name].map(StyleValue.init) ?? .null
        }
    }
    let run = key.run
    return Checked(type: .value, children: [key], reads: Reads(state: ["*"])) { c throws(EvaluationError) in
        c.state[try run(c).asString()].map(StyleValue.init) ?? .null
    }
}

/// `global-state`: the default that the document's `state` gives a key.
private let readGlobalState: OperatorReader = { parser, call in
    guard call.count == 1 else {
        return parser.fail(call.node, "Expected 1 argument, but found \(call.count) instead.")
    }
    guard case .string(let name) = call.parts[1].value else {
        return parser.fail(
            call.parts[1], "Global state property must be string, but found \(call.parts[1].value.typeName) instead.")
    }
    let value = parser.globalState[name] ?? .null
    // Not computed while reading: state of the wrong type is a matter of the value, not of the expression.
    return Checked(type: .value, children: [], folds: false) { _ in value }
}
