// Sets text by Pango: the same text always gets the same glyphs at the same places, whatever the locale or the screen.

import CCairo
import CPango

/// What a text is set in.
public struct Font: Sendable, Hashable {
    /// Font families, parted by commas; the first that has a glyph counts. `TextSetter.fallbackFamilies` follow.
    public var families: String
    /// The size of an em, px.
    public var size: Double
    /// Whether bold.
    public var bold: Bool

    /// A font from its parts.
    public init(families: String, size: Double, bold: Bool = false) {
        (self.families, self.size, self.bold) = (families, size, bold)
    }
}

/// Sets text. Pango's font maps must not cross threads, so each thread has a setter of its own.
///
/// Lines are parted by "\n", each centred, 1.2 em from baseline to baseline. A baseline lies 0.37 em below its line's
/// middle (half the height of capitals and of CJK squares alike), on a whole px.
public final class TextSetter {
    /// The families that are tried after those of a style.
    public static let fallbackFamilies = ["Noto Sans CJK SC", "DejaVu Sans"]
    /// Ems from one line's baseline to the next.
    public static let lineSpacing = 1.2
    /// Ems from a line's middle down to its baseline.
    public static let baselineDrop = 0.37
    /// The largest em, px, and the longest text, bytes, that are set.
    public static let maxSize = 2_000.0
    /// The longest text that is set, bytes of UTF-8.
    public static let maxLength = 10_000

    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private let scratch: ImageSurface
    private var font: Font?

    /// A setter for this thread.
    public init() throws(CairoError) {
        scratch = try ImageSurface(width: 1, height: 1, format: .argb32)
        fontMap = pango_cairo_font_map_new()
        context = pango_font_map_create_context(fontMap)
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        // Slight: strokes snap to rows but keep their widths, so small characters are crisp and advances stay linear.
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 96)
        pango_context_set_round_glyph_positions(context, 0)
        // Fixed, or else the locale would choose between the Chinese, Japanese and Korean forms of a character.
        pango_context_set_language(context, pango_language_from_string("zh-cn"))
        layout = pango_layout_new(context)
        pango_layout_set_single_paragraph_mode(layout, 1)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fontMap))
    }

    /// The advance of one line, ems, and how many of its glyphs no font has.
    public func advance(of line: String, families: String, bold: Bool) throws(CairoError) -> (ems: Double, unknown: Int)
    {
        // A large em, so that Pango's units of 1/1024 px don't show.
        try use(Font(families: families, size: 1_000, bold: bold))
        let width = setLine(line)
        return (width / 1_000, Int(pango_layout_get_unknown_glyphs_count(layout)))
    }

    /// A text as outlines about its middle.
    public func outline(of text: String, in font: Font) throws -> TextOutline {
        try scratch.draw { c in
            let unknown = try eachLine(of: text, in: font) { x, baseline in
                cairo_move_to(c.pointer, x, baseline)
                pango_cairo_layout_line_path(c.pointer, pango_layout_get_line_readonly(layout, 0))
            }
            var box = (0.0, 0.0, 0.0, 0.0)
            cairo_path_extents(c.pointer, &box.0, &box.1, &box.2, &box.3)
            guard let path = cairo_copy_path(c.pointer) else { throw CairoError.text("no outline") }
            let status = path.pointee.status
            if status != CAIRO_STATUS_SUCCESS {
                cairo_path_destroy(path)
                try check(status)
            }
            cairo_new_path(c.pointer)
            return TextOutline(path: path, box: box, unknownGlyphs: unknown)
        }
    }

    /// Shows a text as text (which a PDF keeps as such), its middle at user (0, 0). Gives the number of unknown glyphs.
    @discardableResult
    public func show(_ text: String, in font: Font, on c: borrowing Context) throws -> Int {
        let pointer = c.pointer
        return try eachLine(of: text, in: font) { x, baseline in
            cairo_move_to(pointer, x, baseline)
            pango_cairo_show_layout_line(pointer, pango_layout_get_line_readonly(layout, 0))
        }
    }

    /// Sets each line in turn and tells where its baseline begins, px about the text's middle.
    private func eachLine(of text: String, in font: Font, _ body: (Double, Double) throws -> Void) throws -> Int {
        guard text.utf8.count <= Self.maxLength else { throw CairoError.text("longer than \(Self.maxLength) bytes") }
        try use(font)
        var unknown = 0
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (i, line) in lines.enumerated() where !line.isEmpty {
            let width = setLine(String(line))
            unknown += Int(pango_layout_get_unknown_glyphs_count(layout))
            let middle = (Double(i) - Double(lines.count - 1) / 2) * Self.lineSpacing * font.size
            let baseline = (middle + Self.baselineDrop * font.size).rounded(.toNearestOrAwayFromZero)
            try body(-width / 2, baseline)
        }
        return unknown
    }

    private func use(_ font: Font) throws(CairoError) {
        guard font.size > 0, font.size <= Self.maxSize else { throw .text("a size of \(font.size) px") }
        if font == self.font { return }
        let description = pango_font_description_new()
        pango_font_description_set_family(description, Self.familyList(font.families))
        pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        self.font = font
    }

    /// Sets one line; gives its advance, px.
    private func setLine(_ line: String) -> Double {
        var line = line
        line.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { pango_layout_set_text(layout, $0.baseAddress, Int32($0.count)) }
        }
        var box = PangoRectangle()
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &box)
        return Double(box.width) / Double(PANGO_SCALE)
    }

    /// The families of a style, parted.
    public static func families(of list: String) -> [String] {
        list.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }

    /// The families of a style with the fallbacks behind them, each once.
    static func familyList(_ list: String) -> String {
        var found: [String] = []
        for family in families(of: list) + fallbackFamilies where !found.contains(family) { found.append(family) }
        return found.joined(separator: ",")
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        var rest = drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
