// LocalFrame: longitude and latitude → metres about an origin.

import Foundation
import Geometry

/// A flat frame about an origin: metres east and north of it.
///
/// Equirectangular, with the WGS 84 ellipsoid's own scale at the origin's latitude φ: a degree of latitude is
/// M·π/180 and one of longitude N·cos φ·π/180, with the radii of curvature M = a(1−e²)/(1−e² sin²φ)^(3/2) along the
/// meridian and N = a/√(1−e² sin²φ) across it (NGA.STND.0036, WGS 84; Snyder 1987, "Map Projections", eqs. 4-18 … 4-20).
/// The scale of longitude is true at the origin's latitude: 10 km to its north or south, at 50° of latitude, lengths from
/// east to west err by 2 parts in 1,000.
struct LocalFrame {
    /// Longitude and latitude of the origin, degrees.
    let origin: Point2
    /// Metres a degree of longitude.
    let metresPerLongitude: Double
    /// Metres a degree of latitude.
    let metresPerLatitude: Double

    /// The frame about an origin (longitude, latitude in degrees).
    init(origin: Point2) {
        let a = 6_378_137.0
        let flattening = 1 / 298.257223563
        let e2 = flattening * (2 - flattening)
        let phi = origin.y * .pi / 180
        let w2 = 1 - e2 * sin(phi) * sin(phi)
        let n = a / w2.squareRoot()
        let m = a * (1 - e2) / (w2 * w2.squareRoot())
        self.origin = origin
        metresPerLongitude = n * cos(phi) * .pi / 180
        metresPerLatitude = m * .pi / 180
    }

    /// Metres that are metres already.
    private init() {
        (origin, metresPerLongitude, metresPerLatitude) = (Point2(0, 0), 1, 1)
    }

    /// The frame of a park whose coordinates are metres.
    static let metres = LocalFrame()

    /// The point in metres of a position as the file gives it.
    @inline(__always)
    func point(_ p: Point2) -> Point2 {
        Point2((p.x - origin.x) * metresPerLongitude, (p.y - origin.y) * metresPerLatitude)
    }
}
