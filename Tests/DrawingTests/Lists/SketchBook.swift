// SketchBook: the scenes whose draw lists are kept as texts; each shows one kind of feature or layer.

import Geometry
import LiveStatus
import ParkModel

enum SketchBook {
    static let names = all.keys.sorted()

    static func sketch(_ name: String) throws -> Sketch {
        guard let make = all[name] else { throw Unreadable(what: name) }
        return try make()
    }

    static let all: [String: @Sendable () throws -> Sketch] = [
        "fills": {
            var s = Sketch()
            s.area(
                "a", [(0, 0), (60, 0), (60, 40), (0, 40)], [(10, 10), (10, 20), (30, 20), (30, 10)],
                properties: #""c":"$AA0000""#)
            s.area("b", [(50, 30), (90, 30), (90, 70)], properties: #""c":"$00AA00""#)
            s.area("c", [(70, 0), (90, 0), (80, 20)], properties: #""c":"$00AA00""#)
            s.layer(#""type":"background","paint":{"background-color":"$F0F0F0"}"#)
            s.layer(
                #""type":"fill","paint":{"fill-color":["get","c"],"fill-opacity":0.5,"fill-outline-color":"$000000"}"#)
            return s
        },
        "lines": {
            var s = Sketch()
            s.line("plain", [(0, 0), (50, 0), (50, 30)], properties: #""k":1"#)
            s.line("dashed", [(0, 40), (80, 40)], properties: #""k":2"#)
            s.line("cased", [(0, 60), (40, 60), (80, 90)], properties: #""k":3"#)
            s.layer(
                #""type":"line","filter":["==",["get","k"],1],"layout":{"line-cap":"round","line-join":"bevel"},"paint":{"line-color":"$102030","line-width":4,"line-offset":3}"#
            )
            s.layer(
                #""type":"line","filter":["==",["get","k"],2],"paint":{"line-color":"$405060","line-width":2,"line-dasharray":[3,1]}"#
            )
            s.layer(
                #""type":"line","filter":["==",["get","k"],3],"paint":{"line-color":"$708090","line-width":1,"line-gap-width":5}"#
            )
            return s
        },
        "circles": {
            var s = Sketch()
            s.point("a", 10, 10, properties: #""r":3"#)
            s.point("b", 60, 30, properties: #""r":6"#)
            s.layer(
                #""type":"circle","paint":{"circle-radius":["get","r"],"circle-color":"$3366CC","circle-stroke-width":2,"circle-stroke-color":"$FFFFFF"}"#
            )
            return s
        },
        "box": {
            var s = Sketch()
            s.box("b", 0, 0, 40, 25, 2, 12)
            s.solids()
            return s
        },
        "edges-and-shadows": {
            var s = Sketch()
            s.area("l", [(0, 0), (40, 0), (40, 15), (15, 15), (15, 40), (0, 40)], properties: #""height":10"#)
            s.box("far", 50, 50, 10, 10, 0, 5)
            s.solids(
                metadata:
                    #""isopark:edge-width":0.8,"isopark:shadow-color":"rgba(0,0,0,0.13)","isopark:shadow-length":0.5"#)
            return s
        },
        "roofs": {
            var s = Sketch()
            for (i, roof) in ["skylights", "sawtooth", "parapet"].enumerated() {
                s.box("b\(i)", Double(i) * 40, 0, 30, 60, 0, 8, properties: #""roof":"\#(roof)""#)
                s.solids(
                    metadata: #""isopark:roof":"\#(roof)","isopark:roof-color":"$445566""#,
                    filter: #"["==",["get","roof"],"\#(roof)"]"#)
            }
            return s
        },
        "windows": {
            var s = Sketch()
            s.box("office", 0, 0, 14, 12, 0, 10.2)
            s.solids(
                metadata:
                    #""isopark:windows":"$223344","isopark:windows-lit":"$FFDD88","isopark:windows-share":0.4"#)
            return s
        },
        "fence-and-trees": {
            var s = Sketch()
            s.line("fence", [(0, 0), (30, 0), (30, 20)])
            s.point("tree", 15, 10)
            s.box("shed", 10, 14, 8, 8, 0, 4)
            s.layer(
                #""type":"line","metadata":{"isopark:upright":{"height":2,"post":5}},"filter":["!",["has","height"]],"paint":{"line-color":"$556655","line-width":1}"#
            )
            s.layer(
                #""type":"circle","metadata":{"isopark:upright":{"radius":2,"height":5}},"paint":{"circle-color":"$66AA55"}"#
            )
            s.solids()
            return s
        },
        "glass": {
            var s = Sketch()
            s.box("b", 0, 0, 30, 20, 0, 10)
            s.solids(#""fill-extrusion-color":"$88AACC","fill-extrusion-opacity":0.4"#)
            return s
        },
        "run-into-each-other": {
            var s = Sketch()
            s.box("a", 0, 0, 40, 20, 0, 10, properties: #""c":"$CC4444""#)
            s.box("b", 20, -10, 10, 40, 4, 14, properties: #""c":"$4444CC""#)
            s.light = #"{"intensity": 0}"#
            s.solids(
                #""fill-extrusion-color":["get","c"],"fill-extrusion-vertical-gradient":false"#,
                metadata: #""isopark:edge-width":1"#)
            return s
        },
        "badges": {
            var s = Sketch()
            for (i, id) in ["alarm", "alarm-known", "warning", "offline", "stale", "well", "unheard"].enumerated() {
                s.box(id, Double(i % 4) * 80, Double(i / 4) * 80, 12, 12, 0, 6)
            }
            // A crowd about one place: the worst of them shows, with its count.
            for i in 0..<5 { s.point("crowd-\(i)", 240 + Double(i), 80) }
            s.solids()
            s.layer(#""type":"symbol","metadata":{"isopark:badges":true,"isopark:alarm-color":"$FF0000"}"#)
            try s.know("alarm", ["status": .string("alarm")])
            try s.know("alarm-known", ["status": .string("alarm"), "acknowledged": .bool(true)])
            try s.know("warning", ["status": .string("warning")])
            try s.know("offline", ["status": .string("offline")])
            try s.know("stale", [:], quality: .uncertain)
            try s.know("well", ["status": .string("ok")])
            for i in 0..<3 { try s.know("crowd-\(i)", ["status": .string("warning")]) }
            try s.know("crowd-3", ["status": .string("offline")])
            return s
        },
        "stale": {
            var s = Sketch()
            s.box("a", 0, 0, 20, 20, 0, 10)
            s.box("b", 30, 0, 20, 20, 0, 10)
            s.solids(
                #""fill-extrusion-color":["case",["boolean",["feature-state","isopark:stale"],false],"$EEEEEE","$336699"]"#,
                metadata: #""isopark:edge-width":0.8"#)
            try s.know("a", ["status": .string("ok")], quality: .bad)
            return s
        },
        "labels": {
            var s = Sketch()
            let places = ["center", "left", "right", "top", "bottom", "top-left", "bottom-right"]
            for (i, anchor) in places.enumerated() {
                s.point(
                    "p\(i)", Double(i % 3) * 60, Double(i / 3) * 60, properties: #""at":"\#(anchor)","name":"N\#(i)""#)
                s.layer(
                    #""type":"symbol","filter":["==",["get","at"],"\#(anchor)"],"layout":{"text-field":["get","name"],"text-anchor":"\#(anchor)","text-size":12,"text-offset":[0,0.5],"text-font":["Noto Sans CJK SC Bold"]},"paint":{"text-color":"$222222","text-halo-color":"$FFFFFF","text-halo-width":1.5}"#
                )
            }
            s.point("long", 60, 130, properties: #""long":"Raw material hall of the northern works""#)
            s.layer(
                #""type":"symbol","filter":["has","long"],"layout":{"text-field":["get","long"],"text-size":11,"text-max-width":8}"#
            )
            s.line("road", [(0, -40), (150, -40)], properties: #""road":"滨江路""#)
            s.layer(
                #""type":"symbol","filter":["has","road"],"layout":{"symbol-placement":"line","text-field":["get","road"],"text-size":11},"paint":{"text-opacity":0.5}"#
            )
            return s
        },
        "label-priority": {
            var s = Sketch()
            s.box("front", 20, 0, 40, 10, 0, 60, properties: #""name":"Front","p":1"#)
            s.box("behind", 0, 30, 10, 10, 0, 5, properties: #""name":"Behind","p":1"#)
            s.point("low", 100, 60, properties: #""name":"Low priority","p":2"#)
            s.point("high", 101, 60, properties: #""name":"High priority","p":3"#)
            s.solids()
            for p in 1...3 {
                s.layer(
                    #""type":"symbol","metadata":{"isopark:priority":\#(p * 10)},"filter":["==",["get","p"],\#(p)],"layout":{"text-field":["get","name"],"text-size":10}"#
                )
            }
            return s
        },
        "mover": {
            var s = Sketch()
            s.light = #"{"intensity": 0}"#
            s.box("far", 0, 30, 20, 10, 0, 10, properties: #""c":"$0000FF""#)
            s.box("near", 20, 0, 20, 10, 0, 10, properties: #""c":"$00FF00""#)
            s.box("lorry", 60, 60, 8, 3, 0, 4, properties: #""c":"$FF0000","name":"L1""#)
            s.solids(#""fill-extrusion-color":["get","c"],"fill-extrusion-vertical-gradient":false"#)
            s.layer(#""type":"symbol","layout":{"text-field":["get","name"],"text-size":10}"#)
            s.layer(#""type":"symbol","metadata":{"isopark:badges":true}"#)
            try s.know("lorry", ["status": .string("warning")], at: (18, 20), heading: 90)
            return s
        },
        "plan": {
            var s = Sketch()
            s.view = View(name: "v", projection: .plan)
            s.area("ground", [(-10, -10), (60, -10), (60, 60), (-10, 60)])
            s.box("low", 0, 0, 30, 30, 0, 5, properties: #""c":"$AA8866""#)
            s.box("high", 20, 20, 30, 30, 0, 15, properties: #""c":"$6688AA""#)
            s.point("tree", 50, 5)
            s.layer(#""type":"fill","filter":["!",["has","height"]],"paint":{"fill-color":"$DDEECC"}"#)
            s.solids(
                #""fill-extrusion-color":["get","c"]"#, metadata: #""isopark:edge-width":1"#,
                filter: #"["has","height"]"#)
            s.layer(
                #""type":"circle","metadata":{"isopark:upright":{"radius":3,"height":6}},"paint":{"circle-color":"$66AA55"}"#
            )
            return s
        },
        "tiny": {
            var s = Sketch()
            for i in 0..<20 { s.box("b\(i)", Double(i % 5) * 200, Double(i / 5) * 200, 6, 6, 0, 3) }
            s.box("large", 300, 300, 80, 80, 0, 30)
            s.solids()
            return s
        },
    ]
}
