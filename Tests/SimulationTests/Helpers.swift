// What the tests of the simulation share: small descriptions, and the demo park's own.

import Foundation
import Geometry
import ParkModel

@testable import Simulation

/// Two vehicles, one cycle, one meter, one line.
let smallDescription = """
    {"interval": 1,
     "vehicles": [
       {"id": "truck", "speed": 5, "route": [[0, 0, 10], [100, 0], [100, 50, 20]], "standing": {"task": "loads"}},
       {"id": "agv", "speed": 2, "closed": true, "start": 3, "route": [[0, 0], [10, 0], [10, 10], [0, 10]]}],
     "cycles": [{"ids": ["cam", "hall"], "values": [
       {"value": "ok", "weight": 8, "dwell": [20, 60]},
       {"value": "warning", "weight": 2, "dwell": [5, 10]},
       {"value": "alarm", "weight": 1, "dwell": [5, 10], "also": {"text": "hot"}},
       {"value": "offline", "weight": 1, "dwell": [5, 10]}]}],
     "meters": [{"ids": ["hall"], "key": "temperature", "range": [20, 60], "every": 2}],
     "lines": [{"id": "hall", "tasks": ["a", "b"], "duration": [50, 80]}]}
    """

func feed(_ json: String = smallDescription, seed: UInt64 = 1) throws -> SimulatedFeed {
    try SimulatedFeed(json: Array(json.utf8), file: "test.json", seed: seed)
}

/// The bytes of a file of the demo park.
func demoFile(_ name: String) throws -> Data {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return try Data(contentsOf: root.appendingPathComponent("assets/demo/\(name)"))
}

/// The distance of a point from a path, metres.
func distance(_ p: Point2, toPath path: [Point2]) -> Double {
    var best = Double.infinity
    for (a, b) in zip(path, path.dropFirst()) {
        let d = b - a
        let length = d.x * d.x + d.y * d.y
        let t = length > 0 ? min(1, max(0, ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length)) : 0
        let q = a + d * t - p
        best = min(best, (q.x * q.x + q.y * q.y).squareRoot())
    }
    return best
}

/// What is known after some updates, by feature.
func merged(_ updates: [SimulatedUpdate], into known: inout [String: [String: PropertyValue]]) {
    for update in updates {
        for (key, value) in update.state { known[update.id, default: [:]][key] = value == .null ? nil : value }
    }
}
