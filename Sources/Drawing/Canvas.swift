// Canvas: builds a draw list for one rectangle of a lattice from world coordinates.

import Geometry

/// Rounds to the nearest whole number, ties to even, without a call into the C library; for magnitudes below 2^51.
@inline(__always)
func roundedFast(_ x: Double) -> Double {
    let magic = 6_755_399_441_055_744.0  // 1.5 · 2^52: adding it leaves no fraction bits
    return (x + magic) - magic
}

/// Collects verbs in world pixels of zoom 0 for one rectangle of a lattice. Every coordinate is rounded once, on the whole
/// lattice, to 1/256 px and then moved by the rectangle's whole-pixel corner, so that neighbouring rectangles agree.
struct Canvas {
    private(set) var list: DrawList
    /// Device pixels a world pixel of zoom 0.
    let magnification: Double
    /// Device pixels a CSS pixel.
    let scale: Double
    /// The rectangle on the lattice.
    let rect: PixelRect
    private let fixed: Double
    private let originX: Double
    private let originY: Double
    /// Whether paths may reach beyond Cairo's coordinates at this magnification.
    let needsClipping: Bool
    private var strokeIndex: [StrokeStyle: Int32] = [:]
    private var contourStart = 0
    /// The length after which the dashes of the contours in hand come again, 1/256 px; 0 for full lines.
    private var period = 0.0

    init(_ rect: PixelRect, on lattice: Lattice, background: Color) {
        self.rect = rect
        list = DrawList(width: rect.width, height: rect.height, scale: lattice.scale, background: background)
        magnification = lattice.magnification
        scale = Double(lattice.scale)
        fixed = magnification * 256
        originX = Double(rect.x) * 256
        originY = Double(rect.y) * 256
        // A world is 256 world pixels; where all of it lies within Cairo's range there is nothing to clip.
        needsClipping = magnification * 512 > 28000
    }

    /// The rectangle in world pixels of zoom 0, grown by device pixels.
    func world(padded d: Double) -> Box2 {
        Box2(
            minX: (Double(rect.x) - d) / magnification, minY: (Double(rect.y) - d) / magnification,
            maxX: (Double(rect.x + rect.width) + d) / magnification,
            maxY: (Double(rect.y + rect.height) + d) / magnification)
    }

    /// A world point in 1/256 px of the rectangle, not yet narrowed.
    @inline(__always)
    func place(_ x: Double, _ y: Double) -> Point2 {
        Point2(roundedFast(x * fixed) - originX, roundedFast(y * fixed) - originY)
    }

    /// Makes room for some more solids: a list that grows by doubling copies itself again and again.
    mutating func reserve(solids: Int) {
        list.ops.reserveCapacity(list.ops.count + solids * 4)
        list.contours.reserveCapacity(list.contours.count + solids * 5)
        list.points.reserveCapacity(list.points.count + solids * 24)
    }

    // MARK: Paths

    /// How many contours there are; a path is a run of them.
    var mark: Int32 { Int32(list.contours.count) }

    /// Like `mark`, for contours to be stroked with dashes (device px): where these are clipped, dashes keep their places.
    mutating func mark(dashedBy dash: [Double]) -> Int32 {
        // An odd count is gone through twice before it comes again.
        period = dash.reduce(0, +) * (dash.count % 2 == 0 ? 256 : 512)
        return mark
    }

    @inline(__always)
    mutating func add(_ x: Double, _ y: Double) {
        let p = place(x, y)
        list.points.append(FixedPoint(Int32(clamped: p.x), Int32(clamped: p.y)))
    }

    /// Starts a contour; points follow by `add`.
    @inline(__always)
    mutating func begin() { contourStart = list.points.count }

    /// Ends the contour.
    @inline(__always)
    mutating func end(closed: Bool) {
        list.contours.append(
            Contour(start: Int32(contourStart), count: Int32(list.points.count - contourStart), closed: closed))
    }

    /// A whole contour of world points moved up by `rise` world pixels, clipped where it reaches far.
    mutating func contour(_ points: some RandomAccessCollection<Point2>, rise: Double = 0, closed: Bool) {
        if needsClipping, !isNear(points, rise) {
            var placed = points.map { place($0.x, $0.y - rise) }
            // A dashed ring is cut like a line: what is clipped as an area has dashes along the limit.
            let asLine = !closed || period > 0
            if asLine, closed { placed += placed.prefix(1) }
            let runs =
                asLine ? Clip.line(placed, limit: limit, period: period) : [Clip.polygon(placed, limit: limit)]
            for run in runs where run.count > 1 {
                begin()
                for p in run { list.points.append(FixedPoint(Int32(clamped: p.x), Int32(clamped: p.y))) }
                end(closed: !asLine)
            }
            return
        }
        begin()
        for p in points { add(p.x, p.y - rise) }
        end(closed: closed)
    }

