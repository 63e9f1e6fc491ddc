// Plain values of a document: members, texts, numbers, metadata.

import LocatedJSON
import ParkModel

extension StyleReader {
    /// The members by key; keys that come twice are faults, and the last counts.
    mutating func unique(_ members: [JSONMember]) -> [String: JSONMember] {
        var table: [String: JSONMember] = [:]
        for member in members where table.updateValue(member, forKey: member.key) != nil {
            fail(member.keyOffset, "duplicate-key", "The key \"\(member.key)\" comes twice.")
        }
        return table
    }

    /// Reports a key that isn't known here, or is known and not supported.
    mutating func unknown(_ member: JSONMember, _ known: [String], _ unsupported: Set<String>, _ owner: String) {
        if unsupported.contains(member.key) {
            fail(member.keyOffset, "unsupported", "\"\(member.key)\" of \(owner) is not supported.")
        } else {
            fail(
                member.keyOffset, "unknown-key",
                "Unknown key \"\(member.key)\" of \(owner)." + suggestion(member.key, known))
        }
    }

    /// Reports a value of the wrong type.
    mutating func wrong(_ member: JSONMember, _ wanted: String) {
        fail(
            member.value.offset, "wrong-type",
            "\"\(member.key)\": expected \(wanted), but found \(member.value.value.kind).")
    }

    /// A text; nothing where it is missing or has been reported.
    mutating func string(_ member: JSONMember?) -> String? {
        guard let member else { return nil }
        if case .string(let text) = member.value.value { return text }
        wrong(member, "a string")
        return nil
    }

    /// A number; nothing where it is missing or has been reported.
    mutating func number(_ member: JSONMember?) -> Double? {
        guard let member else { return nil }
        if case .number(let n) = member.value.value { return n }
        wrong(member, "a number")
        return nil
    }

    /// An array of so many numbers; nothing where it has been reported.
    mutating func numbers(_ member: JSONMember, count: Int) -> [Double]? {
        guard case .array(let items) = member.value.value else {
            wrong(member, "an array of \(count) numbers")
            return nil
        }
        var values: [Double] = []
        for item in items { if case .number(let n) = item.value { values.append(n) } }
        if values.count == count, items.count == count { return values }
        fail(member.value.offset, "wrong-value", "\"\(member.key)\" takes \(count) numbers.")
        return nil
    }

    /// Metadata: anything goes, but keys that begin with "isopark:" must be known and of the right kind.
    mutating func metadata(
        _ member: JSONMember?, _ extensions: [String: ExtensionType], _ owner: String
    ) -> [String: PropertyValue] {
        guard let member, case .object(let all) = member.value.value else { return [:] }
        var values: [String: PropertyValue] = [:]
        for (key, part) in unique(all) {
            values[key] = PropertyValue(part.value)
            guard key.hasPrefix("isopark:") else { continue }
            guard let type = extensions[key] else {
                fail(
                    part.keyOffset, "unknown-key",
                    "Unknown key \"\(key)\" of \(owner) metadata." + suggestion(key, extensions.keys.sorted()))
                continue
            }
            if let wanted = type.mismatch(part.value) {
                fail(part.value.offset, "wrong-value", "\"\(key)\" must be \(wanted).")
            }
        }
        return values
    }
}

extension PropertyValue {
    /// A value from JSON; of a key that comes twice the last counts.
    fileprivate init(_ node: JSONNode) {
        switch node.value {
        case .null: self = .null
        case .bool(let b): self = .bool(b)
        case .number(let n): self = .number(n)
        case .string(let s): self = .string(s)
        case .array(let items): self = .array(items.map { PropertyValue($0) })
        case .object(let members):
            self = .object(Dictionary(members.map { ($0.key, PropertyValue($0.value)) }, uniquingKeysWith: { $1 }))
        }
    }
}
