// VehicleRun: a vehicle on its route, and what it reports.

import Geometry
import ParkModel

/// A vehicle on its route.
struct VehicleRun: Sendable {
    /// The position of its id in the feed.
    let target: Int
    let route: Route
    /// Seconds into the tour at the feed's start.
    let start: Double
    /// What it reports while it drives, and while it stands.
    let moving, standing: [String: PropertyValue]
    private var last: Route.Place?

    init(
        target: Int, route: Route, start: Double, moving: [String: PropertyValue], standing: [String: PropertyValue]
    ) {
        self.target = target
        self.route = route
        self.start = start
        self.moving = moving
        self.standing = standing
    }

    /// Writes what changed until `elapsed` seconds after the feed's start.
    mutating func advance(to elapsed: Double, into update: inout SimulatedUpdate) {
        guard var place = route.place(at: start + elapsed) else { return }
        place.position = Point2(rounded(place.position.x, decimals: 2), rounded(place.position.y, decimals: 2))
        if place.position != last?.position { update.position = place.position }
        if place.heading != last?.heading { update.heading = place.heading }
        if place.isMoving != last?.isMoving {
            let (left, entered) = place.isMoving ? (standing, moving) : (moving, standing)
            if last != nil { for key in left.keys { update.state[key] = .null } }
            update.state.merge(entered) { $1 }
        }
        last = place
    }
}
