// JSONCursor: reads JSON's tokens from bytes, one after the other; what both the tree parser and streaming readers stand on.

/// A place in a JSON text, and the reading of single tokens from there on. Strict RFC 8259.
///
/// The bytes must outlive the cursor.
@frozen
public struct JSONCursor {
    /// The text's first byte.
    public let base: UnsafePointer<UInt8>
    /// The offset behind the text's last byte.
    public var end: Int
    /// The offset of the next byte to read.
    public var position: Int

    /// A cursor over `end` bytes from `base`, standing at `position`.
    @inlinable
    public init(base: UnsafePointer<UInt8>, end: Int, position: Int = 0) {
        self.base = base
        self.end = end
        self.position = position
    }

    /// The next byte; 0 at the end (a zero byte is no token of JSON).
    @inlinable
    public var next: UInt8 { position < end ? base[position] : 0 }

    /// Steps over white space and tells the byte behind it; 0 at the end.
    @inlinable
    public mutating func nextToken() -> UInt8 {
        while position < end {
            let byte = base[position]
            if byte > 0x20 || (byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) { return byte }
            position += 1
        }
        return 0
    }

    /// Steps over white space and then over `byte`, where that is what comes.
    @inlinable
    public mutating func take(_ byte: UInt8) -> Bool {
        guard nextToken() == byte, position < end else { return false }
        position += 1
        return true
    }

    /// An error at the cursor: `expected` was expected, and something else came.
    public func unexpected(_ expected: String) -> JSONSyntaxError {
        guard position < end else {
            return JSONSyntaxError(offset: end, message: "expected \(expected), but the text ends here")
        }
        let byte = base[position]
        let found: String
        if byte == UInt8(ascii: "\"") {
            found = "a string"
        } else if byte < 0x20 || byte == 0x7F {
            found = "a control character (byte \(byte))"
        } else if byte < 0x80 {
            let rest = UnsafeBufferPointer(start: base + position, count: min(12, end - position))
            let word = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            found = word.isEmpty ? "\"\(Unicode.Scalar(byte))\"" : "\"\(String(decoding: word, as: UTF8.self))\""
        } else {
            found = "a character outside ASCII"
        }
        return JSONSyntaxError(offset: position, message: "expected \(expected), found \(found)")
    }

    /// Steps over a literal such as `true`, whose first byte is known to stand here.
    public mutating func takeWord(_ word: StaticString) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        for i in 0..<length {
            guard position + i < end, base[position + i] == word.utf8Start[i] else { throw unexpected("a value") }
        }
        position += length
    }

    /// Steps over one value of any kind, checking it.
    ///
    /// - Parameter depth: how many arrays and objects may still be entered.
    /// - Throws: where the value stops being JSON.
    public mutating func skipValue(depth: Int) throws(JSONSyntaxError) {
        switch nextToken() {
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw tooDeep }
            position += 1
            if take(UInt8(ascii: "}")) { return }
            repeat {
                guard nextToken() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
                _ = try string()
                guard take(UInt8(ascii: ":")) else { throw unexpected("\":\" after the key") }
                try skipValue(depth: depth - 1)
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw unexpected("\",\" or \"}\"") }
        case UInt8(ascii: "["):
            guard depth > 0 else { throw tooDeep }
            position += 1
            if take(UInt8(ascii: "]")) { return }
            repeat { try skipValue(depth: depth - 1) } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw unexpected("\",\" or \"]\"") }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try takeWord("true")
        case UInt8(ascii: "f"): try takeWord("false")
        case UInt8(ascii: "n"): try takeWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default: throw unexpected("a value")
        }
    }

    /// The error of a text that nests too deeply.
    public var tooDeep: JSONSyntaxError {
        JSONSyntaxError(offset: position, message: "arrays and objects are nested too deeply")
    }
}
