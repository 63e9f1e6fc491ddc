// Colour parsing: CSS colours in text to values.

extension StyleColor {
    /// A colour from CSS: a name, `#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `rgba()`, `hsl()` or `hsla()`, in the syntax with
    /// commas or with spaces (CSS Color Module Level 4). Nothing where the text is none of these.
    public init?(css text: String) {
        let word = String(
            text.lowercased().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if let hex = namedColors[word] {
            self.init(rgb: hex)
        } else if word == "transparent" {
            self = .transparent
        } else if word.hasPrefix("#") {
            self.init(hexDigits: word.dropFirst().utf8.map { $0 })
        } else {
            self.init(function: word)
        }
    }

    private init(rgb: UInt32) {
        self.init(
            r: Double(rgb >> 16 & 255) / 255, g: Double(rgb >> 8 & 255) / 255, b: Double(rgb & 255) / 255)
    }

    private init?(hexDigits: [UInt8]) {
        var digits: [Double] = []
        for byte in hexDigits {
            guard let value = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            digits.append(Double(value))
        }
        switch digits.count {
        case 3, 4:
            let c = digits.map { $0 * 17 / 255 }
            self.init(r: c[0], g: c[1], b: c[2], a: c.count > 3 ? c[3] : 1)
        case 6, 8:
            let c = stride(from: 0, to: digits.count, by: 2).map { (digits[$0] * 16 + digits[$0 + 1]) / 255 }
            self.init(r: c[0], g: c[1], b: c[2], a: c.count > 3 ? c[3] : 1)
        default: return nil
        }
    }

    private init?(function text: String) {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
        let name = text[..<open]
        let inside = text[text.index(after: open)...].dropLast()
        guard let (channels, alpha) = StyleColor.arguments(String(inside)) else { return nil }
        var a = 1.0
        if let alpha {
            guard let v = CSSNumber(alpha), v.unit == "" || v.unit == "%" else { return nil }
            a = min(max(v.unit == "%" ? v.value / 100 : v.value, 0), 1)
        }
        switch name {
        case "rgb", "rgba":
            let parts = channels.compactMap(CSSNumber.init)
            let units = Set(parts.map(\.unit))
            guard parts.count == 3, units == [""] || units == ["%"] else { return nil }
            let c = parts.map { min(max($0.unit == "%" ? $0.value / 100 : $0.value / 255, 0), 1) }
            self.init(r: c[0], g: c[1], b: c[2], a: a)
        case "hsl", "hsla":
            let parts = channels.compactMap(CSSNumber.init)
            guard parts.count == 3, let hue = parts[0].degrees, parts[1].unit == "%", parts[2].unit == "%" else {
                return nil
            }
            self.init(
                hue: hue, saturation: min(max(parts[1].value / 100, 0), 1),
                lightness: min(max(parts[2].value / 100, 0), 1), a: a)
        default: return nil
        }
    }

    /// The three channels and the alpha of a colour function: `a, b, c[, alpha]` or `a b c[ / alpha]`.
    private static func arguments(_ text: String) -> (channels: [Substring], alpha: Substring?)? {
        func words(_ part: Substring) -> [Substring] { part.split(whereSeparator: \.isWhitespace) }
        if text.contains(",") {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(words)
            guard parts.count == 3 || parts.count == 4, parts.allSatisfy({ $0.count == 1 }) else { return nil }
            let all = parts.flatMap { $0 }
            return (Array(all[0..<3]), all.count > 3 ? all[3] : nil)
        }
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 1 || halves.count == 2 else { return nil }
        let channels = words(halves[0])
        guard channels.count == 3 else { return nil }
        guard halves.count == 2 else { return (channels, nil) }
        let alpha = words(halves[1])
        return alpha.count == 1 ? (channels, alpha[0]) : nil
    }

    /// From hue (degrees), saturation and lightness (0…1), by the formula of CSS Color Module Level 4, 7.1.
    private init(hue: Double, saturation: Double, lightness: Double, a: Double) {
        func channel(_ n: Double) -> Double {
            var k = (n + hue / 30).truncatingRemainder(dividingBy: 12)
            if k < 0 { k += 12 }
            return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))
        }
        self.init(r: channel(0), g: channel(8), b: channel(4), a: a)
    }
}

/// A number of CSS with its unit.
private struct CSSNumber {
    let value: Double
    let unit: String

    init?(_ text: Substring) {
        let end = text.lastIndex { $0.isNumber || $0 == "." }.map { text.index(after: $0) } ?? text.startIndex
        guard let value = Double(text[..<end]), value.isFinite else { return nil }
        self.value = value
        unit = String(text[end...])
    }

    /// As an angle in degrees; nothing where the unit is not one of angles.
    var degrees: Double? {
        switch unit {
        case "", "deg": value
        case "rad": value * 180 / .pi
        case "grad": value * 0.9
        case "turn": value * 360
        default: nil
        }
    }
}
