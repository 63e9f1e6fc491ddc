// TileTimes: one tile drawn again and again, each time from nothing: draw list, pixels, PNG.

import Drawing
import Geometry
import LiveStatus
import Rendering

/// Times of one tile.
struct TileTimes {
    /// Making the draw list.
    var list = Samples()
    /// Drawing it, with its pixels as bytes.
    var draw = Samples()
    /// Draw list → PNG.
    var picture = Samples()
    /// All: draw list and picture.
    var whole = Samples()
    /// The same with every label set anew.
    var labelsAnew = Samples()
    /// The PNG's size.
    var bytes = 0
    /// The draw list.
    var drawList: DrawList

    /// What is left of the picture's time for the PNG, ms.
    var pngMedian: Double { max(0, picture.median - draw.median) }

    private let scene: Scene
    private let rect: PixelRect
    private let lattice: Lattice
    private let renderer: BlockRenderer

    /// Gets ready to measure a rectangle of a lattice: draws it once, so that its label sprites are there.
    init(_ scene: Scene, _ rect: PixelRect, zoom: Double, _ renderer: BlockRenderer) throws {
        (self.scene, self.rect, self.renderer) = (scene, rect, renderer)
        lattice = Lattice(zoom: zoom, scale: 1)
        drawList = scene.drawList(rect, on: lattice, status: .empty)
        bytes = try renderer.png(drawList).count
    }

    /// Draws it once more.
    mutating func round() throws {
        let start = now()
        let made = list.time { scene.drawList(rect, on: lattice, status: .empty) }
        _ = try picture.time { try renderer.png(made) }
        whole.add(now() - start)
        _ = try draw.time { try renderer.draw(made) }
    }

    /// Draws it some times with no label sprite kept, where it has labels.
    mutating func forgetfulRounds(_ repetitions: Int) throws {
        guard !drawList.texts.isEmpty else { return }
        let forgetful = BlockRenderer(sprites: SpriteCache(capacity: 0))
        _ = try forgetful.png(drawList)
        for _ in 0..<repetitions {
            _ = try labelsAnew.time { try forgetful.png(scene.drawList(rect, on: lattice, status: .empty)) }
        }
    }

    /// How many faces, lines and discs there are.
    var shapes: Int {
        drawList.ops.reduce(0) { n, op in
            switch op {
            case .fill, .gradient, .stroke, .disc: n + 1
            default: n
            }
        }
    }
}
