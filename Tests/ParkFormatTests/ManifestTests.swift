// park.json: what it may say, every fault in its place, and the schema that says the same.

import Foundation
import Geometry
import LocatedJSON
import ParkModel
import Testing

@testable import ParkFormat

@Suite struct ManifestTests {
    private let site = Array(
        feature(#"{"type":"Point","coordinates":[120.01,31.02]}"#, properties: #"{"id":"p","h":9}"#).utf8)

    @Test func aWholePark() throws {
        let manifest = #"""
            {"isopark": 1, "name": "某某产业园", "origin": [120, 31.02],
             "sources": {"site": {"type": "geojson", "data": "data/site.geojson", "height": "h", "kind": "mast"},
                         "more": {"type": "geojson", "data": "more.geojsonl.gz"}},
             "styles": "styles/", "kinds": {"mast": "杆"}, "attribution": "us", "simulation": "sim.json",
             "views": {"b": {"projection": "plan", "style": "x.json", "title": "Flat", "extent": [0, -5, 10.5, 5]},
                       "a": {"from": "northwest"}}}
            """#
        let files = [
            "park.json": Array(manifest.utf8), "data/site.geojson": site,
            "more.geojsonl.gz": gzip(site + [0x0A] + site),
            "styles/x.json": [], "sim.json": [],
        ]
        try withDirectory(files) { directory in
            let load = ParkReader.load(path: directory)
            #expect(load.faults.isEmpty, "\(load.faults)")
            let park = try #require(load.park)
            #expect(park.name == "某某产业园" && park.attribution == "us" && park.kindNames == ["mast": "杆"])
            #expect(park.features.map(\.id) == ["p", "p#2", "p#3"])
            #expect(park.features.map(\.source) == ["site", "more", "more"])
            #expect(park.features.map(\.top) == [9, nil, nil])
            #expect(park.features.map { $0.properties["kind"] } == [.string("mast"), nil, nil])
            #expect(park.origin == Point2(120, 31.02))
            #expect(abs(park.extent.minX - 954.6) < 1 && abs(park.extent.minY) < 1e-6)
            #expect(
                park.views == [
                    View(
                        name: "b", title: "Flat", projection: .plan, style: "x.json",
                        extent: Box2(minX: 0, minY: -5, maxX: 10.5, maxY: 5)),
                    View(name: "a", corner: .northwest),
                ])
            #expect(load.styleDirectory == directory + "/styles/" && load.simulationFile == directory + "/sim.json")
            #expect(ParkReader.load(path: directory + "/park.json").park?.fingerprint == park.fingerprint)
        }
    }

    @Test func localMetres() throws {
        let manifest = #"{"isopark":1,"crs":"local","sources":{"s":{"type":"geojson","data":"s.json"}}}"#
        let file = #"{"type":"MultiPoint","coordinates":[[0,0],[50,1200]]}"#
        try withDirectory(["park.json": Array(manifest.utf8), "s.json": Array(file.utf8)]) { directory in
            let park = try #require(ParkReader.load(path: directory).park)
            #expect(park.origin == nil && park.extent == Box2(minX: 0, minY: 0, maxX: 50, maxY: 1200))
            #expect(park.views.map(\.name) == ["park"])
            #expect(park.name == URL(fileURLWithPath: directory).lastPathComponent)
        }
        let lonLat = manifest.replacing(#""crs":"local","#, with: "")
        try withDirectory([
            "park.json": Array(lonLat.utf8), "s.json": Array(#"{"type":"Point","coordinates":[0,120]}"#.utf8),
        ]) {
            let load = ParkReader.load(path: $0)
            #expect(load.park == nil && load.faults.map(\.code) == ["coordinate-range"])
        }
    }

    @Test func everyFault() throws {
        let manifest = """
            {"isopark": 2, "nam": "x", "origin": [1], "crs": "local",
             "sources": {"s": {"type": "geojsn", "data": "gone.geojson", "hight": "h"}, "s": 1, "t": {"data": ""}},
             "styles": "gone/", "kinds": {"a": 1}, "attribution": null,
             "views": {"a b": {}, "v": {"projection": "planar", "from": "south", "style": 1, "extent": [1, 2, 0, 4]}},
             "views": {}}
            """
        try withDirectory(["park.json": Array(manifest.utf8)]) { directory in
            let load = ParkReader.load(path: directory)
            #expect(load.park == nil)
            #expect(
                places(load) == [
                    "1:13 bad-version", "1:16 unknown-key", "1:38 bad-value", "1:38 bad-value",
                    "2:28 bad-value", "2:46 missing-file", "2:62 unknown-key", "2:77 duplicate-member",
                    "2:90 missing-key",
                    "2:99 bad-value",
                    "3:12 missing-file", "3:36 bad-value", "3:55 bad-value",
                    "4:12 bad-name", "4:43 bad-value", "4:61 bad-value", "4:79 bad-value", "4:92 bad-value",
                    "5:2 duplicate-member",
                ])
            #expect(load.faults.contains { $0.message.contains("did you mean \"name\"?") })
            #expect(load.faults.contains { $0.message.contains("did you mean \"height\"?") })
            #expect(load.faults.contains { $0.message.contains("did you mean \"geojson\"?") })
            #expect(load.faults.allSatisfy { $0.file == directory + "/park.json" })
            #expect(ParkReader.check(path: directory) == load.diagnostics)
        }
    }

    @Test func broken() throws {
        for (text, place) in [("{", "1:2 syntax"), ("[]", "1:1 bad-value"), ("", "1:1 syntax")] {
            try withDirectory(["park.json": Array(text.utf8)]) {
                #expect(places(ParkReader.load(path: $0)) == [place])
            }
        }
        try withDirectory([:]) { #expect(ParkReader.load(path: $0).faults.map(\.code) == ["missing-file"]) }
    }

    @Test func damageNeverTraps() {
        let text = Array(
            #"{"isopark":1,"origin":[1,2],"sources":{"s":{"type":"geojson","data":"x"}},"views":{"v":{"extent":[0,0,1,1]}}}"#
                .utf8)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            var bytes = text
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = Array("{}[]\",:1en".utf8).randomElement() ?? 0
            }
            let reader = ManifestReader(bytes)
            #expect(reader.faults.allSatisfy { (0...bytes.count).contains($0.offset) })
        }
    }

    @Test func textsForCarets() throws {
        try withDirectory(["a.geojsonl.gz": gzip(Array("{}\n{\"type\": 1}".utf8))]) { directory in
            let path = directory + "/a.geojsonl.gz"
            let fault = try #require(ParkReader.check(path: path).last)
            let shown = fault.text(in: ParkReader.text(ofFile: fault.file))
            #expect(shown == "\(path):2:10: \"type\" must be a string, found a number\n  {\"type\": 1}\n           ^")
        }
    }

    /// The schema names the same keys, and requires and chooses the same.
    @Test func schema() throws {
        let data = try Data(contentsOf: repository.appendingPathComponent("assets/park.schema.json"))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let definitions = try #require(root["$defs"] as? [String: [String: Any]])
        func keys(_ schema: [String: Any]?) -> Set<String> {
            Set((schema?["properties"] as? [String: Any])?.keys.map { $0 } ?? [])
        }
        func choices(_ schema: [String: Any]?, _ key: String) -> [String]? {
            ((schema?["properties"] as? [String: Any])?[key] as? [String: Any])?["enum"] as? [String]
        }
        #expect(keys(root) == Set(ManifestKeys.park))
        #expect(keys(definitions["source"]) == Set(ManifestKeys.source))
        #expect(keys(definitions["view"]) == Set(ManifestKeys.view))
        #expect(choices(definitions["view"], "projection") == ProjectionKind.allCases.map(\.rawValue))
        #expect(choices(definitions["view"], "from") == ViewCorner.allCases.map(\.rawValue))
        for schema in [root, definitions["source"], definitions["view"]] {
            #expect(schema?["additionalProperties"] as? Bool == false)
        }
        #expect(root["required"] as? [String] == ["isopark", "sources"])
    }

    @Test func theDemoIsClean() {
        let demo = repository.appendingPathComponent("assets/demo").path
        guard FileManager.default.fileExists(atPath: demo) else { return }
        #expect(ParkReader.check(path: demo).filter(\.isFault).isEmpty)
    }
}
