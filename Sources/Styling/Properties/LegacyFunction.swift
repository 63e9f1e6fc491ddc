// Legacy functions: values by stops, the form that came before expressions.

import LocatedJSON
import ParkModel

/// A function with stops, as read.
private struct LegacyFunction {
    var kind: Kind
    var property: PropertyLookup?
    var base = 1.0
    var stops: [(node: JSONNode, input: JSONNode, output: JSONNode)] = []
    var fallback: StyleValue?
    var space = MixingSpace.rgb

    enum Kind: String, CaseIterable { case identity, exponential, interval, categorical }
}

private let functionKeys = ["type", "property", "base", "stops", "default", "colorSpace"]

extension PropertyParser {
    /// Reads a function with `stops`, `property`, `type`, `base`, `default` and `colorSpace`; nothing where it has
    /// reported a fault.
    mutating func legacyFunction(_ node: JSONNode, _ spec: PropertySpec) -> Checked? {
        guard let function = readFunction(node, spec), let body = body(function, node, spec) else { return nil }
        guard check(dependence: body, node, spec) else { return nil }
        guard let fallback = function.fallback ?? (spec.defaultValue == .null ? nil : spec.defaultValue),
            function.property != nil
        else { return body }
        let run = body.run
        return Checked(type: body.type, children: [body], zoomCurve: body.zoomCurve) { c in
            (try? run(c)) ?? fallback
        }
    }

    private mutating func readFunction(_ node: JSONNode, _ spec: PropertySpec) -> LegacyFunction? {
        guard case .object(let members) = node.value else { return nil }
        var function = LegacyFunction(kind: spec.interpolates ? .exponential : .interval)
        var hasStops = false
        for member in members {
            switch (member.key, member.value.value) {
            case ("type", .string(let name)):
                guard let kind = LegacyFunction.Kind(rawValue: name) else {
                    fail(
                        member.value.offset, "wrong-value",
                        "Unknown function type \"\(name)\"."
                            + suggestion(name, LegacyFunction.Kind.allCases.map(\.rawValue)))
                    return nil
                }
                function.kind = kind
            case ("property", .string(let name)): function.property = PropertyLookup(name)
            case ("base", .number(let base)): function.base = base
            case ("default", _):
                guard let value = value(member.value, spec) else { return nil }
                function.fallback = value
            case ("colorSpace", .string("rgb")): break
            case ("colorSpace", .string("hcl")): function.space = .hcl
            case ("colorSpace", .string("lab")): function.space = .lab
            case ("stops", .array(let stops)):
                hasStops = true
                for stop in stops {
                    guard case .array(let pair) = stop.value, pair.count == 2 else {
                        fail(stop.offset, "wrong-type", "A stop must be an array of an input and an output.")
                        return nil
                    }
                    function.stops.append((stop, pair[0], pair[1]))
                }
            case (let key, _):
                fail(
                    member.keyOffset, "wrong-value",
                    functionKeys.contains(key)
                        ? "\"\(key)\" of a function can't be \(member.value.value.kind) of this value."
                        : "\(spec.name) can't be an object with \"\(key)\": expected \(spec.type.words), an expression or a function with stops."
                            + suggestion(key, functionKeys))
                return nil
            }
        }
        guard function.kind == .identity || hasStops && !function.stops.isEmpty else {
            fail(
                node.offset, "wrong-type",
                "\(spec.name): expected \(spec.type.words), an expression or a function with stops.")
            return nil
        }
        guard function.property != nil || function.kind != .identity && function.kind != .categorical else {
            fail(node.offset, "missing-key", "A function of type \(function.kind.rawValue) needs a \"property\".")
            return nil
        }
        return function
    }

    private mutating func body(_ function: LegacyFunction, _ node: JSONNode, _ spec: PropertySpec) -> Checked? {
        let type = spec.type.expected
        guard let property = function.property else {
            return curve(function.stops, of: zoomInput, function, node, spec)
        }
        let raw = property.checked
        switch function.kind {
        case .identity: return identity(raw, spec, function.fallback)
        case .categorical: return categorical(raw, function, spec)
        case .exponential, .interval:
            let input = assertion(.number, [raw])
            guard let first = function.stops.first, case .object = first.input.value else {
                return curve(function.stops, of: input, function, node, spec)
            }
            return composite(function, input, type, node, spec)
        }
    }

    private var zoomInput: Checked {
        Checked(type: .number, children: [], form: .zoom, reads: Reads(zoom: true)) { c in .number(c.zoom) }
    }

