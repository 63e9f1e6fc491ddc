// Helpers: expressions and styles from text.

import LocatedJSON
import ParkModel

@testable import Styling

/// A colour property that may depend on everything.
let colorSpec = PropertySpec("fill-color", .paint, .color, .color(.black), "", .perState)
/// A number property that may depend on everything.
let numberSpec = PropertySpec("line-width", .paint, .number(0...Double.infinity), .number(1), "", .perState)
/// A text property that may depend on zoom and feature.
let textSpec = PropertySpec("text-field", .layout, .formatted, .string(""), "", .perFeature, hasTokens: true)

/// A property's expression from JSON; nothing where it has faults.
func expression(_ json: String, _ spec: PropertySpec) throws -> Expression? {
    var parser = PropertyParser()
    return parser.parse(try parseJSON([UInt8](json.utf8)), spec)
}

/// The messages of a property's faults.
func faults(_ json: String, _ spec: PropertySpec) throws -> [String] {
    var parser = PropertyParser()
    _ = parser.parse(try parseJSON([UInt8](json.utf8)), spec)
    return parser.faults.map(\.message)
}

/// A style's diagnostics as "line:column code".
func diagnose(_ json: String, knownSources: Set<String>? = nil) -> [String] {
    Style.read([UInt8](json.utf8), file: "s.json", knownSources: knownSources).diagnostics
        .map { "\($0.line):\($0.column) \($0.code)" }
}

/// A style of one layer with some members besides its id.
func oneLayer(_ members: String) -> String {
    "{\"version\": 8, \"sources\": {}, \"layers\": [\n{\"id\": \"a\", \(members)}\n]}"
}
