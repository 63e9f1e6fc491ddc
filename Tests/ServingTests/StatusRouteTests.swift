// Status in over HTTP: whole or not at all, and within its bounds.

import Foundation
import LiveStatus
import Testing

@testable import Serving

@Suite struct StatusRouteTests {
    @Test func faultsAreToldByIndexAndNothingIsApplied() async throws {
        let service = try fakeService()
        try await withServer(service) { client in
            let answer = try await client.post(
                "/status",
                #"[{"id":"f1","state":{"a":1}},{"id":"nobody","state":{}},{"id":"f2","state":{}},{"id":"none","state":{}}]"#
            )
            #expect(answer.status == 400)
            #expect(answer["content-type"] == "application/problem+json")
            let faults = answer.json["faults"] as? [[String: Any]]
            #expect(faults?.compactMap { $0["index"] as? Int } == [1, 3])
            #expect(service.board.snapshot.revision == 0)
            for body in [
                "", "{", "[1]", "null", "\u{1}", #"[{"id":"f1","state":{"a":1e999}}]"#,
                #"[{"id":"f1","state":{},"time":"soon"}]"#,
            ] {
                let refused = try await client.post("/status", body)
                #expect(refused.status == 400, "\(body)")
                #expect((refused.json["faults"] as? [[String: Any]])?.isEmpty == false)
            }
            #expect(try await client.get("/metrics").text.contains("isopark_status_rejected_total 8"))
        }
    }

    @Test func linesAreTaken() async throws {
        try await withServer(fakeService()) { client in
            let answer = try await client.post(
                "/status", "{\"id\":\"f1\",\"state\":{\"a\":1}}\n{\"id\":\"f2\",\"state\":{\"a\":1}}\n",
                ["Content-Type": "application/x-ndjson"])
            #expect(answer.json["accepted"] as? Int == 2)
            #expect(answer.json["revision"] as? Int == 1)
        }
    }

    @Test func largeBodiesAreRefusedUnread() async throws {
        var options = ServingOptions()
        options.bodyBytes = 1000
        try await withServer(fakeService(options: options)) { client in
            let (told, closed) = try await client.raw { wire in
                try wire.write(client.request("POST", "/status", ["Content-Length": "100000000000"], [0x5B]))
                return (try wire.answer(), try wire.isClosed())
            }
            #expect(told.status == 413)
            #expect(closed)
            let untold = try await client.raw { wire in
                try wire.write(client.request("POST", "/status", ["Transfer-Encoding": "chunked"]))
                for _ in 0..<3 {
                    try? wire.write(Array(("200\r\n" + String(repeating: " ", count: 512) + "\r\n").utf8))
                }
                return try wire.answer()
            }
            #expect(untold.status == 413)
            #expect(try await client.get("/health/live").status == 200)
        }
    }

    @Test func pagesOfOthersMayNotSend() async throws {
        var options = ServingOptions()
        options.writingOrigins = ["https://board.example"]
        try await withServer(fakeService(options: options)) { client in
            let body = #"[{"id":"f1","state":{"a":1}}]"#
            let answers = [
                "https://evil.example": 403, "null": 403, "https://board.example": 200,
                "http://127.0.0.1:\(client.port)": 200,
            ]
            for (origin, status) in answers {
                let answer = try await client.post("/status", body, ["Origin": origin])
                #expect(answer.status == status, "\(origin)")
            }
        }
    }

    @Test func aFailingStoreIsOurFailure() async throws {
        struct FullDisk: Error {}
        struct Failing: StatusStore {
            func load() -> StoredStatus { StoredStatus() }
            func append(_ record: StatusRecord) throws { throw FullDisk() }
        }
        try await withServer(fakeService(store: Failing())) { client in
            let answer = try await client.post("/status", #"[{"id":"f1","state":{"a":1}}]"#)
            #expect(answer.status == 500)
            #expect(try await client.get("/status/f1").json["time"] is NSNull)
        }
    }
}
