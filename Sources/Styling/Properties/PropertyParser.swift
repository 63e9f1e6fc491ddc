// PropertyParser: a property's JSON → its expression, checked against what the property allows.

import LocatedJSON

/// Reads values of properties and filters; collects faults.
struct PropertyParser {
    var faults: [Fault] = []
    var globalState: [String: StyleValue] = [:]

    mutating func fail(_ offset: Int, _ code: String, _ message: String) {
        faults.append(Fault(offset: offset, code: code, message: message))
    }

    /// Reads a property's value: a constant, an expression, or a function with stops; nothing where it has reported a
    /// fault.
    mutating func parse(_ node: JSONNode, _ spec: PropertySpec) -> Expression? {
        let checked: Checked?
        switch node.value {
        case .object: checked = legacyFunction(node, spec)
        case .array where isExpression(node, spec): checked = expression(node, spec)
        default: return constant(node, spec)
        }
        guard let checked else { return nil }
        if let value = checked.literal {
            guard checkWord(value, node, spec) else { return nil }
            if case .number(let n) = value, let range = spec.type.range, !range.contains(n) {
                fail(node.offset, "out-of-range", "\(spec.name) must be \(text(range)), not \(numberText(n)).")
                return nil
            }
        }
        return Expression(checked, range: spec.type.range)
    }

    /// Reads an expression and checks what it depends on.
    mutating func expression(_ node: JSONNode, _ spec: PropertySpec) -> Checked? {
        var parser = ExpressionParser()
        parser.globalState = globalState
        // Texts are converted at the top, not only asserted.
        let fitting: Fitting? = spec.type == .string ? .coerce : nil
        let checked = parser.parse(node, spec.type.expected, in: Scope(), fitting: fitting)
        faults += parser.faults
        guard let checked, check(dependence: checked, node, spec), check(curve: checked, node, spec) else { return nil }
        return checked
    }

    /// Whether an array is an expression: its first part names an operator, or nothing else would do.
    private func isExpression(_ node: JSONNode, _ spec: PropertySpec) -> Bool {
        guard case .array(let parts) = node.value else { return false }
        switch spec.type {
        case .strings:
            guard case .string(let name)? = parts.first?.value else { return false }
            return operators[name] != nil || unsupportedOperators.contains(name)
        case .numbers:
            if case .string? = parts.first?.value { return true }
            return false
        default: return true
        }
    }

    /// Checks that an expression depends on nothing that its property must not depend on.
    mutating func check(dependence checked: Checked, _ node: JSONNode, _ spec: PropertySpec) -> Bool {
        var isFine = true
        if !checked.reads.state.isEmpty, !spec.dependence.contains(.state) {
            let place = offset(of: ["feature-state"], in: node)
            fail(
                place, "state-not-allowed",
                "\(spec.name) must not depend on feature-state: only paint properties that differ by feature may.")
            isFine = false
        }
        if checked.reads.feature, !spec.dependence.contains(.feature) {
            let place = offset(of: ["get", "has", "properties", "id", "geometry-type"], in: node)
            fail(place, "feature-not-allowed", "\(spec.name) must be the same for all features of a layer.")
            isFine = false
        }
        if checked.reads.zoom, !spec.dependence.contains(.zoom) {
            fail(offset(of: ["zoom"], in: node), "zoom-not-allowed", "\(spec.name) must not depend on the zoom.")
            isFine = false
        }
        return isFine
    }

    /// Where the first use of some operators is; the expression's own place where there is none.
    private func offset(of names: Set<String>, in node: JSONNode) -> Int {
        func find(_ node: JSONNode) -> Int? {
            switch node.value {
            case .array(let parts):
                if case .string(let name)? = parts.first?.value {
                    if names.contains(name) { return node.offset }
                    if name == "literal" { return nil }
                }
                for part in parts { if let found = find(part) { return found } }
                return nil
            case .object(let members):
                for member in members { if let found = find(member.value) { return found } }
                return nil
            default: return nil
            }
        }
        return find(node) ?? node.offset
    }

    mutating func check(curve checked: Checked, _ node: JSONNode, _ spec: PropertySpec) -> Bool {
        // A filter may use the zoom anywhere.
        if spec.name == PropertySpec.filter.name { return true }
        switch checked.zoomCurve {
        case .none where !checked.reads.zoom: return true
        case .curve(interpolates: true) where !spec.interpolates:
            fail(node.offset, "expression", "\"interpolate\" expressions cannot be used with \(spec.name).")
        case .curve: return true
        case .none, .notOutermost:
            fail(
                node.offset, "expression",
                "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" expression.")
        case .several:
            fail(
                node.offset, "expression",
                "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.")
        }
        return false
    }

    private mutating func checkWord(_ value: StyleValue, _ node: JSONNode, _ spec: PropertySpec) -> Bool {
        guard case .word(let words) = spec.type, case .string(let word) = value, !words.contains(word) else {
            return true
        }
        fail(
            node.offset, "wrong-value",
            "\(spec.name) must be one of \(list(words)), not \"\(word)\"." + suggestion(word, words))
        return false
    }
}

/// Words in quotes, joined by commas and an "or".
func list(_ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
}

/// " Did you mean …?" where some known word is near.
func suggestion(_ word: String, _ known: some Sequence<String>) -> String {
    nearestName(to: word, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
}

/// A range in words.
func text(_ range: ClosedRange<Double>) -> String {
    range.upperBound == .infinity
        ? "at least \(numberText(range.lowerBound))"
        : "within \(numberText(range.lowerBound)) and \(numberText(range.upperBound))"
}
