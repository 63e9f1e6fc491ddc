// ScannedChunk: what a scanner has read of a run of features: flat arrays, coordinates still as the file gives them.

import Geometry
import LocatedJSON
import ParkModel

/// What a run of positions is.
enum PathRole: UInt8 {
    case point, line, outerRing, hole
}

/// A run of positions: a point, a line or a ring.
struct ScannedPath {
    /// What it is.
    var role: PathRole
    /// Whether a ring runs clockwise (y up).
    var isClockwise = false
    /// Whether its first and last position have the same elements behind x and y.
    var sameTail = true
    /// Its first position in the chunk's.
    var start: Int
    /// How many positions, a ring's closing one among them.
    var count: Int
    /// The byte of the bracket that opens it.
    var offset: Int
}

/// A feature as read: ranges into its chunk's arrays.
struct ScannedFeature {
    /// The byte at which it starts.
    var offset: Int
    /// Its paths in the chunk's.
    var paths: Range<Int>
    /// The member `id`, where it has one.
    var id: String?
    /// Its properties' keys: a node of the chunk's trie.
    var keys: Int32
    /// Its properties' values.
    var values: [PropertyValue]
    /// The byte at which its properties start.
    var propertiesOffset: Int
}

/// All that was read from a run of features.
struct ScannedChunk {
    /// Positions, as the file gives them: longitude and latitude in degrees, or metres.
    var positions: ContiguousArray<Point2> = []
    /// Paths.
    var paths: ContiguousArray<ScannedPath> = []
    /// Features that can be drawn.
    var features: ContiguousArray<ScannedFeature> = []
    /// The key lists of their properties.
    var keys = KeyTrie()
    /// Faults and notes.
    var faults: [Fault] = []
    /// Features left out, by the code of their first fault.
    var leftOut: [String: Int] = [:]
    /// How many positions are no longitude and latitude in degrees.
    var outsideLonLat = 0
    /// Where the text stops being JSON, if it does.
    var syntaxError: JSONSyntaxError?

    /// A chunk with room for what so many bytes may hold. Room that is not used is never touched, so it costs nothing.
    init(bytes: Int = 0) {
        positions.reserveCapacity(bytes / 20)
        paths.reserveCapacity(bytes / 160)
        features.reserveCapacity(bytes / 160)
    }
}
