// The quadtree of versions, against a plain table.

import Geometry
import Testing

@testable import Serving

/// Numbers that are the same on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

@Suite struct VersionTreeTests {
    @Test(arguments: [0.0, 1, 3, 4.5])
    func agreesWithATable(zoom: Double) {
        var random = SeededGenerator(state: UInt64(zoom * 10) + 1)
        let n = 1 << Int(zoom.rounded(.up))
        var tree = VersionTree(zoom: zoom, floor: 5)
        var table: [[UInt64]] = Array(repeating: Array(repeating: 5, count: 4 * n), count: 4 * n)
        func cell(_ v: Int) -> Int { min(max(v + n, 0), 4 * n - 1) }
        func range() -> TileRange {
            let x = Int.random(in: -2 * n...4 * n, using: &random)
            let y = Int.random(in: -2 * n...4 * n, using: &random)
            return TileRange(
                x0: x, y0: y, x1: x + Int.random(in: 0...2 * n, using: &random),
                y1: y + Int.random(in: 0...2 * n, using: &random))
        }
        for revision in UInt64(6)...120 {
            let r = range()
            tree.touch(r, revision: revision)
            for y in cell(r.y0)...cell(r.y1) { for x in cell(r.x0)...cell(r.x1) { table[y][x] = revision } }
            if revision % 40 == 0 { tree.prune() }
            for _ in 0..<20 {
                let x = Int.random(in: -2 * n...4 * n, using: &random)
                let y = Int.random(in: -2 * n...4 * n, using: &random)
                #expect(tree.version(x: x, y: y) == table[cell(y)][cell(x)])
                let q = range()
                var most: UInt64 = 0
                for y in cell(q.y0)...cell(q.y1) { for x in cell(q.x0)...cell(q.x1) { most = max(most, table[y][x]) } }
                #expect(tree.version(of: q) == most)
            }
        }
        tree.reset(to: 500)
        #expect(tree.version(x: 0, y: 0) == 500)
        #expect(tree.count == 0)
    }

    @Test func costsItsEdgeAndNotItsArea() {
        var tree = VersionTree(zoom: 20, floor: 0)
        tree.touch(TileRange(x0: 1001, y0: 777, x1: 2000, y1: 1776), revision: 1)
        #expect(tree.count < 3 * 4 * 1000)
        #expect(tree.version(x: 1500, y: 1000) == 1)
        #expect(tree.version(x: 1000, y: 1000) == 0)
        #expect(tree.version(of: TileRange(x0: 0, y0: 0, x1: 1000, y1: 1 << 20)) == 0)
        #expect(tree.version(of: TileRange(x0: 0, y0: 0, x1: 1001, y1: 1 << 20)) == 1)
    }

    @Test func pruningKeepsWhatCounts() {
        var tree = VersionTree(zoom: 6, floor: 0)
        for x in 0..<64 { tree.touch(TileRange(x0: x, y0: 3, x1: x, y1: 3), revision: UInt64(x + 1)) }
        tree.touch(TileRange(x0: -64, y0: -64, x1: 191, y1: 191), revision: 100)
        tree.prune()
        #expect(tree.count == 1)
        #expect(tree.version(x: 5, y: 3) == 100)
    }
}

@Suite struct TileRangeTests {
    @Test func aBoxTouchesTheTilesOfItsPixels() {
        let box = Box2(minX: 256, minY: 10, maxX: 512, maxY: 256.5)
        #expect(TileRange(touching: box) == TileRange(x0: 1, y0: 0, x1: 1, y1: 1))
        #expect(
            TileRange(touching: Box2(minX: -1, minY: 0, maxX: 0, maxY: 1)) == TileRange(x0: -1, y0: 0, x1: -1, y1: 0))
        #expect(
            TileRange(touching: Box2(minX: 256, minY: 0, maxX: 256, maxY: 0)) == TileRange(x0: 1, y0: 0, x1: 1, y1: 0))
        #expect(TileRange(touching: .empty) == nil)
        #expect(TileRange(touching: Box2(minX: -1e300, minY: 0, maxX: 1e300, maxY: 1)) != nil)
    }

    @Test func isCutToTheGrid() {
        let r = TileRange(x0: -3, y0: 2, x1: 9, y1: 2)
        #expect(r.onGrid(zoom: 2) == TileRange(x0: 0, y0: 2, x1: 3, y1: 2))
        #expect(r.onGrid(zoom: 1) == nil)
    }

    @Test func gatheringCoversAtLeastTheSame() {
        var random = SeededGenerator(state: 3)
        let ranges = (0..<300).map { _ in
            let x = Int.random(in: 0..<4000, using: &random)
            let y = Int.random(in: 0..<4000, using: &random)
            return TileRange(x0: x, y0: y, x1: x + Int.random(in: 0..<9, using: &random), y1: y)
        }
        let few = gathered(ranges + ranges, limit: 40)
        #expect(few.count <= 40)
        for r in ranges {
            #expect(few.contains { $0.x0 <= r.x0 && $0.y0 <= r.y0 && $0.x1 >= r.x1 && $0.y1 >= r.y1 })
        }
        #expect(gathered(ranges + ranges, limit: 1000).count == Set(ranges).count)
    }
}
