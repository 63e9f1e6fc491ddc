// Heights: OpenStreetMap's spellings, the order in which tags count, and bases.

import LocatedJSON
import ParkModel
import Testing

@testable import ParkFormat

@Suite struct HeightsTests {
    @Test(arguments: [
        ("12", 12.0), ("12 m", 12), ("12.5m", 12.5), ("40'", 12.192), ("13'6\"", 4.1148), ("13' 6\"", 4.1148),
        ("40 ft", 12.192),
        ("-3", -3), (" 7 ", 7), ("0.5 km", 500), (".5", 0.5), ("6′", 1.8288), ("18\"", 0.4572), ("250cm", 2.5),
    ])
    func lengths(text: String, expected: Double) {
        #expect(metres(text).map { abs($0 - expected) < 1e-9 } == true, "\(text)")
    }

    @Test(arguments: ["", "tall", "12 storeys", "1e3", "~10", "12,5", "1.2.3", "m", "-", "10'6x", "١٢"])
    func noLengths(text: String) { #expect(metres(text) == nil, "\(text)") }

    private func heights(
        _ tags: [String: PropertyValue], property: String? = nil, measured: Bool = false
    ) -> [Double?] {
        let properties = Properties(tags)
        let read = HeightKeys(properties.keys, property: property, measured: measured).read(properties.values)
        return [read.base, read.top, read.level]
    }

    @Test func order() {
        let all: [String: PropertyValue] = [
            "h": .number(1), "height": .string("2 m"), "building:height": .number(3), "measuredHeight": .number(4),
            "building:levels": .string("5"), "roof:levels": .number(1),
        ]
        #expect(heights(all, property: "h") == [0, 1, nil])
        #expect(heights(all) == [0, 2, nil])
        #expect(heights(all.filter { $0.key != "height" }) == [0, 3, nil])
        let measured = all.filter { $0.key != "height" && $0.key != "building:height" }
        #expect(heights(measured, measured: true) == [0, 4, nil])
        #expect(heights(measured, property: "measuredHeight") == [0, 4, nil])
        #expect(heights(measured) == [0, 18, nil])
        #expect(heights(["building": .string("yes")]) == [0, nil, nil])
    }

    @Test func bases() {
        #expect(heights(["height": .number(10), "min_height": .string("4 m")]) == [4, 10, nil])
        #expect(heights(["building:levels": .string("5"), "building:min_level": .string("2")]) == [6, 15, nil])
        #expect(heights(["height": .number(1.5), "base": .number(3.4)]) == [3.4, 4.9, nil])
        #expect(heights(["base": .number(3.4)]) == [3.4, nil, nil])
        #expect(heights(["height": .number(2), "base": .string("stone")]) == [0, 2, nil])
        #expect(heights(["height": .number(2), "min_height": .number(5)]) == [5, 5, nil])
    }

    @Test func levels() {
        #expect(heights(["level": .string("0;1")])[2] == 0)
        #expect(heights(["level": .string("-1")])[2] == -1)
        #expect(heights(["level": .number(2)])[2] == 2)
        #expect(heights(["level": .string("0.5-2")])[2] == 0.5)
        #expect(heights(["level": .string("roof")])[2] == nil)
    }

    @Test func unknownHeights() {
        #expect(heights(["height": .number(-9999), "building:levels": .number(2)]) == [0, 6, nil])
        #expect(heights(["height": .null]) == [0, nil, nil])
        let load = read(feature(#"{"type":"Point","coordinates":[1,2]}"#, properties: #"{"height":"tall"}"#))
        #expect(load.faults.isEmpty && load.diagnostics.map(\.code) == ["note-height"])
    }
}
