// FeatureBuilder: scanned features → features of the park: metres, heights, ids.

import Geometry
import LocatedJSON
import ParkModel

/// How the features of one source become features of the park.
struct BuildOptions {
    /// The source's name.
    var source: String
    /// From the file's coordinates to metres.
    var frame: LocalFrame
    /// Whether the file's coordinates are longitude and latitude.
    var isLonLat: Bool
    /// The property that the manifest names as the height.
    var height: String?
    /// Whether `measuredHeight` counts without being named.
    var measuredHeight: Bool
    /// The kind of all features that do not name one themselves.
    var kind: String?
}

/// What became of a chunk.
struct BuiltChunk {
    /// The features; ids are not yet unique.
    var features: [Feature] = []
    /// The byte at which each of them starts.
    var offsets: [Int] = []
    /// Faults and notes found on the way.
    var faults: [Fault] = []
    /// Features left out, by code.
    var leftOut: [String: Int] = [:]
    /// Whether features come from OpenStreetMap.
    var isOSM = false
}

/// What is known of a key list once for all features that share it.
private struct KeyPlan {
    var keys: PropertyKeys
    var names: [String]
    var ids: IdKeys
    var heights: HeightKeys
    var repeats: Bool
    var addsKind: Bool
}

/// Builds the features of one chunk.
struct FeatureBuilder {
    private let chunk: ScannedChunk
    private let bytes: [UInt8]
    private let options: BuildOptions
    private var plans: [KeyPlan?]
    private var out = BuiltChunk()

    private init(_ chunk: ScannedChunk, of bytes: [UInt8], _ options: BuildOptions) {
        self.chunk = chunk
        self.bytes = bytes
        self.options = options
        plans = Array(repeating: nil, count: chunk.keys.count)
    }

    /// All features of a chunk of a file's bytes.
    static func build(_ chunk: ScannedChunk, of bytes: [UInt8], _ options: BuildOptions) -> BuiltChunk {
        var builder = FeatureBuilder(chunk, of: bytes, options)
        builder.out.features.reserveCapacity(chunk.features.count)
        builder.out.offsets.reserveCapacity(chunk.features.count)
        for feature in chunk.features { builder.add(feature) }
        return builder.out
    }

    private mutating func add(_ f: ScannedFeature) {
        if let outside = outOfRange(f) {
            out.faults.append(outside)
            out.leftOut[outside.code, default: 0] += 1
            return
        }
        let plan = plan(for: f.keys)
        if plan.repeats {
            out.faults.append(
                Fault(
                    offset: f.propertiesOffset, code: "duplicate-member",
                    message: "a key comes twice in \"properties\"; the last one counts"))
        }
        let (base, top, level, junk) = plan.heights.read(f.values)
        if let junk {
            out.faults.append(
                Fault(
                    offset: f.propertiesOffset, code: "note-height",
                    message: "\"\(plan.names[junk])\" is not understood as a height: \(f.values[junk].string ?? "")"))
        }
        out.isOSM = out.isOSM || plan.ids.isOSM
        let id =
            f.id ?? plan.ids.read(f.values)
            ?? contentId(paths: chunk.paths[f.paths], in: chunk.positions, keys: plan.names, values: f.values)
        var values = f.values
        if plan.addsKind { values.append(.string(options.kind ?? "")) }
        let properties = Properties(keys: plan.keys, values: values)
        for geometry in geometries(f.paths) {
            out.features.append(
                Feature(
                    id: id, source: options.source, geometry: geometry, base: base, top: top, level: level,
                    properties: properties))
            out.offsets.append(f.offset)
        }
    }

    /// The paths as geometries: one, or for mixed collections one a kind.
    private func geometries(_ range: Range<Int>) -> [FeatureGeometry] {
        var points: [Point2] = []
        var lines: [[Point2]] = []
        var polygons: [Polygon] = []
        for path in chunk.paths[range] {
            switch path.role {
            case .point:
                for p in chunk.positions[path.start..<path.start + path.count] { points.append(options.frame.point(p)) }
            case .line: lines.append(line(path))
            case .outerRing: polygons.append(Polygon(outer: ring(path, clockwise: false)))
            case .hole: polygons[polygons.count - 1].holes.append(ring(path, clockwise: true))
            }
        }
        var found: [FeatureGeometry] = []
        if !polygons.isEmpty { found.append(.polygons(polygons)) }
        if !lines.isEmpty { found.append(.lines(lines)) }
        if !points.isEmpty { found.append(.points(points)) }
        return found
    }

    private func line(_ path: ScannedPath) -> [Point2] { distinct(path.start, path.count) }

    /// A ring, open, running the way it should.
    private func ring(_ path: ScannedPath, clockwise: Bool) -> [Point2] {
        var points = distinct(path.start, path.count - 1)
        // Positions that repeat the first one just before the closing one.
        while points.count > 1, points.last == points.first { points.removeLast() }
        if path.isClockwise != clockwise { points.reverse() }
        return points
    }

    /// Positions in metres, without immediate repeats.
    private func distinct(_ start: Int, _ count: Int) -> [Point2] {
        chunk.positions.withUnsafeBufferPointer { positions in
            [Point2](unsafeUninitializedCapacity: count) { points, used in
                for i in start..<start + count where i == start || positions[i] != positions[i - 1] {
                    points[used] = options.frame.point(positions[i])
                    used += 1
                }
            }
        }
    }

    private mutating func plan(for node: Int32) -> KeyPlan {
        if let plan = plans[Int(node)] { return plan }
        let names = chunk.keys.names(of: node)
        let read = PropertyKeys(names)
        let addsKind = options.kind != nil && !names.contains("kind")
        let plan = KeyPlan(
            keys: addsKind ? PropertyKeys(names + ["kind"]) : read, names: names, ids: IdKeys(read),
            heights: HeightKeys(read, property: options.height, measured: options.measuredHeight),
            repeats: Set(names).count < names.count, addsKind: addsKind)
        plans[Int(node)] = plan
        return plan
    }

    /// The fault of the first position that lies outside the world; nothing where all are in it.
    private func outOfRange(_ f: ScannedFeature) -> Fault? {
        if options.isLonLat, chunk.outsideLonLat == 0 { return nil }
        let (limitX, limitY) = options.isLonLat ? (180.0, 90.0) : (1e9, 1e9)
        for path in chunk.paths[f.paths] {
            for i in path.start..<path.start + path.count {
                let p = chunk.positions[i]
                if abs(p.x) <= limitX, abs(p.y) <= limitY { continue }
                let offset = bytes.withUnsafeBufferPointer { buffer in
                    buffer.baseAddress.map {
                        FeatureScanner.offset(
                            ofPosition: i - path.start, in: path, JSONCursor(base: $0, end: buffer.count))
                    }
                }
                let message =
                    options.isLonLat
                    ? "[\(p.x), \(p.y)] is no longitude (−180 … 180) and latitude (−90 … 90) in degrees"
                    : "[\(p.x), \(p.y)] is too far away for metres"
                return Fault(offset: offset ?? f.offset, code: "coordinate-range", message: message)
            }
        }
        return nil
    }
}
