// ServedTiles: tiles over HTTP: distinct cold ones with several clients, and warm ones beside nginx.

import Drawing
import Foundation
import Geometry
import LiveStatus
import ParkModel
import Synchronization

/// The second section: tiles over HTTP.
enum ServedTiles {
    static func run(_ parks: [BenchPark], isopark: String, isQuick: Bool) throws {
        let count = isQuick ? 128 : 512
        var cold = Table(
            "Distinct cold tiles over HTTP: tiles/s with 2, 8 and 16 clients, \(count) tiles each; ms a tile with one client",
            ["park, zoom", "first tile", "1 client p50", "p99", "2 clients", "8 clients", "16 clients", "kB a tile"])
        var warm = Table(
            "Warm tile over HTTP, 32 connections: requests/s beside nginx on the same bytes",
            ["park, zoom", "bytes", "Isopark", "p50", "nginx", "p50", "Isopark/nginx"])
        for park in parks {
            // The scene tells which tiles there are; the server has its own.
            let loaded = try BenchScene(park: park.path, style: park.style)
            let server = try Server(isopark: isopark, park: park.path)
            let view = loaded.scene.view.name
            for (name, metres) in ColdTiles.zooms {
                let zoom = min(22, max(0, loaded.zoom(pixelsPerMetre: 1 / metres).rounded()))
                let paths = tiles(loaded, zoom, 4 * count + 1).map { "/views/\(view)/\(Int(zoom))/\($0.x)/\($0.y).png" }
                guard let middle = paths.first, paths.count > 8 else { continue }
                let label = "\(park.name) \(Int(zoom)) (about \(name))"
                let one = try Connection(port: server.port)
                let first = try Samples.once { try check(one.get(middle), middle) }
                let share = (paths.count - 1) / 4
                var single = Samples()
                var bytes = 0
                for path in paths[1..<1 + share] {
                    let answer = try single.time { try one.get(path) }
                    try check(answer, path)
                    bytes += answer.body.count
                }
                let rates = try [2, 8, 16].enumerated().map { i, clients in
                    try rate(Array(paths[(1 + (i + 1) * share)..<(1 + (i + 2) * share)]), clients, server.port)
                }
                cold.add(
                    [label, figure(first), figure(single.median), figure(single.quantile(0.99))] + rates.map(figure)
                        + [figure(Double(bytes) / 1000 / Double(share))])
                if name == "z18" { try warmRow(label, middle, server, isQuick, &warm) }
            }
            if let memory = server.child.memory {
                say(
                    "  isopark serve \(park.name): \(figure(memory.now)) MB after the cold tiles, \(figure(memory.peak)) MB at most"
                )
            }
            server.child.stop()
        }
        cold.show()
        warm.show()
    }

    /// Tiles of the view's grid about the scene's middle that are not nearly empty.
    static func tiles(_ loaded: BenchScene, _ zoom: Double, _ count: Int) -> [(x: Int, y: Int)] {
        let side = Int(exp2(zoom))
        let lattice = Lattice(zoom: zoom, scale: 1)
        let near = loaded.tiles(zoom: zoom, count: min(4 * count, side * side * 4)).filter {
            (0..<side).contains($0.x / 256) && (0..<side).contains($0.y / 256) && $0.x >= 0 && $0.y >= 0
        }
        var least = 1
        var found: [(x: Int, y: Int)] = []
        for rect in near where found.count < count {
            let verbs = loaded.scene.drawList(rect, on: lattice, status: .empty).ops.count
            if found.isEmpty { least = max(1, verbs / 10) }
            if verbs >= least { found.append((rect.x / 256, rect.y / 256)) }
        }
        return found
    }

    private static func check(_ answer: Response, _ path: String) throws {
        guard answer.status == 200 else { throw BenchFailure("\(path): status \(answer.status)") }
    }

    /// Paths a second with some clients, each path once.
    private static func rate(_ paths: [String], _ clients: Int, _ port: UInt16) throws -> Double {
        let next = Atomic(0)
        let failed = Atomic(0)
        let connections = try (0..<clients).map { _ in try Connection(port: port) }
        let start = now()
        // One thread a client; each connection is one thread's own.
        onThreads(connections) { connection in
            while true {
                let i = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard i < paths.count else { return }
                guard let answer = try? connection.get(paths[i]), answer.status == 200 else {
                    failed.add(1, ordering: .relaxed)
                    continue
                }
            }
        }
        let seconds = (now() - start) / 1000
        let bad = failed.load(ordering: .relaxed)
        if bad > 0 { throw BenchFailure("\(bad) of \(paths.count) cold tiles failed with \(clients) clients") }
        return Double(paths.count) / seconds
    }

    private static func warmRow(
        _ label: String, _ path: String, _ server: Server, _ isQuick: Bool, _ table: inout Table
    ) throws {
        let seconds = isQuick ? 2 : 5
        let bytes = try Connection(port: server.port).get(path).body
        guard let own = try Wrk.measure("http://127.0.0.1:\(server.port)\(path)", seconds: seconds) else {
            return say("skipped warm tiles: there is no wrk")
        }
        guard let nginx = Places.program("nginx") else {
            table.add([label, "\(bytes.count)", figure(own.perSecond), own.p50, "no nginx"])
            return
        }
        let peer = try Server(nginx: nginx, serving: bytes)
        let other = try Wrk.measure("http://127.0.0.1:\(peer.port)/tile.png", seconds: seconds)
        peer.child.stop()
        table.add([
            label, "\(bytes.count)", figure(own.perSecond), own.p50, figure(other?.perSecond ?? .nan),
            other?.p50 ?? "–",
            ratio(own.perSecond, other?.perSecond ?? 0),
        ])
    }
}
