// Sketch: small scenes from a few features and layers.

import Foundation
import Geometry
import HashTreeCollections
import LiveStatus
import LocatedJSON
import ParkFormat
import ParkModel
import Styling

@testable import Drawing

struct Unreadable: Error { var what: String }

/// A text's size without fonts: 0.6 em a letter, 1 em a Han character, 1.2 em a line.
struct PlainMeasuring: TextMeasuring {
    func size(of text: TextItem) -> (width: Double, height: Double) {
        let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false)
        let widths = lines.map { $0.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.6) } }
        return ((widths.max() ?? 0) * text.style.size, Double(lines.count) * 1.2 * text.style.size)
    }
}

/// A small scene to be. In its texts a colour is written "$8899AA", as raw strings end at a quote and "#". Coordinates in metres; the tests' parks lie about (1000, 1000), where no longitude is.
struct Sketch {
    var features: [String] = []
    var layers: [String] = []
    var light = #"{"intensity": 0.5}"#
    var view = View(name: "v")
    var status = StatusSnapshot.empty

    private mutating func add(_ id: String, _ kind: String, _ coordinates: String, _ properties: String) {
        features.append(
            #"{"type":"Feature","id":"\#(id)","properties":{\#(properties)},"geometry":{"type":"\#(kind)","coordinates":\#(coordinates)}}"#
        )
    }

    private func text(_ points: [(Double, Double)]) -> String {
        "[" + points.map { "[\(1000 + $0.0),\(1000 + $0.1)]" }.joined(separator: ",") + "]"
    }

    /// An area by its rings (not closed).
    mutating func area(_ id: String, _ rings: [(Double, Double)]..., properties: String = "") {
        add(id, "Polygon", "[" + rings.map { text($0 + [$0[0]]) }.joined(separator: ",") + "]", properties)
    }

    /// A box from (x, y), `w` by `d`, between two heights.
    mutating func box(
        _ id: String, _ x: Double, _ y: Double, _ w: Double, _ d: Double, _ base: Double, _ top: Double,
        properties: String = ""
    ) {
        area(
            id, [(x, y), (x + w, y), (x + w, y + d), (x, y + d)],
            properties: #""height":\#(top),"min_height":\#(base)"# + (properties.isEmpty ? "" : "," + properties))
    }

    mutating func line(_ id: String, _ points: [(Double, Double)], properties: String = "") {
        add(id, "LineString", text(points), properties)
    }

    mutating func point(_ id: String, _ x: Double, _ y: Double, properties: String = "") {
        add(id, "Point", "[\(1000 + x),\(1000 + y)]", properties)
    }

    /// A layer's JSON members after its id.
    mutating func layer(_ members: String) { layers.append(#"{"id":"layer-\#(layers.count)",\#(members)}"#) }

    /// A layer of solids by the features' own heights.
    mutating func solids(
        _ paint: String = #""fill-extrusion-color":"$8899AA""#, metadata: String = "", filter: String = ""
    ) {
        layer(
            #""type":"fill-extrusion",\#(filter.isEmpty ? "" : "\"filter\":\(filter),")"metadata":{\#(metadata)},"#
                + #""paint":{\#(paint),"fill-extrusion-height":["get","isopark:top"],"fill-extrusion-base":["get","isopark:base"]}"#
        )
    }

    func park() throws -> Park {
        let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
        let load = ParkReader.read(geoJSON: Array(text.replacingOccurrences(of: "$", with: "#").utf8))
        guard load.faults.isEmpty, let park = load.park else { throw Unreadable(what: "\(load.diagnostics)") }
        return park
    }

    func scene() throws -> Scene {
        let text = #"{"version":8,"sources":{},"light":\#(light),"layers":[\#(layers.joined(separator: ",\n"))]}"#
        let (style, diagnostics) = Style.read(
            Array(text.replacingOccurrences(of: "$", with: "#").utf8), file: "style.json")
        guard let style else { throw Unreadable(what: "\(diagnostics)") }
        return Scene(park: try park(), view: view, style: style, measuring: PlainMeasuring())
    }

    /// Says what is known of a feature.
    mutating func know(
        _ id: String, _ state: [String: PropertyValue], quality: StatusQuality = .good, at: (Double, Double)? = nil,
        heading: Double? = nil
    ) throws {
        guard let ordinal = try park().ordinal(of: id).map(Int32.init) else { throw Unreadable(what: id) }
        status.revision += 1
        status.features[ordinal] = FeatureStatus(
            state: state, quality: quality, position: at.map { Point2(1000 + $0.0, 1000 + $0.1) }, heading: heading)
        if at != nil { status.movers.insert(ordinal) }
    }

    /// The list of a zoom's upper left tiles, `tiles` by `tiles`.
    func list(zoom: Double = 0, tiles: Int = 1) throws -> DrawList {
        let side = 256 * tiles
        return try scene().drawList(
            PixelRect(x: 0, y: 0, width: side, height: side), on: Lattice(zoom: zoom, scale: 1), status: status)
    }
}

/// The repository's own folder of these tests.
let testFolder: URL = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
