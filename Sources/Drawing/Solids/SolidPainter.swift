// SolidPainter: one solid → verbs. Its walls, its roof, its edges, without a gap between them.

import Geometry

/// How the solids of one layer look at one zoom and scale; colours come with each solid.
struct SolidLook: Sendable {
    var shading: Shading
    /// The width of edges, device px; 0 for none.
    var edgeWidth = 0.0
    /// How much edges are darkened, 0…1.
    var edgeDarken = 0.35
    /// Lengths of dashes and gaps of edges, device px: for what is stale.
    var edgeDash: [Double] = []
    var gradient = false
    var facade = FacadeLook()
    /// For fences: metres between posts. For balls: the radius, metres.
    var spacing = 0.0
    var lineWidth = 1.0

    /// The least width of a silhouette that has edges, CSS px.
    static let edgesFrom = 7.0
    /// The least width of a silhouette whose roof and walls are dressed, CSS px.
    static let facadeFrom = 14.0
}

/// Paints solids into a canvas.
struct SolidPainter {
    let store: SolidStore
    let frame: EyeFrame

    /// Paints an extrusion in a colour.
    ///
    /// Faces that meet on the screen would let the background shine through where both are antialiased. So first the
    /// whole silhouette is filled with the colour of one wall, then the other faces are laid on it: every seam inside shows
    /// the solid's own colour.
    func paint(_ i: Int, _ color: Color, _ look: SolidLook, into canvas: inout Canvas) {
        let s = store.solids[i]
        switch s.kind {
        case .extrusion:
            // Edges and dressing go before they get muddy.
            var look = look
            let width = store.boxes[i].width * canvas.magnification / canvas.scale
            if width < SolidLook.edgesFrom { look.edgeWidth = 0 }
            if width < SolidLook.facadeFrom { look.facade = FacadeLook() }
            if color.a < 255 {
                canvas.beginGroup(alpha: color.a)
                paintExtrusion(s, Color(color.r, color.g, color.b), look, &canvas)
                canvas.endGroup()
            } else {
                paintExtrusion(s, color, look, &canvas)
            }
        case .fence: paintFence(s, color, look, &canvas)
        case .ball: paintBall(s, color, look, &canvas)
        }
    }

    private func paintExtrusion(_ s: Solid, _ color: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        let roof = look.shading.roof(color)
        guard s.rise1 > s.rise0 else {  // flat, or seen from above
            fillRoof(s, roof, &canvas)
            if s.hasRoof { facade(s, color, look, &canvas) }
            if look.edgeWidth > 0 {
                let first = canvas.mark(dashedBy: look.edgeDash)
                outlineRoof(s, &canvas)
                canvas.stroke(from: first, look.shading.edge(roof, look.edgeDarken), edgeStyle(look))
            }
            return
        }
        if s.split > 0 { paintSimple(s, color, roof, look, &canvas) } else { paintRough(s, color, roof, look, &canvas) }
    }

    private func edgeStyle(_ look: SolidLook) -> StrokeStyle {
        // Bevelled: at less than a pixel nobody sees the difference, and round joins cost Cairo twice the time.
        StrokeStyle(width: look.edgeWidth, cap: .butt, join: .bevel, dash: look.edgeDash)
    }

    // MARK: Footprints that each line of sight crosses once

