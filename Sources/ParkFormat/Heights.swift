// Heights: base, top and level of a feature from OpenStreetMap tags and measured heights.

import Foundation
import ParkModel

/// The metres of a storey where only their number is known: OpenStreetMap's own rule of thumb
/// (wiki.openstreetmap.org, Key:building:levels).
let metresPerLevel = 3.0

/// Which properties of a key list tell of heights: positions in the list, found once for all features that share it.
struct HeightKeys {
    /// Total heights above the ground, in the order in which they count.
    private(set) var heights: [Int] = []
    private var levels: Int?
    private var roofLevels: Int?
    private var minHeight: Int?
    private var minLevel: Int?
    private var base: Int?
    private var level: Int?

    /// The positions in a key list.
    ///
    /// - Parameters:
    ///   - keys: the key list.
    ///   - property: the property that the manifest names as the height; comes first.
    ///   - measured: whether `measuredHeight` counts without being named.
    init(_ keys: PropertyKeys, property: String?, measured: Bool) {
        let place = Dictionary(keys.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
        let candidates = [property, "height", "building:height", measured ? "measuredHeight" : nil]
        heights = candidates.compactMap { $0.flatMap { place[$0] } }
        levels = place["building:levels"]
        roofLevels = place["roof:levels"]
        minHeight = place["min_height"]
        minLevel = place["building:min_level"]
        base = place["base"]
        level = place["level"]
    }

    /// Base and top above the ground in metres, and the level; no top where nobody says how high it is.
    ///
    /// `min_height` is OpenStreetMap's: `height` is then the top above the ground. A numeric `base` without `min_height`
    /// is a floor on which `height` stands: the top is base + height. `junk` tells of a height that cannot be read.
    func read(_ values: [PropertyValue]) -> (base: Double, top: Double?, level: Double?, junk: Int?) {
        var height: Double?
        var junk: Int?
        for i in heights where height == nil {
            height = metres(values[i])
            if height == nil, isText(values[i]) { junk = junk ?? i }
            // Some surveys write a negative number for "unknown".
            if let h = height, h <= 0 { height = nil }
        }
        if height == nil, let count = levels.flatMap({ metres(values[$0]) }), count > 0 {
            height = (count + (roofLevels.flatMap { metres(values[$0]) } ?? 0)) * metresPerLevel
        }
        var bottom =
            minHeight.flatMap { metres(values[$0]) }
            ?? minLevel.flatMap { metres(values[$0]) }.map { $0 * metresPerLevel }
        if bottom == nil, let floor = base.flatMap({ values[$0].number }) {
            bottom = floor
            height = height.map { $0 + floor }
        }
        let low = bottom ?? 0
        return (low, height.map { max($0, low) }, level.flatMap { leadingNumber(values[$0]) }, junk)
    }

    private func isText(_ value: PropertyValue) -> Bool { value.string.map { !$0.isEmpty } ?? false }
}

/// A length in metres: a number, or OpenStreetMap's "12", "12 m", "12.5m", "40'", "13'6\"", "40 ft".
func metres(_ value: PropertyValue) -> Double? {
    switch value {
    case .number(let n): n
    case .string(let s): metres(s)
    default: nil
    }
}

/// A length in metres from a text; nothing where it is none (wiki.openstreetmap.org, Map features/Units).
func metres(_ text: String) -> Double? {
    let foot = 0.3048
    var rest = Substring(text).drop { $0 == " " }
    guard let value = takeNumber(&rest) else { return nil }
    let unit = rest.filter { $0 != " " }
    switch unit {
    case "", "m", "meter", "metre", "meters", "metres": return value
    case "ft", "feet", "'", "′": return value * foot
    case "cm": return value / 100
    case "km": return value * 1000
    case "\"", "″", "in": return value * foot / 12
    default: break
    }
    guard let mark = unit.first, mark == "'" || mark == "′" else { return nil }
    var inches = unit.dropFirst()
    guard let more = takeNumber(&inches), inches == "\"" || inches == "″" || inches == "''" || inches.isEmpty else {
        return nil
    }
    return value * foot + more * foot / 12
}

/// The number that a value is or begins with: "0;1" is 0, "-1" is −1.
func leadingNumber(_ value: PropertyValue) -> Double? {
    switch value {
    case .number(let n): return n
    case .string(let s):
        var rest = Substring(s).drop { $0 == " " }
        return takeNumber(&rest)
    default: return nil
    }
}

/// Takes a decimal number ("-2", "12.5", ".5") from the front of a text.
private func takeNumber(_ rest: inout Substring) -> Double? {
    var end = rest.startIndex
    if end < rest.endIndex, rest[end] == "-" || rest[end] == "+" { end = rest.index(after: end) }
    while end < rest.endIndex, rest[end].isASCII, rest[end].isNumber || rest[end] == "." {
        end = rest.index(after: end)
    }
    guard let value = Double(rest[..<end]), value.isFinite else { return nil }
    rest = rest[end...]
    return value
}
