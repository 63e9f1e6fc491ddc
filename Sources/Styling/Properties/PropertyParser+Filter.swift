// Filters: conditions on features, as expressions or in the older form with keys.

import LocatedJSON
import ParkModel

extension PropertyParser {
    /// Reads a filter; nothing where it has reported a fault.
    mutating func filter(_ node: JSONNode) -> Expression? {
        guard isExpressionFilter(node) else { return legacyFilter(node).map { Expression($0) } }
        return expression(node, .filter).map { Expression($0) }
    }

    /// Whether a filter is an expression, and not in the older form.
    private func isExpressionFilter(_ node: JSONNode) -> Bool {
        guard case .array(let parts) = node.value, case .string(let name)? = parts.first?.value else { return true }
        func isArray(_ index: Int) -> Bool { if case .array = parts[index].value { true } else { false } }
        func string(_ index: Int) -> String? { if case .string(let s) = parts[index].value { s } else { nil } }
        switch name {
        case "has": return parts.count >= 2 && string(1) != "$id" && string(1) != "$type"
        case "in": return parts.count >= 3 && (string(1) == nil || isArray(2))
        case "!in", "!has", "none": return false
        case "==", "!=", ">", ">=", "<", "<=": return parts.count != 3 || isArray(1) || isArray(2)
        case "any", "all":
            return parts.dropFirst().allSatisfy { part in
                if case .bool = part.value { true } else { isExpressionFilter(part) }
            }
        default: return true
        }
    }

    /// Reads a filter of the older form, parts of which may be expressions.
    private mutating func legacyFilter(_ node: JSONNode) -> Checked? {
        guard case .array(let parts) = node.value, case .string(let name)? = parts.first?.value else {
            return refuse(node, "A filter must be an array that begins with an operator's name.")
        }
        switch name {
        case "all", "any", "none": return combination(name, parts)
        case "has", "!has":
            guard parts.count == 2, let key = key(parts[1]) else {
                return refuse(node, "\"\(name)\" takes one key.")
            }
            let wanted = name == "has"
            return condition(on: key) { c in key.isThere(c) == wanted }
        case "in", "!in":
            guard parts.count >= 2, let key = key(parts[1]) else { return refuse(node, "\"\(name)\" takes a key.") }
            var values: Set<StyleValue> = []
            for part in parts.dropFirst(2) {
                guard let value = plain(part) else { return nil }
                values.insert(value)
            }
            let (all, wanted) = (values, name == "in")
            return condition(on: key) { c in all.contains(key.value(c)) == wanted }
        case "==", "!=", "<", "<=", ">", ">=":
            guard parts.count == 3, let key = key(parts[1]) else {
                return refuse(node, "\"\(name)\" takes a key and a value.")
            }
            guard let value = plain(parts[2]) else { return nil }
            return comparison(name, key, value)
        default:
            return isExpressionFilter(node)
                ? expression(node, .filter) : refuse(node, "Unknown filter operator \"\(name)\".")
        }
    }

    private mutating func combination(_ name: String, _ parts: [JSONNode]) -> Checked? {
        var tests: [Checked] = []
        for part in parts.dropFirst() {
            let test = isExpressionFilter(part) ? expression(part, .filter) : legacyFilter(part)
            guard let test else { return nil }
            tests.append(test)
        }
        let runs = tests.map(\.runner)
        // "all" stops at the first false, the others at the first true.
        let (stop, verdict) = (name != "all", name == "any")
        return Checked(type: .boolean, children: tests) { c throws(EvaluationError) in
            for run in runs where try run(c).asBool() == stop { return .bool(verdict) }
            return .bool(!verdict)
        }
    }

    private func comparison(_ name: String, _ key: FilterKey, _ wanted: StyleValue) -> Checked {
        switch name {
        case "==": return condition(on: key) { c in key.value(c) == wanted }
        case "!=": return condition(on: key) { c in key.value(c) != wanted }
        default:
            // Values of different types are in no order.
            return condition(on: key) { c in
                switch (key.value(c), wanted) {
                case (.number(let a), .number(let b)): isOrdered(a, name, b)
                case (.string(let a), .string(let b)): isOrdered(a, name, b)
                default: false
                }
            }
        }
    }

    private func condition(
        on key: FilterKey, _ test: @escaping @Sendable (EvaluationContext) -> Bool
    ) -> Checked {
        Checked(type: .boolean, children: [], reads: key.reads) { c in .bool(test(c)) }
    }

    private func key(_ node: JSONNode) -> FilterKey? {
        guard case .string(let name) = node.value else { return nil }
        switch name {
        case "$type": return .shape
        case "$id": return .id
        default: return .property(PropertyLookup(name))
        }
    }

    private mutating func plain(_ node: JSONNode) -> StyleValue? {
        switch node.value {
        case .array, .object:
            _ = refuse(node, "A filter with keys compares with strings, numbers, true, false or null only.")
            return nil
        default: return StyleValue(node)
        }
    }

    private mutating func refuse(_ node: JSONNode, _ message: String) -> Checked? {
        fail(node.offset, "filter", message)
        return nil
    }
}

private func isOrdered<T: Comparable>(_ a: T, _ name: String, _ b: T) -> Bool {
    switch name {
    case "<": a < b
    case "<=": a <= b
    case ">": a > b
    default: a >= b
    }
}

/// What an older filter looks at.
private enum FilterKey: Sendable {
    case property(PropertyLookup)
    case shape
    case id

    var reads: Reads {
        switch self {
        case .property(let lookup): Reads(feature: true, properties: [lookup.name])
        case .shape: Reads(feature: true)
        case .id: Reads(feature: true, properties: ["*"])
        }
    }

    func value(_ c: EvaluationContext) -> StyleValue {
        switch self {
        case .property(let lookup): lookup.value(c.properties)
        case .shape: .string(c.shape.geometryType)
        case .id: c.id.map(StyleValue.string) ?? .null
        }
    }

    func isThere(_ c: EvaluationContext) -> Bool {
        switch self {
        case .property(let lookup): lookup.isThere(c.properties)
        case .shape: true
        case .id: c.id != nil
        }
    }
}
