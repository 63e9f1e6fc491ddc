// Functions: operators whose arguments have fixed types.

import LocatedJSON

/// The arguments that a function takes.
enum Parameters: Sendable, CustomStringConvertible {
    case fixed([ExpressionType])
    case any(ExpressionType)

    var description: String {
        switch self {
        case .fixed(let types): "(" + types.map(\.description).joined(separator: ", ") + ")"
        case .any(let type): "(\(type)...)"
        }
    }

    func fits(_ count: Int) -> Bool { if case .fixed(let types) = self { types.count == count } else { true } }

    func type(of index: Int) -> ExpressionType {
        switch self {
        case .fixed(let types): types[index]
        case .any(let type): type
        }
    }
}

/// One way of calling a function.
struct Signature: Sendable {
    let parameters: Parameters
    let build: @Sendable ([Runner]) -> Run

    init(_ parameters: Parameters, _ build: @escaping @Sendable ([Runner]) -> Run) {
        self.parameters = parameters
        self.build = build
    }
}

/// A reader of a function with some signatures; of those with the right number of arguments the first that fits counts.
func function(
    _ type: ExpressionType, _ signatures: [Signature], reads: Reads = Reads(), folds: Bool = true,
    form: Checked.Form = .other
) -> OperatorReader {
    { parser, call in
        let fitting = signatures.filter { $0.parameters.fits(call.count) }
        var lastFaults: [Fault] = []
        for signature in fitting {
            var attempt = parser
            attempt.faults = []
            var arguments: [Checked] = []
            for (index, part) in call.parts.dropFirst().enumerated() {
                guard let argument = attempt.parse(part, signature.parameters.type(of: index), in: call.scope) else {
                    break
                }
                arguments.append(argument)
            }
            if attempt.faults.isEmpty {
                return Checked(
                    type: type, children: arguments, form: form, reads: reads, folds: folds,
                    run: signature.build(arguments.map(\.runner)))
            }
            lastFaults = attempt.faults
        }
        if fitting.count == 1 {
            parser.faults += lastFaults
            return nil
        }
        let wanted = (fitting.isEmpty ? signatures : fitting).map(\.parameters.description).joined(separator: " | ")
        var found: [String] = []
        for part in call.parts.dropFirst() {
            guard let argument = parser.parse(part, in: call.scope) else { return nil }
            found.append(argument.type.description)
        }
        return parser.fail(
            call.node, "Expected arguments of type \(wanted), but found (\(found.joined(separator: ", "))) instead.")
    }
}

/// A function of one signature with fixed arguments.
func function(
    _ type: ExpressionType, _ parameters: ExpressionType..., build: @escaping @Sendable ([Runner]) -> Run
) -> OperatorReader {
    function(type, [Signature(.fixed(parameters), build)])
}

/// A function of one number.
func numeric(_ f: @escaping @Sendable (Double) -> Double) -> OperatorReader {
    function(.number, .number) { arguments in
        let x = arguments[0]
        return { c throws(EvaluationError) in .number(f(try x(c).asNumber())) }
    }
}

/// A function of two numbers.
func numeric(_ f: @escaping @Sendable (Double, Double) -> Double) -> OperatorReader {
    function(.number, .number, .number) { arguments in
        let (x, y) = (arguments[0], arguments[1])
        return { c throws(EvaluationError) in .number(f(try x(c).asNumber(), try y(c).asNumber())) }
    }
}

/// A function of any number of numbers, taken one after another from a start.
func numeric(from start: Double, _ f: @escaping @Sendable (Double, Double) -> Double) -> OperatorReader {
    function(
        .number,
        [
            Signature(.any(.number)) { arguments in
                { c throws(EvaluationError) in
                    var result = start
                    for argument in arguments { result = f(result, try argument(c).asNumber()) }
                    return .number(result)
                }
            }
        ])
}

/// A number that is always the same.
func number(_ value: Double) -> OperatorReader {
    function(.number) { _ in { _ in .number(value) } }
}
