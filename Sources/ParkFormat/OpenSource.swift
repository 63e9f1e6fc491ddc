// OpenSource: one source between its file and the park.

import Geometry
import LocatedJSON
import ParkModel

/// A source that has been read but not yet built.
struct OpenSource {
    /// Its name.
    var name: String
    /// Its file, as diagnostics name it.
    var file: String
    /// The file's bytes, unzipped.
    var bytes: [UInt8]
    /// The digest of the file on the disk.
    var digest: UInt64
    /// What was read.
    var scanned: ScannedSource
    /// The property that the manifest names as the height.
    var height: String?
    /// The kind of all features that name none themselves.
    var kind: String?
    /// Faults about the source as a whole.
    var faults: [Fault] = []

    /// Reads a file's content.
    init(name: String, file: String, content: FileBytes, height: String? = nil, kind: String? = nil) {
        self.name = name
        self.file = file
        bytes = content.bytes
        digest = content.digest
        scanned = ScannedSource(bytes: content.bytes, file: file)
        self.height = height
        self.kind = kind
    }

    /// Whether most positions are no longitude and latitude: the collection as a whole is something else.
    var isMostlyOutsideLonLat: Bool {
        let outside = scanned.chunks.reduce(0) { $0 + $1.outsideLonLat }
        return outside * 2 > scanned.chunks.reduce(0) { $0 + $1.positions.count }
    }

    /// The smallest box about all longitudes and latitudes, degrees; positions outside the world don't count.
    var lonLatBox: Box2 {
        scanned.chunks.reduce(Box2.empty) { box, chunk in
            chunk.positions.reduce(into: box) { box, p in
                if abs(p.x) <= 180, abs(p.y) <= 90 { box.extend(to: p) }
            }
        }
    }

    /// The source's chunks as features in metres.
    ///
    /// Not inlined: the optimiser of Swift 6.3 fails on its caller otherwise.
    @inline(never)
    func build(_ options: BuildOptions) -> [BuiltChunk] {
        if scanned.failed { return [] }
        return concurrentMap(scanned.chunks) { chunk in FeatureBuilder.build(chunk, of: bytes, options) }
    }
}
