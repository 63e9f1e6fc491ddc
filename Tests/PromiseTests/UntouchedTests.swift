// Untouched: a change of status changes the tiles that the scene says it touches, and no others.

import Drawing
import Geometry
import HashTreeCollections
import LiveStatus
import ParkModel
import Rendering
import Testing

/// Follows a scene through changes of status, tile by tile.
struct TileWatch {
    let scene: Scene
    let zooms: [Double]
    private let renderer = BlockRenderer(sprites: SpriteCache())
    private(set) var status = StatusSnapshot.empty
    private var lists: [BlockAddress: DrawList] = [:]
    /// Tiles told as touched, and those of them that are as before.
    private(set) var touched = 0
    private(set) var alike = 0
    /// The tiles told as touched and not looked at since.
    private var told: Set<BlockAddress> = []
    private var changes: [String] = []

    init(_ scene: Scene, zooms: [Double]) {
        (self.scene, self.zooms) = (scene, zooms)
        for z in zooms { for b in TileWatch.tiles(scene, z) { lists[b] = scene.drawList(b, status: status) } }
    }

    /// All tiles of a zoom up to 4; of those beyond, the middle ones.
    static func tiles(_ scene: Scene, _ zoom: Double) -> [BlockAddress] {
        let lattice = Lattice(zoom: zoom, scale: 1)
        let m = lattice.magnification
        let b = scene.bounds
        var rect = PixelRect(
            x: Int(b.minX * m) - 256, y: Int(b.minY * m) - 256, width: Int(b.width * m) + 512,
            height: Int(b.height * m) + 512)
        if zoom > 4 {
            rect = PixelRect(x: Int(b.center.x * m) - 1500, y: Int(b.center.y * m) - 1500, width: 3000, height: 3000)
        }
        return lattice.blocks(covering: rect)
    }

    /// Makes a change; returns what is at fault. Zooms from 4 on, which have many tiles, are looked at once in five changes, for
    /// all of them together.
    mutating func change(_ ordinal: Int, to new: FeatureStatus?) throws -> [String] {
        let old = status[ordinal]
        status = status.with(ordinal, new)
        changes.append("\(scene.park.features[ordinal].id): \(describe(old)) → \(describe(new))")
        for z in zooms {
            let lattice = Lattice(zoom: z, scale: 1)
            for box in scene.touched(by: ordinal, from: old, to: new, zoom: z) {
                let x0 = Int(box.minX.rounded(.down))
                let y0 = Int(box.minY.rounded(.down))
                let rect = PixelRect(
                    x: x0, y: y0, width: Int(box.maxX.rounded(.down)) - x0 + 1,
                    height: Int(box.maxY.rounded(.down)) - y0 + 1)
                told.formUnion(lattice.blocks(covering: rect))
            }
        }
        var faults: [String] = []
        let all = changes.count % 5 == 0
        for z in zooms where z < 4 || all {
            for tile in TileWatch.tiles(scene, z) {
                let isTold = told.remove(tile) != nil
                let fresh = scene.drawList(tile, status: status)
                let before = lists[tile] ?? fresh
                // Other verbs may still be the same pixels.
                let differ = before == fresh ? 0 : try renderer.draw(before).differing(from: renderer.draw(fresh))
                lists[tile] = fresh
                if isTold { touched += 1 }
                if isTold, differ == 0 { alike += 1 }
                if !isTold, differ > 0 {
                    let last = z < 4 ? changes.suffix(1) : changes.suffix(5)
                    faults.append("\(z)/\(tile.x)/\(tile.y): \(differ) px; \(last.joined(separator: "; "))")
                }
            }
        }
        return faults
    }

    private func describe(_ s: FeatureStatus?) -> String {
        guard let s else { return "nothing" }
        return "\(s.state) \(s.quality) at \(s.position.map { "\($0.x),\($0.y)" } ?? "home") \(s.heading ?? 0)"
    }
}

