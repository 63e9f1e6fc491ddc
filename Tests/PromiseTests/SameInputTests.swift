// Same input, same output: whatever the order of files, the run or the thread.

import Dispatch
import Drawing
import Geometry
import LiveStatus
import ParkModel
import Rendering
import Synchronization
import Testing

@Suite struct SameInputTests {
    /// A park whose features' order on the page says nothing: no two flat ones overlap.
    static func park(seed: Int, shuffled: Bool) throws -> Park {
        var made = RandomPark(seed: seed)
        made.addTown(6, stacked: 0.4, extra: #","building":"office","name":"办公楼 Office""#)
        made.addTangle(5)
        for _ in 0..<40 { made.addPoint(#""natural":"tree""#) }
        for _ in 0..<25 { made.addPoint(#""man_made":"surveillance","name":"Camera""#) }
        made.addPatch(#""landuse":"grass""#)
        var features = made.features
        if shuffled { features.shuffle(using: &made.random) }
        return try Materials.park(features)
    }

    static func status(_ park: Park) -> StatusSnapshot {
        var snapshot = StatusSnapshot.empty
        for (k, id) in park.features.map(\.id).sorted().enumerated() where k % 3 == 0 {
            guard let i = park.ordinal(of: id) else { continue }
            let kind = ["alarm", "warning", "offline"][k / 3 % 3]
            snapshot = snapshot.with(
                i, FeatureStatus(state: ["status": .string(kind), "acknowledged": .bool(k % 2 == 0)]))
        }
        return snapshot
    }

    @Test(arguments: [("day", 0), ("day", 1), ("night", 2), ("night", 3)])
    func theOrderOfFeaturesIsNotSeen(style: String, seed: Int) throws {
        let renderer = BlockRenderer(sprites: SpriteCache())
        let parks = try [false, true].map { try Self.park(seed: seed, shuffled: $0) }
        #expect(parks[0].features.map(\.id) != parks[1].features.map(\.id))
        let scenes = try parks.map { park in
            try Scene(
                park: park, view: View(name: "v", corner: ViewCorner.allCases[seed]),
                style: Materials.style(named: style), measuring: FontMetrics())
        }
        for zoom in [0, 1.5, 2, 3] {
            let lattice = Lattice(zoom: zoom, scale: 1)
            let side = Int(256 * lattice.magnification)
            let rect = PixelRect(x: side / 2 - 300, y: side / 2 - 300, width: 600, height: 600)
            let pictures = try zip(scenes, parks).map { scene, park in
                try renderer.draw(scene.drawList(rect, on: lattice, status: Self.status(park)))
            }
            let differ = pictures[0].differing(from: pictures[1])
            #expect(differ == 0, "\(style), seed \(seed), zoom \(zoom)")
            if differ > 0 { for k in 0...1 { try keep(pictures[k], "order-\(seed)-\(zoom)-\(k)") } }
        }
    }

    @Test func twoRunsMakeTheSameFile() throws {
        var files: [[UInt8]] = []
        for threads in [1, 3] {
            let park = try Materials.demo()
            let scene = try Scene(
                park: park, view: park.views[0], style: Materials.style(named: "day"), measuring: FontMetrics())
            let pool = RenderPool(threads: threads, name: "same")
            files.append(
                try Snapshot.renderPNGBlocking(
                    source: SceneSource(scene: scene, status: .random(park, seed: 2, share: 0.3)),
                    rect: PixelRect(x: -20, y: 100, width: 900, height: 700), lattice: Lattice(zoom: 2, scale: 1),
                    pool: pool))
            pool.shutdown()
        }
        #expect(files[0] == files[1])
        #expect(try decodePNG(files[0]).width == 900)
    }

    @Test func threadsAtOnceGetTheSameLists() throws {
        let park = try Materials.demo()
        let make = {
            try Scene(park: park, view: park.views[0], style: Materials.style(named: "day"), measuring: FontMetrics())
        }
        let status = StatusSnapshot.random(park, seed: 5, share: 0.4)
        let alone = try make()
        let shared = try make()
        let blocks = [0.0, 1, 2, 2.5, 3].flatMap {
            Lattice(zoom: $0, scale: 1).blocks(covering: PixelRect(x: 0, y: 0, width: 700, height: 700))
        }
        let expected = blocks.map { alone.drawList($0, status: status) }
        let wrong = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            // Each begins elsewhere, so that they ask for the same zooms' placements and movers at once.
            for k in blocks.indices {
                let i = (k * 7 + thread * 5) % blocks.count
                if shared.drawList(blocks[i], status: status) != expected[i] { wrong.withLock { $0 += 1 } }
            }
        }
        #expect(wrong.withLock { $0 } == 0)
        #expect(expected.contains { $0.ops.count > 100 })
    }
}
