// PlainTile: the least that a program on Cairo does for a tile: a loop over ready paths, ready label pictures, a PNG.

import CCairo
import Drawing
import Foundation

/// What plain Cairo draws: filled or stroked paths in a colour, and label pictures; device px.
struct PlainPicture {
    /// One path.
    struct Shape {
        var color: Color
        /// The line's width; nothing for a fill.
        var width: Double?
        /// Where its contours begin among the points, and how many points each has.
        var contours: [(start: Int, count: Int, isClosed: Bool)]
    }

    var background: Color
    var shapes: [Shape] = []
    /// x and y in turn.
    var points: [Double] = []
    /// Discs: centre, radius, colour; drawn behind the shapes they stand before in the list.
    var discs: [(before: Int, x: Double, y: Double, radius: Double, color: Color)] = []
    /// Labels: the middle and how much room the text takes.
    var labels: [(x: Int, y: Int, width: Int, height: Int, text: String)] = []
    /// Pictures of premultiplied words with their upper left corners.
    var images: [(x: Int, y: Int, image: DrawImage)] = []
}

extension PlainPicture {
    /// What a draw list says, without its groups; gradients as plain fills.
    init(_ list: DrawList) {
        background = list.background
        points = list.points.flatMap { [Double($0.x) / 256, Double($0.y) / 256] }
        func contours(_ first: Int32, _ count: Int32) -> [(start: Int, count: Int, isClosed: Bool)] {
            list.contours[Int(first)..<Int(first + count)].map { (Int($0.start), Int($0.count), $0.closed) }
        }
        for op in list.ops {
            switch op {
            case .fill(let first, let count, let color), .gradient(let first, let count, let color, _, _, _):
                shapes.append(Shape(color: color, width: nil, contours: contours(first, count)))
            case .stroke(let first, let count, let color, let style):
                shapes.append(
                    Shape(color: color, width: list.strokes[Int(style)].width, contours: contours(first, count)))
            case .disc(let x, let y, let radius, let color):
                discs.append((shapes.count, Double(x) / 256, Double(y) / 256, Double(radius) / 256, color))
            case .text(let i, let x, let y, _):
                let item = list.texts[Int(i)]
                let em = item.style.size * Double(list.scale)
                let width = Int(em * 0.7 * Double(item.text.count)) + 4
                labels.append((Int(x), Int(y), width, Int(em * 1.4), item.text))
            case .image(let i, let x, let y): images.append((Int(x), Int(y), list.images[Int(i)]))
            case .beginGroup, .endGroup: break
            }
        }
    }
}

/// A plain picture with its labels and small pictures drawn already.
final class PreparedPicture {
    fileprivate let picture: PlainPicture
    fileprivate let ready: [OpaquePointer]
    fileprivate let corners: [(Double, Double)]

    fileprivate init(picture: PlainPicture, ready: [OpaquePointer], corners: [(Double, Double)]) {
        (self.picture, self.ready, self.corners) = (picture, ready, corners)
    }

    deinit { for s in ready { cairo_surface_destroy(s) } }
}

/// Draws plain pictures of 256 × 256 px; keeps its surface.
final class PlainTile {
    private let side = 256
    private let surface: OpaquePointer
    private let png: PlainPNG

    /// One that draws.
    init() throws {
        guard let made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 256, 256) else {
            throw BenchFailure("no surface")
        }
        surface = made
        png = PlainPNG(side: 256)
    }

    deinit { cairo_surface_destroy(surface) }

    /// Makes the labels and small pictures ready.
    func prepare(_ picture: PlainPicture) -> PreparedPicture {
        PreparedPicture(
            picture: picture,
            ready: picture.labels.map { label(width: $0.width, height: $0.height, $0.text) }
                + picture.images.map { sprite($0.image) },
            corners: picture.labels.map { (Double($0.x - $0.width / 2), Double($0.y - $0.height / 2)) }
                + picture.images.map { (Double($0.x), Double($0.y)) })
    }

    /// Draws a picture and makes its PNG. Gives the number of bytes.
    func draw(_ prepared: PreparedPicture) throws -> Int {
        paint(prepared)
        guard let data = cairo_image_surface_get_data(surface) else { throw BenchFailure("no pixels") }
        let words = UnsafeRawPointer(data).assumingMemoryBound(to: UInt32.self)
        return try png.encode(words, wordsPerRow: Int(cairo_image_surface_get_stride(surface)) / 4)
    }

    /// Draws a picture.
    func paint(_ prepared: PreparedPicture) {
        let (picture, ready, corners) = (prepared.picture, prepared.ready, prepared.corners)
        let c = cairo_create(surface)
        source(c, picture.background)
        cairo_paint(c)
        var next = 0
        picture.points.withUnsafeBufferPointer { points in
            for (s, shape) in picture.shapes.enumerated() {
                while next < picture.discs.count, picture.discs[next].before <= s {
                    disc(c, picture.discs[next])
                    next += 1
                }
                for contour in shape.contours {
                    let first = 2 * contour.start
                    cairo_move_to(c, points[first], points[first + 1])
                    var i = first + 2
                    while i < first + 2 * contour.count {
                        cairo_line_to(c, points[i], points[i + 1])
                        i += 2
                    }
                    if contour.isClosed { cairo_close_path(c) }
                }
                source(c, shape.color)
                if let width = shape.width {
                    cairo_set_line_width(c, width)
                    cairo_set_line_join(c, CAIRO_LINE_JOIN_BEVEL)
                    cairo_stroke(c)
                } else {
                    cairo_fill(c)
                }
            }
        }
        for d in picture.discs[next...] { disc(c, d) }
        for (s, corner) in zip(ready, corners) {
            cairo_set_source_surface(c, s, corner.0, corner.1)
            cairo_paint(c)
        }
        cairo_destroy(c)
        cairo_surface_flush(surface)
    }

    private func disc(_ c: OpaquePointer?, _ d: (before: Int, x: Double, y: Double, radius: Double, color: Color)) {
        source(c, d.color)
        cairo_new_sub_path(c)
        cairo_arc(c, d.x, d.y, d.radius, 0, 2 * Double.pi)
        cairo_fill(c)
    }

    private func source(_ c: OpaquePointer?, _ k: Color) {
        cairo_set_source_rgba(c, Double(k.r) / 255, Double(k.g) / 255, Double(k.b) / 255, Double(k.a) / 255)
    }

    /// A label with a white rim, as it would lie in a cache.
    private func label(width: Int, height: Int, _ text: String) -> OpaquePointer {
        let s: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        let c = cairo_create(s)
        cairo_select_font_face(c, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(c, Double(height) / 1.4)
        cairo_move_to(c, 2, Double(height) * 0.75)
        cairo_text_path(c, text)
        cairo_set_source_rgb(c, 1, 1, 1)
        cairo_set_line_width(c, 3)
        cairo_stroke_preserve(c)
        cairo_set_source_rgb(c, 0.13, 0.14, 0.16)
        cairo_fill(c)
        cairo_destroy(c)
        return s
    }

    private func sprite(_ image: DrawImage) -> OpaquePointer {
        let s: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(image.width), Int32(image.height))
        if let data = cairo_image_surface_get_data(s) {
            let stride = Int(cairo_image_surface_get_stride(s))
            for y in 0..<image.height {
                image.pixels[y * image.width..<(y + 1) * image.width].withUnsafeBytes { row in
                    if let base = row.baseAddress { memcpy(data + y * stride, base, row.count) }
                }
            }
            cairo_surface_mark_dirty(s)
        }
        return s
    }
}
