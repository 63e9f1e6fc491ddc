// ParkAssembly: sources and manifest → park.

import Foundation
import Geometry
import LocatedJSON
import ParkModel

/// Puts a park together from its sources.
struct ParkAssembly {
    /// What the manifest says; nothing for a single file.
    var manifest: Manifest?
    /// The sources that could be read.
    var sources: [OpenSource]
    /// The name to use where no one gives one.
    var fallbackName: String
    /// The digest of the manifest.
    var manifestDigest: UInt64 = 0

    /// What came of it.
    struct Result {
        var park: Park?
        var diagnostics: [Diagnostic] = []
        var leftOut: [String: Int] = [:]
    }

    /// The park with its diagnostics in the order of the sources. No park where a source failed as a whole, or where
    /// faults leave no feature at all.
    mutating func assemble() -> Result {
        var result = Result()
        let isMetres = decideMetres()
        let origin = isMetres ? nil : manifest?.origin ?? centre()
        let frame = origin.map(LocalFrame.init) ?? .metres
        var features: [Feature] = []
        var credits: [String] = []
        var digest = Fingerprint()
        digest.add(manifestDigest)
        let total = sources.reduce(0) { $0 + $1.scanned.chunks.reduce(0) { $0 + $1.features.count } }
        features.reserveCapacity(total)
        var ids = UniqueIds(capacity: total)
        var failed = false
        for source in sources {
            let options = BuildOptions(
                source: source.name, frame: frame, isLonLat: !isMetres, height: source.height,
                measuredHeight: manifest == nil, kind: source.kind)
            let built = source.build(options)
            var faults = source.faults + source.scanned.chunks.flatMap(\.faults) + built.flatMap(\.faults)
            for counts in source.scanned.chunks.map(\.leftOut) + built.map(\.leftOut) {
                result.leftOut.merge(counts, uniquingKeysWith: +)
            }
            if let credit = source.scanned.attribution ?? (built.contains(where: \.isOSM) ? openStreetMapCredit : nil),
                !credits.contains(credit)
            {
                credits.append(credit)
            }
            faults += take(built, into: &features, &ids)
            failed = failed || source.scanned.failed
            digest.add(source.digest)
            result.diagnostics += faults.diagnostics(file: source.file, bytes: source.bytes)
        }
        if failed || features.isEmpty && result.diagnostics.contains(where: \.isFault) { return result }
        let views = manifest?.views ?? []
        result.park = Park(
            name: manifest?.name ?? (manifest == nil ? sources.first?.scanned.name : nil) ?? fallbackName,
            origin: origin,
            features: features, views: views.isEmpty ? [View(name: "park")] : views, kindNames: manifest?.kinds ?? [:],
            attribution: manifest?.attribution ?? (credits.isEmpty ? nil : credits.joined(separator: "; ")),
            fingerprint: digest.value)
        return result
    }

    /// Whether coordinates are metres: the manifest says so, or a lone file is clearly no longitude and latitude.
    private mutating func decideMetres() -> Bool {
        if let manifest {
            if manifest.isLocal { return true }
            for i in sources.indices where sources[i].isMostlyOutsideLonLat {
                sources[i].scanned.failed = true
                sources[i].faults.append(
                    Fault(
                        offset: 0, code: "coordinate-range",
                        message:
                            "most positions are no longitude and latitude; for metres, park.json says \"crs\": \"local\""
                    ))
            }
            return false
        }
        guard let first = sources.first, first.isMostlyOutsideLonLat else { return false }
        sources[0].faults.append(
            Fault(
                offset: 0, code: "note-local-metres",
                message:
                    "most positions are no longitude and latitude in degrees; all are read as metres, x east, y north"
            ))
        return true
    }

    /// The middle of all longitudes and latitudes.
    private func centre() -> Point2 {
        let box = sources.reduce(Box2.empty) { $0.union($1.lonLatBox) }
        return box.isEmpty ? Point2(0, 0) : box.center
    }

    /// Takes over built features, making ids unique; tells of ids that come twice.
    private func take(_ built: [BuiltChunk], into features: inout [Feature], _ ids: inout UniqueIds) -> [Fault] {
        var firstRepeat: (offset: Int, id: String)?
        let before = ids.repeated
        for chunk in built {
            for (feature, offset) in zip(chunk.features, chunk.offsets) {
                var feature = feature
                let id = ids.unique(feature.id)
                if firstRepeat == nil, ids.repeated > before { firstRepeat = (offset, feature.id) }
                feature.id = id
                features.append(feature)
            }
        }
        guard let firstRepeat else { return [] }
        let count = ids.repeated - before
        let others = count > 1 ? ", and so do \(count - 1) more features'" : ""
        return [
            Fault(
                offset: firstRepeat.offset, code: "note-repeated-id",
                message:
                    "the id \"\(firstRepeat.id)\" comes again here\(others); repeats are called \"…#2\", \"…#3\" in order"
            )
        ]
    }
}

/// What OpenStreetMap asks to be credited as (openstreetmap.org/copyright).
let openStreetMapCredit = "© OpenStreetMap contributors"
