// The demo park's simulation fits the demo park.

import Foundation
import Geometry
import ParkModel
import Testing

@testable import Simulation

@Suite struct DemoParkTests {
    /// The ids of the demo park's features, read from its files line by line: one feature a line.
    private func ids() throws -> Set<String> {
        var ids: Set<String> = []
        for name in ["site", "roads", "buildings", "works", "parking", "green", "devices", "vehicles"] {
            let text = String(decoding: try demoFile("\(name).geojson"), as: UTF8.self)
            for line in text.split(separator: "\n") where line.hasPrefix(#"{"type": "Feature", "id": ""#) {
                if let id = line.dropFirst(#"{"type": "Feature", "id": ""#.count).split(separator: "\"").first {
                    ids.insert(String(id))
                }
            }
        }
        return ids
    }

    @Test("It has no faults, and every id in it is a feature's")
    func fits() throws {
        let feed = try SimulatedFeed(json: Array(try demoFile("simulation.json")), file: "simulation.json")
        let known = try ids()
        #expect(known.count > 300)
        #expect(feed.ids.filter { !known.contains($0) } == [])
    }

    @Test("An hour of it: vehicles stay on the site, most things are well, some are not")
    func hour() throws {
        var feed = try SimulatedFeed(json: Array(try demoFile("simulation.json")), file: "simulation.json")
        var status: [String: String] = [:]
        var moved: Set<String> = []
        for t in 0..<3600 {
            for update in feed.step(to: 1.8e9 + Double(t)) {
                if let s = update.state["status"]?.string { status[update.id] = s }
                if let p = update.position {
                    #expect((-60...990).contains(p.x) && (-20...616).contains(p.y))
                    if t > 0 { moved.insert(update.id) }
                }
            }
            let ill = status.values.filter { $0 != "ok" }.count
            #expect(ill * 4 < status.count, "too much is amiss at \(t) s")
        }
        #expect(moved.count >= 8)
    }
}
