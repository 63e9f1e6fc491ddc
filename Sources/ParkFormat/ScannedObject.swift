// ScannedObject: what has been read so far of one GeoJSON object, whose members may come in any order.

import LocatedJSON
import ParkModel

/// The members of one GeoJSON object, as far as they have come.
struct ScannedObject {
    /// The byte of its brace.
    let offset: Int
    /// Its type.
    var type: GeoJSONType?
    /// Whether a wrong type has been told.
    var typeTold = false
    /// Its id.
    var id: String?
    /// Whether its geometry is null.
    var geometryIsNull = false
    /// The keys of its properties.
    var keys = KeyTrie.root
    /// The values of its properties.
    var values: [PropertyValue] = []
    /// How many positions there were before it.
    var firstPosition = 0
    /// How many paths there were before it.
    var firstPath = 0
    /// How many features there were before it.
    var firstFeature = 0
    /// How deep its coordinates nest; nothing before they come, −1 where they are empty, −2 where they are bad.
    var nesting: Int?
    /// How many geometries it collects; −1 for no such list.
    var childCount = -1

    /// Where the keys of members stand, and which have come.
    private var offsets = SIMD16<Int>(repeating: -1)

    /// An object that starts at a byte.
    init(offset: Int) { self.offset = offset }

    /// Whether a member has come.
    func has(_ member: GeoJSONMember) -> Bool { offsets[member.rawValue] >= 0 }

    /// The byte of a member's key; the object's where it has not come.
    func offset(of member: GeoJSONMember) -> Int {
        let found = offsets[member.rawValue]
        return found >= 0 ? found : offset
    }

    /// Notes where a member's key stands.
    mutating func setOffset(of member: GeoJSONMember, _ keyOffset: Int) { offsets[member.rawValue] = keyOffset }
}
