// WallCommand: a wall picture's times, in a process of its own so that its memory can be told.

import ArgumentParser
import Drawing
import Foundation
import Geometry
import Rendering

struct WallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wall", abstract: "Times a picture of the whole scene: prints its median time (ms) and its bytes.")

    @Argument(help: "The park.")
    var park: String

    @Option(help: "The style, a file.")
    var style: String

    @Option(help: ArgumentHelp("The size, px.", valueName: "WxH"))
    var size = "7680x4320"

    @Option(help: "Pixels a metre, with the park's origin in the middle; without, the whole scene is fitted in.")
    var pxPerMetre: Double?

    @Option(name: .customLong("repeat"), help: "How often.")
    var repetitions = 3

    @Option(help: "Writes the picture, too.")
    var output: String?

    func run() throws {
        let loaded = try BenchScene(park: park, style: style)
        let sides = size.split(separator: "x").compactMap { Int($0) }
        guard sides.count == 2 else { throw ValidationError("--size takes WxH") }
        let size = try PictureSize(width: sides[0], height: sides[1], scale: 1)
        let framing = Framing(projection: loaded.scene.projection, size: size)
        var (lattice, rect) = framing.fitting(world: loaded.scene.focus, margin: 0, maxZoom: 24)
        if let pxPerMetre {
            lattice.zoom = loaded.zoom(pixelsPerMetre: pxPerMetre)
            let middle = loaded.pixel(0, 0, zoom: lattice.zoom)
            (rect.x, rect.y) = (middle.x - rect.width / 2, middle.y - rect.height / 2)
        }
        let pool = RenderPool(threads: ProcessInfo.processInfo.activeProcessorCount, name: "bench", limit: .max)
        defer { pool.shutdown() }
        var times = Samples()
        var bytes: [UInt8] = []
        for _ in 0..<max(1, repetitions) {
            bytes = try times.time {
                try Snapshot.renderPNGBlocking(
                    source: QuietSource(scene: loaded.scene), rect: rect, lattice: lattice, pool: pool)
            }
        }
        if let output { try Data(bytes).write(to: URL(fileURLWithPath: output)) }
        print(String(format: "%.2f", times.median), bytes.count)
    }
}

struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Loads a park: prints the times of reading it and of making its scene (ms).")

    @Argument(help: "The park.")
    var park: String

    @Option(help: "The style, a file.")
    var style: String

    func run() throws {
        let loaded = try BenchScene(park: park, style: style)
        print(String(format: "%.2f %.2f", loaded.loadTime, loaded.sceneTime))
    }
}
