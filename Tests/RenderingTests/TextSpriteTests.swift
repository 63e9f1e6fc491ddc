// Sprites: as outlines drawn afresh, kept within bounds, centred; missing glyphs are told.

import Cairo
import Drawing
import Testing

@testable import Rendering

@Suite struct TextSpriteTests {
    private let style = TextStyle(
        family: "Noto Sans CJK SC", size: 13, color: Color(20, 30, 40), halo: Color(255, 255, 255, 220), haloWidth: 2)

    @Test func cachedIsFresh() throws {
        let cache = SpriteCache()
        let list = DrawList.random(seed: 8, width: 300, height: 200)
        let first = try BlockRenderer(sprites: cache).draw(list)
        let held = cache.count
        #expect(held > 0)
        #expect(try BlockRenderer(sprites: cache).draw(list) == first)
        #expect(cache.count == held)
        #expect(try BlockRenderer(sprites: SpriteCache(capacity: 0)).draw(list) == first)
    }

    @Test func pastingIsDrawing() throws {
        // The same text by Cairo's own compositor.
        let item = TextItem(text: "库 A-07", style: style)
        let setter = try TextSetter()
        let sprite = try setter.sprite(item, scale: 2)
        var list = DrawList(width: 160, height: 60, scale: 2, background: Color(90, 120, 60))
        list.add(text: item.text, style, x: 80, y: 30)
        let pasted = try BlockRenderer(sprites: SpriteCache()).draw(list)
        let surface = try ImageSurface(width: 160, height: 60, format: .rgb24)
        let outline = try setter.outline(of: item.text, in: Font(style, scale: 2))
        try surface.draw { c in
            c.clear(90, 120, 60, 255)
            c.translate(x: 80, y: 30)
            c.draw(outline, style, halo: 4, ink: true)
        }
        var drawn = [UInt8](repeating: 0, count: 160 * 60 * 3)
        try surface.withPixels { words, perRow in
            drawn.withUnsafeMutableBufferPointer { b in
                if let to = b.baseAddress {
                    for y in 0..<60 { writeRGB(words + y * perRow, count: 160, to: to + y * 480) }
                }
            }
        }
        // Two layers put together before or after they are laid on: rounding may differ by a level or two.
        let direct = PixelBlock(width: 160, height: 60, format: .rgb, bytes: drawn)
        #expect(pasted.differing(from: direct, threshold: 2) == 0)
        #expect(sprite.width > 80)
    }

    @Test func pastingClipsAtEveryEdge() throws {
        // Four blocks that share a label's place make the label of one block.
        let renderer = BlockRenderer(sprites: SpriteCache())
        func list(x: Int, y: Int, side: Int) -> DrawList {
            var list = DrawList(width: side, height: side, scale: 1, background: Color(1, 2, 3))
            list.add(text: "仓库 A\n二号", style, x: x, y: y, alpha: 200)
            return list
        }
        let whole = try renderer.draw(list(x: 64, y: 64, side: 128))
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let part = try renderer.draw(list(x: 64 - 64 * dx, y: 64 - 64 * dy, side: 64))
            #expect(part == whole.cropped(x: 64 * dx, y: 64 * dy, width: 64, height: 64))
        }
    }

    @Test func scalingOfComponentsRoundsToNearest() {
        for k in UInt32(0)...255 {
            for v in stride(from: UInt32(0), through: 255, by: 3) {
                let exact = (v * k * 2 + 255) / 510
                #expect(scaled(v << 24 | v << 16 | v << 8 | v, by: k) == exact << 24 | exact << 16 | exact << 8 | exact)
            }
        }
    }

    @Test func cacheKeepsItsBound() throws {
        let cache = SpriteCache(capacity: 200_000)
        let renderer = BlockRenderer(sprites: cache)
        for i in 0..<300 {
            _ = try renderer.sprite(TextItem(text: "No \(i)", style: style), scale: 1)
            // One that is used all the time stays.
            _ = try renderer.sprite(TextItem(text: "always", style: style), scale: 1)
            #expect(cache.cost <= 200_000)
        }
        #expect(cache.count > 5)
        #expect(cache.find(SpriteCache.Key(item: TextItem(text: "always", style: style), scale: 1)) != nil)
        #expect(cache.find(SpriteCache.Key(item: TextItem(text: "No 3", style: style), scale: 1)) == nil)
    }

    @Test func missingGlyphsAreTold() throws {
        let cache = SpriteCache()
        var list = DrawList(width: 64, height: 64, scale: 1, background: .clear)
        list.add(text: "ok 仓", style, x: 30, y: 30)
        list.add(text: "bad\u{0378}", style, x: 30, y: 30)
        _ = try BlockRenderer(sprites: cache).draw(list)
        #expect(cache.textsWithMissingGlyphs == ["bad\u{0378}"])
        #expect(try MissingGlyphs.texts(in: list) == ["bad\u{0378}"])
    }
}
