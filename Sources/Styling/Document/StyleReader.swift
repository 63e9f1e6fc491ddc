// StyleReader: a document's tree → a style; finds every fault.

import LocatedJSON
import ParkModel

/// Reads a style's root.
struct StyleReader {
    let knownSources: Set<String>?
    var properties = PropertyParser()

    var faults: [Fault] { properties.faults }

    init(knownSources: Set<String>?) {
        self.knownSources = knownSources
    }

    mutating func fail(_ offset: Int, _ code: String, _ message: String) {
        properties.fail(offset, code, message)
    }

    private static let keys = [
        "version", "name", "metadata", "center", "centerAltitude", "zoom", "bearing", "pitch", "roll", "state",
        "light", "sources", "layers",
    ]

    /// The style; nothing of use where there are faults.
    mutating func style(_ root: JSONNode, fingerprint: UInt64) -> Style? {
        guard case .object(let all) = root.value else {
            fail(root.offset, "wrong-type", "A style must be an object, not \(root.value.kind).")
            return nil
        }
        let members = unique(all)
        for (key, member) in members where !StyleReader.keys.contains(key) {
            unknown(member, StyleReader.keys, unsupportedRootKeys, "a style")
        }
        for key in ["version", "sources", "layers"] where members[key] == nil {
            fail(root.offset, "missing-key", "A style must have \"\(key)\".")
        }
        checkVersion(members["version"])
        checkSources(members["sources"])
        for key in ["centerAltitude", "zoom", "bearing", "pitch", "roll"] { _ = number(members[key]) }
        if let member = members["center"] { _ = numbers(member, count: 2) }
        properties.globalState = state(members["state"])
        let light = light(members["light"])
        let metadata = metadata(members["metadata"], rootExtensions, "a style's")
        let name = string(members["name"]) ?? ""
        let layers = layers(members["layers"])
        return Style(
            name: name, layers: layers, lightIntensity: light.intensity, lightColor: light.color,
            lightPosition: light.position, lightFollowsViewport: light.followsViewport, metadata: metadata,
            fingerprint: fingerprint)
    }

    private mutating func checkVersion(_ member: JSONMember?) {
        guard let member else { return }
        if case .number(8) = member.value.value { return }
        let found = if case .number(let n) = member.value.value { numberText(n) } else { member.value.value.kind }
        fail(member.value.offset, "style-version", "Only version 8 of style documents can be read, not \(found).")
    }

    private mutating func checkSources(_ member: JSONMember?) {
        guard let member else { return }
        guard case .object(let sources) = member.value.value else {
            wrong(member, "an object")
            return
        }
        for (name, source) in unique(sources) {
            guard case .object(let members) = source.value.value else {
                wrong(source, "an object")
                continue
            }
            guard let type = unique(members)["type"] else {
                fail(source.value.offset, "missing-key", "Source \"\(name)\" must have a \"type\".")
                continue
            }
            guard let kind = string(type), kind != "geojson" else { continue }
            fail(
                type.value.offset, "unsupported",
                "Sources of type \"\(kind)\" are not supported: features come from the park's own sources.")
        }
    }

    /// The defaults of global state.
    private mutating func state(_ member: JSONMember?) -> [String: StyleValue] {
        guard let member else { return [:] }
        guard case .object(let entries) = member.value.value else {
            wrong(member, "an object")
            return [:]
        }
        var state: [String: StyleValue] = [:]
        for (key, entry) in unique(entries) {
            guard case .object(let parts) = entry.value.value else {
                wrong(entry, "an object with a \"default\"")
                continue
            }
            let members = unique(parts)
            for (name, part) in members where name != "default" { unknown(part, ["default"], [], "a state") }
            if let value = members["default"]?.value { state[key] = StyleValue(value) }
        }
        return state
    }

    private mutating func layers(_ member: JSONMember?) -> [Layer] {
        guard let member else { return [] }
        guard case .array(let nodes) = member.value.value else {
            wrong(member, "an array of layers")
            return []
        }
        var ids: Set<String> = []
        return nodes.compactMap { layer($0, &ids) }
    }
}
