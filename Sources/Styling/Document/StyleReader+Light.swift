// A style's light.

import LocatedJSON

/// How solids are lit; the specification's defaults.
struct Light {
    var intensity = 0.5
    var color = StyleColor.white
    var position = (radial: 1.15, azimuth: 210.0, polar: 30.0)
    var followsViewport = true
}

extension StyleReader {
    private static let intensity = PropertySpec("intensity", .paint, .number(0...1), .number(0.5), "", [])
    private static let color = PropertySpec("color", .paint, .color, .color(.white), "", [])
    private static let position = PropertySpec("position", .paint, .numbers(length: 3, nil), .null, "", [])
    private static let anchor = PropertySpec("anchor", .paint, .word(["map", "viewport"]), .string("viewport"), "", [])

    /// Reads a light; it must be the same at all zooms.
    mutating func light(_ member: JSONMember?) -> Light {
        var light = Light()
        guard let member else { return light }
        guard case .object(let parts) = member.value.value else {
            wrong(member, "an object")
            return light
        }
        let any = EvaluationContext(zoom: 0)
        for (key, part) in unique(parts) {
            switch key {
            case "intensity":
                light.intensity =
                    properties.parse(part.value, StyleReader.intensity)?.number(any, default: 0.5) ?? light.intensity
            case "color":
                light.color =
                    properties.parse(part.value, StyleReader.color)?.color(any, default: .white) ?? light.color
            case "position":
                let p = properties.parse(part.value, StyleReader.position)?.numbers(any, default: []) ?? []
                if p.count == 3 { light.position = (p[0], p[1], p[2]) }
            case "anchor":
                let anchor = properties.parse(part.value, StyleReader.anchor)?.string(any, default: "viewport")
                light.followsViewport = anchor != "map"
            default: unknown(part, ["anchor", "position", "color", "intensity"], [], "a light")
            }
        }
        return light
    }
}
