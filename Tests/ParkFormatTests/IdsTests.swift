// Ids: where they come from, and how repeats are told apart.

import LocatedJSON
import ParkModel
import Testing

@testable import ParkFormat

@Suite struct IdsTests {
    private func ids(_ features: String...) -> [String] {
        let load = read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
        #expect(load.faults.isEmpty)
        return load.park?.features.map(\.id) ?? []
    }

    private func point(_ id: String = "", _ properties: String = "{}", at x: Int = 1) -> String {
        #"{"type":"Feature",\#(id)"properties":\#(properties),"geometry":{"type":"Point","coordinates":[\#(x),2]}}"#
    }

    @Test func order() {
        #expect(ids(point(#""id":"A","#, #"{"id":"B"}"#)) == ["A"])
        #expect(ids(point(#""id":12,"#)) == ["12"])
        #expect(ids(point(#""id":12345678901234567890,"#)) == ["12345678901234567890"])
        #expect(ids(point(#""id":1.50,"#)) == ["1.5"])
        #expect(ids(point("", #"{"@id":123,"@type":"way","id":"B"}"#)) == ["way/123"])
        #expect(ids(point("", #"{"@id":"123","@type":"node"}"#)) == ["node/123"])
        #expect(ids(point("", #"{"@id":"way/9"}"#)) == ["way/9"])
        #expect(ids(point("", #"{"@id":10012345678}"#)) == ["10012345678"])
        #expect(ids(point("", #"{"id":7}"#)) == ["7"])
        #expect(ids(point("", #"{"id":"门-1"}"#)) == ["门-1"])
    }

    @Test func repeats() {
        let a = #""id":"a","#
        #expect(ids(point(a), point(a), point(#""id":"a#2","#), point(a)) == ["a", "a#2", "a#2#2", "a#3"])
        #expect(ids(point(#""id":"a#2","#), point(a), point(a)) == ["a#2", "a", "a#3"])
        let load = read(#"{"type":"FeatureCollection","features":[\#(point(a)),\#(point(a))]}"#)
        #expect(load.diagnostics.map(\.code) == ["note-repeated-id"])
    }

    @Test func content() {
        let first = ids(point("", #"{"a":1,"b":"x"}"#), point("", #"{"a":1}"#), point("", #"{"a":1}"#, at: 3))
        #expect(first.allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
        #expect(Set(first).count == 3)
        // Not of the order of keys, of spaces, or of the place in the file.
        let again = ids(point("", #"{"a":1}"#, at: 3), point("", #"{"b" : "x", "a":1.0}"#))
        #expect(again == [first[2], first[0]])
        #expect(ids(point(), point()) == [ids(point())[0], ids(point())[0] + "#2"])
    }

    @Test func mixedCollectionsShareAnId() {
        let mixed = feature(
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"Point","coordinates":[5,6]}]}"#,
            properties: #"{"id":"m"}"#)
        let load = read(mixed)
        #expect(load.park?.features.map(\.id) == ["m", "m#2"])
        #expect(load.diagnostics.isEmpty)
        guard case .points(let points) = load.park?.features.last?.geometry else {
            Issue.record("no points")
            return
        }
        #expect(points.count == 2)
    }
}
