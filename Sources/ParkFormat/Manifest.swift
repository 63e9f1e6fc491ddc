// Manifest: what a park.json says, once it has been checked.

import Geometry
import ParkModel

/// A source of features.
struct ManifestSource {
    /// Its name.
    var name: String
    /// The path of its file, as the manifest gives it.
    var data: String
    /// The byte of that path in the manifest.
    var dataOffset: Int
    /// The property that holds heights.
    var height: String?
    /// The kind of all its features that name none themselves.
    var kind: String?
}

/// What a park.json says.
struct Manifest {
    /// The park's name.
    var name: String?
    /// The origin, longitude and latitude in degrees.
    var origin: Point2?
    /// Whether coordinates are metres.
    var isLocal = false
    /// The sources, in the file's order.
    var sources: [ManifestSource] = []
    /// The views, in the file's order.
    var views: [View] = []
    /// Names of kinds for people.
    var kinds: [String: String] = [:]
    /// Whom to credit.
    var attribution: String?
    /// The folder of styles, and the byte of its path.
    var styles: (path: String, offset: Int)?
    /// The file of the simulated feed, and the byte of its path.
    var simulation: (path: String, offset: Int)?
}

/// The keys that a park.json may have; assets/park.schema.json says the same in JSON Schema.
enum ManifestKeys {
    /// The version of the format that this reader reads.
    static let version = 1.0
    /// Keys of the park.
    static let park = [
        "$schema", "isopark", "name", "origin", "crs", "sources", "styles", "views", "kinds", "attribution",
        "simulation",
    ]
    /// Keys of a source.
    static let source = ["type", "data", "height", "kind"]
    /// Keys of a view.
    static let view = ["projection", "from", "style", "title", "extent"]
}
