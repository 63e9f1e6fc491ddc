// Serving real scenes: whatever was drawn, cached and refreshed is what a new drawing gives.

import Drawing
import Geometry
import LiveStatus
import NIOCore
import ParkModel
import Rendering
import Styling
import Testing

@testable import Serving

@Suite struct SceneServingTests {
    /// A few blocks, a road and a vehicle.
    static let park: Park = {
        var features: [Feature] = []
        for i in 0..<12 {
            let (x, y) = (Double(i % 4) * 60, Double(i / 4) * 60)
            let ring = [Point2(x, y), Point2(x + 40, y), Point2(x + 40, y + 30), Point2(x, y + 30)]
            features.append(
                Feature(
                    id: "b\(i)", source: "site", geometry: .polygons([Polygon(outer: ring)]), base: 0,
                    top: Double(8 + i),
                    properties: Properties(["building": .string("yes"), "name": .string("\(i)号楼")])))
        }
        features.append(
            Feature(
                id: "truck", source: "site", geometry: .points([Point2(50, 50)]),
                properties: Properties(["kind": .string("truck")])))
        return Park(name: "p", features: features, views: [View(name: "park", style: "test")], fingerprint: 3)
    }()

    static let style = """
        {"version": 8, "name": "test", "sources": {}, "layers": [
          {"id": "ground", "type": "background", "paint": {"background-color": "#dfe5ea"}},
          {"id": "block", "type": "fill-extrusion", "source": "site", "filter": ["==", ["geometry-type"], "Polygon"],
           "paint": {"fill-extrusion-color": ["match", ["feature-state", "status"], "alarm", "#d93636", "#c7ced6"],
                     "fill-extrusion-height": 10}},
          {"id": "truck", "type": "circle", "source": "site", "filter": ["==", ["get", "kind"], "truck"],
           "paint": {"circle-radius": 6, "circle-color": "#2f6fed"}}]}
        """

    static func readStyle() throws -> Style {
        let (style, faults) = Style.read(Array(SceneServingTests.style.utf8), file: "test.json")
        guard let style else { throw ClientFailure(what: "\(faults)") }
        return style
    }

    func server(assets: String? = nil) throws -> IsoparkServer {
        var options = ServingOptions()
        options.assets = assets
        options.port = 0
        options.renderThreads = 2
        return try IsoparkServer(
            park: SceneServingTests.park, styles: { _ in try SceneServingTests.readStyle() }, measuring: FontMetrics(),
            options: options, logger: quietLogger)
    }

    @Test func cachedIsFresh() async throws {
        var random = SeededGenerator(state: 5)
        let service = try server().service
        let stage = try await service.stage(SceneKey(view: "park", style: "test"))
        var addresses = (0..<8).map { i in
            PictureAddress(TileAddress(z: 2, x: i % 4, y: i / 4), scale: 1 + i % 2, format: i == 3 ? .svg : .png)
        }
        addresses.append(
            PictureAddress(
                lattice: Lattice(zoom: 1.3, scale: 1), rect: PixelRect(x: 10, y: 20, width: 400, height: 300),
                format: .png))
        var hits = 0
        for step in 0..<60 {
            if step % 3 == 0 {
                var update = StatusUpdate(id: "b\(Int.random(in: 0..<12, using: &random))")
                update.state = ["status": .string(Bool.random(using: &random) ? "alarm" : "ok")]
                if step % 2 == 0 {
                    let x = Double.random(in: 0...200, using: &random)
                    update = StatusUpdate(id: "truck", position: .set(Point2(x, 50)))
                }
                _ = try service.board.apply([update])
            }
            guard let address = addresses.randomElement(using: &random) else { continue }
            let outcome = try await service.desk.outcome(stage, address, .none)
            guard case .picture(let picture, let origin, _, _) = outcome else {
                Issue.record("no picture")
                continue
            }
            if origin == .hit { hits += 1 }
            let fresh = try await stage.drawn.picture(address, status: service.board.snapshot)
            #expect(Array(picture.body.readableBytesView) == fresh)
        }
        #expect(hits > 5)
    }

    @Test func picturesComeOverTheWire() async throws {
        try await withServer(server()) { client in
            let png = try await client.get("/views/park/0/0/0@2x.png")
            #expect(png.status == 200)
            #expect(png.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let svg = try await client.get("/views/park/0/0/0.svg")
            #expect(svg.text.hasPrefix("<svg"))
            let pdf = try await client.get("/views/park/static/auto/400x300.pdf")
            #expect(pdf.text.hasPrefix("%PDF"))
            let wide = try await client.get("/views/park/static/0,0,200,150/700x500.png")
            #expect(wide.status == 200)
            let place = try await client.get("/features/b5")
            let views = place.json["views"] as? [String: [String: Any]]
            let x = try #require(views?["park"]?["x"] as? Double)
            let y = try #require(views?["park"]?["y"] as? Double)
            let found = try await client.get("/views/park/identify?z=3&x=\(x * 8)&y=\(y * 8)")
            let ids = (found.json["features"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
            #expect(ids?.contains("b5") == true)
        }
    }
}
