// Timestamp: RFC 3339 text ↔ seconds since 1970.

/// Reads an RFC 3339 date and time, such as `2026-03-01T08:00:00.25+08:00`: any fraction, `Z` or a numeric offset,
/// a leap second counted as the second after. Lower-case `t` and `z` are allowed, as the RFC says.
///
/// - Returns: seconds since 1970-01-01T00:00:00Z, or nothing where the text is not such a time.
public func parseTimestamp(_ text: String) -> Double? {
    var scan = DigitScanner(Array(text.utf8))
    guard let year = scan.digits(4), scan.take("-"), let month = scan.digits(2), scan.take("-"),
        let day = scan.digits(2), scan.take("T") || scan.take("t"),
        let hour = scan.digits(2), scan.take(":"), let minute = scan.digits(2), scan.take(":"),
        let second = scan.digits(2),
        (1...12).contains(month), day >= 1, day <= daysIn(month: month, year: year),
        hour < 24, minute < 60, second <= 60
    else { return nil }
    var fraction = 0.0
    if scan.take(".") {
        guard let f = scan.fraction() else { return nil }
        fraction = f
    }
    var offset = 0
    if !(scan.take("Z") || scan.take("z")) {
        let east = scan.take("+")
        guard east || scan.take("-"), let h = scan.digits(2), scan.take(":"), let m = scan.digits(2), h < 24, m < 60
        else { return nil }
        offset = (h * 60 + m) * (east ? 60 : -60)
    }
    guard scan.isAtEnd else { return nil }
    let days = daysSince1970(year: year, month: month, day: day)
    return Double(days * 86400 + hour * 3600 + minute * 60 + second - offset) + fraction
}

/// Writes a time as RFC 3339 in UTC, to the millisecond where it has one: `2026-03-01T00:00:00Z`.
///
/// - Parameter seconds: seconds since 1970-01-01T00:00:00Z; held to the years 0000 … 9999.
/// - Returns: the text.
public func formatTimestamp(_ seconds: Double) -> String {
    let held = seconds.isFinite ? min(max(seconds, -62_167_219_200), 253_402_300_799) : 0
    let milliseconds = Int((held * 1000).rounded())
    let whole = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    let rest = milliseconds - whole * 1000
    let t = CivilTime(secondsSince1970: whole)
    let head = "\(padded(t.year, 4))-\(padded(t.month, 2))-\(padded(t.day, 2))T"
    let tail = "\(padded(t.hour, 2)):\(padded(t.minute, 2)):\(padded(t.second, 2))"
    return head + tail + (rest == 0 ? "Z" : ".\(padded(rest, 3))Z")
}

func padded(_ n: Int, _ width: Int) -> String {
    let s = String(n)
    return s.utf8.count < width ? String(repeating: "0", count: width - s.utf8.count) + s : s
}

/// Reads runs of ASCII digits and single characters.
private struct DigitScanner {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ c: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(truncatingIfNeeded: c.value) else { return false }
        position += 1
        return true
    }

    mutating func digit() -> Int? {
        guard position < bytes.count, (48...57).contains(bytes[position]) else { return nil }
        position += 1
        return Int(bytes[position - 1]) - 48
    }

    mutating func digits(_ count: Int) -> Int? {
        var n = 0
        for _ in 0..<count {
            guard let d = digit() else { return nil }
            n = n * 10 + d
        }
        return n
    }

    mutating func fraction() -> Double? {
        var sum = 0.0
        var unit = 0.1
        var any = false
        while let d = digit() {
            sum += Double(d) * unit
            unit /= 10
            any = true
        }
        return any ? sum : nil
    }
}