    /// A curve over one input: interpolated or stepped by the function's kind.
    private mutating func curve(
        _ given: [(node: JSONNode, input: JSONNode, output: JSONNode)], of input: Checked,
        _ function: LegacyFunction, _ node: JSONNode, _ spec: PropertySpec
    ) -> Checked? {
        var stops = Stops()
        for stop in given {
            guard case .number(let at) = stop.input.value else {
                fail(stop.input.offset, "wrong-type", "The input of a stop must be a number.")
                return nil
            }
            guard let output = output(stop.output, spec) else { return nil }
            if let last = stops.inputs.last {
                guard at >= last else {
                    fail(stop.input.offset, "wrong-value", "The inputs of stops must ascend.")
                    return nil
                }
                // Of stops at the same place the first counts.
                if at == last { continue }
            }
            stops.inputs.append(at)
            stops.outputs.append(output)
        }
        return joined(stops, of: input, function, spec)
    }

    private func joined(_ stops: Stops, of input: Checked, _ function: LegacyFunction, _ spec: PropertySpec) -> Checked
    {
        let type = spec.type.expected
        if function.kind == .exponential, spec.interpolates {
            return interpolated(type, input: input, stops, .exponential(function.base), function.space)
        }
        return stepped(type, input: input, stops)
    }

    /// One stop's output: a constant, or a text with tokens.
    private mutating func output(_ node: JSONNode, _ spec: PropertySpec) -> Checked? {
        guard let value = value(node, spec) else { return nil }
        return withTokens(value, spec) ?? Checked(literal: value)
    }

    /// A curve over the zoom whose stops are curves over the property.
    private mutating func composite(
        _ function: LegacyFunction, _ input: Checked, _ type: ExpressionType, _ node: JSONNode, _ spec: PropertySpec
    ) -> Checked? {
        var zooms: [Double] = []
        var byZoom: [Double: [(node: JSONNode, input: JSONNode, output: JSONNode)]] = [:]
        for stop in function.stops {
            guard case .object(let members) = stop.input.value,
                case .number(let zoom)? = members.first(where: { $0.key == "zoom" })?.value.value,
                let value = members.first(where: { $0.key == "value" })?.value
            else {
                fail(stop.input.offset, "wrong-type", "The input of a stop must have a \"zoom\" and a \"value\".")
                return nil
            }
            if byZoom[zoom] == nil { zooms.append(zoom) }
            byZoom[zoom, default: []].append((stop.node, value, stop.output))
        }
        var stops = Stops()
        for zoom in zooms.sorted() {
            guard let inner = curve(byZoom[zoom] ?? [], of: input, function, node, spec) else { return nil }
            stops.inputs.append(zoom)
            stops.outputs.append(inner)
        }
        return spec.interpolates
            ? interpolated(type, input: zoomInput, stops, .exponential(1), function.space)
            : stepped(type, input: zoomInput, stops)
    }

    private func identity(_ raw: Checked, _ spec: PropertySpec, _ fallback: StyleValue?) -> Checked {
        switch spec.type {
        case .color, .formatted, .image: return conversion(spec.type.expected, [raw])
        case .word(let words):
            let text = assertion(.string, [raw])
            guard let fallback else { return text }
            let run = text.run
            return Checked(type: .string, children: [text]) { c throws(EvaluationError) in
                let word = try run(c).asString()
                return words.contains(word) ? .string(word) : fallback
            }
        default: return assertion(spec.type.expected, [raw])
        }
    }

    private mutating func categorical(
        _ raw: Checked, _ function: LegacyFunction, _ spec: PropertySpec
    ) -> Checked? {
        var outputs: [StyleValue: Checked] = [:]
        for stop in function.stops {
            guard let output = output(stop.output, spec) else { return nil }
            switch stop.input.value {
            case .string, .number, .bool: outputs[StyleValue(stop.input)] = outputs[StyleValue(stop.input)] ?? output
            default:
                fail(stop.input.offset, "wrong-type", "A category must be a string, a number, true or false.")
                return nil
            }
        }
        let table = outputs.mapValues(\.runner)
        let run = raw.run
        return Checked(type: spec.type.expected, children: [raw] + outputs.values) { c throws(EvaluationError) in
            let value = try run(c)
            guard let output = table[value] else { throw .other("No stop for \(value.json).") }
            return try output(c)
        }
    }
}
