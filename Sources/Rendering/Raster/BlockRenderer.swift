// BlockRenderer: a draw list → pixels. One a thread.

import Cairo
public import Drawing

/// Turns draw lists into pixels and PNGs. Belongs to one thread; keeps surfaces, fonts and working memory.
public final class BlockRenderer {
    /// The sprites that it shares with others.
    public let sprites: SpriteCache
    let encoder = PNGEncoder()
    /// The largest surface that is kept for the next list, px: a block at the greatest scale.
    private static let largestKept = 1_024 * 1_024
    private var surfaces: [ImageSurface] = []
    private var setter: TextSetter?

    /// A renderer that shares sprites with others.
    public init(sprites: SpriteCache) {
        self.sprites = sprites
    }

    /// The pixels of a list: RGB where its background is opaque, else RGBA.
    /// - Throws: `RenderingError.drawList`, `CairoError`.
    public func draw(_ list: DrawList) throws -> PixelBlock {
        let surface = try rasterize(list)
        let format = surface.pixelFormat
        let rowBytes = list.width * format.bytes
        let bytes = try surface.withPixels { words, wordsPerRow in
            [UInt8](unsafeUninitializedCapacity: rowBytes * list.height) { buffer, count in
                if let base = buffer.baseAddress {
                    for y in 0..<list.height {
                        surface.write(words + y * wordsPerRow, count: list.width, as: format, to: base + y * rowBytes)
                    }
                }
                count = rowBytes * list.height
            }
        }
        return PixelBlock(width: list.width, height: list.height, format: format, bytes: bytes)
    }

    /// The PNG of a list: the same pixels as `draw`, without memory of their own.
    /// - Throws: `RenderingError`, `CairoError`.
    public func png(_ list: DrawList, metadata: PNGMetadata = PNGMetadata()) throws -> [UInt8] {
        let surface = try rasterize(list)
        let format = surface.pixelFormat
        return try surface.withPixels { words, wordsPerRow in
            try encoder.encode(width: list.width, height: list.height, format: format, metadata: metadata) {
                y, target in
                surface.write(words + y * wordsPerRow, count: list.width, as: format, to: target)
            }
        }
    }

    /// Draws on a surface of the renderer's own, which holds until the next call.
    func rasterize(_ list: DrawList) throws -> ImageSurface {
        try list.check()
        let format: SurfaceFormat = list.background.a == 255 ? .rgb24 : .argb32
        let surface = try takeSurface(width: list.width, height: list.height, format: format)
        try surface.draw { c in
            c.clear(list.background.r, list.background.g, list.background.b, list.background.a)
            try list.paint(on: c, texts: SpritePainter(renderer: self))
        }
        // Only what was drawn without a fault is used again, and only blocks' sizes: a wall's would weigh on each thread.
        if list.width * list.height <= Self.largestKept { surfaces.append(surface) }
        return surface
    }

    /// A surface of a size and format: the last of that kind, or a new one. Fresh pages cost ten times the drawing of
    /// an empty tile, so a few are kept.
    private func takeSurface(width: Int, height: Int, format: SurfaceFormat) throws(CairoError) -> ImageSurface {
        if let i = surfaces.lastIndex(where: { $0.width == width && $0.height == height && $0.format == format }) {
            return surfaces.remove(at: i)
        }
        if surfaces.count >= 4 { surfaces.removeFirst() }
        return try ImageSurface(width: width, height: height, format: format)
    }

    /// Sets a text that nobody sees, so that the fonts are open before the first label needs them (some 10 ms).
    func warmUp() {
        setter = try? TextSetter()
        _ = try? setter?.outline(of: "A园", in: Font(families: "", size: 12))
    }

    func sprite(_ item: TextItem, scale: Int) throws -> TextSprite {
        let key = SpriteCache.Key(item: item, scale: scale)
        if let found = sprites.find(key) { return found }
        let setter = try self.setter ?? TextSetter()
        self.setter = setter
        let sprite = try setter.sprite(item, scale: scale)
        sprites.keep(sprite, for: key)
        return sprite
    }
}

/// Lays texts on as sprites.
private struct SpritePainter: TextPainter {
    let renderer: BlockRenderer

    func paint(_ item: TextItem, scale: Int, x: Int, y: Int, alpha: UInt8, on c: borrowing Context) throws {
        let sprite = try renderer.sprite(item, scale: scale)
        if sprite.width == 0 { return }
        c.withTarget { paste(sprite, x: x, y: y, alpha: alpha, on: $0) }
    }
}

extension ImageSurface {
    /// What its pixels are as bytes.
    var pixelFormat: PixelFormat { format == .rgb24 ? .rgb : .rgba }

    /// Writes words of this surface as bytes; an RGB target drops alpha, so it is only for opaque surfaces.
    func write(
        _ words: UnsafePointer<UInt32>, count: Int, as target: PixelFormat, to bytes: UnsafeMutablePointer<UInt8>
    ) {
        switch (format, target) {
        case (_, .rgb): writeRGB(words, count: count, to: bytes)
        case (.argb32, .rgba): writeRGBA(words, count: count, to: bytes)
        case (.rgb24, .rgba): writeOpaqueRGBA(words, count: count, to: bytes)
        }
    }
}