    private func paintSimple(_ s: Solid, _ color: Color, _ roof: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        let ring = store.ring(s)
        let a = ring.startIndex
        let split = a + Int(s.split)
        // The colour that lies under all: that of the leftmost wall, which then needs no fill of its own.
        var under = color
        var skip = -1
        for i in a..<split where ring[i + 1].x > ring[i].x {
            under = look.shading.wall(color, facing: facing(ring[i], ring[i + 1]))
            skip = i
            break
        }
        if s.isPiece {
            paintPiece(s, ring, split, color, roof, look, &canvas)
            return
        }
        let first = canvas.mark
        silhouette(s, ring, split, &canvas)
        canvas.fill(from: first, under)
        if look.gradient, let top = ring[a...split].min(by: { $0.y < $1.y }),
            let foot = ring[a...split].max(by: { $0.y < $1.y })
        {
            canvas.gradient(
                from: first, top: under, bottom: look.shading.foot(under), y0: top.y - s.rise1, y1: foot.y - s.rise0)
        }
        var i = a
        while i < split {
            // Walls of one colour that follow one another are one path: a cylinder's facets change from one to the next.
            let c = look.shading.wall(color, facing: facing(ring[i], ring[i + 1]))
            if i != skip && c != under && ring[i + 1].x > ring[i].x {
                let wall = canvas.mark
                var j = i
                while j + 1 < split, look.shading.wall(color, facing: facing(ring[j + 1], ring[j + 2])) == c { j += 1 }
                addStrip(ring, i, j + 1, s, &canvas)
                if look.gradient {
                    canvas.gradient(
                        from: wall, top: c, bottom: look.shading.foot(c), y0: min(ring[i].y, ring[j + 1].y) - s.rise1,
                        y1: max(ring[i].y, ring[j + 1].y) - s.rise0)
                } else {
                    canvas.fill(from: wall, c)
                }
                i = j
            }
            i += 1
        }
        if s.hasRoof && roof != under { fillRoof(s, roof, &canvas) }
        facade(s, color, look, &canvas)
        if look.edgeWidth > 0 { simpleEdges(s, ring, split, look.shading.edge(under, look.edgeDarken), look, &canvas) }
    }

    /// The silhouette: along the foot of the near side, up at the right, back along the top of the far side.
    private func silhouette(_ s: Solid, _ ring: ArraySlice<Point2>, _ split: Int, _ canvas: inout Canvas) {
        if !canvas.needsClipping {
            canvas.begin()
            for i in ring.startIndex...split { canvas.add(ring[i].x, ring[i].y - s.rise0) }
            for i in split..<ring.endIndex { canvas.add(ring[i].x, ring[i].y - s.rise1) }
            canvas.add(ring[ring.startIndex].x, ring[ring.startIndex].y - s.rise1)
            canvas.end(closed: true)
            return
        }
        var points: [Point2] = []
        points.reserveCapacity(ring.count + 2)
        for i in ring.startIndex...split { points.append(Point2(ring[i].x, ring[i].y - s.rise0)) }
        for i in split..<ring.endIndex { points.append(Point2(ring[i].x, ring[i].y - s.rise1)) }
        points.append(Point2(ring[ring.startIndex].x, ring[ring.startIndex].y - s.rise1))
        canvas.contour(points, closed: true)
    }

    /// The walls from corner i to corner j as one outline.
    private func addStrip(_ ring: ArraySlice<Point2>, _ i: Int, _ j: Int, _ s: Solid, _ canvas: inout Canvas) {
        if canvas.needsClipping { return canvas.contour(strip(ring, i, j, s), closed: true) }
        canvas.begin()
        for k in i...j { canvas.add(ring[k].x, ring[k].y - s.rise0) }
        for k in stride(from: j, through: i, by: -1) { canvas.add(ring[k].x, ring[k].y - s.rise1) }
        canvas.end(closed: true)
    }

    /// The same as points.
    private func strip(_ ring: ArraySlice<Point2>, _ i: Int, _ j: Int, _ s: Solid) -> [Point2] {
        var points: [Point2] = []
        points.reserveCapacity(2 * (j - i + 1))
        for k in i...j { points.append(Point2(ring[k].x, ring[k].y - s.rise0)) }
        for k in stride(from: j, through: i, by: -1) { points.append(Point2(ring[k].x, ring[k].y - s.rise1)) }
        return points
    }

    /// Silhouette and creases as one path: no line is drawn twice.
    func simpleEdges(
        _ s: Solid, _ ring: ArraySlice<Point2>, _ split: Int, _ color: Color, _ look: SolidLook, _ canvas: inout Canvas
    ) {
        let first = canvas.mark(dashedBy: look.edgeDash)
        if !s.hasInnerEdges && !s.isPiece {
            silhouette(s, ring, split, &canvas)
            canvas.contour(ring[ring.startIndex...split], rise: s.rise1, closed: false)
            for i in ring.startIndex + 1..<max(split, ring.startIndex + 1) where isCrease(ring, i) {
                upright(ring[i], s, &canvas)
            }
        } else {
            // A piece: only what is the feature's own outline.
            let n = ring.endIndex
            for i in ring.indices where store.isOutline[i] {
                let q = ring[i + 1 == n ? ring.startIndex : i + 1]
                if s.hasRoof { canvas.contour([ring[i], q], rise: s.rise1, closed: false) }
                if i < split { canvas.contour([ring[i], q], rise: s.rise0, closed: false) }
                let before = i == ring.startIndex ? n - 1 : i - 1
                if i <= split, store.isOutline[before], isCrease(ring, i) || i == split || i == ring.startIndex {
                    upright(ring[i], s, &canvas)
                }
            }
        }
        canvas.stroke(from: first, color, edgeStyle(look))
    }

