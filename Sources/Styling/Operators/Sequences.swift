// Sequences: parts of arrays and texts. Texts count in Unicode scalars.

import LocatedJSON

let sequenceOperators: [String: OperatorReader] = [
    "at": readAt, "in": readIn, "index-of": readIndexOf, "slice": readSlice, "length": readLength,
]

private let readAt: OperatorReader = { parser, call in
    guard call.count == 2 else {
        return parser.fail(call.node, "Expected 2 arguments, but found \(call.count) instead.")
    }
    guard let index = parser.parse(call.parts[1], .number, in: call.scope),
        let list = parser.parse(call.parts[2], .array(call.expected ?? .value, nil), in: call.scope)
    else { return nil }
    var type = ExpressionType.value
    if case .array(let item, _) = list.type { type = item }
    let (i, items) = (index.run, list.run)
    return Checked(type: type, children: [index, list]) { c throws(EvaluationError) in
        let at = try i(c).asNumber()
        let value = try items(c)
        guard case .array(let values) = value else { throw .type(expected: .anyArray, found: value) }
        guard at >= 0, at < Double(values.count), at == at.rounded() else { throw .index(at, count: values.count) }
        return values[Int(at)]
    }
}

private let needleTypes = "boolean, string, number or null"

extension ExpressionParser {
    /// The needle and the haystack of `in` and `index-of`.
    fileprivate mutating func search(_ call: Call) -> (needle: Checked, haystack: Checked)? {
        guard let needle = parse(call.parts[1], .value, in: call.scope),
            let haystack = parse(call.parts[2], .value, in: call.scope)
        else { return nil }
        switch needle.type {
        case .boolean, .string, .number, .null, .value: return (needle, haystack)
        default:
            _ = fail(
                call.node, "Expected first argument to be of type \(needleTypes), but found \(needle.type) instead")
            return nil
        }
    }
}

private func checkNeedle(_ value: StyleValue) throws(EvaluationError) {
    switch value {
    case .bool, .string, .number, .null: return
    default:
        throw .other("Expected first argument to be of type \(needleTypes), but found \(value.type) instead.")
    }
}

private let readIn: OperatorReader = { parser, call in
    guard call.count == 2 else {
        return parser.fail(call.node, "Expected 2 arguments, but found \(call.count) instead.")
    }
    guard let (needle, haystack) = parser.search(call) else { return nil }
    let (n, h) = (needle.run, haystack.run)
    return Checked(type: .boolean, children: [needle, haystack]) { c throws(EvaluationError) in
        let wanted = try n(c)
        let all = try h(c)
        if !all.isTrue { return .bool(false) }
        try checkNeedle(wanted)
        return .bool(try position(of: wanted, in: all, from: 0) != nil)
    }
}

private let readIndexOf: OperatorReader = { parser, call in
    guard call.count == 2 || call.count == 3 else {
        return parser.fail(call.node, "Expected 2 or 3 arguments, but found \(call.count) instead.")
    }
    guard let (needle, haystack) = parser.search(call) else { return nil }
    var children = [needle, haystack]
    var start: Run?
    if call.count == 3 {
        guard let from = parser.parse(call.parts[3], .number, in: call.scope) else { return nil }
        children.append(from)
        start = from.run
    }
    let (n, h, s) = (needle.run, haystack.run, start)
    return Checked(type: .number, children: children) { c throws(EvaluationError) in
        let wanted = try n(c)
        let all = try h(c)
        try checkNeedle(wanted)
        let from = try s?(c).asNumber() ?? 0
        return .number(Double(try position(of: wanted, in: all, from: from) ?? -1))
    }
}

/// A place counted from the start, or from the end where negative, held within a length.
private func place(_ n: Double, _ count: Int) -> Int {
    let whole = n.isNaN ? 0 : n.rounded(.towardZero)
    return Int(min(max(whole < 0 ? whole + Double(count) : whole, 0), Double(count)))
}

private func position(
    of wanted: StyleValue, in all: StyleValue, from: Double
) throws(EvaluationError) -> Int? {
    switch all {
    case .array(let items):
        let first = place(from, items.count)
        return items[first...].firstIndex(of: wanted)
    case .string(let text):
        let scalars = Array(text.unicodeScalars)
        // A needle that is no text is searched for as it is written.
        let part = Array((wanted == .null ? "null" : wanted.text).unicodeScalars)
        // Unlike in an array, a negative start is the text's start.
        let first = place(max(from, 0), scalars.count)
        guard part.count <= scalars.count - first else { return nil }
        for at in first...(scalars.count - part.count) where scalars[at..<at + part.count].elementsEqual(part) {
            return at
        }
        return nil
    default:
        throw .other("Expected second argument to be of type array or string, but found \(all.type) instead.")
    }
}

private let readSlice: OperatorReader = { parser, call in
    guard call.count == 2 || call.count == 3 else {
        return parser.fail(call.node, "Expected 2 or 3 arguments, but found \(call.count) instead.")
    }
    guard let input = parser.parse(call.parts[1], .value, in: call.scope),
        let begin = parser.parse(call.parts[2], .number, in: call.scope)
    else { return nil }
    var type = input.type
    switch input.type {
    case .array(let item, _): type = .array(item, nil)
    case .string, .value: break
    default:
        return parser.fail(
            call.node, "Expected first argument to be of type array or string, but found \(input.type) instead")
    }
    var children = [input, begin]
    var end: Run?
    if call.count == 3 {
        guard let until = parser.parse(call.parts[3], .number, in: call.scope) else { return nil }
        children.append(until)
        end = until.run
    }
    let (x, b, e) = (input.run, begin.run, end)
    return Checked(type: type, children: children) { c throws(EvaluationError) in
        let whole = try x(c)
        let from = try b(c).asNumber()
        let until = try e?(c).asNumber()
        func range(_ count: Int) -> Range<Int> {
            let first = place(from, count)
            return first..<max(first, until.map { place($0, count) } ?? count)
        }
        switch whole {
        case .array(let items): return .array(Array(items[range(items.count)]))
        case .string(let text):
            let scalars = Array(text.unicodeScalars)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range(scalars.count)])
            return .string(String(view))
        default:
            throw .other("Expected first argument to be of type array or string, but found \(whole.type) instead.")
        }
    }
}

private let readLength: OperatorReader = { parser, call in
    guard call.count == 1 else {
        return parser.fail(call.node, "Expected 1 argument, but found \(call.count) instead.")
    }
    guard let input = parser.parse(call.parts[1], in: call.scope) else { return nil }
    switch input.type {
    case .array, .string, .value: break
    default:
        return parser.fail(
            call.node, "Expected argument of type string or array, but found \(input.type) instead.")
    }
    let x = input.run
    return Checked(type: .number, children: [input]) { c throws(EvaluationError) in
        let value = try x(c)
        switch value {
        case .array(let items): return .number(Double(items.count))
        case .string(let text): return .number(Double(text.unicodeScalars.count))
        default:
            throw .other("Expected value to be of type string or array, but found \(value.type) instead.")
        }
    }
}
