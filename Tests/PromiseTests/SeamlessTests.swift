// Seamless: tiles laid side by side are the picture of the whole, pixel for pixel.

import Drawing
import Geometry
import LiveStatus
import ParkModel
import Testing

@testable import Rendering

@Suite struct SeamlessTests {
    /// A rectangle about a point of the view (shares of its bounds), shifted off the blocks.
    static func rect(_ scene: Scene, _ lattice: Lattice, _ at: (Double, Double), _ width: Int, _ height: Int)
        -> PixelRect
    {
        let m = lattice.magnification
        let x = Int(m * (scene.bounds.minX + scene.bounds.width * at.0))
        let y = Int(m * (scene.bounds.minY + scene.bounds.height * at.1))
        return PixelRect(x: x - width / 2, y: y - height / 2, width: width, height: height)
    }

    /// Compares the mosaic with the snapshot and with the whole drawn in one go; about one of `aims` (park points), or about
    /// the middle of the view where there are none.
    static func hold(
        _ source: SceneSource, zooms: [Double], scales: [Int] = [1, 2], aims: [Point2] = [], name: String, seed: Int
    ) throws {
        let pool = RenderPool(threads: 2, name: "promise")
        defer { pool.shutdown() }
        let renderer = BlockRenderer(sprites: SpriteCache())
        var random = Seeds(seed)
        for (k, zoom) in zooms.enumerated() {
            // Where there are two scales, they take turns.
            let scale = scales[(k + seed) % scales.count]
            let lattice = Lattice(zoom: zoom, scale: scale)
            var rect = rect(
                source.scene, lattice, (random.number(0.3...0.7), random.number(0.3...0.7)),
                random.whole(200..<620), random.whole(200..<560))
            if let aim = aims.randomElement(using: &random) {
                let at = source.scene.projection.project(aim.x, aim.y, 0) * lattice.magnification
                (rect.x, rect.y) = (Int(at.x) - rect.width / 2, Int(at.y) - rect.height / 2)
            }
            let png = try Snapshot.renderPNGBlocking(source: source, rect: rect, lattice: lattice, pool: pool)
            let snapshot = try decodePNG(png)
            let tiles = try mosaic(source, rect, lattice, renderer)
            #expect(snapshot == tiles, "\(name) zoom \(zoom) scale \(scale) \(rect)")
            // In one go Cairo rounds some edges another way at its clips (some 20 levels at thin lines); what is missing
            // in one tile and there in the next shows far more.
            let whole = try renderer.draw(source.drawList(rect, on: lattice))
            let far = whole.differing(from: tiles, by: 48)
            #expect(far == 0, "\(name) zoom \(zoom) scale \(scale) \(rect): \(far) pixels are cut or missing")
            if far > 0 {
                try keep(whole, "whole-\(name)-\(zoom)-\(scale)")
                try keep(tiles, "tiles-\(name)-\(zoom)-\(scale)")
            }
        }
    }

    static let zooms = [0, 1, 2, 3, 4, 5, 6, 0.37, 2.5, 4.81]

    @Test(arguments: ["day", "night"], ["park", "northwest", "plan"])
    func demoPark(style: String, view: String) throws {
        let park = try Materials.demo()
        let chosen = try #require(park.view(named: view))
        let scene = try Scene(
            park: park, view: chosen, style: Materials.style(named: style), measuring: FontMetrics())
        try Self.hold(
            SceneSource(scene: scene, status: .random(park, seed: 3, share: 0.3)), zooms: Self.zooms,
            name: "demo-\(style)-\(view)", seed: view.count)
    }

