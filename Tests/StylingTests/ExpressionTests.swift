// Expressions: what they read, what they give, where they fail.

import LocatedJSON
import ParkModel
import Testing

@testable import Styling

@Suite struct ExpressionTests {
    @Test func whatIsRead() throws {
        let constant = try #require(try expression(#"["rgb", 255, 0, 0]"#, colorSpec))
        #expect(constant.isConstant && !constant.usesZoom && !constant.usesFeature && !constant.usesState)
        let zoomed = try #require(
            try expression(#"["interpolate", ["linear"], ["zoom"], 0, "red", 10, ["get", "c"]]"#, colorSpec))
        #expect(!zoomed.isConstant && zoomed.usesZoom && zoomed.usesFeature && !zoomed.usesState)
        let state = try #require(
            try expression(
                #"["case", ["==", ["feature-state", "a"], 1], "red", ["to-boolean", ["feature-state", "b"]], "blue", "green"]"#,
                colorSpec))
        #expect(state.stateKeys == ["a", "b"] && state.usesState && !state.usesFeature && !state.usesZoom)
        let computed = try #require(
            try expression(#"["coalesce", ["feature-state", ["get", "key"]], "red"]"#, colorSpec))
        #expect(computed.stateKeys == ["*"] && computed.usesFeature && computed.propertyKeys == ["key"])
        #expect(zoomed.propertyKeys == ["c"] && state.propertyKeys.isEmpty)
        let tokens = try #require(try expression(#""{a} {b}""#, textSpec))
        #expect(tokens.propertyKeys == ["a", "b"] && tokens.usesFeature)
        let everything = try #require(try expression(#"["to-string", ["get", ["get", "a"]]]"#, textSpec))
        #expect(everything.propertyKeys == ["a", "*"])
    }

    @Test func defaultsWhereNothingFits() throws {
        let width = try #require(try expression(#"["get", "w"]"#, numberSpec))
        #expect(width.evaluate(EvaluationContext(zoom: 0)) == nil)
        #expect(width.number(EvaluationContext(zoom: 0), default: 4) == 4)
        let text = EvaluationContext(zoom: 0, properties: Properties(["w": .string("5")]))
        #expect(width.number(text, default: 4) == 4)
        #expect(width.failure(text) == "Expected value to be of type number, but found string instead.")
        // Numbers are held within what the property allows.
        let negative = EvaluationContext(zoom: 0, properties: Properties(["w": .number(-3)]))
        #expect(width.number(negative, default: 4) == 0)
        #expect(width.evaluate(negative) == .number(-3))
    }

    @Test func statusColours() throws {
        let color = try #require(
            try expression(
                ##"["match", ["feature-state", "status"], "alarm", "#f00", ["warning", "offline"], "#0f0", ["coalesce", ["get", "c"], "#00f"]]"##,
                colorSpec))
        func shown(_ status: String?, _ properties: [String: PropertyValue] = [:]) -> StyleColor {
            color.color(
                EvaluationContext(
                    zoom: 0, properties: Properties(properties), state: status.map { ["status": .string($0)] } ?? [:]),
                default: .black)
        }
        #expect(shown("alarm") == StyleColor(r: 1, g: 0, b: 0))
        #expect(shown("offline") == StyleColor(r: 0, g: 1, b: 0))
        #expect(shown("ok") == StyleColor(r: 0, g: 0, b: 1))
        #expect(shown(nil, ["c": .string("white")]) == .white)
        #expect(shown(nil, ["c": .string("no colour")]) == .black)
    }

    @Test func texts() throws {
        let context = EvaluationContext(
            zoom: 0, id: "A-07", properties: Properties(["name": .string("办公楼"), "level": .number(2)]))
        func text(_ json: String) throws -> String? { try expression(json, textSpec)?.string(context, default: "?") }
        #expect(try text(#""plain""#) == "plain")
        #expect(try text(#""{name} / {level}{missing}""#) == "办公楼 / 2")
        #expect(try text(#"["get", "name"]"#) == "办公楼")
        #expect(try text(#"["get", "level"]"#) == "2")
        #expect(try text(#"["concat", ["id"], "/", ["get", "level"]]"#) == "A-07/2")
        #expect(try text(#"["format", ["get", "name"], {"font-scale": 2}, "\n", ["get", "level"]]"#) == "办公楼\n2")
        #expect(try text(#"["number-format", 1234567.891, {"max-fraction-digits": 1}]"#) == "1,234,567.9")
        #expect(try text(#"["number-format", -1234.5, {"locale": "de-DE", "min-fraction-digits": 2}]"#) == "-1.234,50")
        #expect(try text(#"["number-format", 0.5, {"locale": "zh", "currency": "CNY"}]"#) == "¥0.50")
    }

