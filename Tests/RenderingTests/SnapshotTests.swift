// The mosaic of tiles is the snapshot, pixel for pixel, whatever the threads.

import Drawing
import Geometry
import Synchronization
import Testing

@testable import Rendering

@Suite struct SnapshotTests {
    private let park = BoxPark(seed: 4, count: 400, within: 1_200)

    private func mosaic(_ source: BoxPark, _ rect: PixelRect, _ lattice: Lattice) throws -> PixelBlock {
        let renderer = BlockRenderer(sprites: SpriteCache())
        let side = lattice.blockSide
        var picture = [UInt8](repeating: 0, count: rect.width * rect.height * 4)
        for address in lattice.blocks(covering: rect) {
            let tile = try decodePNG(renderer.png(source.drawList(address)))
            for y in 0..<side {
                for x in 0..<side {
                    let px = address.x * side + x - rect.x
                    let py = address.y * side + y - rect.y
                    guard px >= 0, py >= 0, px < rect.width, py < rect.height else { continue }
                    for k in 0..<4 { picture[(py * rect.width + px) * 4 + k] = tile.bytes[(y * side + x) * 4 + k] }
                }
            }
        }
        return PixelBlock(width: rect.width, height: rect.height, format: .rgba, bytes: picture)
    }

    @Test(arguments: [
        PixelRect(x: 0, y: 0, width: 256, height: 256), PixelRect(x: -37, y: -90, width: 700, height: 610),
        PixelRect(x: 255, y: 256, width: 2, height: 1), PixelRect(x: 300, y: 513, width: 91, height: 300),
    ])
    func mosaicIsSnapshot(rect: PixelRect) async throws {
        let pool = RenderPool(threads: 2, name: "test")
        for scale in [1, 2] {
            let lattice = Lattice(zoom: 3, scale: scale)
            let png = try await Snapshot.renderPNG(source: park, rect: rect, lattice: lattice, pool: pool)
            #expect(try decodePNG(png) == mosaic(park, rect, lattice))
        }
        pool.shutdown()
    }

    @Test func threadsDontShow() async throws {
        let rect = PixelRect(x: 10, y: 20, width: 900, height: 700)
        let lattice = Lattice(zoom: 3, scale: 1)
        var pngs: Set<[UInt8]> = []
        for threads in [1, 2, 5] {
            let pool = RenderPool(threads: threads, name: "test")
            pngs.insert(try await Snapshot.renderPNG(source: park, rect: rect, lattice: lattice, pool: pool, dpi: 96))
            pngs.insert(try Snapshot.renderPNGBlocking(source: park, rect: rect, lattice: lattice, pool: pool, dpi: 96))
            pool.shutdown()
        }
        #expect(pngs.count == 1)
    }

    @Test func refreshDrawsOnlyTouchedBands() async throws {
        let asked = Mutex<[BlockAddress]>([])
        struct Counting: BlockSource {
            var park: BoxPark
            var tell: @Sendable (BlockAddress) -> Void
            func drawList(_ block: BlockAddress) -> DrawList {
                tell(block)
                return park.drawList(block)
            }
            func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList { park.drawList(rect, on: lattice) }
        }
        var source = Counting(park: park) { block in asked.withLock { $0.append(block) } }
        let rect = PixelRect(x: 10, y: -20, width: 900, height: 1_000)
        let lattice = Lattice(zoom: 3, scale: 1)
        let pool = RenderPool(threads: 2, name: "test")
        let first = try await Snapshot.picture(source: source, rect: rect, lattice: lattice, pool: pool)
        #expect(asked.withLock { $0.count } == lattice.blocks(covering: rect).count)

        // One box appears in one row of blocks; only that row is asked for.
        source.park.items.append(
            BoxPark.Item(x: 300 * 256, y: 380 * 256, r: 5_000, color: Color(255, 0, 0), label: nil))
        asked.withLock { $0 = [] }
        let second = try await Snapshot.picture(
            source: source, rect: rect, lattice: lattice, pool: pool, kept: first,
            touched: [BlockAddress(lattice: lattice, x: 1, y: 1), BlockAddress(lattice: lattice, x: 1, y: 99)])
        #expect(asked.withLock { Set($0.map(\.y)) } == [1])
        let whole = try await Snapshot.picture(source: source, rect: rect, lattice: lattice, pool: pool)
        #expect(try second.png() == whole.png())
        #expect(try second.png() != first.png())

        // Of another rectangle nothing is used; nothing touched costs nothing.
        asked.withLock { $0 = [] }
        #expect(
            try await Snapshot.picture(source: source, rect: rect, lattice: lattice, pool: pool, kept: whole).png()
                == whole.png())
        #expect(asked.withLock { $0.isEmpty })
        var moved = rect
        moved.x += 1
        let other = try await Snapshot.picture(source: source, rect: moved, lattice: lattice, pool: pool, kept: whole)
        #expect(try decodePNG(other.png()) == mosaic(source.park, moved, lattice))

        // A background that goes makes it begin again, with alpha.
        source.park.background = .clear
        let clear = try await Snapshot.picture(
            source: source, rect: rect, lattice: lattice, pool: pool, kept: whole,
            touched: [BlockAddress(lattice: lattice, x: 1, y: 1)])
        #expect(clear.format == .rgba)
        #expect(try decodePNG(clear.png()) == mosaic(source.park, rect, lattice))
        pool.shutdown()
    }

    @Test func alphaIsKept() async throws {
        let clear = BoxPark(seed: 4, count: 40, within: 600, background: .clear)
        let rect = PixelRect(x: 5, y: 5, width: 500, height: 400)
        let lattice = Lattice(zoom: 2, scale: 1)
        let pool = RenderPool(threads: 2, name: "test")
        let picture = try await decodePNG(Snapshot.renderPNG(source: clear, rect: rect, lattice: lattice, pool: pool))
        #expect(try picture == mosaic(clear, rect, lattice))
        #expect(picture.bytes.contains(0))
        pool.shutdown()
    }

    @Test(arguments: [(0, 5), (5, -5), (70_000, 5), (60_000, 60_000)])
    func absurdSizesThrow(width: Int, height: Int) async throws {
        let pool = RenderPool(threads: 1, name: "test")
        await #expect(throws: RenderingError.size(width: width, height: height)) {
            try await Snapshot.renderPNG(
                source: park, rect: PixelRect(x: 0, y: 0, width: width, height: height),
                lattice: Lattice(zoom: 0, scale: 1),
                pool: pool)
        }
        pool.shutdown()
    }

    @Test func wrongBlockIsAFault() async throws {
        struct Odd: BlockSource {
            func drawList(_ block: BlockAddress) -> DrawList {
                DrawList(width: 5, height: 5, scale: 1, background: Color(0, 0, 0))
            }
            func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
                drawList(BlockAddress(lattice: lattice, x: 0, y: 0))
            }
        }
        let pool = RenderPool(threads: 2, name: "test")
        await #expect(throws: RenderingError.self) {
            try await Snapshot.renderPNG(
                source: Odd(), rect: PixelRect(x: 0, y: 0, width: 600, height: 600),
                lattice: Lattice(zoom: 0, scale: 1), pool: pool)
        }
        pool.shutdown()
    }
}
