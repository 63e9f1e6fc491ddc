// DescriptionReader's values: single fields of a description, checked.

import LocatedJSON
import ParkModel

extension DescriptionReader {
    /// Notes a fault at a byte of the text.
    mutating func fault(at offset: Int, _ code: String, _ message: String) {
        faults.append(Diagnostic(in: text, at: offset, code: code, message: message))
    }

    /// An object's members by key; unknown, doubled and missing keys are faults.
    mutating func fields(
        of node: JSONNode, known: [String], needed: some Sequence<String> = EmptyCollection<String>()
    ) -> [String: JSONNode]? {
        guard case .object(let members) = node.value else {
            fault(at: node.offset, "wrong-kind", "expected an object, found \(node.value.kind)")
            return nil
        }
        var found: [String: JSONNode] = [:]
        for member in members {
            if !known.contains(member.key) {
                let hint = nearestName(to: member.key, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
                fault(at: member.keyOffset, "unknown-key", "unknown key \"\(member.key)\"\(hint)")
            } else if found.updateValue(member.value, forKey: member.key) != nil {
                fault(at: member.keyOffset, "doubled-key", "\"\(member.key)\" comes twice")
            }
        }
        var isWhole = true
        for key in needed where found[key] == nil {
            fault(at: node.offset, "missing-key", "\"\(key)\" is missing")
            isWhole = false
        }
        return isWhole ? found : nil
    }

    /// An array's elements; none where nothing is given.
    mutating func array(_ node: JSONNode?) -> [JSONNode] {
        guard let node else { return [] }
        if case .array(let nodes) = node.value { return nodes }
        fault(at: node.offset, "wrong-kind", "expected an array, found \(node.value.kind)")
        return []
    }

    /// A string that is not empty.
    mutating func string(_ node: JSONNode?) -> String? {
        guard let node else { return nil }
        if case .string(let s) = node.value, !s.isEmpty { return s }
        fault(at: node.offset, "wrong-kind", "expected a string that is not empty, found \(node.value.kind)")
        return nil
    }

    /// An array of strings.
    mutating func strings(_ node: JSONNode?) -> [String] {
        array(node).compactMap { string($0) }
    }

    /// True or false.
    mutating func bool(_ node: JSONNode) -> Bool? {
        if case .bool(let b) = node.value { return b }
        fault(at: node.offset, "wrong-kind", "expected true or false, found \(node.value.kind)")
        return nil
    }

    /// A number within limits.
    mutating func number(_ node: JSONNode?, in limits: ClosedRange<Double>) -> Double? {
        guard let node else { return nil }
        guard case .number(let n) = node.value else {
            fault(at: node.offset, "wrong-kind", "expected a number, found \(node.value.kind)")
            return nil
        }
        if limits.contains(n) { return n }
        fault(at: node.offset, "out-of-range", "\(n) is not within \(limits.lowerBound) … \(limits.upperBound)")
        return nil
    }

    /// A range [least, greatest] within limits.
    mutating func range(_ node: JSONNode?, in limits: ClosedRange<Double>) -> ClosedRange<Double>? {
        guard let node else { return nil }
        guard case .array(let parts) = node.value, parts.count == 2 else {
            fault(at: node.offset, "wrong-kind", "expected [least, greatest], found \(node.value.kind)")
            return nil
        }
        guard let low = number(parts[0], in: limits), let high = number(parts[1], in: limits) else { return nil }
        if low <= high { return low...high }
        fault(at: node.offset, "out-of-range", "the least, \(low), is above the greatest, \(high)")
        return nil
    }

    /// A string, number or truth value.
    mutating func plain(_ node: JSONNode) -> PropertyValue? {
        switch node.value {
        case .string(let s): return .string(s)
        case .number(let n): return .number(n)
        case .bool(let b): return .bool(b)
        case .null, .array, .object:
            fault(at: node.offset, "wrong-kind", "expected a string, number or truth value, found \(node.value.kind)")
            return nil
        }
    }

    /// An object of plain values; empty where nothing is given.
    mutating func properties(_ node: JSONNode?) -> [String: PropertyValue] {
        guard let node else { return [:] }
        guard case .object(let members) = node.value else {
            fault(at: node.offset, "wrong-kind", "expected an object, found \(node.value.kind)")
            return [:]
        }
        var found: [String: PropertyValue] = [:]
        for member in members { found[member.key] = plain(member.value) }
        return found
    }
}
