// PiecePainter: one piece of a solid that was cut → verbs, so that no seam shows between the pieces.

import Geometry

extension SolidPainter {
    /// Paints a piece that each line of sight crosses once.
    ///
    /// Where pieces meet, antialiasing would let through what lies behind them, and drawing beyond the seam would hide what
    /// stands in front of the next piece. So the left and right sides, which are upright on the screen,
    /// go to whole device pixels, where nothing is antialiased; and across other seams a face grows only up and down, where
    /// all pieces that it can reach are in order with it.
    func paintPiece(
        _ s: Solid, _ ring: ArraySlice<Point2>, _ split: Int, _ color: Color, _ roof: Color, _ look: SolidLook,
        _ canvas: inout Canvas
    ) {
        let a = ring.startIndex
        let pixel = 1 / canvas.magnification
        guard let points = onWholePixels(ring, split, canvas.magnification) else { return }
        let walls = (a..<split).filter { points[$0 - a + 1].x > points[$0 - a].x }.map { i in
            (i - a, look.shading.wall(color, facing: facing(ring[i], ring[i + 1])))
        }
        // Below a piece of the same solid, walls go on a little under that one's.
        let rise = s.hasRoof ? s.rise1 : s.rise1 + pixel
        let near = points[...(split - a)]
        if let under = walls.first?.1 {
            let first = canvas.mark
            let top = s.hasRoof ? points[(split - a)...] + points.prefix(1) : ArraySlice(near.reversed())
            canvas.contour(
                near.map { Point2($0.x, $0.y - s.rise0) } + top.map { Point2($0.x, $0.y - rise) }, closed: true)
            canvas.fill(from: first, under)
        }
        for (i, c) in walls {
            let first = canvas.mark
            let (p, q) = (points[i], points[i + 1])
            let rise = s.hasRoof ? s.rise1 : s.rise1 + pixel * upward(p, q)
            canvas.contour(
                [
                    Point2(p.x, p.y - s.rise0), Point2(q.x, q.y - s.rise0), Point2(q.x, q.y - rise),
                    Point2(p.x, p.y - rise),
                ], closed: true)
            canvas.fill(from: first, c)
        }
        if s.hasRoof {
            let first = canvas.mark
            canvas.contour(grownRoof(points, a, split, pixel), rise: s.rise1, closed: true)
            canvas.fill(from: first, roof)
        }
        if look.edgeWidth > 0 {
            let under = look.shading.wall(color, facing: -0.7)
            simpleEdges(s, ring, split, look.shading.edge(under, look.edgeDarken), look, &canvas)
        }
    }

    /// The ring with its left and right sides on whole device pixels; nothing where no pixel is left between them. All sides:
    /// a corner of one solid is where another was cut.
    private func onWholePixels(_ ring: ArraySlice<Point2>, _ split: Int, _ magnification: Double) -> [Point2]? {
        let a = ring.startIndex
        let (left, right) = (ring[a].x, ring[split].x)
        func whole(_ x: Double) -> Double { (x * magnification).rounded() / magnification }
        let (newLeft, newRight) = (whole(left), whole(right))
        guard newLeft < newRight else { return nil }
        let n = ring.count
        return (0..<n).map { k in
            let p = ring[a + k]
            let x = p.x == left ? newLeft : p.x == right ? newRight : min(max(p.x, newLeft), newRight)
            guard x != p.x else { return p }
            // Along the edge that leads away from the side, where that is long enough to tell.
            let ahead = ring[a + (k + 1) % n]
            let behind = ring[a + (k + n - 1) % n]
            let q = abs(ahead.x - p.x) > abs(behind.x - p.x) ? ahead : behind
            guard abs(q.x - p.x) * magnification > 1 else { return Point2(x, p.y) }
            return Point2(x, p.y + (q.y - p.y) / (q.x - p.x) * (x - p.x))
        }
    }

    /// How far up an edge is to be moved to come a pixel away from where it was; no more than eight, as on steep ones few pixels
    /// lie between the piece's sides.
    private func upward(_ p: Point2, _ q: Point2) -> Double {
        let slope = (q.y - p.y) / (q.x - p.x)
        return min((1 + slope * slope).squareRoot(), 8)
    }

    /// The roof, a little beyond seams with other pieces of it: a pixel over its own wall, half a one on the far side.
    private func grownRoof(_ points: [Point2], _ a: Int, _ split: Int, _ pixel: Double) -> [Point2] {
        var roof = points
        let n = points.count
        for k in 0..<n where !store.isOutline[a + k] && points[k].x != points[(k + 1) % n].x {
            let (v, w) = (k, (k + 1) % n)
            let grown = (a + k < split ? pixel : -pixel / 2) * upward(points[v], points[w])
            roof[v].y = points[v].y + grown
            roof[w].y = points[w].y + grown
        }
        return roof
    }
}
