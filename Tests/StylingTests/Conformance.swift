// The specification's own cases for expressions: read, run and compared.

import Foundation
import LocatedJSON
import ParkModel

@testable import Styling

/// One case: an expression, what a property asks of it, contexts, and what must come out.
struct ConformanceCase {
    let name: String
    let root: [String: JSONNode]

    /// All cases, in the order of their names; nothing where the shared data is not there.
    static func all() throws -> [ConformanceCase]? {
        let folder = repository.deletingLastPathComponent()
            .appending(path: "shared/data/conformance/style/expressions")
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
            return nil
        }
        var cases: [ConformanceCase] = []
        for case let file as URL in files where file.lastPathComponent == "test.json" {
            let root = try parseJSON([UInt8](try Data(contentsOf: file)))
            let name = file.deletingLastPathComponent().path.dropFirst(folder.path.count + 1)
            cases.append(ConformanceCase(name: String(name), root: root.members))
        }
        return cases.isEmpty ? nil : cases.sorted { $0.name < $1.name }
    }

    /// What went wrong; nothing where the case passes.
    func problem() -> String? {
        guard let expression = root["expression"], let expected = root["expected"]?.members,
            let compiled = expected["compiled"]?.members
        else { return "the case is not understood" }
        var parser = PropertyParser()
        for (key, value) in root["globalState"]?.members ?? [:] { parser.globalState[key] = StyleValue(value) }
        let (checked, fallback): (Checked?, StyleValue?)
        if let spec = root["propertySpec"] {
            guard let property = PropertySpec(conformance: spec.members, &parser) else {
                return "unknown property type"
            }
            (checked, fallback) = (parser.compile(expression, property), property.defaultValue)
        } else {
            (checked, fallback) = (parser.compile(expression, nil), nil)
        }
        if compiled["result"]?.string == "error" {
            guard checked == nil else { return "compiled, but must not" }
            let wanted = compiled["errors"]?.items.first?.members["key"]?.string ?? ""
            let found = parser.faults.first.flatMap { expression.path(to: $0.offset) } ?? "?"
            return found == wanted
                ? nil : "the fault is at \(found), not at \(wanted): \(parser.faults.first?.message ?? "")"
        }
        guard let checked else { return "not compiled: \(parser.faults.map(\.message))" }
        if let type = compiled["type"]?.string, type != checked.type.description {
            return "type \(checked.type), not \(type)"
        }
        let isFeatureConstant = !checked.reads.feature && checked.reads.state.isEmpty
        if let wanted = compiled["isFeatureConstant"]?.bool, wanted != isFeatureConstant { return "isFeatureConstant" }
        if let wanted = compiled["isZoomConstant"]?.bool, wanted == checked.reads.zoom { return "isZoomConstant" }
        let outputs = expected["outputs"]?.items ?? []
        for (input, output) in zip(root["inputs"]?.items ?? [], outputs) {
            var found = Expression(checked).evaluate(EvaluationContext(conformance: input))
            if found == .null || found == nil, let fallback, fallback != .null { found = fallback }
            if !matches(found, output) { return "\(String(describing: found)) instead of \(output.value)" }
        }
        return nil
    }
}

extension PropertyParser {
    fileprivate mutating func compile(_ node: JSONNode, _ spec: PropertySpec?) -> Checked? {
        guard let spec else {
            // Any type, any dependence.
            let any = PropertySpec("any", .paint, .string, .null, "", .perState, interpolates: true)
            var parser = ExpressionParser()
            parser.globalState = globalState
            let checked = parser.parse(node, in: Scope())
            faults += parser.faults
            guard let checked, check(curve: checked, node, any) else { return nil }
            return checked
        }
        if case .object = node.value { return legacyFunction(node, spec) }
        return expression(node, spec)
    }
}

extension PropertySpec {
    fileprivate init?(conformance members: [String: JSONNode], _ parser: inout PropertyParser) {
        let type: PropertyType
        let length: Int? = if case .number(let n)? = members["length"]?.value { Int(n) } else { nil }
        switch (members["type"]?.string, members["value"]?.string) {
        case ("number", _): type = .number(nil)
        case ("color", _): type = .color
        case ("boolean", _): type = .boolean
        case ("string", _): type = .string
        case ("enum", _): type = .word((members["values"]?.members ?? [:]).keys.sorted())
        case ("formatted", _): type = .formatted
        case ("resolvedImage", _): type = .image
        case ("array", "number"): type = .numbers(length: length, nil)
        case ("array", "string"): type = .strings
        default: return nil
        }
        let expression = members["expression"]?.members
        var dependence: Dependence = .state
        for parameter in expression?["parameters"]?.items ?? [] {
            if parameter.string == "zoom" { dependence.insert(.zoom) }
            if parameter.string == "feature" { dependence.insert(.feature) }
        }
        let interpolates = expression?["interpolated"]?.bool
        self.init(
            "some-property", .paint, type, .null, "", dependence, interpolates: interpolates ?? true,
            hasTokens: members["tokens"]?.bool ?? false)
        if let given = members["default"], let value = parser.value(given, self) { defaultValue = value }
        parser.faults = []
    }
}

