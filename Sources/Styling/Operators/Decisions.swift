// Decisions: case, coalesce, all, any, not.

import LocatedJSON

let decisionOperators: [String: OperatorReader] = [
    "case": readCase, "coalesce": readCoalesce, "match": readMatch,
    "all": function(
        .boolean,
        [
            Signature(.any(.boolean)) { tests in
                { c throws(EvaluationError) in
                    for test in tests where !(try test(c).asBool()) { return .bool(false) }
                    return .bool(true)
                }
            }
        ]),
    "any": function(
        .boolean,
        [
            Signature(.any(.boolean)) { tests in
                { c throws(EvaluationError) in
                    for test in tests where try test(c).asBool() { return .bool(true) }
                    return .bool(false)
                }
            }
        ]),
    "!": function(.boolean, .boolean) { a in
        let test = a[0]
        return { c throws(EvaluationError) in .bool(!(try test(c).asBool())) }
    },
    "error": function(
        .error,
        [
            Signature(.fixed([.string])) { a in
                let message = a[0]
                return { c throws(EvaluationError) in throw .other(try message(c).asString()) }
            }
        ], folds: false),
]

private let readCase: OperatorReader = { parser, call in
    guard call.count >= 3 else {
        return parser.fail(call.node, "Expected at least 3 arguments, but found only \(call.count).")
    }
    guard call.count % 2 == 1 else { return parser.fail(call.node, "Expected an odd number of arguments.") }
    var type = call.expectedOutput
    var branches: [(test: Checked, result: Checked)] = []
    for index in stride(from: 1, to: call.count, by: 2) {
        guard let test = parser.parse(call.parts[index], .boolean, in: call.scope),
            let result = parser.parse(call.parts[index + 1], type, in: call.scope)
        else { return nil }
        branches.append((test, result))
        type = type ?? result.type
    }
    guard let otherwise = parser.parse(call.parts[call.count], type, in: call.scope) else { return nil }
    let runs = branches.map { ($0.test.runner, $0.result.runner) }
    let last = otherwise.run
    return Checked(type: type ?? .value, children: branches.flatMap { [$0.test, $0.result] } + [otherwise]) {
        c throws(EvaluationError) in
        for (test, result) in runs where try test(c).asBool() { return try result(c) }
        return try last(c)
    }
}

private let readCoalesce: OperatorReader = { parser, call in
    guard call.count >= 1 else { return parser.fail(call.node, "Expected at least one argument.") }
    var type = call.expectedOutput
    var candidates: [Checked] = []
    for part in call.parts.dropFirst() {
        guard let candidate = parser.parse(part, type, in: call.scope, fitting: .leave) else { return nil }
        type = type ?? candidate.type
        candidates.append(candidate)
    }
    // What doesn't fit by itself is left to whoever asked, who then makes the whole fit.
    if let expected = call.expectedOutput, candidates.contains(where: { !expected.accepts($0.type) }) { type = .value }
    let runs = candidates.map(\.runner)
    let own = candidates.firstIndex { if case .none = $0.zoomCurve { false } else { true } }
    let curve = ZoomCurve.joined(own: own.map { candidates[$0].zoomCurve } ?? .none, at: own, children: candidates)
    return Checked(type: type ?? .value, children: candidates, zoomCurve: curve) { c throws(EvaluationError) in
        for run in runs {
            let value = try run(c)
            if case .null = value { continue }
            return value
        }
        return .null
    }
}
