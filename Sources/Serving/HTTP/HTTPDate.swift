// HTTPDate: times as HTTP writes them (RFC 9110, 5.6.7).

import LiveStatus

private let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/// A time as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT`; held to the years 0000 … 9999.
///
/// - Parameter seconds: seconds since 1970-01-01T00:00:00Z; the fraction is dropped.
/// - Returns: the text.
func formatHTTPDate(_ seconds: Double) -> String {
    let held = seconds.isFinite ? min(max(seconds, -62_167_219_200), 253_402_300_799) : 0
    let t = CivilTime(secondsSince1970: Int(held.rounded(.down)))
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let year = String(repeating: "0", count: 4 - String(t.year).utf8.count) + String(t.year)
    return "\(dayNames[t.weekday]), \(two(t.day)) \(monthNames[t.month - 1]) \(year) "
        + "\(two(t.hour)):\(two(t.minute)):\(two(t.second)) GMT"
}

/// Reads a time as HTTP writes it today; the two obsolete forms are taken for no time at all.
///
/// - Returns: seconds since 1970, or nothing.
func parseHTTPDate(_ text: String) -> Double? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT", parts[1].utf8.count == 2,
        parts[3].utf8.count == 4, let month = monthNames.firstIndex(where: { $0 == parts[2] })
    else { return nil }
    let m = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return parseTimestamp("\(parts[3])-\(m)-\(parts[1])T\(parts[4])Z")
}
