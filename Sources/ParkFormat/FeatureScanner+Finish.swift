// Finish: once all members of an object have come, what they make together.

import Geometry
import LocatedJSON
import ParkModel

extension FeatureScanner {
    /// Ends an object: checks that it has what its type calls for, and keeps or drops what was read.
    mutating func finish(_ o: inout ScannedObject, _ place: ObjectPlace) {
        guard let type = o.type else {
            if !o.typeTold { report("missing-type", at: o.offset, "this object has no \"type\"") }
            return end(&o, place, asFeature: true)
        }
        let isGood =
            switch place {
            case .root: true
            case .feature: type == .feature
            case .geometry: type.isGeometry
            }
        guard isGood else {
            if case .feature = place {
                report(
                    "not-a-feature", at: o.offset(of: .type), "\"features\" holds Features, found \(type.withArticle)")
            } else {
                report(
                    "bad-geometry", at: o.offset(of: .type), "a geometry is expected here, found \(type.withArticle)")
            }
            return end(&o, place, asFeature: true)
        }
        forbidMembers(of: o, type)
        switch type {
        case .featureCollection:
            if !o.has(.features) {
                report("missing-features", at: o.offset, "a FeatureCollection must have \"features\"")
            }
            end(&o, place, asFeature: false)
        case .feature:
            if !o.has(.geometry) {
                report("missing-geometry", at: o.offset, "a Feature must have \"geometry\" (or null)")
            }
            if !o.has(.properties) {
                report(
                    "missing-properties", at: o.offset, leavesOut: false, "a Feature must have \"properties\" (or null)"
                )
            }
            end(&o, place, asFeature: true)
        case .geometryCollection:
            finishCollection(o, place)
            end(&o, place, asFeature: true)
        default:
            finishGeometry(o, type)
            end(&o, place, asFeature: true)
        }
    }

    /// RFC 7946, section 7.1: members that would change what an object means.
    private mutating func forbidMembers(of o: ScannedObject, _ type: GeoJSONType) {
        let forbidden: [GeoJSONMember] =
            switch type {
            case .featureCollection: FeatureScanner.notInCollection
            case .feature: FeatureScanner.notInFeature
            default: FeatureScanner.notInGeometry
            }
        for member in forbidden where o.has(member) {
            // Features that were read before the type came cannot be told from the object's own geometry.
            let leavesOut = member == .features && (out.features.count > o.firstFeature || !spread.isEmpty)
            report(
                "forbidden-member", at: o.offset(of: member), leavesOut: leavesOut,
                "\(type.withArticle) cannot have a member \"\(member)\" (RFC 7946, section 7.1)")
        }
    }

    private static let notInCollection: [GeoJSONMember] = [.coordinates, .geometries, .geometry, .properties]
    private static let notInFeature: [GeoJSONMember] = [.coordinates, .geometries, .features]
    private static let notInGeometry: [GeoJSONMember] = [.geometry, .properties, .features]

    private mutating func finishCollection(_ o: ScannedObject, _ place: ObjectPlace) {
        if o.has(.coordinates) {
            report("bad-geometry", at: o.offset(of: .coordinates), "a GeometryCollection has no \"coordinates\"")
        }
        if !o.has(.geometries) {
            report("missing-geometries", at: o.offset, "a GeometryCollection must have \"geometries\"")
        } else if o.childCount == 0 {
            report("empty-geometry", at: o.offset(of: .geometries), "the collection holds no geometries")
        } else if o.childCount == 1 {
            report(
                "note-single-geometry", at: o.offset(of: .geometries), leavesOut: false,
                "a collection of one geometry should be that geometry itself (RFC 7946, section 3.1.8)")
        }
        if case .geometry(let depth) = place, depth > 0 {
            report(
                "note-nested-collection", at: o.offset, leavesOut: false,
                "collections in collections should be avoided (RFC 7946, section 3.1.8)")
        }
    }