extension EvaluationContext {
    fileprivate init(conformance input: JSONNode) {
        let view = input.items[0].members
        let feature = input.items[1].members
        var zoom = 0.0
        if case .number(let n)? = view["zoom"]?.value { zoom = n }
        let shape: FeatureShape =
            switch feature["geometry"]?.members["type"]?.string {
            case "LineString": .line
            case "Polygon": .polygon
            default: .point
            }
        self.init(
            zoom: zoom, id: feature["id"]?.string, shape: shape,
            properties: Properties((feature["properties"]?.members ?? [:]).mapValues(PropertyValue.init(test:))),
            state: (feature["featureState"]?.members ?? [:]).mapValues(PropertyValue.init(test:)))
    }
}

/// Whether a value is what a case asks: numbers to five digits, colours premultiplied.
private func matches(_ found: StyleValue?, _ wanted: JSONNode) -> Bool {
    guard let found else { return wanted.members["error"] != nil }
    switch (found, wanted.value) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return abs(a - b) <= 1e-5 * max(1, abs(b))
    case (.string(let a), .string(let b)): return a == b
    case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy(matches)
    case (.object(let a), .object):
        let b = wanted.members
        return a.keys.sorted() == b.keys.sorted()
            && a.allSatisfy { key, value in b[key].map { matches(value, $0) } ?? false }
    case (.color(let c), .array(let b)):
        return zip([c.r * c.a, c.g * c.a, c.b * c.a, c.a], b).allSatisfy { matches(.number($0), $1) }
    case (.color(let c), .object):
        let b = wanted.members
        return [("r", c.r * c.a), ("g", c.g * c.a), ("b", c.b * c.a), ("a", c.a)].allSatisfy { key, n in
            b[key].map { matches(.number(n), $0) } ?? false
        }
    case (.image(let name), .object): return wanted.members["name"]?.string == name
    case (.string(let text), .object): return matches(.formatted([FormattedSection(text: text)]), wanted)
    case (.formatted(let sections), .object):
        let wantedSections = wanted.members["sections"]?.items ?? []
        return sections.count == wantedSections.count
            && zip(sections, wantedSections).allSatisfy { section, node in
                let parts = node.members
                func same(_ value: StyleValue?, _ key: String) -> Bool {
                    parts[key].map { matches(value ?? .null, $0) } ?? (value == nil)
                }
                return same(.string(section.text), "text") && same(section.scale.map(StyleValue.number), "scale")
                    && same(section.font.map { .string($0.joined(separator: ",")) }, "fontStack")
                    && same(section.color.map(StyleValue.color), "textColor")
                    && same(section.verticalAlign.map(StyleValue.string), "verticalAlign")
            }
    default: return false
    }
}

extension PropertyValue {
    /// A value from a test's JSON.
    init(test node: JSONNode) {
        switch node.value {
        case .null: self = .null
        case .bool(let b): self = .bool(b)
        case .number(let n): self = .number(n)
        case .string(let s): self = .string(s)
        case .array(let items): self = .array(items.map(PropertyValue.init(test:)))
        case .object: self = .object(node.members.mapValues(PropertyValue.init(test:)))
        }
    }
}

extension JSONNode {
    /// The members by key; none where it is no object.
    var members: [String: JSONNode] {
        guard case .object(let all) = value else { return [:] }
        return Dictionary(all.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }

    /// The items; none where it is no array.
    var items: [JSONNode] { if case .array(let items) = value { items } else { [] } }
    /// The text, where it is one.
    var string: String? { if case .string(let s) = value { s } else { nil } }
    /// The truth value, where it is one.
    var bool: Bool? { if case .bool(let b) = value { b } else { nil } }

    /// The way to the value at a byte, "[1][2]"; nothing where no value starts there.
    func path(to wanted: Int) -> String? {
        if offset == wanted { return "" }
        switch value {
        case .array(let items):
            for (index, item) in items.enumerated() {
                if let rest = item.path(to: wanted) { return "[\(index)]" + rest }
            }
        case .object(let members):
            for member in members { if let rest = member.value.path(to: wanted) { return ".\(member.key)" + rest } }
        default: break
        }
        return nil
    }
}
