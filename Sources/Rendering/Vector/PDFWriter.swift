// PDFWriter: a draw list → PDF, by the same verbs on Cairo's PDF surface.

import Cairo
public import Drawing
import Foundation

/// Writes PDFs of one page. Texts stay texts (with their fonts embedded), over their halos as outlines.
public enum PDFWriter {
    /// Points (1/72 inch) a CSS px (1/96 inch).
    public static let pointsPerPixel = 0.75

    /// The PDF of a list.
    /// - Parameters:
    ///   - list: what is on the page.
    ///   - points: how many points a CSS px takes on the page.
    ///   - created: the creation date told in the file, seconds since 1970: the data's time, never the clock's.
    ///   - title: the document's title; none when empty.
    /// - Returns: the file's bytes.
    /// - Throws: `RenderingError.drawList`, `CairoError`.
    public static func write(
        _ list: DrawList, points: Double = pointsPerPixel, created: Double = 0, title: String = ""
    ) throws -> [UInt8] {
        try list.check()
        let perDevicePixel = points / Double(list.scale)
        let page = try PDFSurface(
            width: Double(list.width) * perDevicePixel, height: Double(list.height) * perDevicePixel,
            created: date(created), title: title)
        let painter = OutlinePainter(setter: try TextSetter())
        try page.draw { c in
            c.scale(by: perDevicePixel)
            if list.background.a > 0 {
                c.setSource(list.background.r, list.background.g, list.background.b, list.background.a)
                c.paint()
            }
            try list.paint(on: c, texts: painter)
        }
        return try page.finish()
    }

    private static func date(_ seconds: Double) -> String {
        let clamped = seconds.isFinite ? min(max(seconds, 0), 253_402_300_799) : 0
        return Date(timeIntervalSince1970: clamped.rounded(.down)).formatted(.iso8601)
    }
}

/// Lays texts on as outlines (halo) and text (ink).
private struct OutlinePainter: TextPainter {
    let setter: TextSetter

    func paint(_ item: TextItem, scale: Int, x: Int, y: Int, alpha: UInt8, on c: borrowing Context) throws {
        let style = item.style
        let font = Font(style, scale: scale)
        c.save()
        c.translate(x: Double(x), y: Double(y))
        if alpha != 255 { c.pushGroup() }
        if style.halo.a > 0, style.haloWidth > 0 {
            let outline = try setter.outline(of: item.text, in: font)
            c.draw(outline, style, halo: style.haloWidth * Double(scale), ink: false)
        }
        if style.color.a > 0 {
            c.setSource(style.color.r, style.color.g, style.color.b, style.color.a)
            try setter.show(item.text, in: font, on: c)
        }
        if alpha != 255 { c.popGroup(alpha: Double(alpha) / 255) }
        c.restore()
    }
}
