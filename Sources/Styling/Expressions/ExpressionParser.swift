// ExpressionParser: JSON → checked expression.

import LocatedJSON

/// A fault found in a document, at a byte of it.
struct Fault: Sendable {
    var offset: Int
    var code: String
    var message: String
}

/// How a value of unknown type is made to fit.
enum Fitting {
    /// It must be of the type already.
    case assert
    /// It is converted.
    case coerce
    /// It is left as it is.
    case leave
}

/// The names that `let` has bound.
struct Scope {
    var bindings: [String: Checked] = [:]
}

/// One operator's use: its node, its parts (the name first) and where it stands.
struct Call {
    let node: JSONNode
    let parts: [JSONNode]
    let expected: ExpressionType?
    let scope: Scope
    /// How many arguments there are.
    var count: Int { parts.count - 1 }
    var name: String { if case .string(let name) = parts[0].value { name } else { "" } }
    /// The expected type where it says anything.
    var expectedOutput: ExpressionType? { expected == .value ? nil : expected }
}

/// Reads one operator; nothing where it has reported a fault.
typealias OperatorReader = @Sendable (inout ExpressionParser, Call) -> Checked?

/// Reads expressions and checks their types, as the reference implementation of the specification does: a value of
/// unknown type is asserted to be a number, string, boolean, object or array where one is expected, and converted to a
/// colour, formatted text or image; what is constant is computed at once.
struct ExpressionParser {
    /// What was found wrong.
    var faults: [Fault] = []
    /// The defaults of the document's `state`.
    var globalState: [String: StyleValue] = [:]

    /// Reports a fault.
    mutating func fail(_ node: JSONNode, _ message: String) -> Checked? {
        faults.append(Fault(offset: node.offset, code: "expression", message: message))
        return nil
    }

    /// Reads an expression of an expected type.
    mutating func parse(
        _ node: JSONNode, _ expected: ExpressionType? = nil, in scope: Scope, fitting: Fitting? = nil
    ) -> Checked? {
        switch node.value {
        case .object:
            return fail(node, "Bare objects invalid. Use [\"literal\", {...}] instead.")
        case .array(let parts):
            guard let head = parts.first else {
                return fail(
                    node,
                    "Expected an array with at least one element. If you wanted a literal array, use [\"literal\", []]."
                )
            }
            guard case .string(let name) = head.value else {
                return fail(
                    head,
                    "Expression name must be a string, but found \(head.value.typeName) instead. If you wanted a literal array, use [\"literal\", [...]]."
                )
            }
            guard let reader = operators[name] else { return unknown(name, head) }
            let call = Call(node: node, parts: parts, expected: expected, scope: scope)
            guard let found = reader(&self, call) else { return nil }
            return finish(found, node, expected, fitting)
        case .null, .bool, .number, .string:
            return finish(Checked(literal: StyleValue(node), weight: node.weight), node, expected, fitting)
        }
    }

    private mutating func unknown(_ name: String, _ head: JSONNode) -> Checked? {
        if unsupportedOperators.contains(name) { return fail(head, "Expression \"\(name)\" is not supported.") }
        if let near = nearestName(to: name, among: operators.keys.sorted()) {
            return fail(head, "Unknown expression \"\(name)\". Did you mean \"\(near)\"?")
        }
        return fail(
            head, "Unknown expression \"\(name)\". If you wanted a literal array, use [\"literal\", [...]].")
    }

    /// Makes what was read fit the expected type, and computes what is constant.
    private mutating func finish(
        _ found: Checked, _ node: JSONNode, _ expected: ExpressionType?, _ fitting: Fitting?
    ) -> Checked? {
        var result = found
        if let expected {
            switch (expected, found.type) {
            case (.string, .value), (.number, .value), (.boolean, .value), (.object, .value), (.array, .value):
                result = fit(found, expected, fitting ?? .assert)
            case (.color, .value), (.color, .string), (.formatted, .value), (.formatted, .string), (.image, .value),
                (.image, .string):
                result = fit(found, expected, fitting ?? .coerce)
            default:
                guard check(found.type, fits: expected, at: node) else { return nil }
            }
        }
        guard result.weight <= Checked.greatestWeight else {
            return fail(node, "The expression is too large: more than \(Checked.greatestWeight) steps.")
        }
        guard result.literal == nil, result.type != .image, result.isFoldable else { return result }
        do throws(EvaluationError) {
            let value = try result.run(EvaluationContext(zoom: 0))
            return Checked(literal: value, type: result.type, weight: result.weight)
        } catch {
            return fail(node, error.message)
        }
    }

    private func fit(_ found: Checked, _ expected: ExpressionType, _ fitting: Fitting) -> Checked {
        switch fitting {
        case .assert: assertion(expected, [found])
        case .coerce: conversion(expected, [found])
        case .leave: found
        }
    }

    /// Whether a type fits an expected one; reports where it doesn't.
    mutating func check(_ type: ExpressionType, fits expected: ExpressionType, at node: JSONNode) -> Bool {
        if expected.accepts(type) { return true }
        _ = fail(node, "Expected \(expected) but found \(type) instead.")
        return false
    }
}

extension JSONValue {
    /// The type's name in the specification's words.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension JSONNode {
    /// How much a literal weighs: its values, and a step for every sixteen bytes of text.
    var weight: Int {
        switch value {
        case .null, .bool, .number: 1
        case .string(let text): 1 + text.utf8.count / 16
        case .array(let items): items.reduce(1) { $0 + $1.weight }
        case .object(let members): members.reduce(1) { $0 + 1 + $1.value.weight }
        }
    }
}

extension StyleValue {
    /// A literal value from JSON; of a key that comes twice the last counts.
    init(_ node: JSONNode) {
        switch node.value {
        case .null: self = .null
        case .bool(let b): self = .bool(b)
        case .number(let n): self = .number(n)
        case .string(let s): self = .string(s)
        case .array(let items): self = .array(items.map { StyleValue($0) })
        case .object(let members):
            self = .object(Dictionary(members.map { ($0.key, StyleValue($0.value)) }, uniquingKeysWith: { $1 }))
        }
    }
}
