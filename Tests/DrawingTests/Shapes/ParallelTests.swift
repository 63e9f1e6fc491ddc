// Lines moved sideways.

import Geometry
import Testing

@testable import Drawing

@Suite struct ParallelTests {
    @Test func aLineMovesToItsRight() {
        // On the screen y runs down: right of a line to the right is below.
        #expect(Parallel.line([Point2(0, 0), Point2(10, 0)], 3) == [Point2(0, 3), Point2(10, 3)])
        #expect(Parallel.line([Point2(0, 0), Point2(10, 0)], 0) == [Point2(0, 0), Point2(10, 0)])
        #expect(Parallel.line([Point2(0, 0)], 5) == [Point2(0, 0)])
    }

    @Test func cornersAreMitred() {
        let moved = Parallel.line([Point2(0, 0), Point2(10, 0), Point2(10, 10)], 2)
        #expect(moved == [Point2(0, 2), Point2(8, 2), Point2(8, 10)])
    }

    @Test func sharpTurnsKeepWithinFourTimesTheDistance() {
        let moved = Parallel.line([Point2(0, 0), Point2(10, 0), Point2(0, 0.01)], 1)
        let d = moved[1] - Point2(10, 0)
        #expect((d.x * d.x + d.y * d.y).squareRoot() <= 8)
    }

    @Test func lengthAndMiddle() {
        let line = [Point2(0, 0), Point2(3, 4), Point2(3, 14)]
        #expect(Parallel.length(line) == 15)
        #expect(Parallel.middle(line) == Point2(3, 6.5))
        #expect(Parallel.middle([Point2(1, 1), Point2(1, 1)]) == Point2(1, 1))
    }
}
