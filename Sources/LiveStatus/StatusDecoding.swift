// Decoding of status batches: a JSON array or NDJSON → updates, every fault by its index.

import Geometry
import LocatedJSON
import ParkModel

/// Decodes a batch: a JSON array of updates, or NDJSON with an update a line (empty lines are skipped).
///
/// An update is `{"id", "time"?, "state", "position"?, "heading"?, "quality"?}`; `state` may be left out where another
/// field says something. Members of other names are ignored.
///
/// - Parameters:
///   - bytes: the text, UTF-8.
///   - limits: bounds on what it may hold.
/// - Returns: the updates, in their order.
/// - Throws: `StatusBatchError` with every fault found.
public func decodeStatusBatch(
    _ bytes: [UInt8], limits: StatusLimits = StatusLimits()
) throws(StatusBatchError) -> [StatusUpdate] {
    var decoder = BatchDecoder(limits: limits)
    guard let first = bytes.firstIndex(where: { !isJSONSpace($0) }) else {
        throw .faults([StatusFault(index: 0, message: "empty batch; expected a JSON array of updates, or one a line")])
    }
    if bytes[first] == UInt8(ascii: "[") {
        try decoder.decodeArray(bytes)
    } else {
        try decoder.decodeLines(bytes)
    }
    if !decoder.faults.isEmpty { throw .faults(decoder.faults) }
    return decoder.updates
}

/// Decodes one update's object that carries no id of its own, as a message on a topic does.
///
/// - Throws: `StatusBatchError` with the faults, at index 0.
public func decodeStatusUpdate(
    _ bytes: [UInt8], id: String, limits: StatusLimits = StatusLimits()
) throws(StatusBatchError) -> StatusUpdate {
    do {
        let node = try parseJSON(bytes, maxDepth: limits.depth + 4)
        return try decodeUpdate(node, id: id, limits: limits)
    } catch let error as JSONSyntaxError {
        throw .faults([StatusFault(index: 0, message: error.message)])
    } catch let error as UpdateFault {
        throw .faults([StatusFault(index: 0, message: error.message)])
    } catch {
        throw .faults([StatusFault(index: 0, message: "\(error)")])
    }
}

func isJSONSpace(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 }

/// Collects the updates and the faults of a batch.
private struct BatchDecoder {
    let limits: StatusLimits
    var updates: [StatusUpdate] = []
    var faults: [StatusFault] = []

    init(limits: StatusLimits) { self.limits = limits }

    mutating func decodeArray(_ bytes: [UInt8]) throws(StatusBatchError) {
        let root: JSONNode
        do {
            root = try parseJSON(bytes, maxDepth: limits.depth + 4)
        } catch {
            let place = SourceText(file: "", bytes: bytes).location(ofByte: error.offset)
            let message = "line \(place.line), column \(place.column): \(error.message)"
            throw .faults([StatusFault(index: indexReached(in: bytes, at: error.offset), message: message)])
        }
        guard case .array(let nodes) = root.value else { return }
        guard nodes.count <= limits.updates else {
            throw .tooLarge("\(nodes.count) updates; at most \(limits.updates) are taken at once")
        }
        updates.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() { take(node, index) }
    }

    mutating func decodeLines(_ bytes: [UInt8]) throws(StatusBatchError) {
        var index = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            start = end + 1
            if line.allSatisfy(isJSONSpace) { continue }
            guard index < limits.updates else {
                throw .tooLarge("more than \(limits.updates) updates; no more are taken at once")
            }
            do {
                take(try parseJSON(Array(line), maxDepth: limits.depth + 3), index)
            } catch {
                add(StatusFault(index: index, message: "column \(error.offset + 1): \(error.message)"))
            }
            index += 1
        }
    }

    mutating func take(_ node: JSONNode, _ index: Int) {
        do throws(UpdateFault) {
            updates.append(try decodeUpdate(node, id: nil, limits: limits))
        } catch {
            add(StatusFault(index: index, message: error.message))
        }
    }

    mutating func add(_ fault: StatusFault) {
        if faults.count < limits.faults { faults.append(fault) }
    }

    /// Which element of the outermost array a byte lies in: the commas of the array itself, counted outside strings.
    func indexReached(in bytes: [UInt8], at offset: Int) -> Int {
        var index = 0
        var depth = 0
        var inString = false
        var escaped = false
        for b in bytes.prefix(offset) {
            if inString {
                if escaped {
                    escaped = false
                } else if b == 0x5C {
                    escaped = true
                } else if b == 0x22 {
                    inString = false
                }
                continue
            }
            switch b {
            case 0x22: inString = true
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth -= 1
            case 0x2C where depth == 1: index += 1
            default: break
            }
        }
        return index
    }
}
