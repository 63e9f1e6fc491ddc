// Curves: step and interpolate, results by where a number lies among stops.

import LocatedJSON

let curveOperators: [String: OperatorReader] = [
    "step": readStep, "interpolate": readInterpolate(.rgb), "interpolate-hcl": readInterpolate(.hcl),
    "interpolate-lab": readInterpolate(.lab),
]

/// The stops of a curve: inputs strictly ascending.
struct Stops {
    var inputs: [Double] = []
    var outputs: [Checked] = []
}

extension ExpressionParser {
    /// Reads input/output pairs from a part on; nothing where it has reported a fault.
    fileprivate mutating func stops(
        _ call: Call, from first: Int, type: inout ExpressionType?, start: Stops = Stops()
    ) -> Stops? {
        var stops = start
        for index in stride(from: first, to: call.count, by: 2) {
            guard case .number(let input) = call.parts[index].value else {
                _ = fail(
                    call.parts[index],
                    "Input/output pairs for \"\(call.name)\" expressions must be defined using literal numeric values (not computed expressions) for the input values."
                )
                return nil
            }
            if let last = stops.inputs.last, input <= last {
                _ = fail(
                    call.parts[index],
                    "Input/output pairs for \"\(call.name)\" expressions must be arranged with input values in strictly ascending order."
                )
                return nil
            }
            guard let output = parse(call.parts[index + 1], type, in: call.scope) else { return nil }
            type = type ?? output.type
            stops.inputs.append(input)
            stops.outputs.append(output)
        }
        return stops
    }
}

/// The index of the last stop at or below an input; 0 where all are above.
@inline(__always)
func stopIndex(_ inputs: [Double], _ x: Double) -> Int {
    var low = 0
    var high = inputs.count
    while high - low > 1 {
        let middle = (low + high) / 2
        if inputs[middle] <= x { low = middle } else { high = middle }
    }
    return low
}

private let readStep: OperatorReader = { parser, call in
    guard call.count >= 4 else {
        return parser.fail(call.node, "Expected at least 4 arguments, but found only \(call.count).")
    }
    guard call.count % 2 == 0 else { return parser.fail(call.node, "Expected an even number of arguments.") }
    guard let input = parser.parse(call.parts[1], .number, in: call.scope) else { return nil }
    var type = call.expectedOutput
    guard let first = parser.parse(call.parts[2], type, in: call.scope) else { return nil }
    type = type ?? first.type
    let start = Stops(inputs: [-.infinity], outputs: [first])
    guard let stops = parser.stops(call, from: 3, type: &type, start: start) else { return nil }
    return stepped(type ?? .value, input: input, stops)
}

/// The output of the last stop at or below the input.
func stepped(_ type: ExpressionType, input: Checked, _ stops: Stops) -> Checked {
    let x = input.run
    let inputs = stops.inputs
    let runs = stops.outputs.map(\.runner)
    let children = [input] + stops.outputs
    return Checked(type: type, children: children, zoomCurve: curve(input, children, interpolates: false)) {
        c throws(EvaluationError) in
        try runs[stopIndex(inputs, try x(c).asNumber())](c)
    }
}

private func curve(_ input: Checked, _ children: [Checked], interpolates: Bool) -> ZoomCurve {
    .joined(own: input.isZoom ? .curve(interpolates: interpolates) : .none, children: children)
}

private func readInterpolate(_ space: MixingSpace) -> OperatorReader {
    { parser, call in
        guard call.count >= 2 else {
            return parser.fail(call.node, "Expected at least 4 arguments, but found only \(call.count).")
        }
        guard let easing = parser.easing(call.parts[1]) else { return nil }
        guard call.count >= 4 else {
            return parser.fail(call.node, "Expected at least 4 arguments, but found only \(call.count).")
        }
        guard call.count % 2 == 0 else { return parser.fail(call.node, "Expected an even number of arguments.") }
        guard let input = parser.parse(call.parts[2], .number, in: call.scope) else { return nil }
        var type = space == .rgb ? call.expectedOutput : .color
        guard let stops = parser.stops(call, from: 3, type: &type) else { return nil }
        let output = type ?? .value
        switch output {
        case .number, .color, .array(.number, _?):
            return interpolated(output, input: input, stops, easing, space)
        default: return parser.fail(call.node, "Type \(output) is not interpolatable.")
        }
    }
}

/// The value between the stops about the input; before the first and behind the last, theirs.
func interpolated(
    _ type: ExpressionType, input: Checked, _ stops: Stops, _ easing: Easing, _ space: MixingSpace
) -> Checked {
    let x = input.run
    let inputs = stops.inputs
    let runs = stops.outputs.map(\.runner)
    let last = inputs.count - 1
    let children = [input] + stops.outputs
    let zoomCurve = curve(input, children, interpolates: true)
    if type == .number {
        let numbers = stops.outputs.compactMap { if case .number(let n)? = $0.literal { n } else { nil } }
        if numbers.count == inputs.count {
            return Checked(type: type, children: children, zoomCurve: zoomCurve) { c throws(EvaluationError) in
                let at = try x(c).asNumber()
                if at <= inputs[0] { return .number(numbers[0]) }
                if at >= inputs[last] { return .number(numbers[last]) }
                let index = stopIndex(inputs, at)
                let t = easing.share(at, inputs[index], inputs[min(index + 1, last)])
                return .number(numbers[index] + (numbers[min(index + 1, last)] - numbers[index]) * t)
            }
        }
    }
    return Checked(type: type, children: children, zoomCurve: zoomCurve) { c throws(EvaluationError) in
        let at = try x(c).asNumber()
        if at <= inputs[0] { return try runs[0](c) }
        if at >= inputs[last] { return try runs[last](c) }
        let index = stopIndex(inputs, at)
        let t = easing.share(at, inputs[index], inputs[min(index + 1, last)])
        return try mixed(try runs[index](c), try runs[min(index + 1, last)](c), t, space)
    }
}

/// The colour space in which colours are mixed.
enum MixingSpace: Sendable {
    case rgb, hcl, lab
}

/// The value a share `t` of the way from one to another.
private func mixed(
    _ a: StyleValue, _ b: StyleValue, _ t: Double, _ space: MixingSpace
) throws(EvaluationError) -> StyleValue {
    switch (a, b) {
    case (.number(let x), .number(let y)): return .number(x + (y - x) * t)
    case (.color(let x), .color(let y)):
        switch space {
        case .rgb: return .color(x.mixed(with: y, t))
        case .hcl: return .color(HCLColor(x).mixed(with: HCLColor(y), t).color)
        case .lab: return .color(LabColor(x).mixed(with: LabColor(y), t).color)
        }
    case (.array(let x), .array(let y)):
        guard x.count == y.count else { throw .other("Arrays of different lengths cannot be interpolated.") }
        var out: [StyleValue] = []
        for (p, q) in zip(x, y) { out.append(try mixed(p, q, t, space)) }
        return .array(out)
    default: throw .type(expected: a.type, found: b)
    }
}
