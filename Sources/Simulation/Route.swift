// Route: where a vehicle is at any time of its tour.

import Geometry

/// A point of a route, and how long a vehicle stands there.
struct RouteStop: Sendable, Hashable {
    /// Park metres.
    var point: Point2
    /// Seconds; 0 to drive through.
    var dwell: Double
}

/// A route as a timetable: at each point stop for its dwell, between points drive straight at one speed, then begin again.
struct Route: Sendable, Hashable {
    private struct Leg: Hashable {
        /// When the vehicle arrives at `from`, and when it leaves it, seconds into the tour.
        var arrival, departure: Double
        var from, to: Point2
        /// Degrees counter-clockwise from east, 0 ..< 360.
        var heading: Double
    }

    /// Where a vehicle is, and whether it moves.
    struct Place: Hashable {
        var position: Point2
        var heading: Double
        var isMoving: Bool
    }

    private var legs: [Leg] = []
    /// Seconds a tour; 0 where the route has no two different points.
    private(set) var duration = 0.0

    /// A timetable. A route that is not closed is driven to its end and back.
    ///
    /// - Parameters:
    ///   - stops: the points, at least one.
    ///   - speed: metres a second, above 0.
    ///   - isClosed: whether the last point leads on to the first.
    init(_ stops: [RouteStop], speed: Double, isClosed: Bool) {
        var tour = stops
        if !isClosed, stops.count > 2 { tour += stops[1..<(stops.count - 1)].reversed() }
        for (i, stop) in tour.enumerated() {
            let next = tour[(i + 1) % tour.count].point
            let (dx, dy) = (next.x - stop.point.x, next.y - stop.point.y)
            let length = (dx * dx + dy * dy).squareRoot()
            guard length > 0 else { continue }
            let departure = duration + stop.dwell
            legs.append(
                Leg(
                    arrival: duration, departure: departure, from: stop.point, to: next,
                    heading: degrees(east: dx, north: dy)))
            duration = departure + length / speed
        }
    }

    /// Where the vehicle is some seconds after its first start from the first point; nothing where the route has no length.
    func place(at seconds: Double) -> Place? {
        guard duration > 0, seconds.isFinite else { return nil }
        var t = seconds.truncatingRemainder(dividingBy: duration)
        if t < 0 { t += duration }
        // The last leg that has begun.
        var low = 0
        var high = legs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if legs[middle].arrival <= t { low = middle } else { high = middle }
        }
        let leg = legs[low]
        guard t > leg.departure else {
            // It stands as it came: nose first.
            let before = legs[(low + legs.count - 1) % legs.count]
            return Place(
                position: leg.from, heading: leg.departure > leg.arrival ? before.heading : leg.heading, isMoving: false
            )
        }
        let end = low + 1 < legs.count ? legs[low + 1].arrival : duration
        let share = min(1, (t - leg.departure) / (end - leg.departure))
        return Place(position: leg.from + (leg.to - leg.from) * share, heading: leg.heading, isMoving: true)
    }
}
