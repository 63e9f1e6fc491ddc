// A picture in memory that Cairo draws on.

import CCairo

/// How the pixels of a picture in memory are laid out: one 32-bit word each, in the machine's byte order.
public enum SurfaceFormat: Sendable, Hashable {
    /// 0x..RRGGBB: opaque; the upper byte means nothing.
    case rgb24
    /// 0xAARRGGBB, the colours premultiplied by alpha.
    case argb32
}

/// A picture in memory. Belongs to one thread at a time.
public final class ImageSurface {
    let pointer: OpaquePointer
    /// The width, px.
    public let width: Int
    /// The height, px.
    public let height: Int
    /// The layout of its pixels.
    public let format: SurfaceFormat
    /// The largest side that a surface may have, px.
    public static let maxSide = 32_767

    /// An empty picture (black or clear).
    /// - Throws: `CairoError.size` outside 1…32,767 px a side; Cairo's own status, as where memory is short.
    public init(width: Int, height: Int, format: SurfaceFormat) throws(CairoError) {
        guard (1...Self.maxSide).contains(width), (1...Self.maxSide).contains(height) else {
            throw .size(width: width, height: height)
        }
        let cairoFormat = format == .rgb24 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        guard let made = cairo_image_surface_create(cairoFormat, Int32(width), Int32(height)) else {
            throw .status(code: 1, message: "no surface")
        }
        let status = cairo_surface_status(made)
        if status != CAIRO_STATUS_SUCCESS {
            cairo_surface_destroy(made)
            try check(status)
        }
        (pointer, self.width, self.height, self.format) = (made, width, height, format)
    }

    deinit { cairo_surface_destroy(pointer) }

    /// Draws on the picture: the context lives only inside `body`.
    /// - Throws: what `body` throws; a status of the context or the surface that is not success.
    public func draw<R>(_ body: (borrowing Context) throws -> R) throws -> R {
        let context = Context(on: pointer)
        try context.checkStatus()
        let result = try body(context)
        try context.checkStatus()
        cairo_surface_flush(pointer)
        try check(cairo_surface_status(pointer))
        return result
    }

    /// Gives the pixels to read, row by row from the top: the first word, and how many words lie from one row to the next.
    public func withPixels<R>(_ body: (UnsafePointer<UInt32>, _ wordsPerRow: Int) throws -> R) throws -> R {
        cairo_surface_flush(pointer)
        try check(cairo_surface_status(pointer))
        guard let data = cairo_image_surface_get_data(pointer) else {
            throw CairoError.status(code: UInt32(CAIRO_STATUS_SURFACE_FINISHED.rawValue), message: "no pixels")
        }
        let words = UnsafeRawPointer(data).assumingMemoryBound(to: UInt32.self)
        return try body(words, Int(cairo_image_surface_get_stride(pointer)) / 4)
    }
}
