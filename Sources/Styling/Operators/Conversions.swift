// Conversions: values of one type made into another.

import LocatedJSON

let conversionOperators: [String: OperatorReader] = [
    "to-boolean": readConversion(.boolean), "to-color": readConversion(.color), "to-number": readConversion(.number),
    "to-string": readConversion(.string),
]

private func readConversion(_ type: ExpressionType) -> OperatorReader {
    { parser, call in
        if type == .boolean || type == .string {
            guard call.count == 1 else { return parser.fail(call.node, "Expected one argument.") }
        }
        guard call.count >= 1 else { return parser.fail(call.node, "Expected at least one argument.") }
        guard let values = parser.values(call, from: 1) else { return nil }
        return conversion(type, values)
    }
}

/// The first of some values that can be made into a type, so made; an error where none can.
func conversion(_ type: ExpressionType, _ values: [Checked]) -> Checked {
    let runs = values.map(\.runner)
    let last = runs.count - 1
    return Checked(type: type, children: values, form: .annotation) { c throws(EvaluationError) in
        for (index, run) in runs.enumerated() {
            let value = try run(c)
            if let converted = try value.converted(to: type, isLast: index == last) { return converted }
        }
        return .null
    }
}

extension StyleValue {
    /// Made into a type; nothing (an error for the last of several) where it can't be.
    fileprivate func converted(to type: ExpressionType, isLast: Bool) throws(EvaluationError) -> StyleValue? {
        switch type {
        case .boolean: return .bool(isTrue)
        case .string: return .string(text)
        case .number:
            if let n = converted { return .number(n) }
        case .color:
            switch self {
            case .color: return self
            case .string(let name): if let color = StyleColor(css: name) { return .color(color) }
            case .array(let channels):
                let checked = StyleColor.from(channels)
                if case .success(let color) = checked { return .color(color) }
                if isLast, case .failure(let error) = checked { throw error }
            default: break
            }
        // A plain text is a formatted text of one section: no need to build one.
        case .formatted: if case .formatted = self { return self } else { return .string(text) }
        case .image: if case .image = self { return self } else { return .image(text) }
        default: return self
        }
        if isLast { throw .conversion(to: type, of: self) }
        return nil
    }

    /// Whether a value counts as true: not null, false, 0, NaN or "".
    var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let b): b
        case .number(let n): n != 0 && !n.isNaN
        case .string(let s): !s.isEmpty
        default: true
        }
    }

    /// The number that a value stands for: null and "" are 0, true 1, a text the number that it writes.
    private var converted: Double? {
        switch self {
        case .null: return 0
        case .bool(let b): return b ? 1 : 0
        case .number(let n): return n
        case .string(let s): return decimalNumber(s)
        default: return nil
        }
    }
}

/// The decimal number that a text writes, blanks about it aside; 0 for a blank text, nothing for any other.
private func decimalNumber(_ text: String) -> Double? {
    let bytes = text.utf8
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return 0 }
    // Swift reads more than decimal numbers ("nan", "0x1p3", "infinity").
    for byte in bytes[first...last] {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            continue
        default: return nil
        }
    }
    guard let n = Double(text[first...last]), n.isFinite else { return nil }
    return n
}

extension StyleColor {
    /// From red, green and blue 0…255 and perhaps alpha 0…1.
    static func from(_ channels: [StyleValue]) -> Result<StyleColor, EvaluationError> {
        var c: [Double] = []
        for case .number(let n) in channels { c.append(n) }
        let shown = "[" + channels.map(\.json).joined(separator: ", ") + "]"
        guard c.count == channels.count, c.count == 3 || c.count == 4 else {
            return .failure(
                .other("Invalid rgba value \(shown): expected an array containing either three or four numeric values.")
            )
        }
        guard c[0..<3].allSatisfy({ (0...255).contains($0) }) else {
            return .failure(.other("Invalid rgba value \(shown): 'r', 'g', and 'b' must be between 0 and 255."))
        }
        guard c.count == 3 || (0...1).contains(c[3]) else {
            return .failure(.other("Invalid rgba value \(shown): 'a' must be between 0 and 1."))
        }
        return .success(StyleColor(r: c[0] / 255, g: c[1] / 255, b: c[2] / 255, a: c.count > 3 ? c[3] : 1))
    }
}
