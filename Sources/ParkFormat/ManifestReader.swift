// ManifestReader: park.json → manifest, with every fault in its place.

import Geometry
import LocatedJSON
import ParkModel

/// Reads a park.json. All faults are told, not just the first.
struct ManifestReader {
    /// What it has read.
    private(set) var manifest = Manifest()
    /// What is wrong.
    private(set) var faults: [Fault] = []

    /// Reads the bytes of a park.json.
    init(_ bytes: [UInt8]) {
        do throws(JSONSyntaxError) {
            park(try parseJSON(bytes))
        } catch {
            fault("syntax", at: error.offset, error.message)
        }
    }

    private mutating func fault(_ code: String, at offset: Int, _ message: String) {
        faults.append(Fault(offset: offset, code: code, message: message))
    }

    private mutating func park(_ root: JSONNode) {
        guard let members = object(root, "park.json", keys: ManifestKeys.park) else { return }
        if let version = members["isopark"] {
            if case .number(ManifestKeys.version) = version.value {
            } else {
                fault("bad-version", at: version.offset, "\"isopark\" must be 1, the version of the format")
            }
        } else {
            fault("missing-key", at: root.offset, "park.json must have \"isopark\": 1, the version of the format")
        }
        manifest.name = members["name"].flatMap { text($0, "name") }
        manifest.attribution = members["attribution"].flatMap { text($0, "attribution") }
        if let crs = members["crs"] {
            manifest.isLocal = true
            if case .string("local") = crs.value {
            } else {
                fault("bad-value", at: crs.offset, "\"crs\" can only be \"local\": coordinates are metres already")
            }
        }
        if let origin = members["origin"] {
            manifest.origin = self.origin(origin)
            if members["crs"] != nil {
                fault(
                    "bad-value", at: origin.offset,
                    "\"origin\" is for longitude and latitude; with \"crs\" leave it out")
            }
        }
        if let sources = members["sources"] {
            each(sources, "sources") { $0.source($1) }
            if case .object(let all) = sources.value, all.isEmpty {
                fault("missing-key", at: sources.offset, "\"sources\" must name at least one source")
            }
        } else {
            fault("missing-key", at: root.offset, "park.json must have \"sources\"")
        }
        if let views = members["views"] { each(views, "views") { $0.view($1) } }
        if let kinds = members["kinds"] {
            each(kinds, "kinds") { $0.manifest.kinds[$1.key] = $0.text($1.value, $1.key) }
        }
        manifest.styles = members["styles"].flatMap { node in text(node, "styles").map { ($0, node.offset) } }
        manifest.simulation = members["simulation"].flatMap { node in text(node, "simulation").map { ($0, node.offset) }
        }
    }

    private mutating func source(_ member: JSONMember) {
        guard let members = object(member.value, "a source", keys: ManifestKeys.source) else { return }
        if let type = members["type"] {
            _ = choice(type, "type", among: ["geojson"])
        } else {
            fault("missing-key", at: member.value.offset, "a source must have \"type\": \"geojson\"")
        }
        guard let data = members["data"] else {
            fault("missing-key", at: member.value.offset, "a source must have \"data\", the path of its file")
            return
        }
        let height = members["height"].flatMap { text($0, "height") }
        let kind = members["kind"].flatMap { text($0, "kind") }
        guard let path = text(data, "data") else { return }
        manifest.sources.append(
            ManifestSource(name: member.key, data: path, dataOffset: data.offset, height: height, kind: kind))
    }

    private mutating func view(_ member: JSONMember) {
        if member.key.isEmpty || member.key.contains(where: { "/?#%@\\".contains($0) || $0.isWhitespace })
            || member.key.hasPrefix(".") || member.key.unicodeScalars.contains(where: { $0.value < 0x20 })
        {
            fault(
                "bad-name", at: member.keyOffset,
                "a view's name is part of addresses: it cannot be empty, begin with a dot, or hold spaces or any of /?#%@\\"
            )
        }
        guard let members = object(member.value, "a view", keys: ManifestKeys.view) else { return }
        var view = View(name: member.key)
        if let node = members["projection"] {
            let name = choice(node, "projection", among: ProjectionKind.allCases.map(\.rawValue))
            view.projection = name.flatMap(ProjectionKind.init) ?? view.projection
        }
        if let node = members["from"] {
            view.corner =
                choice(node, "from", among: ViewCorner.allCases.map(\.rawValue)).flatMap(ViewCorner.init) ?? view.corner
        }
        if let node = members["style"] { view.style = text(node, "style") ?? view.style }
        if let node = members["title"] { view.title = text(node, "title") ?? view.title }
        if let node = members["extent"] { view.extent = extent(node) }
        manifest.views.append(view)
    }

