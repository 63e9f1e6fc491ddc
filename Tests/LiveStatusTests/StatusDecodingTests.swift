// Decoding of batches: both forms, and every fault by its index.

import Geometry
import LiveStatus
import ParkModel
import Testing

@Suite struct StatusDecodingTests {
    func decode(_ text: String, _ limits: StatusLimits = StatusLimits()) throws(StatusBatchError) -> [StatusUpdate] {
        try decodeStatusBatch(Array(text.utf8), limits: limits)
    }

    func faults(_ text: String, _ limits: StatusLimits = StatusLimits()) -> [StatusFault] {
        do throws(StatusBatchError) {
            _ = try decode(text, limits)
            return []
        } catch {
            if case .faults(let faults) = error { return faults }
            return []
        }
    }

    @Test func readsAnArray() throws {
        let batch = try decode(
            """
            [{"id": "a", "time": "1970-01-01T00:01:00Z", "state": {"status": "alarm", "fill": 0.5, "old": null}},
             {"id": "车1", "position": [1, -2.5], "heading": 90, "quality": "uncertain", "other": {}}]
            """)
        #expect(batch.count == 2)
        #expect(batch[0].time == 60)
        #expect(batch[0].state == ["status": .string("alarm"), "fill": .number(0.5), "old": .null])
        #expect(batch[1].id == "车1")
        #expect(batch[1].position == .set(Point2(1, -2.5)))
        #expect(batch[1].heading == .set(90))
        #expect(batch[1].quality == .uncertain)
    }

    @Test func readsLines() throws {
        let batch = try decode("\n{\"id\":\"a\",\"state\":{}}\r\n\n  {\"id\":\"b\",\"state\":{\"n\":[1,{\"k\":true}]}}")
        #expect(batch.map(\.id) == ["a", "b"])
        #expect(batch[1].state["n"] == .array([.number(1), .object(["k": .bool(true)])]))
    }

    @Test func nullsRemovePlaceAndHeading() throws {
        let batch = try decode(#"[{"id":"a","position":null,"heading":null,"time":null,"quality":null}]"#)
        #expect(batch[0].position == .remove)
        #expect(batch[0].heading == .remove)
        #expect(batch[0].time == nil)
    }

    @Test func tellsEveryFaultByIndex() {
        let found = faults(
            """
            [{"id": "a", "state": {}}, {"state": {}}, 7, {"id": "b"}, {"id": 3, "state": {}}, {"id": "c", "state": []},
             {"id": "d", "state": {}, "time": "yesterday"}, {"id": "e", "state": {}, "position": [1]},
             {"id": "f", "state": {}, "quality": "great"}, {"id": "", "state": {}}, {"id": "g", "position": [1e300, 0]},
             {"id": "h", "heading": "north"}]
            """)
        #expect(found.map(\.index) == Array(1...11))
        #expect(found[0].message.contains("\"id\" is missing"))
        #expect(found[5].message.contains("RFC 3339"))
        #expect(found[7].message.contains("\"uncertain\""))
    }

    @Test func tellsFaultyLinesByIndex() {
        let found = faults("{\"id\":\"a\",\"state\":{}}\nnonsense\n{\"id\":\"b\",\"state\":{}}\n{\"id\":\"c\"}\n")
        #expect(found.map(\.index) == [1, 3])
    }

    @Test func placesASyntaxErrorInTheArray() {
        let found = faults("[{\"id\":\"a, [\",\"state\":{\"k\":[1,2]}},\n {\"id\":\"b\" \"state\":{}}]")
        #expect(found.map(\.index) == [1])
        #expect(found.first?.message.hasPrefix("line 2, column 12") == true)
    }

    @Test(arguments: ["", "  \n ", "null", "7", "\u{FEFF}", "[", "{", "[1,", "\"x\""])
    func refusesWhatIsNoBatch(text: String) {
        #expect(!faults(text).isEmpty)
    }

    @Test func keepsItsLimits() {
        var limits = StatusLimits()
        limits.updates = 2
        limits.depth = 3
        limits.keys = 2
        limits.nameBytes = 8
        limits.faults = 1
        #expect(throws: StatusBatchError.self) { try decode("[{},{},{}]", limits) }
        #expect(throws: StatusBatchError.self) { try decode("{}\n{}\n{}", limits) }
        #expect(faults(#"[{"id":"a","state":{"k":[[1]]}}]"#, limits) == [])
        #expect(faults(#"[{"id":"a","state":{"k":[[[1]]]}}]"#, limits).count == 1)
        #expect(faults(#"[{"id":"a","state":{"a":1,"b":2,"c":3}}]"#, limits).count == 1)
        #expect(faults(#"[{"id":"123456789","state":{}}]"#, limits).count == 1)
        #expect(faults(#"[{},{}]"#, limits).count == 1)
        let deep = String(repeating: "[", count: 100_000)
        #expect(!faults("[{\"id\":\"a\",\"state\":{\"k\":\(deep)").isEmpty)
    }

    @Test func readsAMessageWithoutId() throws {
        let update = try decodeStatusUpdate(Array(#"{"id":"ignored","state":{"status":"ok"}}"#.utf8), id: "pump")
        #expect(update.id == "pump")
        #expect(throws: StatusBatchError.self) { try decodeStatusUpdate(Array("[]".utf8), id: "pump") }
    }
}
