// Blocks of a lattice cover a rectangle, each pixel once.

import Geometry
import Testing

@Suite struct LatticeTests {
    @Test(
        arguments: [
            PixelRect(x: 0, y: 0, width: 256, height: 256), PixelRect(x: -1, y: -257, width: 2, height: 300),
            PixelRect(x: 255, y: 0, width: 2, height: 1), PixelRect(x: -700, y: 90, width: 1500, height: 600),
        ], [1, 2, 3])
    func blocksCoverTheRectangle(rect: PixelRect, scale: Int) {
        let blocks = Lattice(zoom: 2, scale: scale).blocks(covering: rect)
        #expect(Set(blocks).count == blocks.count)
        // Each block has its share of the rectangle; the shares add up to all of it.
        let shares = blocks.map { b -> Int in
            let p = b.pixels
            let w = min(p.x + p.width, rect.x + rect.width) - max(p.x, rect.x)
            let h = min(p.y + p.height, rect.y + rect.height) - max(p.y, rect.y)
            return max(0, w) * max(0, h)
        }
        #expect(shares.allSatisfy { $0 > 0 })
        #expect(shares.reduce(0, +) == rect.width * rect.height)
        // Row by row.
        #expect(blocks == blocks.sorted { ($0.y, $0.x) < ($1.y, $1.x) })
    }

    @Test func nothingNeedsNothing() {
        #expect(Lattice(zoom: 0, scale: 1).blocks(covering: PixelRect(x: 5, y: 5, width: 0, height: 9)).isEmpty)
    }

    @Test func aTileIsABlock() {
        let block = BlockAddress(TileAddress(z: 3, x: 2, y: 5), scale: 2)
        #expect(block.pixels == PixelRect(x: 1024, y: 2560, width: 512, height: 512))
        #expect(block.lattice.magnification == 16)
    }

    @Test func divisionRoundsDown() {
        #expect([-257, -256, -1, 0, 255, 256].map { floorDiv($0, 256) } == [-2, -1, -1, 0, 0, 1])
    }

    @Test func grid() {
        #expect(TileAddress(z: 0, x: 0, y: 0).isOnGrid)
        #expect(!TileAddress(z: 1, x: 2, y: 0).isOnGrid && !TileAddress(z: 1, x: 0, y: -1).isOnGrid)
        #expect(!TileAddress(z: 25, x: 0, y: 0).isOnGrid && !TileAddress(z: -1, x: 0, y: 0).isOnGrid)
    }
}
