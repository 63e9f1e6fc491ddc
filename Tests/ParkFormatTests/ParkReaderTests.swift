// ParkReader: the spellings of GeoJSON, names and credits, what is left out, and threads that agree.

import Foundation
import Geometry
import LocatedJSON
import ParkFormat
import ParkModel
import Testing

@Suite struct ParkReaderTests {
    private let point = #"{"type":"Point","coordinates":[10,50]}"#

    @Test func spellings() {
        let one = feature(point, properties: #"{"id":"a"}"#)
        let two = feature(#"{"type":"Point","coordinates":[10.01,50]}"#, properties: #"{"id":"b"}"#)
        #expect(read(point).park?.features.count == 1)
        #expect(read(one).park?.features.map(\.id) == ["a"])
        #expect(read(#"{"features":[\#(one),\#(two)],"type":"FeatureCollection"}"#).park?.features.count == 2)
        #expect(read("\(one)\n\(two)\n", file: "t.geojsonl").park?.features.map(\.id) == ["a", "b"])
        #expect(read("\(one)\r\n\r\n\(two)", file: "t.ndjson").park?.features.map(\.id) == ["a", "b"])
        #expect(read("\(one)\n\(two)", file: "t.json").park?.features.map(\.id) == ["a", "b"])
        let pretty = one.replacing(",", with: ",\n ")
        #expect(read("\u{1E}\(pretty)\n\u{1E}\(two)\n").park?.features.map(\.id) == ["a", "b"])
        #expect(read("\u{FEFF}\(one)").park?.features.map(\.id) == ["a"])
        #expect(read(#"{"type":"FeatureCollection","features":[]}"#).park?.features.count == 0)
    }

    @Test func aViewIsAlwaysThere() {
        let view = read(point).park?.views.first
        #expect(view == View(name: "park", projection: .isometric, corner: .southeast, style: "day"))
    }

    @Test func namesAndCredits() {
        let osm = feature(point, properties: #"{"@id":1,"@type":"node"}"#)
        #expect(read(osm, file: "a/b.c/port.x.geojson").park?.name == "port.x.geojson")
        #expect(read(osm, file: "a/b.c/port.geojson").park?.name == "port")
        #expect(read(osm).park?.attribution == "© OpenStreetMap contributors")
        let named = #"{"type":"FeatureCollection","name":"码头","attribution":"us","features":[\#(osm)]}"#
        #expect(read(named).park?.name == "码头")
        #expect(read(named).park?.attribution == "us")
        #expect(read(point).park?.attribution == nil)
    }

    @Test func theRestIsDrawn() {
        let bad = feature(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#)
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\n\(feature(point)),\n\(bad),\n7,\n\(feature("null")),\n\(bad)]}"
        let load = read(text)
        #expect(load.park?.features.count == 1)
        #expect(load.leftOut == ["open-ring": 2, "not-a-feature": 1, "note-null-geometry": 1])
        #expect(load.diagnostics.map(\.line) == [3, 4, 5, 6])
    }

    @Test func faultsThatAreDrawn() {
        let load = read(
            #"{"type":"Feature","id":{},"bbox":[1],"coordinates":1,"geometry":\#(point),"properties":{"a":1,"a":2}}"#)
        #expect(load.faults.map(\.code) == ["bad-id", "bad-bbox", "forbidden-member", "duplicate-member"])
        #expect(load.park?.features.first?.properties["a"] == .number(2))
        #expect(load.leftOut.isEmpty)
        #expect(read(#"{"type":"Feature","geometry":\#(point)}"#).faults.map(\.code) == ["missing-properties"])
    }

    @Test func badLinesAreLeftOut() {
        let load = read(
            "\(feature(point))\n{\"type\":\n\(feature(point))\n{\"type\":\"Foo\"}\n[1]\n", file: "t.geojsonl")
        #expect(load.park?.features.count == 2)
        #expect(places(load).filter { !$0.contains("note") } == ["2:9 syntax", "4:9 unknown-type", "5:1 bad-root"])
        #expect(load.leftOut == ["syntax": 1, "unknown-type": 1, "bad-root": 1])
    }

    @Test func textsThatAreNoJSON() {
        for (text, place) in [
            ("", "1:1 empty-file"), ("  \n", "1:1 empty-file"), ("nope", "1:1 syntax"), ("[1]", "1:1 bad-root"),
            ("{\"type\":\"Point\",\n\"coordinates\":[1,2],}", "2:21 syntax"),
            (#"{"type":"FeatureCollection","features":[\#(feature(point)),]}"#, "1:126 syntax"),
            (feature(point) + " x", "1:86 syntax"),
        ] {
            let load = read(text)
            #expect(load.park == nil)
            #expect(places(load) == [place], "\(text)")
        }
    }

    @Test func propertiesKeepTheirShape() {
        let load = read(
            feature(point, properties: #"{"s":"\u00e9\n","n":-1.5e3,"t":true,"z":null,"a":[1,{"b":[]}],"o":{"k":"v"}}"#)
        )
        let p = load.park?.features.first?.properties
        #expect(p?.keys.names == ["s", "n", "t", "z", "a", "o"])
        #expect(p?["s"] == .string("é\n"))
        #expect(p?["n"] == .number(-1500))
        #expect(p?["t"] == .bool(true))
        #expect(p?["z"] == .null)
        #expect(p?["a"] == .array([.number(1), .object(["b": .array([])])]))
        #expect(p?["o"] == .object(["k": .string("v")]))
    }

    @Test func metresAreTold() {
        let local = #"{"type":"LineString","coordinates":[[500,0],[700,-300],[90,10]]}"#
        let load = read(local)
        #expect(load.faults.isEmpty)
        #expect(load.diagnostics.map(\.code) == ["note-local-metres"])
        #expect(load.park?.origin == nil)
        #expect(load.park?.extent == Box2(minX: 90, minY: -300, maxX: 700, maxY: 10))
        let far = read(#"{"type":"MultiPoint","coordinates":[[500,0],[700,-300],[2e9,10]]}"#)
        #expect(far.faults.map(\.code) == ["coordinate-range"])
    }

    @Test func degreesBecomeMetres() throws {
        let load = read(#"{"type":"LineString","coordinates":[[10,50],[10.02,50.01],[10.02,50.01]]}"#)
        let park = try #require(load.park)
        #expect(park.origin.map { abs($0.x - 10.01) < 1e-12 && abs($0.y - 50.005) < 1e-12 } == true)
        guard case .lines(let lines) = park.features[0].geometry else {
            Issue.record("no lines")
            return
        }
        // The repeated position is gone; 0.02° of longitude at 50° is 1434 m.
        #expect(lines[0].count == 2)
        #expect(abs(park.extent.width - 1433.8) < 1)
        #expect(abs(park.extent.height - 1112.3) < 1)
    }

    @Test func threadsAgree() throws {
        var features: [String] = []
        for i in 0..<12_000 {
            let x = Double(i % 100) / 1000
            let y = Double(i / 100) / 1000
            let ring =
                i % 1000 == 7
                ? "[[\(x),\(y)],[\(x + 1e-4),\(y)],[\(x),\(y)]]"
                : "[[\(x),\(y)],[\(x + 1e-4),\(y)],[\(x),\(y + 1e-4)],[\(x),\(y)]]"
            features.append(
                feature(
                    #"{"type":"Polygon","coordinates":[\#(ring)]}"#,
                    properties: #"{"id":\#(i / 2),"name":"a [}\"\\, \#(i)"}"#))
        }
        let head = #"{"type":"FeatureCollection","name":"n","features":["#
        let text = head + features.joined(separator: ",\n") + "]}"
        #expect(text.utf8.count > 1 << 20)
        let whole = read(text)
        let lines = read(features.joined(separator: "\n"), file: "t.geojsonl")
        let one = read(head + features[..<3000].joined(separator: ",") + "]}")
        #expect(whole.park?.features.map(\.id) == lines.park?.features.map(\.id))
        #expect(whole.park?.features.prefix(2900).map(\.id) == one.park?.features.prefix(2900).map(\.id).map { $0 })
        #expect(
            whole.park?.features.count == 11_988 && whole.leftOut == ["short-ring": 12]
                && lines.leftOut == whole.leftOut)
        #expect(whole.faults.map(\.line) == (0..<12).map { $0 * 1000 + 8 })
        #expect(whole.park?.features.last?.properties["name"] == .string(#"a [}"\, 11999"#))
        // What is no JSON is found at the same place.
        let broken = read(text.replacing("\"id\":3000,", with: "\"id\":3000;"))
        #expect(broken.park == nil)
        #expect(broken.faults.last?.code == "syntax" && broken.faults.last?.line == 6001)
    }

    @Test func fingerprints() {
        let a = read(point).park?.fingerprint
        #expect(a != nil && a == read(point).park?.fingerprint)
        #expect(a != read(point + " ").park?.fingerprint)
        #expect(a != read(point.replacing("50", with: "51")).park?.fingerprint)
    }

    @Test func missingFiles() {
        let load = ParkReader.load(path: "/nowhere/at/all.geojson")
        #expect(load.park == nil && load.faults.map(\.code) == ["missing-file"])
    }
}
