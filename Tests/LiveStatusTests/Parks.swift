// Small parks for these tests.

import Geometry
import ParkModel

/// A park of `count` points with the ids f0, f1, …
func rowPark(_ count: Int) -> Park {
    Park(
        name: "row",
        features: (0..<count).map {
            Feature(id: "f\($0)", source: "site", geometry: .points([Point2(Double($0) * 10, 0)]))
        },
        views: [View(name: "park")], fingerprint: 1)
}
