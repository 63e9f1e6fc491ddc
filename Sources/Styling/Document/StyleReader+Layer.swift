// A style's layers.

import LocatedJSON

extension StyleReader {
    private static let layerKeys = [
        "id", "type", "source", "minzoom", "maxzoom", "filter", "layout", "paint", "metadata",
    ]

    /// Reads one layer; nothing where it can't be told what it is.
    mutating func layer(_ node: JSONNode, _ ids: inout Set<String>) -> Layer? {
        guard case .object(let all) = node.value else {
            fail(node.offset, "wrong-type", "A layer must be an object, not \(node.value.kind).")
            return nil
        }
        let members = unique(all)
        for (key, member) in members where !StyleReader.layerKeys.contains(key) {
            unknown(member, StyleReader.layerKeys, unsupportedLayerKeys, "a layer")
        }
        for key in ["id", "type"] where members[key] == nil {
            fail(node.offset, "missing-key", "A layer must have \"\(key)\".")
        }
        let id = string(members["id"]) ?? ""
        if let member = members["id"], !id.isEmpty, !ids.insert(id).inserted {
            fail(member.value.offset, "duplicate-id", "There is a layer \"\(id)\" already.")
        }
        let minZoom = zoom(members["minzoom"]) ?? 0
        let maxZoom = zoom(members["maxzoom"]) ?? 24
        var filter: Expression?
        if let member = members["filter"] { filter = properties.filter(member.value) }
        guard let kind = kind(members["type"]) else { return nil }
        let source = source(members["source"], kind)
        if kind == .background, let member = members["filter"] {
            fail(member.keyOffset, "unknown-key", "A background layer has no features to filter.")
        }
        var read: [String: Expression] = [:]
        var isVisible = true
        for section in [PropertySection.layout, .paint] {
            readSection(section, members[section.rawValue], kind, &read, &isVisible)
        }
        return Layer(
            id: id, kind: kind, source: source, minZoom: minZoom, maxZoom: maxZoom, isVisible: isVisible,
            filter: filter,
            metadata: metadata(members["metadata"], layerExtensions[kind] ?? [:], "a \(kind.rawValue) layer's"),
            properties: read)
    }

    private mutating func kind(_ member: JSONMember?) -> LayerKind? {
        guard let member, let name = string(member) else { return nil }
        if let kind = LayerKind(rawValue: name) { return kind }
        if unsupportedKinds.contains(name) {
            fail(member.value.offset, "unsupported", "Layers of type \"\(name)\" are not supported.")
        } else {
            let names = LayerKind.allCases.map(\.rawValue)
            fail(
                member.value.offset, "wrong-value",
                "Unknown layer type \"\(name)\": expected one of \(list(names))." + suggestion(name, names))
        }
        return nil
    }

    private mutating func zoom(_ member: JSONMember?) -> Double? {
        guard let member, let zoom = number(member) else { return nil }
        if (0...24).contains(zoom) { return zoom }
        fail(member.value.offset, "out-of-range", "\(member.key) must be within 0 and 24, not \(numberText(zoom)).")
        return nil
    }

    private mutating func source(_ member: JSONMember?, _ kind: LayerKind) -> String? {
        guard let member, let name = string(member) else { return nil }
        if kind == .background {
            fail(member.keyOffset, "unknown-key", "A background layer has no source.")
            return nil
        }
        if name == "*" { return nil }
        if let knownSources, !knownSources.contains(name) {
            fail(
                member.value.offset, "unknown-source",
                "There is no source \"\(name)\"." + suggestion(name, knownSources.sorted()))
        }
        return name
    }

    /// Reads a layer's paint or layout.
    private mutating func readSection(
        _ section: PropertySection, _ member: JSONMember?, _ kind: LayerKind, _ read: inout [String: Expression],
        _ isVisible: inout Bool
    ) {
        guard let member else { return }
        guard case .object(let all) = member.value.value else {
            wrong(member, "an object")
            return
        }
        let specs = propertiesByName[kind] ?? [:]
        for (name, property) in unique(all) {
            if name == "visibility", section == .layout {
                let visibility = properties.parse(property.value, StyleReader.visibility)
                isVisible = visibility?.string(EvaluationContext(zoom: 0), default: "visible") != "none"
            } else if let spec = specs[name], spec.section == section {
                if let expression = properties.parse(property.value, spec) { read[name] = expression }
            } else {
                unknownProperty(property, section, kind, specs)
            }
        }
    }

    private static let visibility = PropertySpec(
        "visibility", .layout, .word(["visible", "none"]), .string("visible"), "", [])

    private mutating func unknownProperty(
        _ member: JSONMember, _ section: PropertySection, _ kind: LayerKind, _ specs: [String: PropertySpec]
    ) {
        let name = member.key
        if let spec = specs[name] {
            fail(
                member.keyOffset, "misplaced-property",
                "\"\(name)\" belongs under \"\(spec.section.rawValue)\", not under \"\(section.rawValue)\".")
        } else if name == "visibility" {
            fail(
                member.keyOffset, "misplaced-property", "\"visibility\" belongs under \"layout\", not under \"paint\".")
        } else if unsupportedProperties[kind]?.contains(name) == true || name.hasSuffix("-transition") {
            fail(member.keyOffset, "unsupported", "The property \"\(name)\" is not supported.")
        } else if let owner = LayerKind.allCases.first(where: { isKnown(name, of: $0) }) {
            fail(
                member.keyOffset, "misplaced-property",
                "\"\(name)\" is a property of \(owner.rawValue) layers; this is a \(kind.rawValue) layer.")
        } else {
            var known = specs.values.filter { $0.section == section }.map(\.name)
            if section == .layout { known.append("visibility") }
            fail(
                member.keyOffset, "unknown-property",
                "Unknown property \"\(name)\" of a \(kind.rawValue) layer." + suggestion(name, known.sorted()))
        }
    }

    private func isKnown(_ name: String, of kind: LayerKind) -> Bool {
        propertiesByName[kind]?[name] != nil || unsupportedProperties[kind]?.contains(name) == true
    }
}