    private func upright(_ p: Point2, _ s: Solid, _ canvas: inout Canvas) {
        canvas.contour([Point2(p.x, p.y - s.rise0), Point2(p.x, p.y - s.rise1)], closed: false)
    }

    /// Whether two walls meet at more than 25 degrees: less is a curved wall's facets.
    private func isCrease(_ ring: ArraySlice<Point2>, _ i: Int) -> Bool {
        let p = ring[i == ring.startIndex ? ring.endIndex - 1 : i - 1]
        let q = ring[i]
        let r = ring[i + 1 == ring.endIndex ? ring.startIndex : i + 1]
        // World y is −t·sine: undo the foreshortening.
        let a = Point2(q.x - p.x, (q.y - p.y) / frame.sine)
        let b = Point2(r.x - q.x, (r.y - q.y) / frame.sine)
        let cross = abs(a.x * b.y - a.y * b.x)
        let dot = a.x * b.x + a.y * b.y
        return dot <= 0 || cross > 0.4663 * dot  // tan 25°
    }

    // MARK: Any footprint

    /// Walls that face the eye, far to near, then the roof, which nothing of the same solid hides.
    private func paintRough(_ s: Solid, _ color: Color, _ roof: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        var walls: [(p: Point2, q: Point2)] = []
        for r in 0..<Int(s.ringCount) {
            let ring = store.ring(s, r)
            var p = ring[ring.endIndex - 1]
            for q in ring {
                if q.x > p.x { walls.append((p, q)) }
                p = q
            }
        }
        walls = WallOrder.farToNear(walls)
        let under = look.shading.wall(color, facing: 0)
        let first = canvas.mark
        for w in walls { canvas.contour(quad(w.p, w.q, s), closed: true) }
        for r in 0..<Int(s.ringCount) { canvas.contour(store.ring(s, r), rise: s.rise1, closed: true) }
        canvas.fill(from: first, under)
        let edge = look.shading.edge(under, look.edgeDarken)
        for w in walls {
            let c = look.shading.wall(color, facing: facing(w.p, w.q))
            let wall = canvas.mark
            canvas.contour(quad(w.p, w.q, s), closed: true)
            if look.gradient {
                canvas.gradient(
                    from: wall, top: c, bottom: look.shading.foot(c), y0: min(w.p.y, w.q.y) - s.rise1,
                    y1: max(w.p.y, w.q.y) - s.rise0)
            } else {
                canvas.fill(from: wall, c)
            }
            Facade.windows(wall: (w.p, w.q), s, look, frame, &canvas)
            if look.edgeWidth > 0 {
                let line = canvas.mark(dashedBy: look.edgeDash)
                canvas.contour(
                    [
                        Point2(w.p.x, w.p.y - s.rise1), Point2(w.p.x, w.p.y - s.rise0), Point2(w.q.x, w.q.y - s.rise0),
                        Point2(w.q.x, w.q.y - s.rise1),
                    ], closed: false)
                canvas.stroke(from: line, edge, edgeStyle(look))
            }
        }
        fillRoof(s, roof, &canvas)
        if s.hasRoof { Facade.roof(s, store, color, look, frame, &canvas) }
        if look.edgeWidth > 0 {
            let line = canvas.mark(dashedBy: look.edgeDash)
            outlineRoof(s, &canvas)
            canvas.stroke(from: line, edge, edgeStyle(look))
        }
    }

    private func quad(_ p: Point2, _ q: Point2, _ s: Solid) -> [Point2] {
        [
            Point2(p.x, p.y - s.rise0), Point2(q.x, q.y - s.rise0), Point2(q.x, q.y - s.rise1),
            Point2(p.x, p.y - s.rise1),
        ]
    }

    private func fillRoof(_ s: Solid, _ color: Color, _ canvas: inout Canvas) {
        let first = canvas.mark
        for r in 0..<Int(s.ringCount) { canvas.contour(store.ring(s, r), rise: s.rise1, closed: true) }
        canvas.fill(from: first, color)
    }

