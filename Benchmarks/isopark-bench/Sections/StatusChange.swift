// StatusChange: from a change of one status to the fresh tile, over HTTP.

import Drawing
import Foundation
import Geometry
import ParkModel

/// The fourth section: freshness.
enum StatusChange {
    static func run(_ parks: [BenchPark], isopark: String, isQuick: Bool) throws {
        let count = isQuick ? 60 : 300
        var table = Table(
            "One status change → fresh tile over HTTP, \(count) times, ms: POST /status answered, GET of a tile that shows it",
            ["park, zoom", "both p50", "both p99", "POST p50", "GET p50", "GET p99", "16 changes → 16 tiles p50"])
        for park in parks {
            let loaded = try BenchScene(park: park.path, style: park.style)
            let zoom = min(22, max(0, loaded.zoom(pixelsPerMetre: 1 / ColdTiles.zooms[2].metresPerPixel).rounded()))
            let shown = shownFeatures(loaded, zoom)
            guard !shown.isEmpty else {
                say("skipped status of \(park.name): no feature of its tiles shows status")
                continue
            }
            let server = try Server(isopark: isopark, park: park.path)
            let connection = try Connection(port: server.port)
            var (both, post, get, many) = (Samples(), Samples(), Samples(), Samples())
            var tags: [String: String] = [:]
            // Somebody looks at these tiles already.
            for item in shown { _ = try connection.get(item.path) }
            let states = ["alarm", "ok", "warning", "offline"]
            for i in 0..<count {
                let item = shown[i % shown.count]
                let start = now()
                try change(connection, [item.id], states[i / shown.count % 4], &post)
                let answer = try get.time { try connection.get(item.path) }
                both.add(now() - start)
                let tag = answer.field("etag") ?? ""
                guard answer.status == 200, tag != tags[item.path] else {
                    throw BenchFailure("\(item.path) was stale after a change of \(item.id)")
                }
                tags[item.path] = tag
            }
            let some = Array(shown.prefix(16))
            var ignored = Samples()
            for i in 0..<max(8, count / 16) {
                try many.time {
                    try change(connection, some.map(\.id), states[(i + 1) % 4], &ignored)
                    for item in some { _ = try connection.get(item.path) }
                }
            }
            table.add([
                "\(park.name) \(Int(zoom)) (about z18)", figure(both.median), figure(both.quantile(0.99)),
                figure(post.median),
                figure(get.median), figure(get.quantile(0.99)), figure(many.median) + " (\(some.count))",
            ])
            server.child.stop()
        }
        table.show()
    }

    private static func change(_ connection: Connection, _ ids: [String], _ state: String, _ times: inout Samples)
        throws
    {
        let items = ids.map { "{\"id\":\"\($0)\",\"state\":{\"status\":\"\(state)\"}}" }
        let answer = try times.time { try connection.post("/status", json: "[\(items.joined(separator: ","))]") }
        guard answer.status == 200 else {
            throw BenchFailure(
                "POST /status: \(answer.status) \(String(decoding: answer.body.prefix(300), as: UTF8.self))")
        }
    }

    /// Features with the path of a tile that shows each, one a tile.
    private static func shownFeatures(_ loaded: BenchScene, _ zoom: Double) -> [(id: String, path: String)] {
        let scene = loaded.scene
        let k = exp2(zoom)
        var seen: Set<String> = []
        var found: [(id: String, path: String)] = []
        for (i, feature) in scene.park.features.enumerated() {
            guard (feature.top ?? 0) > feature.base, case .polygons = feature.geometry, !feature.id.contains("\""),
                case let box = scene.box(of: i, status: nil), scene.focus.intersects(box)
            else { continue }
            let c = box.center
            let path = "/views/\(scene.view.name)/\(Int(zoom))/\(Int(c.x * k / 256))/\(Int(c.y * k / 256)).png"
            if seen.insert(path).inserted { found.append((feature.id, path)) }
            if found.count == 64 { break }
        }
        return found
    }
}