    private mutating func finishGeometry(_ o: ScannedObject, _ type: GeoJSONType) {
        guard let nesting = o.nesting else {
            report("missing-coordinates", at: o.offset, "\(type.withArticle) must have \"coordinates\"")
            return
        }
        if o.has(.geometries) {
            report("bad-geometry", at: o.offset(of: .geometries), "\(type.withArticle) has no \"geometries\"")
            return
        }
        if nesting == FeatureScanner.badNesting { return }
        if nesting == FeatureScanner.emptyNesting {
            report("empty-geometry", at: o.offset(of: .coordinates), "the geometry has no coordinates")
            return
        }
        guard nesting == type.nesting else {
            report(
                "bad-nesting", at: o.offset(of: .coordinates),
                "wrong nesting: the coordinates of \(type.withArticle) are \(type.coordinatesText)")
            return
        }
        let paths = o.firstPath..<out.paths.count
        switch type {
        case .point, .multiPoint: for i in paths { out.paths[i].role = .point }
        case .lineString, .multiLineString: for i in paths { checkLine(i) }
        case .polygon: checkPolygon(paths)
        default:
            var start = paths.lowerBound
            for end in groupEnds {
                checkPolygon(start..<end)
                start = end
            }
        }
    }

    private mutating func checkLine(_ index: Int) {
        let path = out.paths[index]
        guard path.count >= 2 else {
            report("short-line", at: path.offset, "a line needs at least 2 positions, here is 1")
            return
        }
        let first = out.positions[path.start]
        for i in path.start + 1..<path.start + path.count where out.positions[i] != first { return }
        report("zero-length", at: path.offset, "all positions of the line are the same")
    }

    private mutating func checkPolygon(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        for i in range { out.paths[i].role = i == range.lowerBound ? .outerRing : .hole }
        let problems = out.positions.withUnsafeBufferPointer { positions in
            out.paths.withUnsafeMutableBufferPointer { paths in
                ringProblems(positions, UnsafeMutableBufferPointer(rebasing: paths[range]), first: range.lowerBound)
            }
        }
        for p in problems {
            report(p.code, at: offset(ofPosition: p.position, in: out.paths[p.path]), p.message)
        }
    }

    /// The byte at which a position of a path starts.
    func offset(ofPosition position: Int, in path: ScannedPath) -> Int {
        FeatureScanner.offset(ofPosition: position, in: path, cursor)
    }

    /// The byte at which a position of a path starts, found by reading the path again.
    static func offset(ofPosition position: Int, in path: ScannedPath, _ cursor: JSONCursor) -> Int {
        var walker = cursor
        walker.position = path.offset + 1
        // A lone point is its own path.
        guard walker.nextToken() == UInt8(ascii: "[") else { return path.offset }
        do throws(JSONSyntaxError) {
            for _ in 0..<position {
                try walker.skipValue(depth: 2)
                guard walker.take(UInt8(ascii: ",")) else { return path.offset }
            }
        } catch {
            return path.offset
        }
        _ = walker.nextToken()
        return walker.position
    }

    /// Keeps a feature, or drops what was read of it.
    private mutating func end(_ o: inout ScannedObject, _ place: ObjectPlace, asFeature: Bool) {
        if case .geometry = place { return }
        if case .root = place, !asFeature || o.type == nil {
            rootFailed = failure != nil
            return
        }
        if let failure {
            out.leftOut[failure, default: 0] += 1
            drop(o)
            return
        }
        if o.geometryIsNull {
            report(
                "note-null-geometry", at: o.offset(of: .geometry), leavesOut: false,
                "the feature has no geometry; it is not drawn")
            out.leftOut["note-null-geometry", default: 0] += 1
            drop(o)
            return
        }
        out.features.append(
            ScannedFeature(
                offset: o.offset, paths: o.firstPath..<out.paths.count, id: o.id, keys: o.keys, values: o.values,
                propertiesOffset: o.offset(of: .properties)))
    }

    private mutating func drop(_ o: ScannedObject) {
        out.positions.removeSubrange(o.firstPosition...)
        out.paths.removeSubrange(o.firstPath...)
        // Features of an object that is no collection after all.
        out.features.removeSubrange(min(o.firstFeature, out.features.count)...)
        spread = []
    }
}
