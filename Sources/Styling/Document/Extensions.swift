// Extensions: the metadata keys that Isopark adds to the specification.

import LocatedJSON

/// What kind of value an extension takes.
enum ExtensionType: Sendable {
    case number(ClosedRange<Double>)
    case color
    case bool
    case string
    case word([String])
    /// An object of numbers above 0, with just these keys.
    case lengths([String])

    /// What was wanted, where a value is none of it.
    func mismatch(_ node: JSONNode) -> String? {
        switch (self, node.value) {
        case (.number(let range), .number(let n)): range.contains(n) ? nil : "a number, \(text(range))"
        case (.number(-Double.infinity...Double.infinity), _): "a number"
        case (.number(let range), _): "a number, \(text(range))"
        case (.color, .string(let name)) where StyleColor(css: name) != nil: nil
        case (.color, _): "a colour"
        case (.bool, .bool), (.string, .string): nil
        case (.bool, _): "true or false"
        case (.string, _): "a text"
        case (.word(let words), .string(let word)) where words.contains(word): nil
        case (.word(let words), _): words.count == 1 ? list(words) : "one of \(list(words))"
        case (.lengths(let keys), .object(let members))
        where Set(members.map(\.key)) == Set(keys)
            && members.allSatisfy { if case .number(let n) = $0.value.value { n > 0 } else { false } }:
            nil
        case (.lengths(let keys), _):
            "an object of metres above 0 for \(keys.map { "\"\($0)\"" }.joined(separator: " and "))"
        }
    }
}

private let length = ExtensionType.number(0...Double.infinity)
private let zoom = ExtensionType.number(0...30)

/// Extensions of the root.
let rootExtensions: [String: ExtensionType] = ["isopark:zoom": .word(["ground"]), "isopark:title": .string]

/// Extensions of layers by their kind.
let layerExtensions: [LayerKind: [String: ExtensionType]] = [
    .fillExtrusion: [
        "isopark:edge-width": length, "isopark:edge-darken": .number(0...1), "isopark:edge-minzoom": zoom,
        "isopark:shadow-color": .color, "isopark:shadow-length": length, "isopark:shadow-minzoom": zoom,
        "isopark:roof": .word(["skylights", "sawtooth", "parapet"]), "isopark:roof-color": .color,
        "isopark:roof-minzoom": zoom, "isopark:windows": .color, "isopark:windows-lit": .color,
        "isopark:windows-share": .number(0...1), "isopark:windows-minzoom": zoom,
    ],
    .circle: ["isopark:upright": .lengths(["radius", "height"])],
    .line: ["isopark:upright": .lengths(["height", "post"])],
    .symbol: [
        "isopark:badges": .bool, "isopark:priority": .number(-Double.infinity...Double.infinity),
        "isopark:badge-outline": .color, "isopark:alarm-color": .color, "isopark:warning-color": .color,
        "isopark:offline-color": .color, "isopark:stale-color": .color,
    ],
]