@Suite struct UntouchedTests {
    @Test(arguments: [("day", 0), ("night", 1)]) func untouchedIsUnchanged(style: String, seed: Int) throws {
        let park = try Materials.demo()
        let scene = try Scene(
            park: park, view: park.views[seed * 2 % park.views.count], style: Materials.style(named: style),
            measuring: FontMetrics())
        var watch = TileWatch(scene, zooms: [0, 1, 2, 3, 4, 5, 6])
        var random = Seeds(seed + 70)
        // What matters comes often: buildings and vehicles, and some features again and again.
        let solid = park.features.indices.filter { park.features[$0].top != nil }
        let favourites = (0..<6).map { _ in solid[random.whole(0..<solid.count)] }
        for _ in 0..<40 {
            let i: Int
            switch random.whole(0..<3) {
            case 0: i = random.whole(0..<park.features.count)
            case 1: i = solid[random.whole(0..<solid.count)]
            default: i = favourites[random.whole(0..<favourites.count)]
            }
            let faults = try watch.change(i, to: random.chance(0.2) ? nil : .random(park, &random))
            #expect(faults.isEmpty, "seed \(seed): \(faults.joined(separator: "\n"))")
        }
        #expect(watch.touched > 200)
        #expect(watch.alike * 100 <= watch.touched * 40, "\(watch.alike) of \(watch.touched)")
    }

    /// Statuses of random scenes, with shadows, floating solids and movers.
    @Test(arguments: 0..<3) func randomScenes(seed: Int) throws {
        var made = RandomPark(seed: seed + 40)
        made.addTown(4, stacked: 0.6, extra: #","building":"warehouse","name":"仓库 W""#)
        for _ in 0..<4 { made.addPoint(#""natural":"tree""#) }
        for _ in 0..<3 { made.addPatch(#""landuse":"industrial","kind":"zone","name":"Zone""#) }
        let park = try Materials.park(made.features)
        let corners = ViewCorner.allCases
        let scene = try Scene(
            park: park, view: View(name: "v", corner: corners[seed]), style: Materials.style(named: "day"),
            measuring: FontMetrics())
        var watch = TileWatch(scene, zooms: [0, 1, 2, 3])
        var random = Seeds(seed)
        for _ in 0..<25 {
            let i = random.whole(0..<park.features.count)
            let faults = try watch.change(i, to: random.chance(0.2) ? nil : .random(park, &random))
            #expect(faults.isEmpty, "seed \(seed): \(faults.joined(separator: "\n"))")
        }
    }

    /// Keys that no layer reads touch nothing.
    @Test func unreadKeysTouchNothing() throws {
        let park = try Materials.demo()
        let scene = try Scene(
            park: park, view: park.views[0], style: Materials.style(named: "day"), measuring: FontMetrics())
        let old = FeatureStatus(state: ["status": .string("alarm"), "temperature": .number(20)], time: 5)
        var new = old
        new.state["temperature"] = .number(21)
        new.state["anything"] = .object(["a": .null])
        new.time = 9
        new.revision = 4
        for i in park.features.indices {
            for zoom in [0, 3.5, 6] { #expect(scene.touched(by: i, from: old, to: new, zoom: zoom).isEmpty) }
            #expect(scene.touched(by: i, from: nil, to: FeatureStatus(state: ["x": .number(1)]), zoom: 3).isEmpty)
        }
    }

    /// A building that stands alone touches just the tiles that its silhouette crosses.
    @Test(arguments: 0..<8) func aLoneBuildingIsExact(seed: Int) throws {
        var made = RandomPark(seed: seed + 300)
        made.addPrism(at: (30, 30), size: 20...60, base: 0, top: made.random.number(3...40))
        made.addPatch(#""landuse":"grass""#)
        let park = try Materials.park(made.features)
        let style = try Materials.style(
            """
            {"version": 8, "sources": {}, "layers": [
              {"id": "bg", "type": "background", "paint": {"background-color": "#FFFFFF"}},
              {"id": "solids", "type": "fill-extrusion", "filter": ["has", "height"], "paint": {
                "fill-extrusion-color": ["match", ["feature-state", "status"], "alarm", "#FF0000", "#808080"],
                "fill-extrusion-height": ["get", "isopark:top"], "fill-extrusion-base": ["get", "isopark:base"]}}
            ]}
            """)
        let scene = Scene(
            park: park, view: View(name: "v", corner: ViewCorner.allCases[seed % 4]), style: style,
            measuring: FontMetrics())
        var watch = TileWatch(scene, zooms: [0, 1, 2, 3, 4])
        for k in 0..<5 {
            let faults = try watch.change(0, to: k % 2 == 0 ? FeatureStatus(state: ["status": .string("alarm")]) : nil)
            #expect(faults.isEmpty)
        }
        // What is padded for antialiasing may reach a pixel into a tile that shows nothing of it.
        #expect(watch.alike * 20 <= watch.touched, "\(watch.alike) of \(watch.touched)")
        #expect(watch.touched > 20)
    }
}
