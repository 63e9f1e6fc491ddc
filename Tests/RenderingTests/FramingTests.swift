// Static pictures: where they lie, and what is too large.

import Foundation
import Geometry
import Rendering
import Testing

@Suite struct FramingTests {
    let projection = Projection(.isometric, from: .southeast).scaled(by: 0.5, movedBy: 40, 100)

    func framing(_ w: Int, _ h: Int, _ scale: Int = 1) throws -> Framing {
        Framing(projection: projection, size: try PictureSize(width: w, height: h, scale: scale))
    }

    @Test func aPointLiesInTheMiddle() throws {
        for (w, h, scale) in [(256, 256, 1), (301, 200, 2), (1, 1, 4)] {
            let (lattice, rect) = try framing(w, h, scale).about(Point2(12.3, 45.6), zoom: 5)
            let p = projection.project(12.3, 45.6, 0) * 32
            #expect(lattice == Lattice(zoom: 5, scale: scale))
            #expect(rect.x == (Int(p.x.rounded()) - w / 2) * scale)
            #expect(rect.y == (Int(p.y.rounded()) - h / 2) * scale)
            #expect(rect.width == w * scale && rect.height == h * scale)
        }
    }

    @Test func aPictureCanCoverTilesExactly() throws {
        // The middle of tiles 6…7 × 10…11 at zoom 5 is world pixel (7·256, 11·256).
        let ground = projection.ground(at: Point2(7 * 256 / 32, 11 * 256 / 32))
        let (_, rect) = try framing(512, 512, 2).about(ground, zoom: 5)
        #expect(rect == PixelRect(x: 6 * 512, y: 10 * 512, width: 1024, height: 1024))
    }

    @Test func aBoxIsFittedInTheMiddle() throws {
        let box = Box2(minX: 10, minY: 20, maxX: 60, maxY: 90)
        let (lattice, rect) = try framing(400, 300).fitting(ground: box)
        let k = exp2(lattice.zoom)
        let corners = [(10.0, 20.0), (60, 20), (60, 90), (10, 90)].map { projection.project($0.0, $0.1, 0) * k }
        let shown = Box2(around: corners)
        #expect(abs(shown.center.x - (Double(rect.x) + 200)) <= 1)
        #expect(abs(shown.center.y - (Double(rect.y) + 150)) <= 1)
        #expect(abs(max(shown.width / 400, shown.height / 300) - 1) < 1e-9)
    }

    @Test func refusesWhatIsTooLarge() {
        #expect(throws: FramingError.self) { try framing(0, 100) }
        #expect(throws: FramingError.self) { try framing(16_385, 1) }
        #expect(throws: FramingError.self) { try framing(16_384, 16_384) }
        #expect(throws: FramingError.self) { try framing(8000, 8000, 2) }
        #expect(throws: FramingError.self) { try framing(-1, 100) }
        #expect(throws: Never.self) { try framing(16_384, 8192) }
        #expect(throws: FramingError.self) { try framing(10, 10).about(Point2(0, 0), zoom: 24.5) }
        #expect(throws: FramingError.self) { try framing(10, 10).about(Point2(1e9, 0), zoom: 4) }
        #expect(throws: FramingError.self) {
            try framing(10, 10).fitting(ground: Box2(minX: 5, minY: 0, maxX: 5, maxY: 1))
        }
    }
}
