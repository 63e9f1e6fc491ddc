// FeatureNearness: the features next to one, by the distance of their middles on the ground.

import Geometry
import HashTreeCollections
import LiveStatus
import ParkModel

/// Finds the nearest features of a park.
struct FeatureNearness: Sendable {
    /// The middle of each feature's box on the ground, metres.
    private let middles: [Point2]
    /// The kind of each feature, as a position among all kinds.
    private let kinds: [Int32]
    private let numbers: [String: Int32]

    /// Prepares the search through a park's features.
    init(_ park: Park) {
        middles = park.features.map { $0.geometry.box.center }
        var numbers: [String: Int32] = [:]
        kinds = park.features.map { feature in
            let kind = feature.kind
            if let number = numbers[kind] { return number }
            numbers[kind] = Int32(clamping: numbers.count)
            return numbers[kind] ?? 0
        }
        self.numbers = numbers
    }

    /// Where a feature is: a mover where it is now, any other at the middle of its box.
    private func place(of ordinal: Int, _ status: StatusSnapshot) -> Point2 {
        status[ordinal]?.position ?? middles[ordinal]
    }

    /// The features nearest to one, nearest first, without itself: of one kind, or of any where nothing is said.
    ///
    /// - Complexity: O(features · log limit).
    func nearest(
        to ordinal: Int, kind: String?, limit: Int, _ status: StatusSnapshot
    ) -> [(ordinal: Int, metres: Double)] {
        var wanted: Int32?
        if let kind {
            guard let number = numbers[kind] else { return [] }
            wanted = number
        }
        let from = place(of: ordinal, status)
        var found: [(ordinal: Int, metres: Double)] = []
        var worst = Double.infinity
        func offer(_ i: Int, _ to: Point2) {
            let d = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot()
            guard d < worst else { return }
            found.append((i, d))
            if found.count >= limit * 4 {
                found.sort { ($0.metres, $0.ordinal) < ($1.metres, $1.ordinal) }
                found.removeSubrange(limit...)
                worst = found[limit - 1].metres
            }
        }
        let movers = status.movers
        let hasMovers = movers.first != nil
        for i in middles.indices where i != ordinal && (wanted == nil || kinds[i] == wanted) {
            if hasMovers, movers.contains(Int32(i)) { continue }
            offer(i, middles[i])
        }
        for mover in movers where Int(mover) != ordinal && (wanted == nil || kinds[Int(mover)] == wanted) {
            offer(Int(mover), place(of: Int(mover), status))
        }
        found.sort { ($0.metres, $0.ordinal) < ($1.metres, $1.ordinal) }
        return Array(found.prefix(limit))
    }
}
