// Texts: joining, splitting, letter case, types' names.

let textOperators: [String: OperatorReader] = [
    "concat": function(
        .string,
        [
            Signature(.any(.value)) { parts in
                { c throws(EvaluationError) in
                    var out = ""
                    for part in parts { out += try part(c).text }
                    return .string(out)
                }
            }
        ]),
    "upcase": function(.string, .string) { a in
        let text = a[0]
        return { c throws(EvaluationError) in .string(try text(c).asString().uppercased()) }
    },
    "downcase": function(.string, .string) { a in
        let text = a[0]
        return { c throws(EvaluationError) in .string(try text(c).asString().lowercased()) }
    },
    "join": function(.string, .array(.string, nil), .string) { a in
        let (items, separator) = (a[0], a[1])
        return { c throws(EvaluationError) in
            guard case .array(let values) = try items(c) else { return .string("") }
            return .string(values.map(\.text).joined(separator: try separator(c).asString()))
        }
    },
    "split": function(.array(.string, nil), .string, .string) { a in
        let (text, separator) = (a[0], a[1])
        return { c throws(EvaluationError) in
            let whole = try text(c).asString()
            let at = try separator(c).asString()
            if at.isEmpty { return .array(whole.map { .string(String($0)) }) }
            return .array(whole.split(separator: at, omittingEmptySubsequences: false).map { .string(String($0)) })
        }
    },
    "typeof": function(.string, .value) { a in
        let value = a[0]
        return { c throws(EvaluationError) in .string(try value(c).type.description) }
    },
    // Every script can be drawn: text is shaped by a full shaping engine.
    "is-supported-script": function(.boolean, .string) { a in
        let text = a[0]
        return { c throws(EvaluationError) in
            _ = try text(c).asString()
            return .bool(true)
        }
    },
    "rgb": function(.color, .number, .number, .number, build: colorFromChannels),
    "rgba": function(.color, .number, .number, .number, .number, build: colorFromChannels),
    "to-rgba": function(.array(.number, 4), .color) { a in
        let color = a[0]
        return { c throws(EvaluationError) in
            let value = try color(c)
            guard case .color(let k) = value else { throw .type(expected: .color, found: value) }
            return .array([.number(k.r * 255), .number(k.g * 255), .number(k.b * 255), .number(k.a)])
        }
    },
]

private let colorFromChannels: @Sendable ([Runner]) -> Run = { channels in
    { c throws(EvaluationError) in
        var values: [StyleValue] = []
        for channel in channels { values.append(try channel(c)) }
        return .color(try StyleColor.from(values).get())
    }
}