    private mutating func extent(_ node: JSONNode) -> Box2? {
        guard let n = numbers(node, count: 4) else {
            fault("bad-value", at: node.offset, "\"extent\" must be [minx, miny, maxx, maxy] in metres")
            return nil
        }
        guard n[0] < n[2], n[1] < n[3], n.allSatisfy({ abs($0) <= 1e9 }) else {
            fault("bad-value", at: node.offset, "\"extent\" must be [minx, miny, maxx, maxy], each min below its max")
            return nil
        }
        return Box2(minX: n[0], minY: n[1], maxX: n[2], maxY: n[3])
    }

    private mutating func origin(_ node: JSONNode) -> Point2? {
        guard let n = numbers(node, count: 2), abs(n[0]) <= 180, abs(n[1]) < 90 else {
            fault(
                "bad-value", at: node.offset,
                "\"origin\" must be [longitude, latitude] in degrees, within −180 … 180 and −90 … 90")
            return nil
        }
        return Point2(n[0], n[1])
    }

    private func numbers(_ node: JSONNode, count: Int) -> [Double]? {
        guard case .array(let items) = node.value, items.count == count else { return nil }
        let found = items.compactMap { if case .number(let n) = $0.value { n } else { nil } as Double? }
        return found.count == count ? found : nil
    }

    private mutating func text(_ node: JSONNode, _ key: String) -> String? {
        guard case .string(let text) = node.value, !text.isEmpty else {
            let found = if case .string = node.value { "an empty one" } else { node.value.kind }
            fault("bad-value", at: node.offset, "\"\(key)\" must be a text, found \(found)")
            return nil
        }
        return text
    }

    private mutating func choice(_ node: JSONNode, _ key: String, among known: [String]) -> String? {
        guard let name = text(node, key) else { return nil }
        if known.contains(name) { return name }
        let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
        fault(
            "bad-value", at: node.offset,
            "\"\(key)\" must be one of \(list); found \"\(name)\"\(didYouMean(name, known))")
        return nil
    }

    /// The members of an object by key; unknown and repeated ones are told.
    private mutating func object(_ node: JSONNode, _ what: String, keys: [String]) -> [String: JSONNode]? {
        guard case .object(let members) = node.value else {
            fault("bad-value", at: node.offset, "\(what) must be an object, found \(node.value.kind)")
            return nil
        }
        var found: [String: JSONNode] = [:]
        for member in members {
            if !keys.contains(member.key) {
                let hint = didYouMean(member.key, keys)
                let list = keys.filter { $0 != "$schema" }.joined(separator: ", ")
                fault(
                    "unknown-key", at: member.keyOffset,
                    "\(what) has no key \"\(member.key)\"\(hint.isEmpty ? "; its keys are \(list)" : hint)")
            } else if found[member.key] != nil {
                fault("duplicate-member", at: member.keyOffset, "the key \"\(member.key)\" comes twice")
            } else {
                found[member.key] = member.value
            }
        }
        return found
    }

    /// Each member of an object whose keys are free.
    private mutating func each(_ node: JSONNode, _ key: String, _ body: (inout ManifestReader, JSONMember) -> Void) {
        guard case .object(let members) = node.value else {
            fault("bad-value", at: node.offset, "\"\(key)\" must be an object, found \(node.value.kind)")
            return
        }
        var seen: Set<String> = []
        for member in members {
            guard seen.insert(member.key).inserted else {
                fault("duplicate-member", at: member.keyOffset, "the key \"\(member.key)\" comes twice")
                continue
            }
            body(&self, member)
        }
    }

    private func didYouMean(_ name: String, _ known: [String]) -> String {
        nearestName(to: name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
    }
}
