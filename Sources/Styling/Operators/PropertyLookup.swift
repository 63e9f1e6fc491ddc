// PropertyLookup: one key of many features' properties, found fast.

import ParkModel
import Synchronization

/// Finds one key in properties. Features share key lists, so the key's place in the last list seen is remembered.
final class PropertyLookup: Sendable {
    /// The key.
    let name: String
    /// The list's address (low 48 bits) and the key's place in it (high 16 bits).
    private let last = Atomic<UInt64>(0)

    init(_ name: String) {
        self.name = name
    }

    /// The value; null where there is none.
    @inline(__always)
    func value(_ properties: Properties) -> StyleValue {
        if let place = place(properties) { StyleValue(properties.values[place]) } else { .null }
    }

    /// The look-up as an expression; null where there is none.
    var checked: Checked {
        Checked(type: .value, children: [], reads: Reads(feature: true, properties: [name])) { c in
            self.value(c.properties)
        }
    }

    /// Whether the key is there.
    func isThere(_ properties: Properties) -> Bool { place(properties) != nil }

    @inline(__always)
    private func place(_ properties: Properties) -> Int? {
        let names = properties.keys.names
        let remembered = last.load(ordering: .relaxed)
        let address = UInt64(UInt(bitPattern: Unmanaged.passUnretained(properties.keys).toOpaque()))
        let place = Int(remembered >> 48)
        // Addresses are used again once a list is gone: the name decides.
        if remembered & 0xFFFF_FFFF_FFFF == address, place < names.count, names[place] == name { return place }
        return search(properties, address)
    }

    @inline(never)
    private func search(_ properties: Properties, _ address: UInt64) -> Int? {
        guard properties[name] != nil, let place = properties.keys.names.lastIndex(of: name) else { return nil }
        if address >> 48 == 0, place < 1 << 16 { last.store(address | UInt64(place) << 48, ordering: .relaxed) }
        return place
    }
}
