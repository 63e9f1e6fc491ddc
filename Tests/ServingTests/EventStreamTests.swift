// The event stream over real sockets: what changed, coming back, coming too late.

import Foundation
import LiveStatus
import ParkModel
import Testing

@testable import Serving

@Suite struct EventStreamTests {
    func ranges(_ event: [String: String]) -> [[Int]] {
        let json = (try? JSONSerialization.jsonObject(with: Data((event["data"] ?? "").utf8))) as? [String: Any]
        return json?["tiles"] as? [[Int]] ?? []
    }

    @Test func tellsWhatChanged() async throws {
        let service = try fakeService()
        try await withServer(service) { client in
            _ = try await client.get("/views/park/4/3/12.png")
            _ = try await client.get("/views/park/1/0/1.png")
            let events = try await client.raw { wire in
                try wire.write(client.request("GET", "/events?view=park"))
                let head = try wire.answer()
                guard head["content-type"] == "text/event-stream" else { throw ClientFailure(what: "no events") }
                let hello = try wire.event()
                _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(1)])])
                return [hello, try wire.event()]
            }
            #expect(events[0]["event"] == "hello")
            #expect(events[1]["event"] == "tiles")
            #expect(events[1]["id"] == "1")
            #expect(ranges(events[1]) == [[1, 0, 1, 0, 1], [4, 3, 12, 3, 12]])
        }
    }

    @Test func zoomsCanBeChosenBeforeATileIsFetched() async throws {
        let service = try fakeService()
        try await withServer(service) { client in
            let event = try await client.raw { wire in
                try wire.write(client.request("GET", "/events?view=park&z=2-3"))
                _ = try wire.answer()
                _ = try wire.event()
                _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(1)])])
                return try wire.event()
            }
            #expect(ranges(event).map { $0[0] } == [2, 3])
        }
    }

    @Test func givesWhatWasMissedOrSaysToBeginAnew() async throws {
        let service = try fakeService()
        try await withServer(service) { client in
            _ = try await client.get("/views/park/4/3/12.png")
            for k in 1...5 { _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(Double(k))])]) }
            let missed = try await client.raw { wire in
                try wire.write(client.request("GET", "/events?view=park", ["Last-Event-ID": "3"]))
                _ = try wire.answer()
                return [try wire.event(), try wire.event(), try wire.event()]
            }
            #expect(missed.map { $0["id"] } == ["4", "5", "5"])
            #expect(missed.map { $0["event"] } == ["tiles", "tiles", "hello"])
            let future = try await client.raw { wire in
                try wire.write(client.request("GET", "/events?view=park", ["Last-Event-ID": "77"]))
                _ = try wire.answer()
                return try wire.event()
            }
            #expect(future["event"] == "resync")
            let late = try await client.raw { wire in
                // This scene came in force at revision 5: what it missed before, nobody wrote down.
                try wire.write(client.request("GET", "/events?view=park&style=night", ["Last-Event-ID": "2"]))
                _ = try wire.answer()
                return try wire.event()
            }
            #expect(late["event"] == "resync")
        }
    }

    @Test func staysOpenByComments() async throws {
        var options = ServingOptions()
        options.heartbeat = 0.05
        try await withServer(fakeService(options: options)) { client in
            let comment = try await client.raw { wire in
                try wire.write(client.request("GET", "/events?view=park"))
                _ = try wire.answer()
                _ = try wire.event()
                return try wire.read(through: ": 0\n\n")
            }
            #expect(comment.hasSuffix(": 0\n\n"))
        }
    }

    @Test func leavesNothingBehindWhenListenersGo() async throws {
        var options = ServingOptions()
        options.heartbeat = 0.05
        let service = try fakeService(options: options)
        try await withServer(service) { client in
            for _ in 0..<5 {
                try await client.raw { wire in
                    try wire.write(client.request("GET", "/events?view=park"))
                    _ = try wire.answer()
                    _ = try wire.event()
                }
            }
            let stage = try await service.stage(SceneKey(view: "park", style: "day"))
            for _ in 0..<200 where stage.log.listeners > 0 { try await Task.sleep(for: .milliseconds(20)) }
            #expect(stage.log.listeners == 0)
        }
    }
}
