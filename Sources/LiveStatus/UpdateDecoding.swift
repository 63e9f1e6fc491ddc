// Decoding of one status update from its JSON object.

import Geometry
import LocatedJSON
import ParkModel

/// What is wrong with one update.
struct UpdateFault: Error {
    var message: String
}

/// One update from its object. Where `id` is given, the object's own id is not looked for.
func decodeUpdate(_ node: JSONNode, id: String?, limits: StatusLimits) throws(UpdateFault) -> StatusUpdate {
    guard case .object(let members) = node.value else {
        throw UpdateFault(message: "\(kind(of: node.value)) where an update was expected: {\"id\", \"state\", …}")
    }
    var update = StatusUpdate(id: id ?? "")
    var hasID = id != nil
    var saysSomething = false
    for member in members {
        switch member.key {
        case "id" where id == nil:
            update.id = try name(member.value.value, of: "id", limits)
            hasID = true
        case "time":
            update.time = try time(member.value.value)
        case "state":
            update.state = try state(member.value.value, limits)
            saysSomething = true
        case "position":
            update.position = try position(member.value.value, limits)
            saysSomething = true
        case "heading":
            update.heading = try heading(member.value.value)
            saysSomething = true
        case "quality":
            update.quality = try quality(member.value.value)
            saysSomething = true
        default: break
        }
    }
    guard hasID else { throw UpdateFault(message: "\"id\" is missing") }
    guard saysSomething else { throw UpdateFault(message: "\"state\" is missing") }
    return update
}

private func name(_ value: JSONValue, of field: String, _ limits: StatusLimits) throws(UpdateFault) -> String {
    guard case .string(let s) = value else {
        throw UpdateFault(message: "\"\(field)\" is \(kind(of: value)); expected a string")
    }
    guard !s.isEmpty else { throw UpdateFault(message: "\"\(field)\" is empty") }
    guard s.utf8.count <= limits.nameBytes else {
        throw UpdateFault(message: "\"\(field)\" is longer than \(limits.nameBytes) bytes")
    }
    return s
}

private func time(_ value: JSONValue) throws(UpdateFault) -> Double? {
    if case .null = value { return nil }
    guard case .string(let s) = value, let t = parseTimestamp(s) else {
        throw UpdateFault(
            message: "\"time\" is \(shown(value)); expected RFC 3339 such as \"2026-03-01T08:00:00+08:00\"")
    }
    return t
}

private func state(_ value: JSONValue, _ limits: StatusLimits) throws(UpdateFault) -> [String: PropertyValue] {
    guard case .object(let members) = value else {
        throw UpdateFault(message: "\"state\" is \(kind(of: value)); expected an object")
    }
    guard members.count <= limits.keys else {
        throw UpdateFault(message: "\"state\" has \(members.count) keys; at most \(limits.keys) are taken")
    }
    var state: [String: PropertyValue] = [:]
    state.reserveCapacity(members.count)
    for member in members {
        guard member.key.utf8.count <= limits.nameBytes else {
            throw UpdateFault(message: "a key of \"state\" is longer than \(limits.nameBytes) bytes")
        }
        guard let plain = propertyValue(member.value.value, depth: limits.depth) else {
            throw UpdateFault(message: "\"state\".\"\(member.key)\" is nested deeper than \(limits.depth)")
        }
        state[member.key] = plain
    }
    return state
}

private func position(_ value: JSONValue, _ limits: StatusLimits) throws(UpdateFault) -> Patch<Point2> {
    if case .null = value { return .remove }
    guard case .array(let nodes) = value, nodes.count == 2, case .number(let x) = nodes[0].value,
        case .number(let y) = nodes[1].value
    else { throw UpdateFault(message: "\"position\" is \(shown(value)); expected [x, y] in park metres") }
    guard abs(x) <= limits.distance, abs(y) <= limits.distance else {
        throw UpdateFault(message: "\"position\" lies more than \(Int(limits.distance)) m from the origin")
    }
    return .set(Point2(x, y))
}

private func heading(_ value: JSONValue) throws(UpdateFault) -> Patch<Double> {
    switch value {
    case .null: return .remove
    case .number(let degrees) where abs(degrees) <= 1e6: return .set(degrees)
    default:
        throw UpdateFault(
            message: "\"heading\" is \(shown(value)); expected degrees counter-clockwise from east")
    }
}

private func quality(_ value: JSONValue) throws(UpdateFault) -> StatusQuality? {
    if case .null = value { return .good }
    guard case .string(let s) = value, let quality = StatusQuality(rawValue: s) else {
        let known = StatusQuality.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw UpdateFault(message: "\"quality\" is \(shown(value)); expected one of \(known)")
    }
    return quality
}

/// A JSON value as a property value; nothing where it is nested deeper than `depth`.
func propertyValue(_ value: JSONValue, depth: Int) -> PropertyValue? {
    guard depth > 0 else { return nil }
    switch value {
    case .null: return .null
    case .bool(let b): return .bool(b)
    case .number(let n): return .number(n)
    case .string(let s): return .string(s)
    case .array(let nodes):
        var plain: [PropertyValue] = []
        plain.reserveCapacity(nodes.count)
        for node in nodes {
            guard let v = propertyValue(node.value, depth: depth - 1) else { return nil }
            plain.append(v)
        }
        return .array(plain)
    case .object(let members):
        var plain: [String: PropertyValue] = [:]
        for member in members {
            guard let v = propertyValue(member.value.value, depth: depth - 1) else { return nil }
            plain[member.key] = v
        }
        return .object(plain)
    }
}

private func kind(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
}

/// A short form of a value for a message.
private func shown(_ value: JSONValue) -> String {
    switch value {
    case .string(let s): "\"\(s.prefix(40))\""
    case .number(let n): "\(n)"
    default: kind(of: value)
    }
}
