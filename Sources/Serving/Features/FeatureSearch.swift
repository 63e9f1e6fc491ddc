// FeatureSearch: finds features by a piece of their name or id.

import Foundation
import ParkModel

/// Finds features by a piece of their id or name, without regard to case, width or accents.
struct FeatureSearch: Sendable {
    /// Folded ids and names, one behind the other, each ended by a zero byte.
    private let text: [UInt8]
    /// Where each entry begins in `text`; two entries a feature, its id and then its name.
    private let starts: [Int32]

    /// Prepares the search through a park's features.
    init(_ park: Park) {
        var text: [UInt8] = []
        var starts: [Int32] = []
        starts.reserveCapacity(park.features.count * 2 + 1)
        for feature in park.features {
            for entry in [feature.id, feature.name ?? ""] {
                starts.append(Int32(clamping: text.count))
                text.append(contentsOf: FeatureSearch.folded(entry).utf8)
                text.append(0)
            }
        }
        starts.append(Int32(clamping: text.count))
        self.text = text
        self.starts = starts
    }

    static func folded(_ s: String) -> String {
        // ASCII, the usual id, is folded without the locale's machinery.
        if s.utf8.allSatisfy({ $0 < 128 }) { return s.lowercased() }
        return s.folding(options: [.caseInsensitive, .widthInsensitive, .diacriticInsensitive], locale: nil)
            .lowercased()
    }

    /// The ordinals of the features whose id or name holds a text, best first: the same, then beginning with it, then
    /// holding it; names before ids, short before long.
    ///
    /// - Complexity: O(bytes of all names).
    func find(_ query: String, limit: Int) -> [Int] {
        let needle = Array(FeatureSearch.folded(query).utf8)
        guard !needle.isEmpty, limit > 0, !needle.contains(0) else { return [] }
        var best: [Int: Int] = [:]
        var entry = 0
        var from = 0
        while let at = position(of: needle, from: from) {
            while Int(starts[entry + 1]) <= at { entry += 1 }
            let start = Int(starts[entry])
            let length = Int(starts[entry + 1]) - 1 - start
            let isName = entry & 1 == 1
            let match = at == start ? (length == needle.count ? 0 : 1) : 2
            let rank = (match * 2 + (isName ? 0 : 1)) * 1_000_000 + min(length, 999_999)
            let ordinal = entry / 2
            best[ordinal] = min(best[ordinal] ?? .max, rank)
            from = Int(starts[entry + 1])
        }
        return best.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(limit).map(\.key)
    }

    /// Where a text next occurs: its first byte is looked for at the speed of `memchr`, the rest is compared.
    private func position(of needle: [UInt8], from: Int) -> Int? {
        text.withUnsafeBytes { hay in
            needle.withUnsafeBytes { n in
                guard let base = hay.baseAddress, let pattern = n.baseAddress, hay.count >= n.count else { return nil }
                var at = from
                let last = hay.count - n.count
                while at <= last, let found = memchr(base + at, Int32(n[0]), last - at + 1) {
                    let place = UnsafeRawPointer(found) - base
                    if memcmp(base + place, pattern, n.count) == 0 { return place }
                    at = place + 1
                }
                return nil
            }
        }
    }
}
