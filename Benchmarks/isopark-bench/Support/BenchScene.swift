// BenchScene: a park and its scene, loaded for measuring, with what that cost.

import Drawing
import Foundation
import Geometry
import LiveStatus
import ParkFormat
import ParkModel
import Rendering
import Styling

/// A scene with what its making cost.
struct BenchScene {
    let scene: Scene
    /// Reading the park, ms.
    let loadTime: Double
    /// Making the scene, ms.
    let sceneTime: Double

    /// Reads a park and makes the scene of its first view.
    init(park path: String, style: String) throws {
        let start = now()
        guard let park = ParkReader.load(path: path).park, let view = park.views.first else {
            throw BenchFailure("\(path): there is no park here")
        }
        let loaded = now()
        guard let bytes = FileManager.default.contents(atPath: style),
            let read = Style.read([UInt8](bytes), file: style).style
        else { throw BenchFailure("\(style): not a style") }
        let began = now()
        scene = Scene(park: park, view: view, style: read, measuring: FontMetrics())
        loadTime = loaded - start
        sceneTime = now() - began
    }

    /// World pixels of zoom 0 a metre along the screen's x.
    var pixelsPerMetre: Double {
        let p = scene.projection
        return (p.a * p.a + p.b * p.b).squareRoot()
    }

    /// The zoom at which a metre along the screen's x takes some pixels.
    func zoom(pixelsPerMetre wanted: Double) -> Double { log2(wanted / pixelsPerMetre) }

    /// The 256 px squares of a zoom nearest to the middle of the scene, the nearest first.
    func tiles(zoom: Double, count: Int) -> [PixelRect] {
        let k = exp2(zoom)
        let c = scene.focus.center
        let middle = (x: Int((c.x * k / 256).rounded(.down)), y: Int((c.y * k / 256).rounded(.down)))
        var found: [PixelRect] = []
        var ring = 0
        while found.count < count {
            for dy in -ring...ring {
                for dx in -ring...ring where max(abs(dx), abs(dy)) == ring {
                    found.append(PixelRect(x: (middle.x + dx) * 256, y: (middle.y + dy) * 256, width: 256, height: 256))
                }
            }
            ring += 1
        }
        return Array(found.prefix(count))
    }
}

/// A scene with no status, as snapshots want it.
struct QuietSource: BlockSource {
    let scene: Scene
    func drawList(_ block: BlockAddress) -> DrawList { scene.drawList(block, status: .empty) }
    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
        scene.drawList(rect, on: lattice, status: .empty)
    }
}
