// Cover: what is too small to be drawn shows as the mean of what it stands for.

import Drawing
import Geometry
import LiveStatus
import ParkModel
import Rendering
import Testing

@Suite struct CoverTests {
    /// The mean red, green and blue of a square of a picture.
    static func mean(_ p: PixelBlock, _ x0: Int, _ y0: Int, _ side: Int) -> [Double] {
        var sum = [0.0, 0, 0]
        for y in y0..<y0 + side {
            for x in x0..<x0 + side {
                let c = p.rgb(x, y)
                sum[0] += Double(c.0)
                sum[1] += Double(c.1)
                sum[2] += Double(c.2)
            }
        }
        return sum.map { $0 / Double(side * side) }
    }

    /// Compares each square of a picture with the same drawn 32 times as large, where everything is drawn as itself.
    @Test(arguments: [
        (0, ViewCorner.southeast, ProjectionKind.isometric), (1, .northwest, .trueIsometric), (2, .southwest, .plan),
    ])
    func tinySolidsAreTheMeanOfWhatTheyStandFor(seed: Int, corner: ViewCorner, kind: ProjectionKind) throws {
        // Boxes and kites that do not hide one another, the whole some thousand metres wide.
        var made = RandomPark(seed: seed + 60, side: 3000)
        let cells = 60
        for i in 0..<cells * cells where made.random.chance(i % cells < cells / 2 ? 0.9 : 0.4) {
            let corner = (Double(i % cells) * 50, Double(i / cells) * 50)
            made.addPrism(at: corner, size: 9...16, base: 0, top: made.random.number(2...10))
        }
        let park = try Materials.park(made.features)
        let scene = try Scene(
            park: park, view: View(name: "v", projection: kind, corner: corner),
            style: Materials.style(Materials.ownColors), measuring: FontMetrics())
        let renderer = BlockRenderer(sprites: SpriteCache())
        let small = try renderer.draw(
            scene.drawList(BlockAddress(TileAddress(z: 0, x: 0, y: 0), scale: 1), status: .empty))
        let list = scene.drawList(BlockAddress(TileAddress(z: 0, x: 0, y: 0), scale: 1), status: .empty)
        #expect(list.images.count == 1 && list.ops.count == 1)
        let side = 32
        let zoom = 5
        let factor = 1 << zoom
        var worst = 0.0
        var lit = 0
        for by in 1..<256 / side - 1 {
            for bx in 1..<256 / side - 1 {
                let rect = PixelRect(
                    x: bx * side * factor, y: by * side * factor, width: side * factor, height: side * factor)
                let large = try renderer.draw(
                    scene.drawList(rect, on: Lattice(zoom: Double(zoom), scale: 1), status: .empty))
                let truth = Self.mean(large, 0, 0, side * factor)
                let shown = Self.mean(small, bx * side, by * side, side)
                if truth.max() ?? 0 > 5 { lit += 1 }
                for (a, b) in zip(truth, shown) { worst = max(worst, abs(a - b)) }
            }
        }
        #expect(lit > 10)
        #expect(worst < 1.5)
        if worst >= 1.5 { try keep(small, "cover-\(seed)") }
    }
}