    @Test(arguments: 0..<3) func randomScenes(seed: Int) throws {
        var made = RandomPark(seed: seed)
        made.addTown(5, stacked: 0.5, extra: #","building":"warehouse","name":"仓库 W""#)
        made.addTangle(12)
        for _ in 0..<8 { made.addPatch(#""landuse":"grass""#) }
        for _ in 0..<8 { made.addLine(#""highway":"service","name":"Ring road""#) }
        for _ in 0..<4 { made.addLine(#""barrier":"fence""#) }
        for _ in 0..<30 { made.addPoint(#""natural":"tree""#) }
        let park = try Materials.park(made.features)
        let corners = ViewCorner.allCases
        let scene = try Scene(
            park: park, view: View(name: "v", corner: corners[seed % corners.count]),
            style: Materials.style(named: seed % 2 == 0 ? "day" : "night"), measuring: FontMetrics())
        try Self.hold(
            SceneSource(scene: scene, status: .random(park, seed: seed, share: 0.5)), zooms: [0, 2, 3, 1.37, 4.81, 6],
            name: "random-\(seed)", seed: seed)
    }

    /// What reaches far beyond its tile is clipped before it is drawn; its dashes must not tell where.
    @Test(arguments: 0..<3) func deepZooms(seed: Int) throws {
        var made = RandomPark(seed: seed, side: 200)
        for _ in 0..<4 { made.addLine(#""kind":"line""#) }
        for _ in 0..<2 { made.addPatch(#""kind":"patch""#) }
        made.addTangle(3)
        let style = try Materials.style(
            """
            {"version": 8, "sources": {}, "layers": [
              {"id": "bg", "type": "background", "paint": {"background-color": "#FFFFFF"}},
              {"id": "patch", "type": "fill", "paint": {"fill-color": "#DDEEDD", "fill-outline-color": "#000000"}},
              {"id": "rims", "type": "line", "paint": {"line-color": "#0000C0", "line-width": 3, "line-dasharray": [4, 3]}},
              {"id": "beside", "type": "line", "paint": {"line-color": "#C00000", "line-width": 2, "line-offset": 6,
                "line-dasharray": [2.5, 2]}},
              {"id": "solids", "type": "fill-extrusion", "metadata": {"isopark:edge-width": 2}, "paint": {
                "fill-extrusion-color": ["get", "color"], "fill-extrusion-height": ["get", "isopark:top"],
                "fill-extrusion-base": ["get", "isopark:base"]}}
            ]}
            """)
        let park = try Materials.park(made.features)
        let scene = try Scene(park: park, view: park.views[0], style: style, measuring: FontMetrics())
        // Half-way along the lines' and patches' edges.
        let aims = park.features.flatMap { f -> [Point2] in
            switch f.geometry {
            case .lines(let lines): lines.flatMap { zip($0, $0.dropFirst()).map { ($0 + $1) * 0.5 } }
            case .polygons(let polygons): polygons.map { ($0.outer[0] + $0.outer[1]) * 0.5 }
            case .points: []
            }
        }
        try Self.hold(
            SceneSource(scene: scene), zooms: [5, 6, 6.5, 7, 7.6, 8, 9, 9.4, 10, 11], scales: [1], aims: aims,
            name: "deep-\(seed)", seed: seed)
    }

    @Test(arguments: ["baltimore-port/baltimore-port.geojson", "keihin-bayside/keihin-bayside.geojson"])
    func realParks(path: String) throws {
        guard let park = Materials.real(path) else { return }
        let scene = try Scene(
            park: park, view: park.views[0], style: Materials.style(named: "day"), measuring: FontMetrics())
        try Self.hold(SceneSource(scene: scene), zooms: [0, 3, 5.3, 6], name: String(path.prefix(6)), seed: 4)
    }

    /// A label that reaches into the next tile is there, too, at the same place of the world.
    @Test(arguments: ["day", "night"]) func labelsAreNotCut(style: String) throws {
        let park = try Materials.demo()
        let scene = try Scene(
            park: park, view: park.views[0], style: Materials.style(named: style), measuring: FontMetrics())
        let source = SceneSource(scene: scene, status: .random(park, seed: 8, share: 0.4))
        let renderer = BlockRenderer(sprites: SpriteCache())
        struct Label: Hashable {
            var item: TextItem
            var x, y: Int
        }
        var crossing = 0
        for (zoom, scale) in [(1.0, 1), (2, 1), (3, 1), (3.5, 2), (4, 1), (5, 1)] {
            let lattice = Lattice(zoom: zoom, scale: scale)
            let all = Self.rect(scene, lattice, (0.5, 0.5), 256 * scale * 6, 256 * scale * 6)
            var labels: [BlockAddress: Set<Label>] = [:]
            for block in lattice.blocks(covering: all) {
                let list = source.drawList(block)
                for case .text(let t, let x, let y, _) in list.ops {
                    labels[block, default: []].insert(
                        Label(item: list.texts[Int(t)], x: block.pixels.x + Int(x), y: block.pixels.y + Int(y)))
                }
            }
            for (block, found) in labels {
                for label in found {
                    let sprite = try renderer.sprite(label.item, scale: scale)
                    for next in lattice.blocks(
                        covering: PixelRect(
                            x: label.x - sprite.width / 2, y: label.y - sprite.height / 2, width: sprite.width,
                            height: sprite.height)) where next != block && all.holds(next.pixels)
                    {
                        crossing += 1
                        #expect(labels[next]?.contains(label) == true, "\(label) of \(block) lacks in \(next)")
                    }
                }
            }
        }
        #expect(crossing > 30)
    }
}

extension PixelRect {
    /// Whether it holds all of another.
    func holds(_ o: PixelRect) -> Bool {
        x <= o.x && y <= o.y && o.x + o.width <= x + width && o.y + o.height <= y + height
    }
}
