// A text drawn once, to be pasted at whole pixels: some two hundred times cheaper than its outlines.

import Cairo
import Drawing

/// A text as pixels. Immutable, so it may cross threads.
final class TextSprite: Sendable {
    /// The size, px; 0 × 0 where there is no ink.
    let width: Int
    /// The size, px.
    let height: Int
    /// Where the text's middle lies in it, px.
    let originX: Int
    /// Where the text's middle lies in it, px.
    let originY: Int
    /// Premultiplied 0xAARRGGBB, row by row.
    let pixels: [UInt32]
    /// How many of its glyphs no font has.
    let unknownGlyphs: Int

    init(width: Int, height: Int, originX: Int, originY: Int, pixels: [UInt32], unknownGlyphs: Int) {
        (self.width, self.height, self.originX, self.originY) = (width, height, originX, originY)
        self.pixels = pixels
        self.unknownGlyphs = unknownGlyphs
    }

    /// What it takes in memory, bytes, about.
    var cost: Int { pixels.count * 4 + 256 }
}

extension Font {
    /// The font of a style, in device px at a scale.
    init(_ style: TextStyle, scale: Int) {
        self.init(families: style.family, size: style.size * Double(scale), bold: style.bold)
    }
}

extension TextSetter {
    /// Draws a text at a scale: the halo as a stroke of its outline with round corners, the ink on it.
    func sprite(_ item: TextItem, scale: Int) throws -> TextSprite {
        let style = item.style
        let outline = try outline(of: item.text, in: Font(style, scale: scale))
        let halo = style.halo.a > 0 ? max(0, style.haloWidth * Double(scale)) : 0
        guard !outline.isEmpty else {
            return TextSprite(
                width: 0, height: 0, originX: 0, originY: 0, pixels: [], unknownGlyphs: outline.unknownGlyphs)
        }
        let x0 = Int((outline.minX - halo).rounded(.down)) - 1
        let y0 = Int((outline.minY - halo).rounded(.down)) - 1
        let width = Int((outline.maxX + halo).rounded(.up)) + 1 - x0
        let height = Int((outline.maxY + halo).rounded(.up)) + 1 - y0
        let surface = try ImageSurface(width: width, height: height, format: .argb32)
        try surface.draw { c in
            c.translate(x: Double(-x0), y: Double(-y0))
            c.draw(outline, style, halo: halo, ink: true)
        }
        let pixels = try surface.withPixels { words, wordsPerRow in
            [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
                for y in 0..<height {
                    for x in 0..<width { buffer.initializeElement(at: y * width + x, to: words[y * wordsPerRow + x]) }
                }
                count = width * height
            }
        }
        return TextSprite(
            width: width, height: height, originX: -x0, originY: -y0, pixels: pixels,
            unknownGlyphs: outline.unknownGlyphs)
    }
}

extension Context {
    /// Draws a text's halo (a width outward in user px) and, where wanted, its ink.
    func draw(_ outline: TextOutline, _ style: TextStyle, halo: Double, ink: Bool) {
        if halo > 0 {
            add(outline)
            setSource(style.halo.r, style.halo.g, style.halo.b, style.halo.a)
            setLineWidth(2 * halo)
            setLine(cap: .round, join: .round)
            // The ink lies on most of it: coarse edges do, at less than half the time.
            setCoarse(true)
            stroke()
            setCoarse(false)
        }
        if ink, style.color.a > 0 {
            add(outline)
            setSource(style.color.r, style.color.g, style.color.b, style.color.a)
            fill()
        }
    }
}
