// The drawing verbs, on raw fixed points, so that a draw list's points go to Cairo without a copy.

import CCairo

/// Draws on a surface. Lives only inside a surface's `draw { }`; cannot be copied, so it cannot leak out of it.
///
/// Coordinates are user px, x right, y down; those named fixed are in 1/256 px. Colour components are 0…255, not
/// premultiplied.
public struct Context: ~Copyable {
    let pointer: OpaquePointer

    init(on surface: OpaquePointer) {
        pointer = cairo_create(surface)
    }

    deinit { cairo_destroy(pointer) }

    /// Throws unless all is well so far.
    public func checkStatus() throws(CairoError) {
        try check(cairo_status(pointer))
    }

    // MARK: Colour

    /// Sets the colour that comes next.
    public func setSource(_ r: UInt8, _ g: UInt8, _ b: UInt8, _ a: UInt8) {
        if a == 255 {
            cairo_set_source_rgb(pointer, Double(r) / 255, Double(g) / 255, Double(b) / 255)
        } else {
            cairo_set_source_rgba(pointer, Double(r) / 255, Double(g) / 255, Double(b) / 255, Double(a) / 255)
        }
    }

    /// Sets a vertical gradient from a colour at `y0` to another at `y1` (px); beyond them it stays as it is there.
    public func setVerticalGradient(
        y0: Double, _ top: (r: UInt8, g: UInt8, b: UInt8, a: UInt8),
        y1: Double, _ bottom: (r: UInt8, g: UInt8, b: UInt8, a: UInt8)
    ) {
        let pattern = cairo_pattern_create_linear(0, y0, 0, y1)
        cairo_pattern_add_color_stop_rgba(
            pattern, 0, Double(top.r) / 255, Double(top.g) / 255, Double(top.b) / 255, Double(top.a) / 255)
        cairo_pattern_add_color_stop_rgba(
            pattern, 1, Double(bottom.r) / 255, Double(bottom.g) / 255, Double(bottom.b) / 255, Double(bottom.a) / 255)
        cairo_set_source(pointer, pattern)
        cairo_pattern_destroy(pattern)
    }

    /// Replaces everything by one colour, alpha included.
    public func clear(_ r: UInt8, _ g: UInt8, _ b: UInt8, _ a: UInt8) {
        setSource(r, g, b, a)
        cairo_set_operator(pointer, CAIRO_OPERATOR_SOURCE)
        cairo_paint(pointer)
        cairo_set_operator(pointer, CAIRO_OPERATOR_OVER)
    }

    /// Lays the colour that was set on everything.
    public func paint() { cairo_paint(pointer) }

    /// Whether edges get 17 shades instead of 256: some fifth faster, and nobody sees it on what is a few px large or lies under
    /// other ink.
    public func setCoarse(_ coarse: Bool) {
        cairo_set_antialias(pointer, coarse ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT)
    }

    // MARK: Paths

    /// Adds a contour to the path: `count` pairs of x and y, fixed.
    public func addContour(fixed xy: UnsafePointer<Int32>, count: Int, closed: Bool) {
        guard count > 0 else { return }
        let k = 1.0 / 256
        cairo_move_to(pointer, Double(xy[0]) * k, Double(xy[1]) * k)
        var i = 2
        while i < 2 * count {
            cairo_line_to(pointer, Double(xy[i]) * k, Double(xy[i + 1]) * k)
            i += 2
        }
        if closed { cairo_close_path(pointer) }
    }

    /// Adds a full circle to the path, px.
    public func addCircle(x: Double, y: Double, radius: Double) {
        cairo_new_sub_path(pointer)
        cairo_arc(pointer, x, y, radius, 0, 2 * Double.pi)
        cairo_close_path(pointer)
    }

    /// Adds a rectangle to the path, px.
    public func addRectangle(x: Double, y: Double, width: Double, height: Double) {
        cairo_rectangle(pointer, x, y, width, height)
    }

    /// Fills the path (nonzero winding) and forgets it.
    public func fill() { cairo_fill(pointer) }
    /// Strokes the path and forgets it.
    public func stroke() { cairo_stroke(pointer) }
    /// Keeps what follows inside the path, and forgets the path; undone by `restore`.
    public func clip() { cairo_clip(pointer) }

    // MARK: Lines

    /// Sets the width of lines, px.
    public func setLineWidth(_ width: Double) { cairo_set_line_width(pointer, width) }

