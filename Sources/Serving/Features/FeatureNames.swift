// Names of features and of their kinds, for people.

import ParkModel

extension Feature {
    /// The keys that say what kind of thing a feature is, the more telling first.
    private static let kindKeys = [
        "man_made", "emergency", "amenity", "highway", "railway", "barrier", "power", "entrance", "indoor",
        "building:part",
        "building", "leisure", "natural", "landuse",
    ]

    /// What kind of thing it is: `kind`, or the value of the first OpenStreetMap key that tells (the key itself for
    /// "yes"); "feature" where nothing does.
    var kind: String {
        if let kind = properties["kind"]?.string { return kind }
        for key in Feature.kindKeys {
            if let value = properties[key]?.string, value != "no" { return value == "yes" ? key : value }
        }
        return "feature"
    }
}

extension Park {
    /// What people call a kind; the kind itself where nobody said.
    func kindName(of kind: String) -> String { kindNames[kind] ?? kind }
}
