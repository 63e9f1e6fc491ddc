// Bindings: names for values, let and var.

import LocatedJSON

let bindingOperators: [String: OperatorReader] = ["let": readLet, "var": readVariable]

private let readLet: OperatorReader = { parser, call in
    guard call.count >= 3 else {
        return parser.fail(call.node, "Expected at least 3 arguments, but found \(call.count) instead.")
    }
    guard call.count % 2 == 1 else { return parser.fail(call.node, "Expected an odd number of arguments.") }
    var scope = call.scope
    var bound: [Checked] = []
    for index in stride(from: 1, to: call.count, by: 2) {
        let node = call.parts[index]
        guard case .string(let name) = node.value else {
            return parser.fail(node, "Expected string, but found \(node.value.typeName) instead.")
        }
        guard name.utf8.allSatisfy(isNameByte) else {
            return parser.fail(node, "Variable names must contain only alphanumeric characters or '_'.")
        }
        guard let value = parser.parse(call.parts[index + 1], in: call.scope) else { return nil }
        scope.bindings[name] = value
        bound.append(value)
    }
    guard let result = parser.parse(call.parts[call.count], call.expected, in: scope) else { return nil }
    let children = bound + [result]
    return Checked(
        type: result.type, children: children,
        zoomCurve: .joined(own: result.zoomCurve, at: bound.count, children: children), run: result.run)
}

private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}

private let readVariable: OperatorReader = { parser, call in
    guard call.count == 1, case .string(let name) = call.parts[1].value else {
        return parser.fail(call.node, "'var' expression requires exactly one string literal argument.")
    }
    guard let bound = call.scope.bindings[name] else {
        let near = nearestName(to: name, among: call.scope.bindings.keys.sorted()).map { " Did you mean \"\($0)\"?" }
        return parser.fail(
            call.parts[1],
            "Unknown variable \"\(name)\". Make sure \"\(name)\" has been bound in an enclosing \"let\" expression before using it."
                + (near ?? ""))
    }
    if let value = bound.literal { return Checked(literal: value, type: bound.type, weight: bound.weight) }
    // The value stands once, in its let; here it brings no curve of its own.
    return Checked(type: bound.type, children: [bound], zoomCurve: ZoomCurve.none, run: bound.run)
}
