// RequestTarget: a request's path and query, taken apart.

/// A request's path and query. Parts are decoded after they are split, so an id may hold an escaped slash.
struct RequestTarget: Sendable {
    /// The path's parts, decoded; none for "/".
    let path: [String]
    /// The query as it came, without the "?".
    let rawQuery: Substring

    /// The longest target that is read, bytes.
    static let maxBytes = 16 * 1024

    /// Takes a target apart.
    ///
    /// - Throws: a problem where it is too long, or an escape in its path is broken.
    init(_ target: String) throws(Problem) {
        guard target.utf8.count <= RequestTarget.maxBytes else {
            throw Problem(414, "the address is longer than \(RequestTarget.maxBytes) bytes")
        }
        let utf8 = target.utf8
        let end = utf8.firstIndex(of: UInt8(ascii: "?")) ?? utf8.endIndex
        rawQuery = end == utf8.endIndex ? "" : target[utf8.index(after: end)...]
        var parts: [String] = []
        for part in utf8[..<end].split(separator: UInt8(ascii: "/")) {
            guard let text = percentDecoded(part, plusIsSpace: false) else {
                throw Problem(400, "an escape in the path is broken")
            }
            parts.append(text)
        }
        path = parts
    }

    /// The first value of a query parameter; nothing where it is not given or its escapes are broken.
    func query(_ name: String) -> String? {
        for pair in rawQuery.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard percentDecoded(pair[..<equals], plusIsSpace: true) == name else { continue }
            return equals == pair.endIndex ? "" : percentDecoded(pair[pair.index(after: equals)...], plusIsSpace: true)
        }
        return nil
    }

    /// A query parameter that must be a finite number.
    func number(_ name: String) throws(Problem) -> Double {
        guard let text = query(name) else { throw .bad(name, "\"\(name)\" is missing") }
        guard let value = Double(plain: text) else {
            throw .bad(name, "\"\(name)\" is \"\(text.prefix(40))\"; expected a number")
        }
        return value
    }

    /// A query parameter that must be a whole number of a range, where it is given.
    func integer(_ name: String, in range: ClosedRange<Int>, default fallback: Int) throws(Problem) -> Int {
        guard let text = query(name) else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            throw .bad(
                name, "\"\(name)\" is \"\(text.prefix(40))\"; expected \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}

extension Double {
    /// A finite decimal number such as "-12.5" or "1e3"; not "nan", "inf" or hexadecimal.
    init?(plain text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.count <= 64,
            text.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
            let value = Double(text), value.isFinite
        else { return nil }
        self = value
    }
}

/// Decodes %XX escapes; nothing where one is broken or the outcome is not UTF-8.
func percentDecoded(_ text: Substring.UTF8View, plusIsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
        let b = text[i]
        i = text.index(after: i)
        if b == UInt8(ascii: "%") {
            guard i < text.endIndex, let high = hexDigit(text[i]) else { return nil }
            i = text.index(after: i)
            guard i < text.endIndex, let low = hexDigit(text[i]) else { return nil }
            i = text.index(after: i)
            bytes.append(high << 4 | low)
        } else {
            bytes.append(plusIsSpace && b == UInt8(ascii: "+") ? 0x20 : b)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}

private func hexDigit(_ b: UInt8) -> UInt8? {
    switch b {
    case 48...57: b - 48
    case 65...70: b - 55
    case 97...102: b - 87
    default: nil
    }
}
