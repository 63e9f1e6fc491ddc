// DrawList: what one rectangle of one scene needs, as plain values. The only thing that rasterisers see.

public import Geometry

/// A colour: red, green, blue and alpha, not premultiplied, each 0…255.
@frozen
public struct Color: Sendable, Hashable {
    /// The components.
    public var r, g, b, a: UInt8

    /// A colour from its components, each 0…255.
    @inlinable
    public init(_ r: UInt8, _ g: UInt8, _ b: UInt8, _ a: UInt8 = 255) {
        (self.r, self.g, self.b, self.a) = (r, g, b, a)
    }

    /// Nothing to see.
    public static let clear = Color(0, 0, 0, 0)
}

/// The shape of a line's ends.
public enum LineCap: UInt8, Sendable { case butt, round, square }

/// The shape of a line's corners.
public enum LineJoin: UInt8, Sendable { case miter, round, bevel }

/// How a line is drawn. Lengths in device pixels.
public struct StrokeStyle: Sendable, Hashable {
    /// The width, px.
    public var width: Double
    /// The ends.
    public var cap: LineCap
    /// The corners.
    public var join: LineJoin
    /// Lengths of dashes and gaps in turn, px; empty for a full line.
    public var dash: [Double]

    /// A stroke from its parts.
    public init(width: Double, cap: LineCap = .butt, join: LineJoin = .round, dash: [Double] = []) {
        (self.width, self.cap, self.join, self.dash) = (width, cap, join, dash)
    }
}

/// A line of text as it is to be set: what a text sprite is made from.
public struct TextStyle: Sendable, Hashable {
    /// Font families, the first that has the glyphs counts.
    public var family: String
    /// The size of an em, CSS px (device pixels at scale 1).
    public var size: Double
    /// Whether bold.
    public var bold: Bool
    /// The ink.
    public var color: Color
    /// The halo about the ink; clear for none.
    public var halo: Color
    /// The halo's width outward, CSS px.
    public var haloWidth: Double

    /// A text style from its parts.
    public init(
        family: String, size: Double, bold: Bool = false, color: Color, halo: Color = .clear, haloWidth: Double = 0
    ) {
        (self.family, self.size, self.bold) = (family, size, bold)
        (self.color, self.halo, self.haloWidth) = (color, halo, haloWidth)
    }
}

/// A text at a place: its lines are centred on the anchor.
public struct TextItem: Sendable, Hashable {
    /// The text; lines are parted by "\n".
    public var text: String
    /// How it is set.
    public var style: TextStyle

    /// A text from its parts.
    public init(text: String, style: TextStyle) {
        self.text = text
        self.style = style
    }
}

/// One verb of a draw list. Coordinates are in `DrawList.points`; paths in `DrawList.contours`.
public enum DrawOp: Sendable, Hashable {
    /// Fill contours `first ..< first + count` as one path (nonzero winding).
    case fill(first: Int32, count: Int32, color: Color)
    /// Fill contours with a vertical gradient from `top` at y0 to `bottom` at y1 (1/256 px).
    case gradient(first: Int32, count: Int32, top: Color, bottom: Color, y0: Int32, y1: Int32)
    /// Stroke contours as one path; `style` is a position in `DrawList.strokes`.
    case stroke(first: Int32, count: Int32, color: Color, style: Int32)
    /// A text sprite centred on the whole pixel (x, y); `text` is a position in `DrawList.texts`; alpha 0…255.
    case text(text: Int32, x: Int32, y: Int32, alpha: UInt8)
    /// A small picture with its upper left corner on the whole pixel (x, y); `image` is a position in `DrawList.images`.
    case image(image: Int32, x: Int32, y: Int32)
    /// A disc; centre and radius in 1/256 px.
    case disc(x: Int32, y: Int32, radius: Int32, color: Color)
    /// Everything up to the matching `endGroup` is drawn apart, then laid on with `alpha` (0…255).
    case beginGroup(alpha: UInt8)
    /// Ends the innermost group.
    case endGroup
}

/// A path's contour: points `start ..< start + count` of the draw list; closed or open.
public struct Contour: Sendable, Hashable {
    /// The first point's position.
    public var start: Int32
    /// How many points.
    public var count: Int32
    /// Whether the last point is joined to the first.
    public var closed: Bool

    /// A contour from its parts.
    @inlinable
    public init(start: Int32, count: Int32, closed: Bool) {
        (self.start, self.count, self.closed) = (start, count, closed)
    }
}

/// A point in 1/256 device pixel (Cairo's 24.8 fixed point) from the list's upper left corner; x right, y down.
@frozen
public struct FixedPoint: Sendable, Hashable {
    /// Right and down, 1/256 px.
    public var x, y: Int32

    /// A point from its coordinates.
    @inlinable
    public init(_ x: Int32, _ y: Int32) { (self.x, self.y) = (x, y) }
}

/// A small picture of device pixels: what is too small and too many to be drawn as itself.
public struct DrawImage: Sendable, Hashable {
    /// Its size, device pixels.
    public var width, height: Int
    /// Rows from the top, `width` pixels each: alpha, red, green, blue from the high byte down, premultiplied.
    public var pixels: [UInt32]

    /// A picture from its parts; `pixels` holds `width` × `height`.
    public init(width: Int, height: Int, pixels: [UInt32]) {
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }
}

/// What one rectangle of one scene needs, with one status snapshot: plain values, a few verbs, in painter's order.
///
/// Every coordinate was rounded once, globally, to 1/256 px and then moved by a whole number of pixels, so that
/// neighbouring rectangles agree on every edge. Points lie within ±8,000,000 (31,250 px).
public struct DrawList: Sendable, Hashable {
    /// Its size, device pixels.
    public var width, height: Int
    /// Device pixels a CSS pixel: 1…4. Text sizes are in CSS pixels, all else is in device pixels.
    public var scale: Int
    /// What everything lies on; may be clear.
    public var background: Color
    /// The verbs, far to near.
    public var ops: [DrawOp] = []
    /// The contours that verbs name.
    public var contours: [Contour] = []
    /// The points that contours name.
    public var points: [FixedPoint] = []
    /// The strokes that verbs name.
    public var strokes: [StrokeStyle] = []
    /// The texts that verbs name.
    public var texts: [TextItem] = []
    /// The pictures that verbs name.
    public var images: [DrawImage] = []

    /// An empty list of a size.
    public init(width: Int, height: Int, scale: Int, background: Color) {
        (self.width, self.height, self.scale, self.background) = (width, height, scale, background)
    }
}