    /// A closed contour in device pixels of the lattice.
    mutating func pixelContour(_ points: [Point2], closed: Bool = true) {
        begin()
        for p in points {
            list.points.append(
                FixedPoint(
                    Int32(clamped: roundedFast(p.x * 256) - originX), Int32(clamped: roundedFast(p.y * 256) - originY)))
        }
        end(closed: closed)
    }

    /// A disc in device pixels of the lattice.
    mutating func pixelDisc(_ c: Point2, radius: Double, _ color: Color) {
        let x = roundedFast(c.x * 256) - originX
        let y = roundedFast(c.y * 256) - originY
        list.ops.append(
            .disc(x: Int32(clamped: x), y: Int32(clamped: y), radius: Int32(clamped: radius * 256), color: color))
    }

    /// What paths are clipped to where they reach far: 2,048 px about the rectangle, in 1/256 px.
    private var limit: Box2 {
        Box2(minX: 0, minY: 0, maxX: Double(rect.width) * 256, maxY: Double(rect.height) * 256).padded(by: 2048 * 256)
    }

    private func isNear(_ points: some RandomAccessCollection<Point2>, _ rise: Double) -> Bool {
        let reach = 16000.0 * 256
        for p in points {
            let q = place(p.x, p.y - rise)
            if abs(q.x) > reach || abs(q.y) > reach { return false }
        }
        return true
    }

    // MARK: Verbs

    mutating func fill(from first: Int32, _ color: Color) {
        guard color.a > 0, mark > first else { return }
        list.ops.append(.fill(first: first, count: mark - first, color: color))
    }

    mutating func gradient(from first: Int32, top: Color, bottom: Color, y0: Double, y1: Double) {
        guard mark > first else { return }
        list.ops.append(
            .gradient(
                first: first, count: mark - first, top: top, bottom: bottom,
                y0: Int32(clamped: place(0, y0).y), y1: Int32(clamped: place(0, y1).y)))
    }

    mutating func stroke(from first: Int32, _ color: Color, _ style: StrokeStyle) {
        period = 0
        guard color.a > 0, style.width > 0, mark > first else { return }
        let known = strokeIndex[style]
        let index = known ?? Int32(list.strokes.count)
        if known == nil {
            strokeIndex[style] = index
            list.strokes.append(style)
        }
        list.ops.append(.stroke(first: first, count: mark - first, color: color, style: index))
    }

    /// A disc about a world point; the radius in device pixels.
    mutating func disc(_ center: Point2, radius: Double, _ color: Color) {
        guard color.a > 0, radius > 0 else { return }
        let p = place(center.x, center.y)
        guard abs(p.x) < 8_000_000, abs(p.y) < 8_000_000 else { return }
        list.ops.append(.disc(x: Int32(p.x), y: Int32(p.y), radius: Int32(clamped: radius * 256), color: color))
    }

    /// A text centred on a whole device pixel of the lattice.
    mutating func text(_ text: TextItem, x: Int, y: Int, alpha: UInt8) {
        guard alpha > 0 else { return }
        list.texts.append(text)
        list.ops.append(
            .text(
                text: Int32(list.texts.count - 1), x: Int32(clamped: Double(x - rect.x)),
                y: Int32(clamped: Double(y - rect.y)), alpha: alpha))
    }

    /// A picture as large as the rectangle.
    mutating func image(_ image: DrawImage) {
        list.images.append(image)
        list.ops.append(.image(image: Int32(list.images.count - 1), x: 0, y: 0))
    }

    mutating func beginGroup(alpha: UInt8) { list.ops.append(.beginGroup(alpha: alpha)) }
    mutating func endGroup() { list.ops.append(.endGroup) }
}

extension Int32 {
    /// A whole number narrowed; what lies outside becomes the nearest that fits.
    @inline(__always)
    init(clamped x: Double) {
        self = Int32(Swift.max(-2_000_000_000, Swift.min(2_000_000_000, x)))
    }
}
