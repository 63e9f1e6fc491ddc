// EventText: server-sent events as text.

/// Which zooms a listener wants to hear of.
struct ZoomFilter: Sendable, Hashable {
    var zooms: ClosedRange<Int>?

    /// Everything.
    static let all = ZoomFilter(zooms: nil)

    init(zooms: ClosedRange<Int>?) { self.zooms = zooms }

    /// A filter from a query such as "5" or "0-12".
    init(_ text: String, deepest: Int) throws(Problem) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let from = parts.first ?? nil, let to = parts.last ?? nil, parts.count <= 2, from <= to,
            (0...deepest).contains(from), (0...deepest).contains(to)
        else { throw .bad("z", "z is \"\(text.prefix(40))\"; expected a zoom, or two as in 0-\(deepest)") }
        zooms = from...to
    }

    func holds(_ zoom: Int) -> Bool { zooms?.contains(zoom) ?? true }
}

/// Server-sent events as text.
enum EventText {
    /// What a stream begins with: when to come back, and who speaks.
    static func hello(boot: String, revision: UInt64) -> String {
        "retry: 2000\nid: \(revision)\nevent: hello\ndata: {\"boot\":\"\(boot)\",\"revision\":\(revision)}\n\n"
    }

    /// Tells a listener to begin anew: what it missed is no longer known.
    static func resync(view: String, revision: UInt64) -> String {
        var text = JSONText()
        text.object {
            $0.member("revision", Int(truncatingIfNeeded: revision))
            $0.member("view", view)
        }
        return "id: \(revision)\nevent: resync\ndata: \(String(decoding: text.bytes, as: UTF8.self))\n\n"
    }

    /// Tells what a revision changed: the tiles, `[z, x0, y0, x1, y1]` each, both ends included; `event: status` where
    /// no tile that the listener asked for is among them.
    static func event(_ entry: EventEntry, view: String, filter: ZoomFilter) -> String {
        var text = JSONText()
        var any = false
        text.object {
            $0.member("revision", Int(truncatingIfNeeded: entry.revision))
            $0.member("view", view)
            $0.member("time", entry.time)
            $0.key("tiles")
            let ranges = entry.zooms.filter { filter.holds($0.zoom) }.flatMap { zoom, ranges in
                ranges.map { (zoom, $0) }
            }
            any = !ranges.isEmpty
            $0.array(ranges) { text, item in
                let (z, r) = item
                text.array([z, r.x0, r.y0, r.x1, r.y1]) { $0.integer($1) }
            }
        }
        let name = any ? "tiles" : "status"
        return "id: \(entry.revision)\nevent: \(name)\ndata: \(String(decoding: text.bytes, as: UTF8.self))\n\n"
    }
}