    private func outlineRoof(_ s: Solid, _ canvas: inout Canvas) {
        for r in 0..<Int(s.ringCount) {
            if !s.hasInnerEdges {
                canvas.contour(store.ring(s, r), rise: s.rise1, closed: true)
            } else {
                let ring = store.ring(s, r)
                for i in ring.indices where store.isOutline[i] {
                    canvas.contour(
                        [ring[i], ring[i + 1 == ring.endIndex ? ring.startIndex : i + 1]], rise: s.rise1, closed: false)
                }
            }
        }
    }

    private func facade(_ s: Solid, _ color: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        if s.split > 0, s.rise1 > s.rise0 {
            let ring = store.ring(s)
            for i in ring.startIndex..<ring.startIndex + Int(s.split) where store.isOutline[i] {
                Facade.windows(
                    wall: (ring[i], ring[i + 1 == ring.endIndex ? ring.startIndex : i + 1]), s, look, frame, &canvas)
            }
        }
        if s.hasRoof { Facade.roof(s, store, color, look, frame, &canvas) }
    }

    /// The s of a wall's outward normal, −1…1; world points, so y is foreshortened and runs down.
    @inline(__always)
    func facing(_ p: Point2, _ q: Point2) -> Double {
        let ds = q.x - p.x
        let dt = (p.y - q.y) / frame.sine
        return dt / max((ds * ds + dt * dt).squareRoot(), 1e-12)
    }

    // MARK: Fences and balls

    private func paintFence(_ s: Solid, _ color: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        let ring = store.ring(s)
        let (p, q) = (ring[ring.startIndex], ring[ring.startIndex + 1])
        let panel = canvas.mark
        canvas.contour(quad(p, q, s), closed: true)
        canvas.fill(from: panel, color.faded(0.22))
        let lines = canvas.mark
        canvas.contour([p, q], rise: s.rise1, closed: false)
        let length = (pow2(q.x - p.x) + pow2((q.y - p.y) / frame.sine)).squareRoot() / frame.k
        let spacing = max(look.spacing, 0.5)
        let dx = (q.x - p.x) * canvas.magnification
        let dy = (q.y - p.y) * canvas.magnification
        let posts = max(1, Int((length / spacing).rounded()))
        if (dx * dx + dy * dy).squareRoot() / Double(posts) >= 4 * canvas.scale, posts < 2000 {
            for k in 0...posts {
                let f = Double(k) / Double(posts)
                upright(Point2(p.x + (q.x - p.x) * f, p.y + (q.y - p.y) * f), s, &canvas)
            }
        } else {
            upright(p, s, &canvas)
            upright(q, s, &canvas)
        }
        canvas.stroke(from: lines, color, StrokeStyle(width: look.lineWidth, cap: .butt, join: .bevel))
    }

    private func paintBall(_ s: Solid, _ color: Color, _ look: SolidLook, _ canvas: inout Canvas) {
        let ring = store.ring(s)
        let (p, q) = (ring[ring.startIndex], ring[ring.startIndex + 1])
        let foot = Point2((p.x + q.x) / 2, (p.y + q.y) / 2)
        let radius = (q.x - p.x) / 2
        let px = radius * canvas.magnification
        guard px > 0.4 else { return }
        let middle = frame.isPlan ? foot : Point2(foot.x, foot.y - s.rise1 + radius)
        if px > 2.5, !frame.isPlan {
            let stem = canvas.mark
            canvas.contour([foot, middle], closed: false)
            canvas.stroke(
                from: stem, look.shading.edge(color, 0.55),
                StrokeStyle(width: max(1, px * 0.22), cap: .butt, join: .round))
        }
        canvas.disc(middle, radius: px, look.shading.wall(color, facing: 0.6))
        guard look.shading.strength > 0, px > 1.5 else { return }
        canvas.disc(Point2(middle.x - radius * 0.16, middle.y - radius * 0.18), radius: px * 0.78, color)
        canvas.disc(
            Point2(middle.x - radius * 0.28, middle.y - radius * 0.32), radius: px * 0.42, look.shading.roof(color))
    }
}

@inline(__always)
func pow2(_ x: Double) -> Double { x * x }
