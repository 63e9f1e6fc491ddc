// FeatureNearness: the features next to one, by the distance of their middles on the ground.

import Geometry
import LiveStatus
import ParkModel

/// Finds the nearest features.
struct FeatureNearness: Sendable {
    let park: Park

    /// The middle of a feature on the ground, metres: where a mover is now, else the middle of its box.
    func middle(of ordinal: Int, _ status: StatusSnapshot) -> Point2 {
        status[ordinal]?.position ?? park.features[ordinal].geometry.box.center
    }

    /// The features nearest to one, nearest first, without itself: of one kind, or of any where nothing is said.
    ///
    /// - Complexity: O(features · log limit).
    func nearest(to ordinal: Int, kind: String?, limit: Int, _ status: StatusSnapshot) -> [(
        ordinal: Int, metres: Double
    )] {
        let from = middle(of: ordinal, status)
        var found: [(ordinal: Int, metres: Double)] = []
        var worst = Double.infinity
        for i in park.features.indices where i != ordinal {
            let to = middle(of: i, status)
            let d = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot()
            guard d < worst, kind == nil || park.features[i].kind == kind else { continue }
            found.append((i, d))
            if found.count >= limit * 4 {
                found.sort { ($0.metres, $0.ordinal) < ($1.metres, $1.ordinal) }
                found.removeSubrange(limit...)
                worst = found[limit - 1].metres
            }
        }
        found.sort { ($0.metres, $0.ordinal) < ($1.metres, $1.ordinal) }
        return Array(found.prefix(limit))
    }
}
