// Damage: whatever becomes of a file's bytes, the reader answers with a park or with faults, and never traps.

import LocatedJSON
import ParkFormat
import Testing

@Suite struct DamageTests {
    private let text = Array(
        #"""
        {"type":"FeatureCollection","name":"n\u00e9","bbox":[0,0,1,1],"features":[
        {"type":"Feature","id":1,"properties":{"height":"12 m","tags":[1,{"a":null}],"级":"二"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0.01,0],[0.01,0.01],[0,0]]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1e-3,2.5]]},{"type":"MultiLineString","coordinates":[[[0,1],[1,2,3]]]}]}},
        {"geometry":{"coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]],"type":"MultiPolygon"},"properties":{"@id":5,"@type":"way"},"type":"Feature"}
        ]}
        """#.utf8)

    private func answers(_ bytes: [UInt8], file: String) {
        let load = ParkReader.read(geoJSON: bytes, file: file)
        #expect(load.park != nil || !load.faults.isEmpty)
        for d in load.diagnostics { #expect(d.line > 0 && d.column > 0 && !d.code.isEmpty) }
    }

    @Test func truncated() {
        for end in 0..<text.count { answers(Array(text[..<end]), file: end % 2 == 0 ? "t.geojson" : "t.geojsonl") }
        for start in stride(from: 0, to: text.count, by: 3) { answers(Array(text[start...]), file: "t.ndjson") }
    }

    @Test func mutated() {
        var random = SystemRandomNumberGenerator()
        let tokens: [[UInt8]] = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "-", "1e9", "null", "\n", "[[", "]]", "0", "\u{1E}",
        ].map {
            Array($0.utf8)
        }
        for round in 0..<30_000 {
            var bytes = text
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: tokens[Int.random(in: 0..<tokens.count, using: &random)], at: at)
                default:
                    let end = min(bytes.count, at + Int.random(in: 0...40, using: &random))
                    bytes.insert(
                        contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0...bytes.count, using: &random))
                }
            }
            answers(bytes, file: round % 3 == 0 ? "t.geojsonl" : "t.geojson")
        }
    }
}
