// FeatureScanner: reads GeoJSON objects straight from bytes into flat arrays, without a tree in between.

import Foundation
import Geometry
import LocatedJSON
import ParkModel

/// Where a GeoJSON object stands; it decides which types may stand there.
enum ObjectPlace {
    /// The whole text, or a record of it: any type.
    case root
    /// An element of `features`: a Feature.
    case feature
    /// The member `geometry`, or an element of `geometries` that many collections deep: a geometry.
    case geometry(depth: Int)
}

/// Reads GeoJSON (RFC 7946) from bytes. What cannot be drawn is left out, with faults that tell where and why.
struct FeatureScanner {
    /// Where it reads.
    var cursor: JSONCursor
    /// What it has read.
    var out = ScannedChunk()
    /// What other threads have read of a collection's features, in order.
    var spread: [ScannedChunk] = []
    /// The whole text, where the features of a collection may be shared out among threads.
    let shareable: [UInt8]?
    /// The member `name` of a collection.
    var name: String?
    /// The member `attribution` of a collection.
    var attribution: String?
    /// Whether the root itself is at fault, so that nothing of it can be trusted.
    var rootFailed = false

    /// The code of the first fault that leaves the present feature out.
    var failure: String?
    /// Where the groups of paths (polygons) of the present coordinates end.
    var groupEnds: [Int] = []
    /// The type of the geometry whose coordinates are being read, where it has come already.
    var expectedType: GeoJSONType?
    /// Whether wrong nesting of the present coordinates has been told.
    var nestingTold = false
    /// How many elements the last position had, and its third one.
    var lastTail: (count: Int, z: Double) = (2, 0)
    /// How many properties the last feature had.
    var likelyPropertyCount = 4

    /// How deep properties and foreign members may nest.
    static let maxDepth = 128
    /// How deep geometry collections may nest.
    static let maxCollectionDepth = 16

    /// A scanner over bytes, which must outlive it.
    init(_ cursor: JSONCursor, shareable: [UInt8]? = nil) {
        self.cursor = cursor
        self.shareable = shareable
    }

    /// Notes a fault. Where it leaves the feature out, the first such one counts.
    mutating func report(_ code: String, at offset: Int, leavesOut: Bool = true, _ message: String) {
        out.faults.append(Fault(offset: offset, code: code, message: message))
        if leavesOut, failure == nil { failure = code }
    }

    /// Steps over a value of a wrong kind: where it stands, and what it is. What is no value at all is a matter of syntax.
    mutating func skipWrong() throws(JSONSyntaxError) -> (offset: Int, found: String) {
        let token = cursor.nextToken()
        let offset = cursor.position
        try skip()
        let kind =
            switch token {
            case UInt8(ascii: "{"): "an object"
            case UInt8(ascii: "["): "an array"
            case UInt8(ascii: "\""): "a string"
            case UInt8(ascii: "t"), UInt8(ascii: "f"): "a truth value"
            case UInt8(ascii: "n"): "null"
            default: "a number"
            }
        return (offset, kind)
    }

    /// Steps over a value that is not looked at.
    mutating func skip() throws(JSONSyntaxError) { try cursor.skipValue(depth: FeatureScanner.maxDepth) }

    /// Reads the GeoJSON object at the cursor, which stands at its brace.
    mutating func object(_ place: ObjectPlace) throws(JSONSyntaxError) {
        var o = ScannedObject(offset: cursor.position)
        o.firstPosition = out.positions.count
        o.firstPath = out.paths.count
        o.firstFeature = out.features.count
        if case .geometry = place {} else { failure = nil }
        cursor.position += 1
        if !cursor.take(UInt8(ascii: "}")) {
            repeat {
                guard cursor.nextToken() == UInt8(ascii: "\"") else {
                    throw cursor.unexpected("a key in double quotes")
                }
                let keyOffset = cursor.position
                let raw = try cursor.rawString()
                guard cursor.take(UInt8(ascii: ":")) else { throw cursor.unexpected("\":\" after the key") }
                _ = cursor.nextToken()
                guard let member = try member(raw) else {
                    try skip()
                    continue
                }
                if o.has(member) {
                    report("duplicate-member", at: keyOffset, "the member \"\(member)\" comes twice in this object")
                    try skip()
                    continue
                }
                o.setOffset(of: member, keyOffset)
                try value(of: member, in: &o, place)
            } while cursor.take(UInt8(ascii: ","))
            guard cursor.take(UInt8(ascii: "}")) else { throw cursor.unexpected("\",\" or \"}\"") }
        }
        finish(&o, place)
    }

    private func member(_ raw: RawString) throws(JSONSyntaxError) -> GeoJSONMember? {
        if raw.first == raw.last { return nil }
        if raw.isEscaped {
            let text = try cursor.text(of: raw)
            return GeoJSONMember.allCases.first { "\($0)" == text }
        }
        if !raw.isASCII { _ = try cursor.text(of: raw) }
        return GeoJSONMember(cursor.base + raw.first, raw.last - raw.first)
    }

    private mutating func value(
        of member: GeoJSONMember, in o: inout ScannedObject, _ place: ObjectPlace
    ) throws(JSONSyntaxError) {
        // Once the type of the root is known, it is read as what it is.
        var place = place
        if case .root = place, let type = o.type, type != .featureCollection {
            place = type == .feature ? .feature : .geometry(depth: 0)
        }
        let isCollection = o.type == .featureCollection
        switch (member, place) {
        case (.coordinates, _) where isCollection, (.geometry, _) where isCollection,
            (.properties, _) where isCollection:
            try skip()
        case (.type, _): try type(&o)
        case (.bbox, _): try boundingBox()
        case (.id, .root), (.id, .feature): try id(&o)
        case (.properties, .root), (.properties, .feature): try properties(&o)
        case (.geometry, .root), (.geometry, .feature): try geometryMember(&o)
        case (.coordinates, .root), (.coordinates, .geometry): try coordinates(&o)
        case (.geometries, .root): try geometries(&o, depth: 0)
        case (.geometries, .geometry(let depth)): try geometries(&o, depth: depth)
        case (.features, .root): try features(&o)
        case (.name, .root):
            name = cursor.next == UInt8(ascii: "\"") ? try cursor.string() : nil
            if name == nil { try skip() }
        case (.attribution, .root):
            attribution = cursor.next == UInt8(ascii: "\"") ? try cursor.string() : nil
            if attribution == nil { try skip() }
        case (.crs, _):
            report(
                "note-crs", at: cursor.position, leavesOut: false,
                "\"crs\" was taken out of GeoJSON (RFC 7946, section 4); coordinates are read as longitude and latitude"
            )
            try skip()
        default: try skip()
        }
    }
}
