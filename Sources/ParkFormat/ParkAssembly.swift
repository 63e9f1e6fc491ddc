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
        features.reserveCapacity(sources.reduce(0) { $0 + $1.scanned.chunks.reduce(0) { $0 + $1.features.count } })
        var starts: [Int] = []
        var offsets: [[Int]] = []
        for k in sources.indices {
            let source = sources[k]
            let built = source.build(
                BuildOptions(
                    source: source.name, frame: frame, isLonLat: !isMetres, height: source.height,
                    measuredHeight: manifest == nil, kind: source.kind))
            sources[k].faults += source.scanned.chunks.flatMap(\.faults) + built.flatMap(\.faults)
            for counts in source.scanned.chunks.map(\.leftOut) + built.map(\.leftOut) {
                result.leftOut.merge(counts, uniquingKeysWith: +)
            }
            let credit = source.scanned.attribution ?? (built.contains(where: \.isOSM) ? openStreetMapCredit : nil)
            if let credit, !credits.contains(credit) { credits.append(credit) }
            sources[k].scanned.chunks = []
            starts.append(features.count)
            offsets.append(built.flatMap(\.offsets))
            for chunk in built { features += chunk.features }
            digest.add(source.digest)
        }
        makeUnique(&features, starts, offsets)
        for source in sources {
            result.diagnostics += source.faults.diagnostics(file: source.file, bytes: source.bytes)
        }
        let failed = sources.contains(where: \.scanned.failed)
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

    /// Makes the ids of all features unique; a note in each source that repeats ids.
    private mutating func makeUnique(_ features: inout [Feature], _ starts: [Int], _ offsets: [[Int]]) {
        guard mayRepeat(features) else { return }
        var ids = UniqueIds(capacity: features.count)
        for (k, start) in starts.enumerated() {
            let end = k + 1 < starts.count ? starts[k + 1] : features.count
            var first: (offset: Int, id: String)?
            var count = 0
            for i in start..<end {
                let id = ids.unique(features[i].id)
                guard id != features[i].id else { continue }
                // Parts of one mixed collection share an id by design.
                if i == start || offsets[k][i - start] != offsets[k][i - start - 1] {
                    first = first ?? (offsets[k][i - start], features[i].id)
                    count += 1
                }
                features[i].id = id
            }
            guard let first else { continue }
            let others = count > 1 ? ", and so do those of \(count - 1) more features" : ""
            sources[k].faults.append(
                Fault(
                    offset: first.offset, code: "note-repeated-id",
                    message:
                        "the id \"\(first.id)\" comes again here\(others); repeats are called \"…#2\", \"…#3\" in order"
                ))
        }
    }
}

/// What OpenStreetMap asks to be credited as (openstreetmap.org/copyright).
let openStreetMapCredit = "© OpenStreetMap contributors"
