// Values as text, as `to-string` gives them.

extension StyleValue {
    /// The value as `to-string` gives it: null is empty, numbers are as short as they can be, a colour is `rgba(…)`,
    /// an array or object is JSON (keys in alphabetic order).
    public var text: String {
        switch self {
        case .null: ""
        case .string(let s): s
        case .bool(let b): b ? "true" : "false"
        case .number(let n): numberText(n)
        case .color(let c): c.css
        case .formatted(let sections): sections.map(\.text).joined()
        case .image(let name): name
        case .array, .object, .collator: json
        }
    }

    /// The value as JSON.
    var json: String {
        switch self {
        case .null, .collator: "null"
        case .bool, .number: text
        case .string, .color, .formatted, .image: quoted(text)
        case .array(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + $0.value.json }.joined(separator: ",")
                + "}"
        }
    }
}

/// A number in decimal as ECMAScript writes it: the shortest digits that read back as the same number; an exponent
/// only from 1e21 and below 1e-6.
func numberText(_ n: Double) -> String {
    if n == n.rounded(), abs(n) < 1e15 { return String(Int64(n)) }
    if n.isNaN { return "NaN" }
    if n.isInfinite { return n < 0 ? "-Infinity" : "Infinity" }
    var text = n.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else { return text }
    var mantissa = text[..<e]
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    if !sign.isEmpty { mantissa.removeFirst() }
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    if exponent >= 21 || exponent < -6 { return sign + mantissa + (exponent < 0 ? "e" : "e+") + String(exponent) }
    let digits = mantissa.filter { $0 != "." }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    return sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
}

private func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        case let s where s.value < 0x20:
            let hex = String(s.value, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
