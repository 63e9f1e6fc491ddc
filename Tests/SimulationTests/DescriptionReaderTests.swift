// Faults of a description: all of them, each at its place.

import LocatedJSON
import Testing

@testable import Simulation

@Suite struct DescriptionReaderTests {
    private func faults(_ json: String) -> [String] {
        do {
            _ = try SimulatedFeed(json: Array(json.utf8), file: "s.json")
            return []
        } catch {
            return error.diagnostics.map { "\($0.line):\($0.column) \($0.code)" }
        }
    }

    @Test("A whole description has no faults")
    func whole() { #expect(faults(smallDescription).isEmpty) }

    @Test(
        "Each fault is told with its place",
        arguments: [
            ("{", "1:2 syntax"),
            ("[]", "1:1 wrong-kind"),
            (#"{"vehicels": []}"#, "1:2 unknown-key"),
            (#"{"vehicles": [{"id": "a", "route": [[0, 0], [1, 0]]}]}"#, "1:15 missing-key"),
            (#"{"vehicles": [{"id": "a", "speed": 0, "route": [[0, 0], [1, 0]]}]}"#, "1:36 out-of-range"),
            (#"{"vehicles": [{"id": "a", "speed": 1, "route": [[0, 0], [0, 0]]}]}"#, "1:48 no-way"),
            (#"{"vehicles": [{"id": "a", "speed": 1, "route": [[0]]}]}"#, "1:49 wrong-kind"),
            (
                #"{"cycles": [{"ids": ["a"], "values": [{"value": "broken", "weight": 1, "dwell": [1, 2]}]}]}"#,
                "1:49 unknown-status"
            ),
            (#"{"cycles": [{"ids": ["a"], "values": []}]}"#, "1:13 no-weight"),
            (
                #"{"cycles": [{"ids": ["a"], "values": [{"value": "ok", "weight": 1, "dwell": [0, 2]}]}]}"#,
                "1:78 out-of-range"
            ),
            (#"{"meters": [{"ids": ["a"], "key": "t", "range": [5, 2]}]}"#, "1:49 out-of-range"),
            (#"{"meters": [{"ids": ["a", "a"], "key": "t", "range": [1, 2]}]}"#, "1:13 told-twice"),
            (#"{"lines": [{"id": "a", "tasks": [], "duration": [5, 9]}]}"#, "1:12 no-tasks"),
        ])
    func places(json: String, expected: String) { #expect(faults(json).contains(expected)) }

    @Test("All faults are told, not the first")
    func all() {
        #expect(faults(#"{"interval": -1, "vehicles": 3, "meters": [{}], "x": 1}"#).count >= 5)
    }
}
