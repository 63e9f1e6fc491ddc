// Numbers: the grammar of RFC 8259, section 6, and the nearest Double.

extension JSONCursor {
    /// Reads the number that starts here.
    ///
    /// Up to 15 digits and a small exponent go the fast way, which is exact: whole numbers below 2^53 and powers of ten
    /// up to 10^22 are Doubles themselves, so that one division rounds once (Clinger 1990, "How to read floating point
    /// numbers accurately"). All else goes to the standard library.
    public mutating func number() throws(JSONSyntaxError) -> Double {
        let start = position
        var i = position
        var negative = false
        if i < end, base[i] == UInt8(ascii: "-") {
            negative = true
            i += 1
        }
        var mantissa: UInt64 = 0
        let digitsStart = i
        while i < end {
            let digit = base[i] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            i += 1
        }
        var digits = i - digitsStart
        guard digits > 0 else {
            position = i
            throw unexpected("a digit")
        }
        if digits > 1, base[digitsStart] == UInt8(ascii: "0") {
            throw JSONSyntaxError(offset: digitsStart, message: "a number does not begin with a needless 0")
        }
        var exponent = 0
        if i < end, base[i] == UInt8(ascii: ".") {
            i += 1
            let fractionStart = i
            while i < end {
                let digit = base[i] &- UInt8(ascii: "0")
                guard digit < 10 else { break }
                mantissa = mantissa &* 10 &+ UInt64(digit)
                i += 1
            }
            exponent = fractionStart - i
            digits -= exponent
            guard exponent != 0 else {
                position = i
                throw unexpected("a digit after the decimal point")
            }
        }
        if i < end, base[i] | 0x20 == UInt8(ascii: "e") {
            i += 1
            var minus = false
            if i < end, base[i] == UInt8(ascii: "-") || base[i] == UInt8(ascii: "+") {
                minus = base[i] == UInt8(ascii: "-")
                i += 1
            }
            let exponentStart = i
            var value = 0
            while i < end {
                let digit = base[i] &- UInt8(ascii: "0")
                guard digit < 10 else { break }
                value = min(value * 10 + Int(digit), 100_000)
                i += 1
            }
            guard i > exponentStart else {
                position = i
                throw unexpected("a digit in the exponent")
            }
            exponent += minus ? -value : value
        }
        position = i
        // Nineteen digits fit 64 bits; of these, what is below 2^53 is exact.
        if digits <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
            let whole = Double(mantissa)
            let value = exponent < 0 ? whole / powersOfTen[-exponent] : whole * powersOfTen[exponent]
            return negative ? -value : value
        }
        let text = String(decoding: UnsafeBufferPointer(start: base + start, count: i - start), as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw JSONSyntaxError(offset: start, message: "the number is too large")
        }
        return value
    }
}

/// 10^0 … 10^22, all exact.
private let powersOfTen: InlineTable = InlineTable()

/// A table without bounds checks or reference counts in the number reader's way.
private struct InlineTable: @unchecked Sendable {
    let values: UnsafeMutablePointer<Double>

    init() {
        values = .allocate(capacity: 23)
        var power = 1.0
        for i in 0..<23 {
            values[i] = power
            power *= 10
        }
    }

    subscript(i: Int) -> Double { values[i] }
}
