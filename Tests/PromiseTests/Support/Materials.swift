// Materials: the parks and styles that promises are held to.

import Foundation
import LocatedJSON
import ParkFormat
import ParkModel
import Styling

struct Unreadable: Error { var what: String }

/// The parks and styles beside the tests, and those made in code.
enum Materials {
    static let repository: URL = {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        return (0..<4).reduce(here) { url, _ in url.deletingLastPathComponent() }
    }()

    /// The demo park.
    static func demo() throws -> Park {
        let load = ParkReader.load(path: repository.appendingPathComponent("assets/demo").path)
        guard let park = load.park else { throw Unreadable(what: "\(load.diagnostics)") }
        return park
    }

    /// A park of real data beside the repository; nothing, said so, where it is not there.
    static func real(_ path: String) -> Park? {
        let file = repository.deletingLastPathComponent().appendingPathComponent("shared/data/park/\(path)").path
        guard FileManager.default.fileExists(atPath: file) else {
            print("skipped: no ../shared/data/park/\(path)")
            return nil
        }
        return ParkReader.load(path: file).park
    }

    /// A park of features as GeoJSON texts; coordinates in metres beyond any longitude.
    static func park(_ features: [String]) throws -> Park {
        let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
        let load = ParkReader.read(geoJSON: Array(text.utf8))
        guard load.faults.isEmpty, let park = load.park, park.origin == nil else {
            throw Unreadable(what: "\(load.diagnostics)")
        }
        return park
    }

    /// A bundled style.
    static func style(named name: String) throws -> Style {
        let file = repository.appendingPathComponent("styles/\(name).json")
        return try style(String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    /// A style from its text.
    static func style(_ text: String) throws -> Style {
        let (style, diagnostics) = Style.read(Array(text.utf8), file: "style.json")
        guard let style else { throw Unreadable(what: "\(diagnostics)") }
        return style
    }

    /// Every prism in exactly its feature's own colour.
    static let ownColors = """
        {"version": 8, "sources": {}, "light": {"intensity": 0}, "layers": [
          {"id": "bg", "type": "background", "paint": {"background-color": "#000000"}},
          {"id": "solids", "type": "fill-extrusion", "paint": {
            "fill-extrusion-color": ["get", "color"], "fill-extrusion-vertical-gradient": false,
            "fill-extrusion-height": ["get", "isopark:top"], "fill-extrusion-base": ["get", "isopark:base"]}}
        ]}
        """
}
