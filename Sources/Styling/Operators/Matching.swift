// Matching: one result out of many by a label, found through a dictionary.

import LocatedJSON

let readMatch: OperatorReader = { parser, call in
    guard call.count >= 4 else {
        return parser.fail(call.node, "Expected at least 4 arguments, but found only \(call.count).")
    }
    guard call.count % 2 == 0 else { return parser.fail(call.node, "Expected an even number of arguments.") }
    var labels = LabelTable()
    var type = call.expectedOutput
    var results: [Checked] = []
    for index in stride(from: 2, to: call.count, by: 2) {
        guard parser.read(labels: call.parts[index], into: &labels, branch: results.count),
            let result = parser.parse(call.parts[index + 1], type, in: call.scope)
        else { return nil }
        type = type ?? result.type
        results.append(result)
    }
    guard let input = parser.parse(call.parts[1], .value, in: call.scope),
        let otherwise = parser.parse(call.parts[call.count], type, in: call.scope)
    else { return nil }
    if input.type != .value, let wanted = labels.type,
        !parser.check(input.type, fits: wanted, at: call.parts[1])
    {
        return nil
    }
    return Checked(
        type: type ?? .value, children: [input] + results + [otherwise],
        run: labels.run(input.run, results: results, otherwise: otherwise))
}

/// Labels → number of the branch.
private struct LabelTable {
    var type: ExpressionType?
    var strings: [String: Int] = [:]
    var numbers: [Double: Int] = [:]

    func run(_ input: @escaping Run, results: [Checked], otherwise: Checked) -> Run {
        let strings = strings
        let numbers = numbers
        // Constant results need no call.
        let constants = results.compactMap(\.literal)
        if constants.count == results.count, let last = otherwise.literal {
            return { c throws(EvaluationError) in
                switch try input(c) {
                case .string(let s): if let branch = strings[s] { constants[branch] } else { last }
                case .number(let n): if let branch = numbers[n] { constants[branch] } else { last }
                default: last
                }
            }
        }
        let runs = results.map(\.runner)
        let last = otherwise.run
        return { c throws(EvaluationError) in
            var branch: Int?
            switch try input(c) {
            case .string(let s): branch = strings[s]
            case .number(let n): branch = numbers[n]
            default: break
            }
            return if let branch { try runs[branch](c) } else { try last(c) }
        }
    }
}

extension ExpressionParser {
    /// Reads the label or labels of one branch; false where it has reported a fault.
    fileprivate mutating func read(labels node: JSONNode, into table: inout LabelTable, branch: Int) -> Bool {
        var labels = [node.value]
        if case .array(let items) = node.value { labels = items.map(\.value) }
        if labels.isEmpty { return fault(node, "Expected at least one branch label.") }
        for label in labels {
            let type: ExpressionType
            var isNew = true
            switch label {
            case .string(let s):
                type = .string
                isNew = table.strings.updateValue(branch, forKey: s) == nil
            case .number(let n):
                type = .number
                guard abs(n) <= 9_007_199_254_740_991 else {
                    return fault(node, "Branch labels must be integers no larger than 9007199254740991.")
                }
                guard n == n.rounded() else { return fault(node, "Numeric branch labels must be integer values.") }
                isNew = table.numbers.updateValue(branch, forKey: n) == nil
            default: return fault(node, "Branch labels must be numbers or strings.")
            }
            if let known = table.type, !check(type, fits: known, at: node) { return false }
            table.type = type
            guard isNew else { return fault(node, "Branch labels must be unique.") }
        }
        return true
    }

    private mutating func fault(_ node: JSONNode, _ message: String) -> Bool {
        _ = fail(node, message)
        return false
    }
}
