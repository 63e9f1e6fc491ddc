// Strings: escapes resolved, UTF-8 and control characters checked.

/// Where a string's characters stand in the text, between its quotes.
@frozen
public struct RawString: Sendable {
    /// The offset of the first byte behind the opening quote.
    public let first: Int
    /// The offset of the closing quote.
    public let last: Int
    /// Whether it holds escapes.
    public let isEscaped: Bool
    /// Whether it is ASCII alone.
    public let isASCII: Bool

    /// A raw string from its parts.
    @inlinable
    public init(first: Int, last: Int, isEscaped: Bool, isASCII: Bool) {
        (self.first, self.last, self.isEscaped, self.isASCII) = (first, last, isEscaped, isASCII)
    }
}

extension JSONCursor {
    /// Reads the string whose opening quote stands here.
    public mutating func string() throws(JSONSyntaxError) -> String {
        try text(of: try rawString())
    }

    /// The characters of a raw string, escapes resolved.
    public func text(of raw: RawString) throws(JSONSyntaxError) -> String {
        let bytes = UnsafeBufferPointer(start: base + raw.first, count: raw.last - raw.first)
        if raw.isEscaped { return try unescape(from: raw.first, to: raw.last) }
        if raw.isASCII { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        throw invalidUTF8(from: raw.first, to: raw.last)
    }

    /// Steps over the string whose opening quote stands here. Neither escapes nor UTF-8 are checked yet.
    @inlinable
    public mutating func rawString() throws(JSONSyntaxError) -> RawString {
        let first = position + 1
        var i = first
        var escaped = false
        var bits: UInt8 = 0
        while i < end {
            let byte = base[i]
            if byte == UInt8(ascii: "\"") {
                position = i + 1
                return RawString(first: first, last: i, isEscaped: escaped, isASCII: bits < 0x80)
            }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                i += 1
            } else if byte < 0x20 {
                throw JSONSyntaxError(
                    offset: i, message: "a control character (byte \(byte)) in a string must be written as an escape")
            }
            bits |= byte
            i += 1
        }
        throw JSONSyntaxError(offset: end, message: "expected the closing quote of a string, but the text ends here")
    }

    private func unescape(from first: Int, to last: Int) throws(JSONSyntaxError) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(last - first)
        var i = first
        while i < last {
            guard base[i] == UInt8(ascii: "\\") else {
                out.append(base[i])
                i += 1
                continue
            }
            switch base[i + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(base[i + 1])
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "u"):
                let scalar = try unicodeEscape(at: &i, to: last)
                out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                continue
            default:
                throw JSONSyntaxError(
                    offset: i, message: "unknown escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
            }
            i += 2
        }
        guard let text = String(validating: out, as: UTF8.self) else { throw invalidUTF8(from: first, to: last) }
        return text
    }

    /// Reads `\uXXXX`, or two of them that make a surrogate pair, and steps over it.
    private func unicodeEscape(at i: inout Int, to last: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = i
        var unit = try hex(at: i + 2, to: last)
        i += 6
        if unit & 0xFC00 == 0xD800, i + 1 < last, base[i] == UInt8(ascii: "\\"), base[i + 1] == UInt8(ascii: "u") {
            let low = try hex(at: i + 2, to: last)
            if low & 0xFC00 == 0xDC00 {
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                i += 6
            }
        }
        guard let scalar = Unicode.Scalar(unit) else {
            throw JSONSyntaxError(offset: start, message: "half of a surrogate pair stands alone")
        }
        return scalar
    }

    private func hex(at start: Int, to last: Int) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for i in start..<start + 4 {
            guard i < last, let digit = Character(Unicode.Scalar(base[i])).hexDigitValue else {
                throw JSONSyntaxError(offset: min(i, last), message: "expected four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// The error of the first byte that is no UTF-8.
    private func invalidUTF8(from first: Int, to last: Int) -> JSONSyntaxError {
        var decoder = UTF8()
        var offset = first
        var bytes = UnsafeBufferPointer(start: base + first, count: last - first).makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { offset += UTF8.width(scalar) }
        return JSONSyntaxError(offset: min(offset, last), message: "the text is not UTF-8 here")
    }
}
