// Routes: places, speeds, stops.

import Geometry
import Testing

@testable import Simulation

@Suite struct RouteTests {
    private let shuttle = Route(
        [
            RouteStop(point: Point2(0, 0), dwell: 10), RouteStop(point: Point2(100, 0), dwell: 0),
            RouteStop(point: Point2(100, 50), dwell: 20),
        ], speed: 5, isClosed: false)

    @Test("A shuttle stands, drives out, stands, drives back")
    func timetable() throws {
        // 10 s standing, 30 s out, 20 s standing, 30 s back.
        #expect(shuttle.duration == 90)
        let standing = try #require(shuttle.place(at: 9))
        #expect(standing.position == Point2(0, 0))
        #expect(!standing.isMoving)
        let out = try #require(shuttle.place(at: 20))
        #expect(out == Route.Place(position: Point2(50, 0), heading: 0, isMoving: true))
        let turned = try #require(shuttle.place(at: 35))
        #expect(turned == Route.Place(position: Point2(100, 25), heading: 90, isMoving: true))
        let arrived = try #require(shuttle.place(at: 59))
        #expect(arrived == Route.Place(position: Point2(100, 50), heading: 90, isMoving: false))
        let back = try #require(shuttle.place(at: 65))
        #expect(back == Route.Place(position: Point2(100, 25), heading: 270, isMoving: true))
    }

    @Test("Tours repeat, forwards and backwards in time", arguments: [-1000.0, -0.5, 0, 12.25, 1e6])
    func periodic(t: Double) throws {
        let a = try #require(shuttle.place(at: t))
        let b = try #require(shuttle.place(at: t + 90))
        #expect(abs(a.position.x - b.position.x) < 1e-6)
        #expect(abs(a.position.y - b.position.y) < 1e-6)
    }

    @Test("While driving, the speed is the given one")
    func speed() throws {
        let ring = Route(
            [Point2(0, 0), Point2(30, 0), Point2(30, 40), Point2(-5, 12)].map { RouteStop(point: $0, dwell: 0) },
            speed: 2.5, isClosed: true)
        for i in 0..<400 {
            let t = Double(i) * 0.13
            let a = try #require(ring.place(at: t))
            let b = try #require(ring.place(at: t + 0.01))
            guard a.heading == b.heading else { continue }
            let d = b.position - a.position
            #expect(abs((d.x * d.x + d.y * d.y).squareRoot() - 0.025) < 1e-9)
        }
    }

    @Test("A route without length has no place")
    func noLength() {
        #expect(Route([RouteStop(point: Point2(1, 1), dwell: 5)], speed: 1, isClosed: true).place(at: 3) == nil)
        #expect(Route([], speed: 1, isClosed: false).place(at: 3) == nil)
        #expect(shuttle.place(at: .nan) == nil)
    }
}
