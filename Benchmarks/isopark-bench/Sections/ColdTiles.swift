// ColdTiles: a tile from nothing, in process, beside plain Cairo.

import Drawing
import Geometry
import LiveStatus
import Rendering

/// The first section: cold tiles.
enum ColdTiles {
    /// The ground resolutions of the web map's zooms 15, 17, 18 and 19 with 256 px tiles, metres a px.
    static let zooms: [(name: String, metresPerPixel: Double)] = [15, 17, 18, 19].map {
        ("z\($0)", 2 * 20_037_508.342789244 / Double(256 << $0))
    }

    static func run(_ parks: [BenchPark], isQuick: Bool) throws {
        let repetitions = isQuick ? 15 : 41
        let title = """
            Cold tile of 256 px, in process, one thread, ms: median (min–max) of \(repetitions) at the scene's middle. \
            Plain: the same verbs in a bare Cairo loop, label pictures ready, ISA-L.
            """
        var table = Table(
            title,
            [
                "park, m/px", "shapes", "texts", "list", "draw", "png", "whole", "plain", "whole/plain", "labels anew",
                "kB",
            ])
        let peersTitle = """
            The peers' faces (each wall and roof, nothing left out) in the bare loop, beside Isopark's tile, ms. Goal: at most 2×.
            """
        var peers = Table(peersTitle, ["tile", "faces", "plain Cairo + ISA-L", "Isopark", "Isopark/plain"])
        for park in parks {
            let loaded = try BenchScene(park: park.path, style: park.style)
            let renderer = BlockRenderer(sprites: SpriteCache())
            let plain = try PlainTile()
            for (name, metres) in zooms {
                let zoom = loaded.zoom(pixelsPerMetre: 1 / metres)
                let rect = loaded.tiles(zoom: zoom, count: 1)[0]
                let first = Samples.once {
                    _ = loaded.scene.drawList(rect, on: Lattice(zoom: zoom, scale: 1), status: .empty)
                }
                var tile = try TileTimes(loaded.scene, rect, zoom: zoom, renderer)
                let verbs = PlainPicture(tile.drawList)
                let own = plain.prepare(verbs)
                let faces = park.isPeers ? PeerFaces.picture(loaded.scene, zoom: zoom, rect: rect, labels: verbs) : nil
                let peer = faces.map { plain.prepare($0) }
                var (base, bare) = (Samples(), Samples())
                // In turn, so that what slows the machine for a while slows all of them.
                for _ in 0..<repetitions {
                    try tile.round()
                    _ = try base.time { try plain.draw(own) }
                    if let peer { _ = try bare.time { try plain.draw(peer) } }
                }
                try tile.forgetfulRounds(max(3, repetitions / 4))
                table.add([
                    "\(park.name) \(figure(metres)) (\(name))", "\(tile.shapes)", "\(tile.drawList.texts.count)",
                    tile.list.text,
                    tile.draw.text, figure(tile.pngMedian), tile.whole.text, base.text,
                    ratio(tile.whole.median, base.median), figure(tile.labelsAnew.median),
                    figure(Double(tile.bytes) / 1000),
                ])
                if first > 5 * tile.list.median + 5 {
                    say("  \(park.name) \(name): labels of the whole zoom placed once in \(figure(first)) ms")
                }
                if let faces {
                    peers.add([
                        name, "\(faces.shapes.count)", bare.text, tile.whole.text,
                        ratio(tile.whole.median, bare.median),
                    ])
                }
            }
        }
        table.show()
        peers.show()
    }
}

extension Samples {
    /// The time that a body takes once, ms.
    static func once(_ body: () throws -> Void) rethrows -> Double {
        let start = now()
        try body()
        return now() - start
    }
}
