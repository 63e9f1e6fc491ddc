// The names of RFC 7946: types and members.

import Foundation
import LocatedJSON

/// GeoJSON's object types.
enum GeoJSONType: String, CaseIterable {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case geometryCollection = "GeometryCollection"
    case feature = "Feature"
    case featureCollection = "FeatureCollection"

    /// The type with a name of `count` bytes at `base`.
    @inline(__always)
    init?(_ base: UnsafePointer<UInt8>, _ count: Int) {
        let found: GeoJSONType
        let name: StaticString
        switch (count, base[0]) {
        case (5, UInt8(ascii: "P")): (found, name) = (.point, "Point")
        case (7, UInt8(ascii: "F")): (found, name) = (.feature, "Feature")
        case (7, UInt8(ascii: "P")): (found, name) = (.polygon, "Polygon")
        case (10, UInt8(ascii: "L")): (found, name) = (.lineString, "LineString")
        case (10, UInt8(ascii: "M")): (found, name) = (.multiPoint, "MultiPoint")
        case (12, UInt8(ascii: "M")): (found, name) = (.multiPolygon, "MultiPolygon")
        case (15, UInt8(ascii: "M")): (found, name) = (.multiLineString, "MultiLineString")
        case (17, UInt8(ascii: "F")): (found, name) = (.featureCollection, "FeatureCollection")
        case (18, UInt8(ascii: "G")): (found, name) = (.geometryCollection, "GeometryCollection")
        default: return nil
        }
        guard memcmp(base, name.utf8Start, count) == 0 else { return nil }
        self = found
    }

    /// Whether it is one of the seven geometry types.
    var isGeometry: Bool { self != .feature && self != .featureCollection }

    /// How deep arrays nest in its coordinates around a position: 0 for a point … 3 for a multipolygon.
    var nesting: Int {
        switch self {
        case .point: 0
        case .multiPoint, .lineString: 1
        case .multiLineString, .polygon: 2
        case .multiPolygon: 3
        default: -1
        }
    }

    /// What its coordinates are, for people.
    var coordinatesText: String {
        switch self {
        case .point: "one position, [x, y]"
        case .multiPoint, .lineString: "an array of positions, [[x, y], …]"
        case .multiLineString: "an array of lines, [[[x, y], …], …]"
        case .polygon: "an array of rings, [[[x, y], …], …]"
        case .multiPolygon: "an array of polygons, [[[[x, y], …], …], …]"
        default: "nothing"
        }
    }

    /// With its article: "a Point", "an array"…
    var withArticle: String { "a \(rawValue)" }
}

/// The members that the reader looks at; all others are foreign members, which RFC 7946 allows.
enum GeoJSONMember: Int, CaseIterable {
    case type, id, geometry, properties, coordinates, geometries, features, bbox, crs, name, attribution

    /// The member with a name of `count` bytes at `base`.
    @inline(__always)
    init?(_ base: UnsafePointer<UInt8>, _ count: Int) {
        let found: GeoJSONMember
        let name: StaticString
        switch (count, base[0]) {
        case (2, UInt8(ascii: "i")): (found, name) = (.id, "id")
        case (3, UInt8(ascii: "c")): (found, name) = (.crs, "crs")
        case (4, UInt8(ascii: "t")): (found, name) = (.type, "type")
        case (4, UInt8(ascii: "b")): (found, name) = (.bbox, "bbox")
        case (4, UInt8(ascii: "n")): (found, name) = (.name, "name")
        case (8, UInt8(ascii: "g")): (found, name) = (.geometry, "geometry")
        case (8, UInt8(ascii: "f")): (found, name) = (.features, "features")
        case (10, UInt8(ascii: "p")): (found, name) = (.properties, "properties")
        case (10, UInt8(ascii: "g")): (found, name) = (.geometries, "geometries")
        case (11, UInt8(ascii: "c")): (found, name) = (.coordinates, "coordinates")
        case (11, UInt8(ascii: "a")): (found, name) = (.attribution, "attribution")
        default: return nil
        }
        guard memcmp(base, name.utf8Start, count) == 0 else { return nil }
        self = found
    }
}
