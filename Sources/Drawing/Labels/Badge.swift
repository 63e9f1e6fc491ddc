// Badge: what one badge tells of its members.

import LiveStatus
import ParkModel

/// What a badge tells: the worst status of its members, and how many have it.
struct Badge: Sendable, Equatable {
    enum Kind: Int, Sendable { case stale, offline, warning, alarm }
    var kind: Kind
    var count: Int
    /// Whether none of those that have it is still to be acknowledged.
    var acknowledged: Bool

    /// The kind of badge that a status calls for.
    static func kind(_ status: FeatureStatus) -> Kind? {
        switch status.state["status"]?.string {
        case "alarm": .alarm
        case "warning": .warning
        case "offline": .offline
        default: status.quality == .good ? nil : .stale
        }
    }

    /// The badge of some features; nothing where all is well.
    static func of(_ members: [Int32], _ status: StatusSnapshot, skipMovers: Bool) -> Badge? {
        var badge: Badge?
        for m in members {
            guard let s = status[Int(m)], let kind = kind(s) else { continue }
            if skipMovers, s.position != nil { continue }
            let acknowledged = s.state["acknowledged"]?.bool == true
            if let b = badge, b.kind.rawValue >= kind.rawValue {
                guard b.kind == kind else { continue }
                badge = Badge(kind: kind, count: b.count + 1, acknowledged: b.acknowledged && acknowledged)
            } else {
                badge = Badge(kind: kind, count: 1, acknowledged: acknowledged)
            }
        }
        return badge
    }
}