    @Test(arguments: [
        (#"["step", ["zoom"], "a", 1, 2]"#, "Expected number but found string instead."),
        (#"["*", "2", 3]"#, "Expected number but found string instead."),
        (#"["at", 3, ["literal", [1, 2]]]"#, "Array index out of bounds: 3 > 1."),
        (#"["to-number", "x"]"#, "Could not convert \"x\" to number."),
        (#"["match", ["get", "a"], ["x", "x"], 1, 2]"#, "Branch labels must be unique."),
        (#"["number-format", 1, {"local": "de"}]"#, "Unknown option \"local\". Did you mean \"locale\"?"),
    ])
    func faultsOf(_ json: String, _ message: String) throws {
        #expect(try faults(json, numberSpec) == [message])
    }

    @Test func matchFindsManyLabels() throws {
        let labels = (0..<500).map { "\"k\($0)\", \($0)" }.joined(separator: ",")
        let found = try #require(
            try expression(
                "[\"match\", [\"get\", \"k\"], \(labels), -1]",
                PropertySpec("n", .paint, .number(nil), .null, "", .perState)))
        for index in stride(from: 0, to: 500, by: 37) {
            let context = EvaluationContext(zoom: 0, properties: Properties(["k": .string("k\(index)")]))
            #expect(found.number(context, default: 0) == Double(index))
        }
        #expect(found.number(EvaluationContext(zoom: 0), default: 0) == -1)
    }

    /// One expression over features with different key lists, some long gone.
    @Test func propertiesOfManyKeyLists() throws {
        let sum = try #require(try expression(#"["+", ["get", "a"], ["coalesce", ["get", "b"], 0]]"#, numberSpec))
        for round in 0..<300 {
            var names = (0..<(round % 5)).map { "x\($0)" } + ["a"]
            if round % 3 == 0 { names.insert("b", at: 0) }
            let values = names.map { PropertyValue.number($0 == "a" ? Double(round) : $0 == "b" ? 1000 : -1) }
            let context = EvaluationContext(
                zoom: 0, properties: Properties(keys: PropertyKeys(names), values: values))
            #expect(sum.number(context, default: -5) == Double(round) + (round % 3 == 0 ? 1000 : 0))
        }
        let twice = Properties(keys: PropertyKeys(["a", "a"]), values: [.number(1), .number(2)])
        #expect(sum.number(EvaluationContext(zoom: 0, properties: twice), default: -5) == 2)
    }

    @Test func zoomCurves() throws {
        let width = try #require(
            try expression(#"["interpolate", ["exponential", 2], ["zoom"], 10, 1, 12, ["*", 2, 5]]"#, numberSpec))
        let widths = [9.0, 10, 11, 12, 13].map { width.number(EvaluationContext(zoom: $0), default: 0) }
        #expect(widths == [1, 1, 4, 10, 10])
        let steps = try #require(try expression(#"["step", ["zoom"], 1, 5, 2, 7, 3]"#, numberSpec))
        #expect([4.9, 5, 6.9, 7].map { steps.number(EvaluationContext(zoom: $0), default: 0) } == [1, 2, 2, 3])
    }

    @Test func globalStateIsItsDefault() throws {
        let json = """
            {"version": 8, "sources": {}, "state": {"dim": {"default": 0.25}}, "layers": [
            {"id": "a", "type": "fill", "paint": {"fill-opacity": ["global-state", "dim"]}}]}
            """
        let style = try #require(Style.read([UInt8](json.utf8), file: "s").style)
        #expect(style.layers[0].property("fill-opacity").number(EvaluationContext(zoom: 0), default: 1) == 0.25)
    }

    @Test func tooLargeIsRefused() throws {
        // Each level uses the one before twice, whether it is constant or not.
        for (start, pair) in [("[\"get\",\"a\"]", "concat"), ("\"a\"", "concat"), ("[\"literal\",[1]]", "semiliteral")]
        {
            var text = "[\"var\",\"a60\"]"
            for level in (1...60).reversed() {
                let use = "[\"var\",\"a\(level - 1)\"]"
                let twice = pair == "concat" ? "[\"concat\",\(use),\(use)]" : "[\"semiliteral\",[\(use),\(use)]]"
                text = "[\"let\",\"a\(level)\",\(twice),\(text)]"
            }
            let found = try faults("[\"let\",\"a0\",\(start),[\"to-string\",\(text)]]", textSpec)
            #expect(found == ["The expression is too large: more than 1000000 steps."])
        }
    }

    @Test func imagesByTokens() throws {
        let icon = PropertySpec("icon-image", .layout, .image, .null, "", .perFeature, hasTokens: true)
        let context = EvaluationContext(zoom: 3, properties: Properties(["kind": .string("gate")]))
        #expect(try expression(#""icon-{kind}""#, icon)?.evaluate(context) == .image("icon-gate"))
        #expect(try expression(#"{"stops": [[0, "a"], [2, "{kind}"]]}"#, icon)?.evaluate(context) == .image("gate"))
        #expect(try expression(#"["image", ["get", "kind"]]"#, icon)?.string(context, default: "") == "gate")
    }

    @Test func oddBasesDoNoHarm() throws {
        for base in ["-2", "0", "1e300", "1e-300"] {
            let text = try #require(
                try expression(
                    "[\"to-string\",[\"interpolate-lab\",[\"exponential\",\(base)],[\"get\",\"x\"],0,\"red\",7.5,\"blue\"]]",
                    textSpec))
            let context = EvaluationContext(zoom: 0, properties: Properties(["x": .number(2.5)]))
            #expect(text.string(context, default: "").hasPrefix("rgba("))
        }
    }

    @Test func deepExpressionsAreRead() throws {
        let deep = String(repeating: "[\"+\",1,", count: 120) + "1" + String(repeating: "]", count: 120)
        #expect(try #require(try expression(deep, numberSpec)).number(EvaluationContext(zoom: 0), default: 0) == 121)
    }
}
