// Numbers and texts as SVG wants them: short, and the same on every machine.

/// Builds an SVG as bytes.
struct SVGBuffer {
    var bytes: [UInt8] = []

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends a whole number.
    mutating func append(integer value: Int) { append(String(value)) }

    /// Appends hundredths as a decimal without trailing zeros: 1250 → 12.5, -5 → -.05.
    mutating func append(hundredths value: Int) {
        var value = value
        if value < 0 {
            bytes.append(UInt8(ascii: "-"))
            value = -value
        }
        let whole = value / 100
        let rest = value % 100
        if whole > 0 || rest == 0 { append(integer: whole) }
        if rest == 0 { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(48 + rest / 10))
        if rest % 10 != 0 { bytes.append(UInt8(48 + rest % 10)) }
    }

    /// Appends a coordinate behind another: a space only where the sign doesn't part them.
    mutating func append(nextHundredths value: Int) {
        if value >= 0 { bytes.append(UInt8(ascii: " ")) }
        append(hundredths: value)
    }

    /// Appends a text as an attribute's value; what XML 1.0 doesn't allow becomes U+FFFD.
    mutating func append(escaped text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "\n": append("&#10;")
            case "\t": append("&#9;")
            case "\r": append("&#13;")
            default:
                let v = scalar.value
                let isAllowed = v >= 0x20 && v != 0xFFFE && v != 0xFFFF
                append(String(isAllowed ? scalar : "\u{FFFD}"))
            }
        }
    }

    /// Appends ` name="#rrggbb"` and, where needed, ` name-opacity="…"`.
    mutating func append(_ name: String, r: UInt8, g: UInt8, b: UInt8, a: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        append(" \(name)=\"#")
        for c in [r, g, b] {
            bytes.append(digits[Int(c >> 4)])
            bytes.append(digits[Int(c & 15)])
        }
        append("\"")
        if a != 255 {
            append(" \(name)-opacity=\"")
            append(fraction: a)
            append("\"")
        }
    }

    /// Appends a / 255 to three decimals.
    mutating func append(fraction a: UInt8) {
        let thousandths = (Int(a) * 1_000 + 127) / 255
        if thousandths == 1_000 { return append("1") }
        var digits = String(thousandths + 1_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        append(digits.isEmpty ? "0" : ".\(digits)")
    }
}
