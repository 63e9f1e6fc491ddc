// Assertions: values of unknown type that must be of one.

import LocatedJSON

let assertionOperators: [String: OperatorReader] = [
    "string": readAssertion(.string), "number": readAssertion(.number), "boolean": readAssertion(.boolean),
    "object": readAssertion(.object), "array": readArrayAssertion,
]

/// The first of some values that is of a type; an error where none is.
func assertion(_ type: ExpressionType, _ values: [Checked]) -> Checked {
    let runs = values.map(\.runner)
    let last = runs.count - 1
    let run: Run
    if last == 0 {
        let only = runs[0]
        run = { c throws(EvaluationError) in
            let value = try only(c)
            guard value.isOf(type) else { throw .type(expected: type, found: value) }
            return value
        }
    } else {
        run = { c throws(EvaluationError) in
            for (index, candidate) in runs.enumerated() {
                let value = try candidate(c)
                if value.isOf(type) { return value }
                if index == last { throw .type(expected: type, found: value) }
            }
            return .null
        }
    }
    return Checked(type: type, children: values, form: .annotation, run: run)
}

private func readAssertion(_ type: ExpressionType) -> OperatorReader {
    { parser, call in
        guard call.count >= 1 else { return parser.fail(call.node, "Expected at least one argument.") }
        guard let values = parser.values(call, from: 1) else { return nil }
        return assertion(type, values)
    }
}

private let readArrayAssertion: OperatorReader = { parser, call in
    guard call.count >= 1 else { return parser.fail(call.node, "Expected at least one argument.") }
    var item = ExpressionType.value
    var length: Int?
    var next = 1
    if call.count > 1 {
        guard case .string(let name) = call.parts[1].value,
            let known = ["string": ExpressionType.string, "number": .number, "boolean": .boolean][name]
        else {
            return parser.fail(
                call.parts[1],
                "The item type argument of \"array\" must be one of string, number, boolean")
        }
        item = known
        next = 2
    }
    if call.count > 2 {
        switch call.parts[2].value {
        case .null: break
        case .number(let n) where n >= 0 && n == n.rounded() && n < 1e9: length = Int(n)
        default:
            return parser.fail(
                call.parts[2], "The length argument to \"array\" must be a positive integer literal")
        }
        next = 3
    }
    guard let values = parser.values(call, from: next) else { return nil }
    return assertion(.array(item, length), values)
}

extension ExpressionParser {
    /// The arguments from a place on, of any type.
    mutating func values(_ call: Call, from first: Int) -> [Checked]? {
        var values: [Checked] = []
        for part in call.parts.dropFirst(first) {
            guard let value = parse(part, .value, in: call.scope) else { return nil }
            values.append(value)
        }
        return values
    }
}
