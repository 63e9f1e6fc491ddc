// Style documents: what is read, and where each fault is told.

import LocatedJSON
import ParkModel
import Testing

@testable import Styling

@Suite struct StyleReaderTests {
    @Test func wholeDocument() throws {
        let json = """
            {"version": 8, "name": "test", "center": [0, 0], "zoom": 3, "bearing": 0, "pitch": 0,
             "metadata": {"isopark:zoom": "ground", "other": [1, {"a": null}]},
             "light": {"anchor": "map", "intensity": 0.2, "color": "#f00", "position": [1, 90, 45]},
             "sources": {"site": {"type": "geojson", "data": {}}},
             "layers": [
               {"id": "back", "type": "background", "paint": {"background-color": "white"}},
               {"id": "roads", "type": "line", "source": "site", "minzoom": 3, "maxzoom": 20,
                "filter": ["has", "highway"], "layout": {"line-cap": "round", "visibility": "none"},
                "paint": {"line-width": ["get", "width"], "line-dasharray": [2, 1]}},
               {"id": "all", "type": "fill-extrusion", "source": "*",
                "metadata": {"isopark:roof": "sawtooth", "isopark:edge-width": 0.5}}
             ]}
            """
        let (read, diagnostics) = Style.read([UInt8](json.utf8), file: "s.json", knownSources: ["site"])
        #expect(diagnostics.isEmpty)
        let style = try #require(read)
        #expect(style.name == "test")
        #expect(
            style.metadata == [
                "isopark:zoom": .string("ground"), "other": .array([.number(1), .object(["a": .null])]),
            ])
        #expect(style.lightIntensity == 0.2)
        #expect(style.lightColor == StyleColor(r: 1, g: 0, b: 0))
        #expect(style.lightPosition == (1, 90, 45))
        #expect(!style.lightFollowsViewport)
        #expect(style.layers.map(\.id) == ["back", "roads", "all"])
        let roads = style.layers[1]
        #expect(roads.kind == .line && roads.source == "site" && roads.minZoom == 3 && roads.maxZoom == 20)
        #expect(!roads.isVisible)
        #expect(roads.isSet("line-cap") && !roads.isSet("line-join"))
        let context = EvaluationContext(
            zoom: 5, properties: Properties(["width": .number(7), "highway": .string("x")]))
        #expect(roads.filter?.bool(context, default: false) == true)
        #expect(roads.filter?.bool(EvaluationContext(zoom: 5), default: true) == false)
        #expect(roads.property("line-width").number(context, default: 1) == 7)
        #expect(roads.property("line-width").number(EvaluationContext(zoom: 5), default: 1) == 1)
        #expect(roads.property("line-join").string(context, default: "") == "miter")
        #expect(roads.property("line-dasharray").numbers(context, default: []) == [2, 1])
        #expect(roads.property("no-such").evaluate(context) == .null)
        let all = style.layers[2]
        #expect(all.source == nil && all.minZoom == 0 && all.maxZoom == 24 && all.filter == nil && all.isVisible)
        #expect(all.metadata["isopark:roof"] == .string("sawtooth"))
    }

    @Test func defaultsWithoutLight() throws {
        let style = try #require(Style.read([UInt8](#"{"version":8,"sources":{},"layers":[]}"#.utf8), file: "s").style)
        #expect(style.lightIntensity == 0.5 && style.lightColor == .white && style.lightFollowsViewport)
        #expect(style.lightPosition == (1.15, 210, 30))
        let other = try #require(Style.read([UInt8](#"{"version":8,"sources":{}, "layers":[]}"#.utf8), file: "s").style)
        #expect(style.fingerprint != other.fingerprint)
    }

    /// Each document has the faults named, at "line:column code", and no others.
    @Test(arguments: [
        (#"{"version": 8,"#, ["1:15 json-syntax"]),
        ("[]", ["1:1 wrong-type"]),
        ("{}", ["1:1 missing-key", "1:1 missing-key", "1:1 missing-key"]),
        (#"{"version": 7, "sources": {}, "layers": []}"#, ["1:13 style-version"]),
        (#"{"version": 8, "sources": [], "layers": {}}"#, ["1:27 wrong-type", "1:41 wrong-type"]),
        (#"{"version": 8, "sources": {}, "layers": [], "glyphs": "x"}"#, ["1:45 unsupported"]),
        (#"{"version": 8, "sources": {}, "layers": [], "layer": 1}"#, ["1:45 unknown-key"]),
        (#"{"version": 8, "sources": {}, "layers": [], "version": 8}"#, ["1:45 duplicate-key"]),
        (#"{"version": 8, "sources": {"a": {"type": "vector"}}, "layers": []}"#, ["1:42 unsupported"]),
        (
            #"{"version": 8, "sources": {}, "layers": [], "light": {"intensity": 2, "x": 1}}"#,
            ["1:68 out-of-range", "1:71 unknown-key"]
        ),
        (#"{"version": 8, "sources": {}, "layers": [], "metadata": {"isopark:zom": 1}}"#, ["1:58 unknown-key"]),
        (#"{"version": 8, "sources": {}, "layers": [1]}"#, ["1:42 wrong-type"]),
    ])
    func rootFaults(_ json: String, _ expected: [String]) {
        #expect(diagnose(json) == expected)
    }

    /// Each layer has the faults named; it stands on line 2, its first member behind its id at column 13.
    @Test(arguments: [
        (#""type": "fil""#, ["2:21 wrong-value"]),
        (#""type": "raster""#, ["2:21 unsupported"]),
        (#""type": 1"#, ["2:21 wrong-type"]),
        (#""paint": {}"#, ["2:1 missing-key"]),
        (#""type": "fill", "source-layer": "x""#, ["2:29 unsupported"]),
        (#""type": "fill", "minzoom": 30, "maxzoom": "x""#, ["2:40 out-of-range", "2:55 wrong-type"]),
        (#""type": "fill", "source": "sit""#, ["2:39 unknown-source"]),
        (#""type": "background", "source": "site""#, ["2:35 unknown-key"]),
        (#""type": "fill", "paint": {"fill-colour": "red"}"#, ["2:39 unknown-property"]),
        (#""type": "fill", "paint": {"fill-pattern": "red"}"#, ["2:39 unsupported"]),
        (#""type": "fill", "paint": {"fill-color-transition": {}}"#, ["2:39 unsupported"]),
        (#""type": "fill", "paint": {"line-color": "red"}"#, ["2:39 misplaced-property"]),
        (#""type": "fill", "layout": {"fill-color": "red"}"#, ["2:40 misplaced-property"]),
        (#""type": "fill", "paint": {"visibility": "none"}"#, ["2:39 misplaced-property"]),
        (#""type": "fill", "layout": {"visibility": "no"}"#, ["2:54 wrong-value"]),
        (#""type": "fill", "paint": {"fill-color": "rad"}"#, ["2:53 wrong-value"]),
        (#""type": "fill", "paint": {"fill-color": 3}"#, ["2:53 wrong-type"]),
        (#""type": "fill", "paint": {"fill-opacity": 1.5}"#, ["2:55 out-of-range"]),
        (#""type": "fill", "paint": {"fill-opacity": ["+", 1, 1]}"#, ["2:55 out-of-range"]),
        (#""type": "symbol", "layout": {"text-offset": [1]}"#, ["2:57 wrong-value"]),
        (#""type": "symbol", "layout": {"text-offset": [1, "a"]}"#, ["2:61 wrong-type"]),
        (#""type": "symbol", "layout": {"symbol-placement": ["get", "x"]}"#, ["2:62 feature-not-allowed"]),
        (#""type": "line", "layout": {"line-cap": "rond"}"#, ["2:52 wrong-value"]),
        (#""type": "line", "layout": {"line-cap": ["literal", "rond"]}"#, ["2:52 wrong-value"]),
        (
            #""type": "line", "layout": {"line-cap": ["interpolate", ["linear"], ["zoom"], 0, "butt", 1, "round"]}"#,
            ["2:52 expression"]
        ),
        (#""type": "line", "paint": {"line-width": ["feature-state", "w"]}"#, []),
        (
            #""type": "line", "layout": {"line-cap": ["case", ["boolean", ["feature-state", "w"], false], "butt", "round"]}"#,
            ["2:73 state-not-allowed"]
        ),
        (#""type": "line", "filter": ["==", ["feature-state", "w"], 1]"#, ["2:46 state-not-allowed"]),
        (
            #""type": "line", "filter": ["all", ["==", "a", 1], ["==", ["feature-state", "w"], 1]]"#,
            ["2:70 state-not-allowed"]
        ),
        (#""type": "line", "filter": ["gett", "a"]"#, ["2:40 expression"]),
        (#""type": "line", "filter": ["==", "a", [1]]"#, ["2:52 expression"]),
        (#""type": "line", "filter": ["in", "a", {}]"#, ["2:51 filter"]),
        (#""type": "line", "filter": ["get", "a"]"#, []),
        (#""type": "line", "filter": [">", ["zoom"], 3]"#, []),
        (#""type": "line", "paint": {"line-width": [">", ["zoom"], 3]}"#, ["2:53 expression"]),
        (#""type": "line", "paint": {"line-width": ["+", ["zoom"], 3]}"#, ["2:53 expression"]),
        (#""type": "symbol", "layout": {"text-font": ["A", 1]}"#, ["2:61 wrong-type"]),
        (#""type": "symbol", "layout": {"text-font": "A"}"#, ["2:55 wrong-type"]),
        (#""type": "symbol", "layout": {"text-size": ["get", "a", "b"]}"#, ["2:68 expression"]),
        (
            #""type": "symbol", "metadata": {"isopark:badges": 1, "isopark:upright": {}}"#,
            ["2:62 wrong-value", "2:65 unknown-key"]
        ),
        (#""type": "circle", "metadata": {"isopark:upright": {"radius": 1}}"#, ["2:63 wrong-value"]),
        (#""type": "line", "paint": {"line-width": {"stops": [[0, 1], [1]]}}"#, ["2:72 wrong-type"]),
        (#""type": "line", "paint": {"line-width": {"stop": [[0, 1]]}}"#, ["2:54 wrong-value"]),
        (#""type": "line", "paint": {"line-width": {}}"#, ["2:53 wrong-type"]),
    ])
    func layerFaults(_ members: String, _ expected: [String]) {
        #expect(diagnose(oneLayer(members), knownSources: ["site"]) == expected)
    }

    @Test func everyFaultIsTold() {
        let json = """
            {"version": 8, "sources": {}, "layers": [
              {"id": "a", "type": "fill", "paint": {"fill-color": "rad", "fill-opacity": "x"}},
              {"id": "a", "type": "fills"},
              {"type": "line", "filter": ["gte", 1], "paint": {"line-width": ["sqr", 1]}}
            ]}
            """
        #expect(
            diagnose(json) == [
                "2:55 wrong-value", "2:78 wrong-type", "3:10 duplicate-id", "3:23 wrong-value", "4:3 missing-key",
                "4:31 expression", "4:67 expression",
            ])
    }

    /// Messages name the likely meaning.
    @Test(arguments: [
        (#""type": "fil""#, "Did you mean \"fill\"?"),
        (#""type": "fill", "source": "sit""#, "Did you mean \"site\"?"),
        (#""type": "fill", "paint": {"fill-colour": "red"}"#, "Did you mean \"fill-color\"?"),
        (#""type": "fill", "paint": {"fill-color": "rad"}"#, "Did you mean \"red\"?"),
        (
            #""type": "line", "paint": {"line-width": ["interpolat", ["linear"], ["zoom"], 1, 1]}"#,
            "Did you mean \"interpolate\"?"
        ),
        (#""type": "line", "paint": {"line-color": ["let", "base", "red", ["var", "bas"]]}"#, "Did you mean \"base\"?"),
        (#""type": "symbol", "metadata": {"isopark:badge": true}"#, "Did you mean \"isopark:badges\"?"),
        (#""type": "line", "layout": {"fill-color": "red"}"#, "fill layers; this is a line layer"),
        (#""type": "line", "paint": {"line-width": ["within", {}]}"#, "\"within\" is not supported"),
    ])
    func suggestions(_ members: String, _ part: String) throws {
        let messages = Style.read([UInt8](oneLayer(members).utf8), file: "s.json", knownSources: ["site"]).diagnostics
            .map(\.message)
        #expect(messages.count == 1 && messages[0].contains(part), "\(messages)")
    }

    @Test func columnsCountScalars() {
        #expect(diagnose("{\"version\": 8, \"name\": \"园区\", \"sources\": {}, \"layers\": 1}") == ["1:55 wrong-type"])
    }
}
