// The collision grid against every pair.

import Geometry
import Testing

@testable import Drawing

@Suite struct CollisionGridTests {
    @Test(arguments: 0..<5) func hitsWhatOverlaps(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        var grid = CollisionGrid()
        var taken: [Box2] = []
        for _ in 0..<400 {
            let x = Double.random(in: -500...500, using: &random)
            let y = Double.random(in: -500...500, using: &random)
            let box = Box2(
                minX: x, minY: y, maxX: x + Double.random(in: 1...150, using: &random),
                maxY: y + Double.random(in: 1...30, using: &random))
            let expected = taken.contains {
                $0.minX < box.maxX && box.minX < $0.maxX && $0.minY < box.maxY && box.minY < $0.maxY
            }
            #expect(grid.hits(box) == expected)
            if !expected {
                grid.add(box)
                taken.append(box)
            }
        }
        #expect(taken.count > 20)
    }

    @Test func touchingIsNoHit() {
        var grid = CollisionGrid()
        grid.add(Box2(minX: 0, minY: 0, maxX: 64, maxY: 64))
        #expect(!grid.hits(Box2(minX: 64, minY: 0, maxX: 90, maxY: 10)))
        #expect(grid.hits(Box2(minX: 63.9, minY: 0, maxX: 90, maxY: 10)))
    }
}
