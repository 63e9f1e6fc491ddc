// Entity tags: which of a client's copies is still right (RFC 9110, 8.8.3 and 13.1.2).

/// Whether an `If-None-Match` header names a strong tag. Compared weakly, as the RFC says for this header. The
/// header is "*" or a list of tags; the tag comes with its quotes.
func entityTag(_ tag: String, isNamedBy header: String) -> Bool {
    if header == tag { return true }
    var rest = Substring(header)
    while true {
        rest = rest.drop { $0 == " " || $0 == "," || $0 == "\t" }
        if rest.isEmpty { return false }
        if rest.first == "*" { return true }
        if rest.hasPrefix("W/") { rest = rest.dropFirst(2) }
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return false }
        if rest[...end] == tag { return true }
        rest = rest[rest.index(after: end)...]
    }
}
