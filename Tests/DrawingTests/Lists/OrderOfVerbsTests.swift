// What lies over what, told by the order of a list's fills.

import Geometry
import LiveStatus
import ParkModel
import Testing

@testable import Drawing

@Suite struct OrderOfVerbsTests {
    /// The colours of a list's fills, in order, each once.
    static func fills(_ list: DrawList) -> [String] {
        var found: [String] = []
        for case .fill(_, _, let color) in list.ops where !found.contains(color.hex) { found.append(color.hex) }
        return found
    }

    static func texts(_ list: DrawList) -> [String] { list.texts.map(\.text) }

    @Test func aMoverIsDrawnBetweenTheBuildingsItStandsBetween() throws {
        var sketch = try SketchBook.sketch("mover")
        #expect(try Self.fills(sketch.list()).prefix(3) == ["#0000FF", "#FF0000", "#00FF00"])
        // In front of both; then behind both.
        try sketch.know("lorry", [:], at: (30, -6))
        #expect(try Self.fills(sketch.list()).last == "#FF0000")
        try sketch.know("lorry", [:], at: (0, 45))
        #expect(try Self.fills(sketch.list()).first == "#FF0000")
    }

    @Test(arguments: ["southeast", "southwest", "northwest", "northeast"])
    func moversFromAllCorners(corner: String) throws {
        // A lorry that crosses between two walls, from either end: never before the far one, never after the near one.
        var sketch = Sketch()
        sketch.light = #"{"intensity": 0}"#
        sketch.view.corner = try #require(.init(rawValue: corner))
        sketch.box("s", 0, 0, 60, 5, 0, 15, properties: #""c":"$000001""#)
        sketch.box("n", 0, 20, 60, 5, 0, 15, properties: #""c":"$000002""#)
        sketch.box("m", 0, 90, 8, 3, 0, 4, properties: #""c":"$000003""#)
        sketch.solids(#""fill-extrusion-color":["get","c"],"fill-extrusion-vertical-gradient":false"#)
        let far = corner.hasPrefix("south") ? "#000002" : "#000001"
        let near = corner.hasPrefix("south") ? "#000001" : "#000002"
        for x in [5.0, 30, 55] {
            try sketch.know("m", [:], at: (x, 12), heading: 0)
            let seen = try Self.fills(sketch.list())
            #expect(seen == [far, "#000003", near])
        }
    }

    @Test func aLabelBehindABuildingIsLeftOut() throws {
        let sketch = try SketchBook.sketch("label-priority")
        let texts = try Self.texts(sketch.list())
        #expect(texts.contains("Front"))
        #expect(!texts.contains("Behind"))
        #expect(texts.contains("High priority"))
        #expect(!texts.contains("Low priority"))
        // Without the building, it is there.
        var open = sketch
        open.features.removeAll { $0.contains("\"front\"") }
        #expect(try Self.texts(open.list()).contains("Behind"))
    }

    @Test func aBadgeTellsTheWorstAndItsCount() throws {
        let list = try SketchBook.sketch("badges").list()
        // An alarm each with its count, one of them acknowledged; three warnings at one place as "3"; one alone as "!".
        #expect(Self.texts(list).sorted() == ["!", "1", "1", "3"])
    }

    @Test func statusOutOfViewOfTheStyleChangesNothing() throws {
        var sketch = try SketchBook.sketch("box")
        let before = try sketch.list()
        try sketch.know("b", ["status": .string("alarm")])
        #expect(try sketch.list() == before)
    }
}
