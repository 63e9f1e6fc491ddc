// A text's glyphs as a path, about the text's own middle.

import CCairo

/// One piece of an outline, px about the text's middle; x right, y down.
public enum OutlineElement: Sendable, Hashable {
    /// A new contour begins.
    case move(Double, Double)
    /// A straight line.
    case line(Double, Double)
    /// A cubic curve: two control points, then its end.
    case curve(Double, Double, Double, Double, Double, Double)
    /// The contour's end is joined to its begin.
    case close
}

/// The glyphs of a text as a path, px about the text's middle. Belongs to one thread at a time.
public final class TextOutline {
    let path: UnsafeMutablePointer<cairo_path_t>
    /// The box about the ink, px: empty texts have an empty box (all 0).
    public let minX, minY, maxX, maxY: Double
    /// How many glyphs no font has; they are drawn as boxes with their number, and must be told.
    public let unknownGlyphs: Int

    init(path: UnsafeMutablePointer<cairo_path_t>, box: (Double, Double, Double, Double), unknownGlyphs: Int) {
        self.path = path
        (minX, minY, maxX, maxY) = box
        self.unknownGlyphs = unknownGlyphs
    }

    deinit { cairo_path_destroy(path) }

    /// Whether there is no ink.
    public var isEmpty: Bool { !(minX < maxX && minY < maxY) }

    /// The pieces in order.
    public var elements: [OutlineElement] {
        var found: [OutlineElement] = []
        guard let data = path.pointee.data else { return found }
        var i = 0
        let n = Int(path.pointee.num_data)
        while i < n {
            let header = data[i].header
            func p(_ k: Int) -> (x: Double, y: Double) { (data[i + k].point.x, data[i + k].point.y) }
            switch header.type {
            case CAIRO_PATH_MOVE_TO: found.append(.move(p(1).x, p(1).y))
            case CAIRO_PATH_LINE_TO: found.append(.line(p(1).x, p(1).y))
            case CAIRO_PATH_CURVE_TO: found.append(.curve(p(1).x, p(1).y, p(2).x, p(2).y, p(3).x, p(3).y))
            default: found.append(.close)
            }
            i += max(1, Int(header.length))
        }
        return found
    }
}

extension Context {
    /// Adds an outline to the path, its middle at user (0, 0).
    public func add(_ outline: TextOutline) { cairo_append_path(pointer, outline.path) }
}
