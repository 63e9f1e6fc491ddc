// The log of changes: coming back, coming too late, falling behind.

import Testing

@testable import Serving

@Suite struct EventLogTests {
    func entry(_ revision: UInt64, ranges: Int = 1) -> EventEntry {
        EventEntry(
            revision: revision, time: 0,
            zooms: [(3, (0..<ranges).map { TileRange(x0: $0, y0: 0, x1: $0, y1: 0) })])
    }

    func revisions(_ beginning: EventLog.Beginning) -> [UInt64]? {
        if case .entries(let entries) = beginning { return entries.map(\.revision) }
        return nil
    }

    @Test func givesWhatWasMissed() async {
        let log = EventLog(since: 10)
        for r in UInt64(11)...15 { log.append(entry(r)) }
        #expect(revisions(log.listen(after: 12, current: 15).0) == [13, 14, 15])
        #expect(revisions(log.listen(after: 10, current: 15).0) == [11, 12, 13, 14, 15])
        #expect(revisions(log.listen(after: 15, current: 15).0) == [])
        #expect(revisions(log.listen(after: nil, current: 15).0) == [])
        #expect(revisions(log.listen(after: 9, current: 15).0) == nil)
        #expect(revisions(log.listen(after: 16, current: 15).0) == nil)
    }

    @Test func isBounded() {
        let log = EventLog(since: 0)
        for r in UInt64(1)...UInt64(EventLog.maxEntries + 10) { log.append(entry(r)) }
        #expect(revisions(log.listen(after: 9, current: 3000).0) == nil)
        #expect(revisions(log.listen(after: 10, current: 3000).0)?.count == EventLog.maxEntries)
        let wide = EventLog(since: 0)
        for r in UInt64(1)...20 { wide.append(entry(r, ranges: EventLog.maxCost / 10)) }
        #expect(revisions(wide.listen(after: 1, current: 20).0) == nil)
        #expect(revisions(wide.listen(after: 19, current: 20).0) == [20])
    }

    @Test func letsTheSlowGo() async {
        let log = EventLog(since: 0)
        let (_, stream) = log.listen(after: nil, current: 0)
        for r in UInt64(1)...UInt64(EventLog.buffer + 50) { log.append(entry(r)) }
        #expect(log.listeners == 0)
        var seen: [UInt64] = []
        for await entry in stream { seen.append(entry.revision) }
        #expect(seen == Array(1...UInt64(EventLog.buffer)))
    }

    @Test func closesForAll() async {
        let log = EventLog(since: 0)
        let (_, early) = log.listen(after: nil, current: 0)
        log.close()
        let (_, late) = log.listen(after: nil, current: 0)
        for await _ in early { Issue.record("an entry") }
        for await _ in late { Issue.record("an entry") }
    }

    @Test func filtersZooms() throws {
        let some = EventEntry(
            revision: 4, time: 1.5,
            zooms: [(2, [TileRange(x0: 0, y0: 1, x1: 2, y1: 3)]), (5, [TileRange(x0: 7, y0: 8, x1: 7, y1: 8)])])
        #expect(
            EventText.event(some, view: "a\"b", filter: .all)
                == "id: 4\nevent: tiles\ndata: {\"revision\":4,\"view\":\"a\\\"b\",\"time\":1.5,\"tiles\":[[2,0,1,2,3],[5,7,8,7,8]]}\n\n"
        )
        #expect(
            EventText.event(some, view: "p", filter: try ZoomFilter("3-5", deepest: 24)).contains(
                "\"tiles\":[[5,7,8,7,8]]"))
        #expect(EventText.event(some, view: "p", filter: try ZoomFilter("9", deepest: 24)).contains("event: status"))
        for text in ["", "-", "5-2", "a", "1-2-3", "-1", "0-99"] {
            #expect(throws: Problem.self) { try ZoomFilter(text, deepest: 24) }
        }
    }
}
