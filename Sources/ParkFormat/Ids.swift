// Ids: a stable, unique name for each feature.

import Foundation
import Geometry
import ParkModel

/// Where a key list tells of ids: positions found once for all features that share it.
struct IdKeys {
    private let osmId: Int?
    private let osmType: Int?
    private let id: Int?

    /// The positions in a key list.
    init(_ keys: PropertyKeys) {
        osmId = keys.names.lastIndex(of: "@id")
        osmType = keys.names.lastIndex(of: "@type")
        id = keys.names.lastIndex(of: "id")
    }

    /// Whether features with these keys come from OpenStreetMap.
    var isOSM: Bool { osmId != nil }

    /// The id that the properties give: `@id` with `@type` ("way/123"; "way/123" as it is), else `id`.
    func read(_ values: [PropertyValue]) -> String? {
        if let text = osmId.flatMap({ idText(values[$0]) }) {
            guard let type = osmType.flatMap({ values[$0].string }), !text.contains("/") else { return text }
            return "\(type)/\(text)"
        }
        return id.flatMap { idText(values[$0]) }
    }
}

/// A number or a text as an id; whole numbers without a point.
func idText(_ value: PropertyValue) -> String? {
    switch value {
    case .string(let s) where !s.isEmpty: s
    case .number(let n): abs(n) < 1e15 && n == n.rounded() ? String(Int(n)) : "\(n)"
    default: nil
    }
}

/// An id made of what the feature is: 16 hexadecimal digits of a digest of its geometry and properties. The same feature
/// gets the same id wherever it stands in the file, in whatever order its properties come.
func contentId(
    paths: some Sequence<ScannedPath>, in positions: ContiguousArray<Point2>, keys: [String], values: [PropertyValue]
)
    -> String
{
    var digest = Fingerprint()
    for path in paths {
        digest.add(UInt64(path.role.rawValue))
        for p in positions[path.start..<path.start + path.count] {
            digest.add(p.x.bitPattern)
            digest.add(p.y.bitPattern)
        }
    }
    digest.add(propertiesDigest(zip(keys, values)))
    let hex = String(digest.value, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
}

/// A digest of key–value pairs in any order.
private func propertiesDigest(_ pairs: some Sequence<(String, PropertyValue)>) -> UInt64 {
    pairs.reduce(0) { sum, pair in
        var digest = Fingerprint()
        digest.add(pair.0)
        add(pair.1, to: &digest)
        return sum &+ digest.value
    }
}

private func add(_ value: PropertyValue, to digest: inout Fingerprint) {
    switch value {
    case .null: digest.add(UInt64(1))
    case .bool(let b): digest.add(UInt64(b ? 3 : 2))
    case .number(let n): digest.add(n.bitPattern)
    case .string(let s): digest.add(s)
    case .array(let items):
        digest.add(UInt64(items.count))
        for item in items { add(item, to: &digest) }
    case .object(let members): digest.add(propertiesDigest(members.map { ($0.key, $0.value) }))
    }
}

/// Whether any two of some ids may be the same: their 64-bit digests are compared, in an open-addressed table. Nearly
/// always no two are, and this is several times faster than a dictionary of the ids themselves.
func mayRepeat(_ features: [Feature]) -> Bool {
    guard features.count > 1 else { return false }
    let mask = (1 << (Int.bitWidth - (features.count * 2).leadingZeroBitCount)) - 1
    var table = [UInt64](repeating: 0, count: mask + 1)
    return table.withUnsafeMutableBufferPointer { table in
        for i in features.indices {
            var digest = Fingerprint()
            digest.add(features[i].id)
            let value = digest.value == 0 ? 1 : digest.value
            var slot = Int(truncatingIfNeeded: value) & mask
            while table[slot] != 0 {
                if table[slot] == value { return true }
                slot = (slot + 1) & mask
            }
            table[slot] = value
        }
        return false
    }
}

/// Makes ids unique: the second of an id gets "#2", the third "#3", in the order of the files.
struct UniqueIds {
    private var counts: [String: Int32] = [:]

    /// Ids for about this many features.
    init(capacity: Int) { counts.reserveCapacity(capacity) }

    /// The id to use for a feature that asks for `id`.
    mutating func unique(_ id: String) -> String {
        guard let seen = counts[id] else {
            counts[id] = 1
            return id
        }
        var n = seen + 1
        // An id of the file's own may already look like "way/1#2".
        while counts["\(id)#\(n)"] != nil { n += 1 }
        counts[id] = n
        counts["\(id)#\(n)"] = 1
        return "\(id)#\(n)"
    }
}
