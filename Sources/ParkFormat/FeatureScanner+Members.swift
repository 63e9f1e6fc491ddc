// Members: the small ones of a GeoJSON object, each read and checked by itself.

import LocatedJSON
import ParkModel

/// Whether a number begins with a byte.
@inline(__always)
func startsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

extension FeatureScanner {
    /// Reads the member `type`: one of GeoJSON's nine names.
    mutating func type(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        guard cursor.next == UInt8(ascii: "\"") else {
            let wrong = try skipWrong()
            report("unknown-type", at: wrong.offset, "\"type\" must be a string, found \(wrong.found)")
            o.typeTold = true
            return
        }
        let offset = cursor.position
        let raw = try cursor.rawString()
        if raw.last > raw.first { o.type = GeoJSONType(cursor.base + raw.first, raw.last - raw.first) }
        if o.type == nil {
            let name = try cursor.text(of: raw)
            o.type = GeoJSONType(rawValue: name)  // It may be written with escapes.
            if o.type != nil { return }
            o.typeTold = true
            let near = nearestName(to: name, among: GeoJSONType.allCases.map(\.rawValue))
            let hint = near.map { "; did you mean \"\($0)\"? Case matters" } ?? ""
            report("unknown-type", at: offset, "\"\(name)\" is no type of GeoJSON\(hint)")
        }
    }

    /// Reads a member `bbox`: 4 or 6 numbers. They are checked, not used.
    mutating func boundingBox() throws(JSONSyntaxError) {
        let offset = cursor.position
        guard cursor.take(UInt8(ascii: "[")) else {
            let wrong = try skipWrong()
            report(
                "bad-bbox", at: wrong.offset, leavesOut: false,
                "\"bbox\" must be an array of 4 or 6 numbers, found \(wrong.found)")
            return
        }
        var count = 0
        if !cursor.take(UInt8(ascii: "]")) {
            repeat {
                let token = cursor.nextToken()
                let element = try skipWrong()
                if !startsNumber(token) {
                    report(
                        "bad-bbox", at: element.offset, leavesOut: false, "a bbox holds numbers, found \(element.found)"
                    )
                }
                count += 1
            } while cursor.take(UInt8(ascii: ","))
            guard cursor.take(UInt8(ascii: "]")) else { throw cursor.unexpected("\",\" or \"]\"") }
        }
        if count != 4, count != 6 {
            report("bad-bbox", at: offset, leavesOut: false, "\"bbox\" must be 4 or 6 numbers, here are \(count)")
        }
    }

    /// Reads the member `id`: a string or a number.
    mutating func id(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        switch cursor.next {
        case UInt8(ascii: "\""): o.id = try cursor.string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = cursor.position
            let number = try cursor.number()
            let raw = UnsafeBufferPointer(start: cursor.base + start, count: cursor.position - start)
            // Long whole numbers are kept digit for digit.
            let isWhole = raw.allSatisfy {
                $0 == UInt8(ascii: "-") || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
            }
            o.id = isWhole ? String(decoding: raw, as: UTF8.self) : idText(.number(number))
        default:
            let wrong = try skipWrong()
            report(
                "bad-id", at: wrong.offset, leavesOut: false,
                "\"id\" must be a string or a number, found \(wrong.found)")
        }
        if o.id?.isEmpty == true { o.id = nil }
    }

    /// Reads the member `geometry`: a geometry or null.
    mutating func geometryMember(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        switch cursor.next {
        case UInt8(ascii: "n"):
            try cursor.takeWord("null")
            o.geometryIsNull = true
        case UInt8(ascii: "{"): try object(.geometry(depth: 0))
        default:
            let wrong = try skipWrong()
            report("bad-geometry", at: wrong.offset, "\"geometry\" must be an object or null, found \(wrong.found)")
        }
    }

    /// Reads the member `geometries`: the geometries of a collection that is `depth` collections deep.
    mutating func geometries(_ o: inout ScannedObject, depth: Int) throws(JSONSyntaxError) {
        guard cursor.take(UInt8(ascii: "[")) else {
            let wrong = try skipWrong()
            report("bad-geometry", at: wrong.offset, "\"geometries\" must be an array, found \(wrong.found)")
            return
        }
        o.childCount = 0
        if cursor.take(UInt8(ascii: "]")) { return }
        repeat {
            o.childCount += 1
            if cursor.nextToken() != UInt8(ascii: "{") {
                let wrong = try skipWrong()
                report("bad-geometry", at: wrong.offset, "a geometry is an object, found \(wrong.found)")
            } else if depth >= FeatureScanner.maxCollectionDepth {
                report("bad-geometry", at: cursor.position, "geometry collections are nested too deeply")
                try skip()
            } else {
                try object(.geometry(depth: depth + 1))
            }
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")) else { throw cursor.unexpected("\",\" or \"]\"") }
    }
}
