// The local frame against published lengths of a degree.

import Foundation
import Geometry
import Testing

@testable import ParkFormat

@Suite struct LocalFrameTests {
    /// Lengths of a degree on the WGS 84 ellipsoid (e.g. Wikipedia, "Geographic coordinate system": 110.574 km and
    /// 111.320 km at the equator; 111.132 and 78.847 at 45°; 111.412 and 55.800 at 60°).
    @Test(arguments: [
        (0.0, 110_574.0, 111_320.0), (45, 111_132, 78_847), (60, 111_412, 55_800), (-60, 111_412, 55_800),
    ])
    func degrees(latitude: Double, north: Double, east: Double) {
        let frame = LocalFrame(origin: Point2(120, latitude))
        #expect(abs(frame.metresPerLatitude - north) < 1)
        #expect(abs(frame.metresPerLongitude - east) < 1)
        #expect(frame.point(Point2(120, latitude)) == Point2(0, 0))
        #expect(abs(frame.point(Point2(120.01, latitude - 0.01)).x - east / 100) < 0.01)
        #expect(frame.point(Point2(120.01, latitude - 0.01)).y < 0)
    }
}
