// Badges never lie on one another, and who shares one does not hang on status.

import Geometry
import LiveStatus
import ParkModel
import Testing

@testable import Drawing

@Suite struct BadgeGroupingTests {
    static func sketch(seed: Int) -> Sketch {
        var random = SplitMix64(UInt64(seed))
        var sketch = Sketch()
        for i in 0..<120 {
            let x = Double.random(in: 0...200, using: &random)
            let y = Double.random(in: 0...200, using: &random)
            if i % 3 == 0 {
                sketch.box("b\(i)", x, y, 6, 4, 0, Double.random(in: 2...30, using: &random))
            } else {
                sketch.point("p\(i)", x, y)
            }
        }
        sketch.solids()
        sketch.layer(#""type":"symbol","metadata":{"isopark:badges":true}"#)
        return sketch
    }

    @Test(arguments: 0..<6, [0.0, 1, 2.5, 4]) func badgesNeverOverlap(seed: Int, zoom: Double) throws {
        let scene = try Self.sketch(seed: seed).scene()
        let placement = scene.placements.placement(scene, zoom: zoom)
        let boxes = placement.groups.map { Placement.badgeBox($0.anchor) }
        for i in boxes.indices {
            for j in boxes.indices where j > i {
                let (a, b) = (boxes[i], boxes[j])
                #expect(!(a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY))
            }
        }
        // Each feature in one group; at the lowest zoom shared by many, at the highest by few.
        #expect(placement.groups.flatMap(\.members).sorted() == scene.park.features.indices.map { Int32($0) })
        if zoom == 0 { #expect(placement.groups.count < 60) }
        if zoom == 4 { #expect(placement.groups.count > 90) }
    }

    @Test func groupsDoNotHangOnStatus() throws {
        var sketch = Self.sketch(seed: 3)
        let scene = try sketch.scene()
        let anchors = Set(
            scene.placements.placement(scene, zoom: 1).groups.map {
                [Int($0.anchor.x.rounded()), Int(($0.anchor.y - Placement.badgeRise).rounded())]
            })
        for (k, id) in ["p1", "b3", "p44", "p70"].enumerated() {
            try sketch.know(id, ["status": .string(k % 2 == 0 ? "alarm" : "offline")])
            let list = scene.drawList(
                PixelRect(x: 0, y: 0, width: 512, height: 512), on: Lattice(zoom: 1, scale: 1), status: sketch.status)
            var seen = 0
            for case .text(_, let x, let y, _) in list.ops {
                #expect(anchors.contains([Int(x), Int(y)]))
                seen += 1
            }
            #expect(seen > 0)
        }
    }
}
