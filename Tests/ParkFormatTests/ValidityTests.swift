// Validity: each fault of a geometry, at its place; what is odd but sound passes.

import Geometry
import LocatedJSON
import ParkFormat
import ParkModel
import Testing

@Suite struct ValidityTests {
    /// The faults of one geometry that stands in a feature from column 1 of line 2.
    private func faults(_ geometry: String) -> [String] {
        let text = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\n\(geometry)}"
        let load = read(text)
        #expect(load.faults.isEmpty == (load.park?.features.count == 1), "\(geometry)")
        return load.faults.map { "\($0.line):\($0.column) \($0.code)" }
    }

    private func polygon(_ rings: String) -> [String] { faults(#"{"type":"Polygon","coordinates":[\#(rings)]}"#) }

    @Test func openRing() { #expect(polygon("[[0,0],[4,0],[4,4],[0,4]]") == ["2:53 open-ring"]) }
    @Test func shortRing() { #expect(polygon("[[0,0],[4,0],[0,0]]") == ["2:35 short-ring"]) }
    @Test func bowTie() { #expect(polygon("[[0,0],[1,1],[1,0],[0,1],[0,0]]") == ["2:35 self-crossing"]) }
    @Test func bowTieWithArea() { #expect(polygon("[[0,0],[8,1],[8,0],[0,2],[0,0]]") == ["2:35 self-crossing"]) }
    @Test func crossingAtAVertex() {
        // The ring goes through its own bottom edge at the vertex (4, 0).
        #expect(polygon("[[0,0],[8,0],[8,4],[4,0],[4,-4],[0,-4],[0,0]]") == ["2:35 self-crossing"])
    }
    @Test func touchingAtAVertex() {
        #expect(polygon("[[0,0],[4,4],[8,0],[8,8],[4,4],[0,8],[0,0]]") == [])
        #expect(polygon("[[0,0],[8,0],[8,4],[4,0],[0,4],[0,0]]") == [])
    }
    @Test func zeroArea() {
        #expect(polygon("[[0,0],[1,1],[2,2],[0,0]]") == ["2:35 zero-area"])
        #expect(polygon("[[0.1,0.1],[0.2,0.2],[0.3,0.3],[0.1,0.1]]") == ["2:35 zero-area"])
        #expect(polygon("[[139.1,35.1],[139.1,35.1],[139.1,35.1],[139.1,35.1]]") == ["2:35 zero-area"])
    }
    @Test func holes() {
        let outer = "[[0,0],[9,0],[9,9],[0,9],[0,0]]"
        #expect(polygon(outer + ",[[2,2],[3,2],[3,3],[2,2]]") == [])
        #expect(polygon(outer + ",[[0,0],[3,2],[2,3],[0,0]]") == [])
        #expect(polygon(outer + ",[[12,2],[13,2],[13,3],[12,2]]") == ["2:67 hole-outside"])
        #expect(polygon(outer + ",[[9,2],[13,2],[13,3],[9,2]]") == ["2:73 hole-outside"])
        #expect(polygon(outer + ",[[8,2],[13,2],[13,3],[8,2]]") == ["2:41 crossing-rings"])
        #expect(polygon(outer + ",[[2,2],[3,2],[3,3]]") == ["2:67 short-ring"])
    }
    @Test func wayRoundIsFree() {
        #expect(polygon("[[0,0],[0,9],[9,9],[9,0],[0,0]],[[2,2],[3,2],[3,3],[2,2]]") == [])
        let load = read(
            #"{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[2,2],[3,2],[3,3],[2,2]]]}"#)
        guard case .polygons(let polygons) = load.park?.features.first?.geometry, let first = polygons.first else {
            Issue.record("no polygon")
            return
        }
        #expect(first == first.normalized)
        #expect(first.outer.count == 4 && first.holes.map(\.count) == [3])
    }
    @Test func longRings() {
        // A comb of 400 teeth is sound; with one tooth cut through it is not.
        var points = ["[0,0]"]
        for i in 0..<400 { points += ["[\(i * 2),50]", "[\(i * 2 + 1),1]"].map { shrink($0) } }
        points += [shrink("[800,50]"), shrink("[800,0]"), "[0,0]"]
        #expect(polygon("[\(points.joined(separator: ","))]") == [])
        points[400] = shrink("[403,-5]")
        #expect(polygon("[\(points.joined(separator: ","))]").map { $0.split(separator: " ")[1] } == ["self-crossing"])
    }
    /// Brings a position below 1000 into degrees.
    private func shrink(_ position: String) -> String {
        position.replacing("]", with: "e-3]").replacing(",", with: "e-3,")
    }

    @Test func coordinateRange() {
        #expect(
            faults(#"{"type":"LineString","coordinates":[[0,0],[1,0],[1,1],[181,0]]}"#) == ["2:55 coordinate-range"])
        #expect(
            faults(#"{"type":"LineString","coordinates":[[0,0],[1,0],[1,1],[0,-90.5]]}"#) == ["2:55 coordinate-range"])
        #expect(faults(#"{"type":"LineString","coordinates":[[180,90],[-180,-90]]}"#) == [])
    }
    @Test func positions() {
        #expect(faults(#"{"type":"Point","coordinates":[1]}"#) == ["2:31 bad-position"])
        #expect(faults(#"{"type":"Point","coordinates":[1,"2"]}"#) == ["2:34 bad-position"])
        #expect(faults(#"{"type":"Point","coordinates":[1,null]}"#) == ["2:34 bad-position"])
        #expect(faults(#"{"type":"LineString","coordinates":[[1,2],3]}"#) == ["2:43 bad-position"])
        #expect(faults(#"{"type":"Point","coordinates":{"x":1}}"#) == ["2:31 bad-coordinates"])
        #expect(faults(#"{"type":"Point","coordinates":[1,2,30]}"#) == [])
        #expect(faults(#"{"type":"Point","coordinates":[1,NaN]}"#) == ["2:34 syntax"])
    }
    @Test func nesting() {
        #expect(faults(#"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#) == ["2:34 bad-nesting"])
        #expect(faults(#"{"coordinates":[[0,0],[1,0],[1,1],[0,0]],"type":"Polygon"}"#) == ["2:2 bad-nesting"])
        #expect(faults(#"{"coordinates":[[0,0],[[1,0]]],"type":"LineString"}"#) == ["2:23 bad-nesting"])
        #expect(faults(#"{"type":"Point","coordinates":[[[[[1,2]]]]]}"#) == ["2:34 bad-nesting"])
        #expect(faults(#"{"coordinates":[[0,0],[1,0]],"type":"LineString"}"#) == [])
    }
    @Test func emptyAndShort() {
        #expect(faults(#"{"type":"Point","coordinates":[]}"#) == ["2:17 empty-geometry"])
        #expect(faults(#"{"type":"Polygon","coordinates":[[]]}"#) == ["2:34 empty-geometry"])
        #expect(faults(#"{"type":"LineString","coordinates":[[1,2]]}"#) == ["2:36 short-line"])
        #expect(faults(#"{"type":"LineString","coordinates":[[1,2],[1,2]]}"#) == ["2:36 zero-length"])
        #expect(faults(#"{"type":"GeometryCollection","geometries":[]}"#) == ["2:30 empty-geometry"])
    }
    @Test func types() {
        #expect(faults(#"{"type":"polygon","coordinates":[]}"#) == ["2:9 unknown-type"])
        #expect(faults(#"{"type":7,"coordinates":[]}"#) == ["2:9 unknown-type"])
        #expect(faults(#"{"coordinates":[1,2]}"#) == ["2:1 missing-type"])
        #expect(faults(#"{"type":"Point"}"#) == ["2:1 missing-coordinates"])
        #expect(faults(#"{"type":"Feature"}"#) == ["2:2 bad-geometry"])
        #expect(faults(#""point""#) == ["2:1 bad-geometry"])
        #expect(faults(#"{"type":"Point","type":"Point","coordinates":[1,2]}"#) == ["2:17 duplicate-member"])
    }
    @Test func deepCollectionsDoNotOverflow() {
        let open = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 50_000)
        let close = String(repeating: "]}", count: 50_000)
        #expect(!read(open + #"{"type":"Point","coordinates":[1,2]}"# + close).faults.isEmpty)
        let deep = String(repeating: "[", count: 100_000)
        #expect(!read(feature(#"{"type":"Point","coordinates":\#(deep)}"#)).faults.isEmpty)
        #expect(!read(feature("null", properties: #"{"a":\#(deep)}"#)).faults.isEmpty)
    }
}
