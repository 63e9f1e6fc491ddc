// Constants: values of properties that are no expressions.

import LocatedJSON

extension PropertyParser {
    /// Reads a constant; nothing where it has reported a fault.
    mutating func constant(_ node: JSONNode, _ spec: PropertySpec) -> Expression? {
        guard let value = value(node, spec) else { return nil }
        return withTokens(value, spec).map { Expression($0) } ?? Expression(constant: value)
    }

    /// Reads a constant's value; nothing where it has reported a fault.
    mutating func value(_ node: JSONNode, _ spec: PropertySpec) -> StyleValue? {
        switch (spec.type, node.value) {
        case (.number(let range), .number(let n)):
            guard let range, !range.contains(n) else { return .number(n) }
            fail(node.offset, "out-of-range", "\(spec.name) must be \(text(range)), not \(numberText(n)).")
            return nil
        case (.color, .string(let name)):
            if let color = StyleColor(css: name) { return .color(color) }
            fail(
                node.offset, "wrong-value",
                "\"\(name)\" is not a colour." + suggestion(name, namedColors.keys.sorted()))
            return nil
        case (.boolean, .bool(let b)): return .bool(b)
        case (.string, .string(let s)), (.formatted, .string(let s)): return .string(s)
        case (.image, .string(let s)): return .image(s)
        case (.word(let words), .string(let word)):
            if words.contains(word) { return .string(word) }
            fail(
                node.offset, "wrong-value",
                "\(spec.name) must be one of \(list(words)), not \"\(word)\"." + suggestion(word, words))
            return nil
        case (.numbers(let length, let range), .array(let items)):
            return numbers(items, node, spec, length, range)
        case (.strings, .array(let items)):
            var names: [StyleValue] = []
            for item in items {
                guard case .string(let name) = item.value else { return wrong(item, "a string", spec) }
                names.append(.string(name))
            }
            return .array(names)
        case (let type, _): return wrong(node, type.words, spec)
        }
    }

    private mutating func numbers(
        _ items: [JSONNode], _ node: JSONNode, _ spec: PropertySpec, _ length: Int?, _ range: ClosedRange<Double>?
    ) -> StyleValue? {
        var values: [StyleValue] = []
        for item in items {
            guard case .number(let n) = item.value else { return wrong(item, "a number", spec) }
            if let range, !range.contains(n) {
                fail(item.offset, "out-of-range", "\(spec.name) must be \(text(range)), not \(numberText(n)).")
                return nil
            }
            values.append(.number(n))
        }
        if let length, values.count != length {
            fail(node.offset, "wrong-value", "\(spec.name) takes \(length) numbers, but has \(values.count).")
            return nil
        }
        return .array(values)
    }

    private mutating func wrong(_ node: JSONNode, _ wanted: String, _ spec: PropertySpec) -> StyleValue? {
        fail(node.offset, "wrong-type", "\(spec.name): expected \(wanted), but found \(node.value.kind).")
        return nil
    }

    /// A text or an image's name with the properties that its "{key}" stand for; nothing where it has none.
    func withTokens(_ value: StyleValue, _ spec: PropertySpec) -> Checked? {
        guard spec.hasTokens else { return nil }
        switch value {
        case .string(let text), .image(let text): return text.contains("{") ? tokens(text, spec.type.expected) : nil
        default: return nil
        }
    }

    /// A text in which "{key}" stands for the property of that key; missing ones are empty.
    private func tokens(_ text: String, _ type: ExpressionType) -> Checked {
        var parts: [Checked] = []
        var plain = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            plain += rest[..<open]
            let key = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if key.contains("{") || key.isEmpty {
                plain += "{" + key + "}"
                continue
            }
            if !plain.isEmpty { parts.append(Checked(literal: .string(plain))) }
            plain = ""
            let lookup = PropertyLookup(String(key))
            parts.append(lookup.checked)
        }
        plain += rest
        if !plain.isEmpty || parts.isEmpty { parts.append(Checked(literal: .string(plain))) }
        if parts.count == 1, let only = parts.first, only.literal != nil { return conversion(type, [only]) }
        let runs = parts.map(\.runner)
        let joined = Checked(type: .string, children: parts) { c throws(EvaluationError) in
            var out = ""
            for run in runs { out += try run(c).text }
            return .string(out)
        }
        return type == .string ? joined : conversion(type, [joined])
    }
}

extension PropertyType {
    /// What is expected, for people.
    var words: String {
        switch self {
        case .number: "a number"
        case .color: "a colour"
        case .boolean: "true or false"
        case .string, .formatted: "a text"
        case .image: "an image's name"
        case .word(let words): list(words)
        case .numbers(let length?, _): "an array of \(length) numbers"
        case .numbers: "an array of numbers"
        case .strings: "an array of strings"
        }
    }
}
