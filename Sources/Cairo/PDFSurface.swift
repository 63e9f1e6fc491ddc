// A page of PDF that Cairo draws on, kept in memory.

import CCairo

/// A PDF of one page. Belongs to one thread at a time.
public final class PDFSurface {
    private final class Sink {
        var bytes: [UInt8] = []
    }

    private let pointer: OpaquePointer
    private let sink: Sink

    /// An empty page of a size in points (1/72 inch).
    /// - Parameters:
    ///   - width: the page's width, points.
    ///   - height: the page's height, points.
    ///   - created: the creation date told in the file, RFC 3339; the clock is never asked, so the same input gives the
    ///     same bytes.
    ///   - title: the document's title; none when empty.
    /// - Throws: `CairoError.size` where a side is not within 1…14,400 points (the format's own limit).
    public init(width: Double, height: Double, created: String, title: String) throws(CairoError) {
        guard width >= 0.75, height >= 0.75, width <= 14_400, height <= 14_400 else {
            throw .size(width: Int(max(0, min(width, 1e9))), height: Int(max(0, min(height, 1e9))))
        }
        sink = Sink()
        let made = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        guard let made else { throw .status(code: 1, message: "no surface") }
        let status = cairo_surface_status(made)
        if status != CAIRO_STATUS_SUCCESS {
            cairo_surface_destroy(made)
            try check(status)
        }
        pointer = made
        cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATE_DATE, created)
        if !title.isEmpty { cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_TITLE, title) }
    }

    deinit { cairo_surface_destroy(pointer) }

    /// Draws on the page: user px are points until scaled.
    public func draw(_ body: (borrowing Context) throws -> Void) throws {
        let context = Context(on: pointer)
        try context.checkStatus()
        try body(context)
        try context.checkStatus()
    }

    /// Ends the document and gives its bytes. Nothing can be drawn afterwards.
    public func finish() throws(CairoError) -> [UInt8] {
        cairo_surface_finish(pointer)
        try check(cairo_surface_status(pointer))
        return sink.bytes
    }
}
