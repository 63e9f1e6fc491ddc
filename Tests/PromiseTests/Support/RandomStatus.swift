// RandomStatus: what might be known of a park's features, at random.

import Geometry
import HashTreeCollections
import LiveStatus
import ParkModel

extension FeatureStatus {
    /// A status at random: keys that styles read, keys that none reads, quality, sometimes a place.
    static func random(_ park: Park, _ random: inout Seeds, mayMove: Bool = true) -> FeatureStatus {
        var status = FeatureStatus()
        if random.chance(0.8) {
            status.state["status"] = .string(["alarm", "warning", "offline", "ok", "running"][random.whole(0..<5)])
        }
        if random.chance(0.3) { status.state["acknowledged"] = .bool(random.chance(0.5)) }
        if random.chance(0.3) { status.state["temperature"] = .number(random.number(0...90)) }
        if random.chance(0.2) { status.quality = random.chance(0.5) ? .uncertain : .bad }
        if mayMove, random.chance(0.15) {
            let e = park.extent
            status.position = Point2(
                random.number(e.minX + e.width * 0.2...e.maxX - e.width * 0.2),
                random.number(e.minY + e.height * 0.2...e.maxY - e.height * 0.2))
            if random.chance(0.7) { status.heading = random.number(-180...180) }
        }
        return status
    }
}

extension StatusSnapshot {
    /// The snapshot with one feature's status replaced; its revision is the next.
    func with(_ ordinal: Int, _ status: FeatureStatus?) -> StatusSnapshot {
        var next = self
        next.revision += 1
        next.features[Int32(ordinal)] = status
        if status?.position != nil { next.movers.insert(Int32(ordinal)) } else { next.movers.remove(Int32(ordinal)) }
        return next
    }

    /// A snapshot of a share of a park's features.
    static func random(_ park: Park, seed: Int, share: Double) -> StatusSnapshot {
        var random = Seeds(seed &+ 991)
        var snapshot = StatusSnapshot()
        for i in park.features.indices where random.chance(share) {
            snapshot = snapshot.with(i, .random(park, &random))
        }
        return snapshot
    }
}
