// Projections: known values from the four corners, and there and back.

import Geometry
import Testing

@Suite struct ProjectionTests {
    private func near(_ p: Point2, _ x: Double, _ y: Double) -> Bool { abs(p.x - x) < 1e-9 && abs(p.y - y) < 1e-9 }

    /// A point √2 m east: to which side it goes, and half of that up or down.
    @Test(arguments: [
        (ViewCorner.southeast, 1.0, 0.5), (.southwest, 1, -0.5), (.northwest, -1, -0.5), (.northeast, -1, 0.5),
    ])
    func east(corner: ViewCorner, x: Double, y: Double) {
        let p = Projection(.isometric, from: corner)
        #expect(near(p.project(2.0.squareRoot(), 0, 0), x, y))
    }

    @Test(arguments: [
        (ViewCorner.southeast, 1.0, -0.5), (.southwest, -1, -0.5), (.northwest, -1, 0.5), (.northeast, 1, 0.5),
    ])
    func north(corner: ViewCorner, x: Double, y: Double) {
        let p = Projection(.isometric, from: corner)
        #expect(near(p.project(0, 2.0.squareRoot(), 0), x, y))
    }

    @Test(arguments: ViewCorner.allCases) func heightGoesUp(corner: ViewCorner) {
        #expect(near(Projection(.isometric, from: corner).project(0, 0, 1), 0, -(3.0.squareRoot() / 2)))
        // True isometric: a metre along any axis is as long on the screen, √(2/3).
        let t = Projection(.trueIsometric, from: corner)
        for p in [t.project(1, 0, 0), t.project(0, 1, 0), t.project(0, 0, 1)] {
            #expect(abs((p.x * p.x + p.y * p.y).squareRoot() - (2.0 / 3).squareRoot()) < 1e-9)
        }
        #expect(near(Projection(.plan, from: corner).project(3, 4, 5), 3, -4))
        #expect(!Projection(.plan, from: corner).hasDepth && t.hasDepth)
    }

    @Test(arguments: ViewCorner.allCases, ProjectionKind.allCases) func groundIsTheWayBack(
        corner: ViewCorner, kind: ProjectionKind
    ) {
        let p = Projection(kind, from: corner).scaled(by: 0.37, movedBy: 12, -5)
        let back = p.ground(at: p.project(31, -17, 0))
        #expect(near(back, 31, -17))
        #expect(p.coefficients.count == 8)
    }
}