    /// The shape of a line's ends.
    public enum Cap: Sendable { case butt, round, square }
    /// The shape of a line's corners.
    public enum Join: Sendable { case miter, round, bevel }

    /// Sets the ends and corners of lines.
    public func setLine(cap: Cap, join: Join) {
        let caps: cairo_line_cap_t =
            switch cap {
            case .butt: CAIRO_LINE_CAP_BUTT
            case .round: CAIRO_LINE_CAP_ROUND
            case .square: CAIRO_LINE_CAP_SQUARE
            }
        let joins: cairo_line_join_t =
            switch join {
            case .miter: CAIRO_LINE_JOIN_MITER
            case .round: CAIRO_LINE_JOIN_ROUND
            case .bevel: CAIRO_LINE_JOIN_BEVEL
            }
        cairo_set_line_cap(pointer, caps)
        cairo_set_line_join(pointer, joins)
    }

    /// Sets lengths of dashes and gaps in turn, px; none for a full line.
    public func setDash(_ lengths: [Double]) {
        lengths.withUnsafeBufferPointer { cairo_set_dash(pointer, $0.baseAddress, Int32($0.count), 0) }
    }

    // MARK: State and groups

    /// Keeps the state for `restore`.
    public func save() { cairo_save(pointer) }
    /// Brings back the state of the last `save`.
    public func restore() { cairo_restore(pointer) }
    /// Scales user px.
    public func scale(by factor: Double) { cairo_scale(pointer, factor, factor) }
    /// Moves the origin, px.
    public func translate(x: Double, y: Double) { cairo_translate(pointer, x, y) }
    /// Draws what follows apart, within the clip.
    public func pushGroup() { cairo_push_group(pointer) }

    /// Lays what was drawn since `pushGroup` on, with an alpha of 0…1.
    public func popGroup(alpha: Double) {
        cairo_pop_group_to_source(pointer)
        cairo_paint_with_alpha(pointer, alpha)
    }

    // MARK: Pixels

    /// Lays a small picture on, its upper left corner at user px (x, y).
    ///
    /// - Parameters:
    ///   - words: premultiplied 0xAARRGGBB, row by row, `width` × `height` of them.
    ///   - width: px a row.
    ///   - height: rows.
    ///   - x: the left side, user px.
    ///   - y: the upper side, user px.
    public func paint(_ words: [UInt32], width: Int, height: Int, x: Double, y: Double) {
        guard width > 0, height > 0, words.count == width * height else { return }
        var words = words
        words.withUnsafeMutableBytes { raw in
            let surface = cairo_image_surface_create_for_data(
                raw.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32, Int32(width), Int32(height),
                Int32(width * 4))
            defer { cairo_surface_destroy(surface) }
            cairo_save(pointer)
            cairo_set_source_surface(pointer, surface, x, y)
            cairo_pattern_set_filter(cairo_get_source(pointer), CAIRO_FILTER_NEAREST)
            cairo_paint(pointer)
            cairo_restore(pointer)
            // A vector surface may keep the picture for later: it then copies, once told that the data will go.
            cairo_surface_finish(surface)
        }
    }

    /// Memory that drawing goes to now: the innermost group's, or the surface's.
    public struct Target {
        /// The first word of the top row.
        public let words: UnsafeMutablePointer<UInt32>
        /// How many words lie from one row to the next.
        public let wordsPerRow: Int
        /// The size, px.
        public let width: Int
        /// The size, px.
        public let height: Int
        /// Where user (0, 0) lies in it, px.
        public let originX: Int
        /// Where user (0, 0) lies in it, px.
        public let originY: Int
    }

    /// Gives the target's pixels to change at will; nothing where the surface is not a picture in memory.
    public func withTarget(_ body: (Target) -> Void) {
        guard let surface = cairo_get_group_target(pointer), cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE
        else { return }
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        var dx = 0.0
        var dy = 0.0
        cairo_surface_get_device_offset(surface, &dx, &dy)
        body(
            Target(
                words: UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self),
                wordsPerRow: Int(cairo_image_surface_get_stride(surface)) / 4,
                width: Int(cairo_image_surface_get_width(surface)),
                height: Int(cairo_image_surface_get_height(surface)),
                originX: Int(dx), originY: Int(dy)))
        cairo_surface_mark_dirty(surface)
    }
}
