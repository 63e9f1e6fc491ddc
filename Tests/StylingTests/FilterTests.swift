// Filters: expressions and the older form.

import LocatedJSON
import ParkModel
import Testing

@testable import Styling

@Suite struct FilterTests {
    private func passes(_ json: String, _ context: EvaluationContext) throws -> Bool? {
        var parser = PropertyParser()
        let filter = parser.filter(try parseJSON([UInt8](json.utf8)))
        #expect(parser.faults.map(\.message) == [])
        return filter?.bool(context, default: false)
    }

    private let road = EvaluationContext(
        zoom: 12, id: "r1", shape: .line,
        properties: Properties(["highway": .string("service"), "lanes": .number(2), "oneway": .bool(true)]))

    @Test(arguments: [
        (#"["==", "highway", "service"]"#, true),
        (#"["==", "lanes", "2"]"#, false),
        (#"["!=", "lanes", 3]"#, true),
        (#"["!=", "missing", 3]"#, true),
        (#"["==", "$type", "LineString"]"#, true),
        (#"["==", "$id", "r1"]"#, true),
        (#"["in", "$type", "Point", "Polygon"]"#, false),
        (#"[">", "lanes", 1]"#, true),
        (#"[">=", "lanes", 2]"#, true),
        (#"["<", "lanes", 2]"#, false),
        (#"["<=", "highway", 2]"#, false),
        (#"["<=", "highway", "t"]"#, true),
        (#"["in", "highway", "track", "service"]"#, true),
        (#"["!in", "highway", "track"]"#, true),
        (#"["has", "oneway"]"#, true),
        (#"["!has", "oneway"]"#, false),
        (#"["all", ["==", "oneway", true], ["has", "lanes"]]"#, true),
        (#"["any", ["==", "oneway", false], ["has", "nothing"]]"#, false),
        (#"["none", ["==", "oneway", false], ["has", "nothing"]]"#, true),
        (#"["all"]"#, true),
        (#"["none"]"#, true),
        (#"["all", ["==", "oneway", true], [">", ["get", "lanes"], 1]]"#, true),
        (#"["==", ["get", "highway"], "service"]"#, true),
        (#"["==", ["geometry-type"], "LineString"]"#, true),
        (#"["in", ["get", "highway"], ["literal", ["a", "service"]]]"#, true),
        (#"["all", [">=", ["zoom"], 12], ["!", ["has", "x"]]]"#, true),
        (#"["!=", ["get", "lanes"], 2]"#, false),
        (#"["!=", 3, ["get", "highway"]]"#, true),
        ("true", true),
        ("false", false),
    ])
    func filters(_ json: String, _ expected: Bool) throws {
        #expect(try passes(json, road) == expected)
    }

    @Test func whatFiltersRead() throws {
        func keys(_ json: String) throws -> Set<String>? {
            var parser = PropertyParser()
            return parser.filter(try parseJSON([UInt8](json.utf8)))?.propertyKeys
        }
        #expect(
            try keys(#"["all", ["==", "a", 1], ["in", "b", 1], ["!has", "c"], ["==", "$type", "Point"]]"#) == [
                "a", "b", "c",
            ])
        #expect(try keys(#"["==", "$id", "x"]"#) == ["*"])
        #expect(try keys(#"["any", ["has", "a"], ["==", ["get", "b"], 1]]"#) == ["a", "b"])
        #expect(try keys(#"["==", ["geometry-type"], "Point"]"#) == [])
    }
}
