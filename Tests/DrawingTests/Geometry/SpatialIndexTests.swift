// The spatial index against looking at every box.

import Geometry
import Testing

@Suite struct SpatialIndexTests {
    @Test(arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 1000, 5000]) func findsWhatIntersects(count: Int) {
        var random = SplitMix64(UInt64(count))
        let boxes = (0..<count).map { i -> Box2 in
            if i % 17 == 5 { return .empty }
            let x = Double.random(in: -100...100, using: &random)
            let y = Double.random(in: -100...100, using: &random)
            let long = i % 40 == 0
            return Box2(
                minX: x, minY: y, maxX: x + Double.random(in: 0...(long ? 90 : 4), using: &random),
                maxY: y + Double.random(in: 0...4, using: &random))
        }
        let index = SpatialIndex(boxes)
        for _ in 0..<60 {
            let x = Double.random(in: -120...120, using: &random)
            let y = Double.random(in: -120...120, using: &random)
            let query = Box2(
                minX: x, minY: y, maxX: x + Double.random(in: 0...30, using: &random),
                maxY: y + Double.random(in: 0...30, using: &random))
            #expect(
                index.items(in: query) == boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].intersects(query) })
        }
        #expect(index.bounds == boxes.filter { !$0.isEmpty }.reduce(Box2.empty) { $0.union($1) })
    }

    @Test func nothingIsFoundByAnEmptyQuery() {
        let index = SpatialIndex([Box2(minX: 0, minY: 0, maxX: 1, maxY: 1)])
        #expect(index.items(in: .empty).isEmpty)
    }
}
