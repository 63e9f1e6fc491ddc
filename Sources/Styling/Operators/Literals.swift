// Literals: values that stand for themselves, and arrays made of expressions.

import LocatedJSON

let literalOperators: [String: OperatorReader] = ["literal": readLiteral, "semiliteral": readSemiliteral]

private let readLiteral: OperatorReader = { parser, call in
    guard call.count == 1 else {
        return parser.fail(
            call.node, "'literal' expression requires exactly one argument, but found \(call.count) instead.")
    }
    let value = StyleValue(call.parts[1])
    // An empty array is of whatever item type is asked.
    if case .array(let items) = value, items.isEmpty, case .array(_, let length)? = call.expected,
        length == nil || length == 0
    {
        return Checked(literal: value, type: call.expected)
    }
    return Checked(literal: value, weight: call.parts[1].weight)
}

private let readSemiliteral: OperatorReader = { parser, call in
    guard call.count == 1 else {
        return parser.fail(
            call.node, "'semiliteral' expression requires exactly one argument, but found \(call.count) instead.")
    }
    guard case .array(let parts) = call.parts[1].value else {
        return parser.fail(call.parts[1], "Expected an array, but found \(call.parts[1].value.typeName) instead.")
    }
    var expectedItem: ExpressionType?
    if case .array(let item, _)? = call.expected, item != .value { expectedItem = item }
    var items: [Checked] = []
    for part in parts {
        if case .object = part.value {
            items.append(Checked(literal: StyleValue(part), weight: part.weight))
        } else if let item = parser.parse(part, expectedItem, in: call.scope) {
            items.append(item)
        } else {
            return nil
        }
    }
    let first = items.first?.type ?? .value
    let same = items.allSatisfy { $0.type == first }
    let runs = items.map(\.runner)
    return Checked(type: .array(same ? first : .value, items.count), children: items) { c throws(EvaluationError) in
        var values: [StyleValue] = []
        values.reserveCapacity(runs.count)
        for run in runs { values.append(try run(c)) }
        return .array(values)
    }
}
