// Comparisons: equality and order of values, perhaps by a collator.

import LocatedJSON

let comparisonOperators: [String: OperatorReader] = [
    "==": readComparison(isOrder: false, values: { $0 == $1 }, order: { $0 == 0 }),
    "!=": readComparison(isOrder: false, values: { $0 != $1 }, order: { $0 != 0 }),
    "<": readComparison(isOrder: true, values: before, order: { $0 < 0 }),
    ">": readComparison(isOrder: true, values: { before($1, $0) }, order: { $0 > 0 }),
    "<=": readComparison(isOrder: true, values: { !before($1, $0) }, order: { $0 <= 0 }),
    ">=": readComparison(isOrder: true, values: { !before($0, $1) }, order: { $0 >= 0 }),
    "collator": readCollator,
    "resolved-locale": function(.string, .collator) { a in
        let collator = a[0]
        return { c throws(EvaluationError) in
            guard case .collator(let order) = try collator(c) else { return .string("") }
            return .string(order.locale ?? "en")
        }
    },
]

/// Whether `a` comes before `b`; both numbers or both texts.
private func before(_ a: StyleValue, _ b: StyleValue) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    // By UTF-16 code units, as ECMAScript compares; the standard library's order is another one.
    case (.string(let x), .string(let y)): x.utf16.lexicographicallyPrecedes(y.utf16)
    default: false
    }
}

private func readComparison(
    isOrder: Bool, values compare: @escaping @Sendable (StyleValue, StyleValue) -> Bool,
    order: @escaping @Sendable (Int) -> Bool
) -> OperatorReader {
    { parser, call in
        guard call.count == 2 || call.count == 3 else {
            return parser.fail(call.node, "Expected two or three arguments.")
        }
        guard var left = parser.operand(call, 1, isOrder), var right = parser.operand(call, 2, isOrder) else {
            return nil
        }
        guard left.type == right.type || left.type == .value || right.type == .value else {
            return parser.fail(call.node, "Cannot compare types '\(left.type)' and '\(right.type)'.")
        }
        if isOrder {
            if left.type == .value, right.type != .value { left = assertion(right.type, [left]) }
            if right.type == .value, left.type != .value { right = assertion(left.type, [right]) }
        }
        let isOpen = left.type == .value && right.type == .value
        let (a, b) = (left.run, right.run)
        let name = call.name
        if call.count == 3 {
            guard [left.type, right.type].contains(where: { $0 == .string || $0 == .value }) else {
                return parser.fail(call.node, "Cannot use collator to compare non-string types.")
            }
            guard let collator = parser.parse(call.parts[3], .collator, in: call.scope) else { return nil }
            let run = collator.run
            return Checked(type: .boolean, children: [left, right, collator]) { c throws(EvaluationError) in
                let (x, y) = (try a(c), try b(c))
                if isOrder, isOpen { try checkOrdered(x, y, name) }
                guard case .string(let s) = x, case .string(let t) = y, case .collator(let rule) = try run(c) else {
                    return .bool(compare(x, y))
                }
                return .bool(order(rule.compare(s, t)))
            }
        }
        if isOrder, isOpen {
            return Checked(type: .boolean, children: [left, right]) { c throws(EvaluationError) in
                let (x, y) = (try a(c), try b(c))
                try checkOrdered(x, y, name)
                return .bool(compare(x, y))
            }
        }
        if !isOrder, let run = quickEquality(left, right, wanted: name == "==") {
            return Checked(type: .boolean, children: [left, right], run: run)
        }
        return Checked(type: .boolean, children: [left, right]) { c throws(EvaluationError) in
            .bool(compare(try a(c), try b(c)))
        }
    }
}

/// Equality with a literal text or number, as most filters have it.
private func quickEquality(_ left: Checked, _ right: Checked, wanted: Bool) -> Run? {
    let (value, literal) = left.literal == nil ? (left.run, right.literal) : (right.run, left.literal)
    switch literal {
    case .string(let text)?:
        return { c throws(EvaluationError) in
            guard case .string(let s) = try value(c) else { return .bool(!wanted) }
            return .bool((s == text) == wanted)
        }
    case .number(let number)?:
        return { c throws(EvaluationError) in
            guard case .number(let n) = try value(c) else { return .bool(!wanted) }
            return .bool((n == number) == wanted)
        }
    default: return nil
    }
}

private func checkOrdered(_ x: StyleValue, _ y: StyleValue, _ name: String) throws(EvaluationError) {
    switch (x, y) {
    case (.number, .number), (.string, .string): return
    default:
        throw .other(
            "Expected arguments for \"\(name)\" to be (string, string) or (number, number), but found (\(x.type), \(y.type)) instead."
        )
    }
}

extension ExpressionParser {
    fileprivate mutating func operand(_ call: Call, _ index: Int, _ isOrder: Bool) -> Checked? {
        guard let found = parse(call.parts[index], .value, in: call.scope) else { return nil }
        switch found.type {
        case .string, .number, .value: return found
        case .boolean, .null: if !isOrder { return found }
        default: break
        }
        return fail(call.parts[index], "\"\(call.name)\" comparisons are not supported for type '\(found.type)'.")
    }
}

private let readCollator: OperatorReader = { parser, call in
    guard call.count == 1 else { return parser.fail(call.node, "Expected one argument.") }
    guard
        let options = parser.options(
            call.parts[1],
            ["case-sensitive": .boolean, "diacritic-sensitive": .boolean, "locale": .string], in: call.scope,
            name: "Collator options argument must be an object.")
    else { return nil }
    let caseSensitive = options["case-sensitive"]?.run
    let diacriticSensitive = options["diacritic-sensitive"]?.run
    let locale = options["locale"]?.run
    return Checked(type: .collator, children: Array(options.values), folds: false) { c throws(EvaluationError) in
        .collator(
            TextOrder(
                caseSensitive: try caseSensitive?(c).asBool() ?? false,
                diacriticSensitive: try diacriticSensitive?(c).asBool() ?? false,
                locale: try locale?(c).asString()))
    }
}

extension ExpressionParser {
    /// Reads an object of named options, each an expression of a type; nothing where it has reported a fault.
    mutating func options(
        _ node: JSONNode, _ types: [String: ExpressionType], in scope: Scope, name message: String
    ) -> [String: Checked]? {
        guard case .object(let members) = node.value else {
            _ = fail(node, message)
            return nil
        }
        var options: [String: Checked] = [:]
        for member in members {
            guard let type = types[member.key] else {
                let near = nearestName(to: member.key, among: types.keys.sorted()).map { " Did you mean \"\($0)\"?" }
                _ = fail(
                    JSONNode(offset: member.keyOffset, value: .null), "Unknown option \"\(member.key)\"." + (near ?? "")
                )
                return nil
            }
            guard let option = parse(member.value, type, in: scope) else { return nil }
            options[member.key] = option
        }
        return options
    }
}
