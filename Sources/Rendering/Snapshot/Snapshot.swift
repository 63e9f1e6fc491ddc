// Snapshot: a rectangle of a lattice → one PNG, put together from the same blocks as the tiles.

public import Geometry

/// Pictures of any size, from blocks: the mosaic of tiles is the snapshot, pixel for pixel.
public enum Snapshot {
    /// The largest side of a picture, px.
    public static let maxSide = 65_535
    /// The largest picture, px: four times 16,384 × 8,192.
    public static let maxPixels = 1 << 29

    /// The PNG of a rectangle of a lattice.
    ///
    /// Blocks are drawn in parallel, row by row; a row of blocks is compressed by itself as soon as it is whole, so
    /// memory is a few rows of blocks besides the PNG.
    /// - Parameters:
    ///   - source: tells what each block needs; asked once a block, on render threads.
    ///   - rect: the rectangle, device px of the lattice.
    ///   - lattice: the lattice.
    ///   - pool: the threads.
    ///   - dpi: pixels an inch, told in the file; none when unknown.
    ///   - texts: keywords and texts, told in the file.
    /// - Returns: the file's bytes.
    /// - Throws: `RenderingError.size` for empty or absurd rectangles; what drawing throws; what the pool throws.
    public static func renderPNG(
        source: some BlockSource, rect: PixelRect, lattice: Lattice, pool: RenderPool, dpi: Double? = nil,
        texts: [PNGText] = []
    ) async throws -> [UInt8] {
        try await picture(source: source, rect: rect, lattice: lattice, pool: pool)
            .png(metadata: PNGMetadata(dpi: dpi, texts: texts))
    }

    /// Like `renderPNG`, but waits: for command lines.
    public static func renderPNGBlocking(
        source: some BlockSource, rect: PixelRect, lattice: Lattice, pool: RenderPool, dpi: Double? = nil,
        texts: [PNGText] = []
    ) throws -> [UInt8] {
        for format in [PixelFormat.rgb, .rgba] {
            let mosaic = try Mosaic(rect: rect, lattice: lattice, format: format, kept: nil, touched: [])
            do {
                _ = try pool.mapBlocking(mosaic.count) { try mosaic.draw($0, source, $1) }
                return try mosaic.picture().png(metadata: PNGMetadata(dpi: dpi, texts: texts))
            } catch is Mosaic.NeedsAlpha {
                continue
            }
        }
        throw RenderingError.drawList("a block that no format holds")
    }

    /// A picture that can be refreshed later at the cost of what changed.
    ///
    /// - Parameters:
    ///   - source: tells what each block needs; asked once a block that is drawn, on render threads.
    ///   - rect: the rectangle, device px of the lattice.
    ///   - lattice: the lattice.
    ///   - pool: the threads.
    ///   - kept: the picture as it was; its strips are used again, unless it is of another rectangle or lattice.
    ///   - touched: the blocks that may look different now. Every row of blocks with one of them is drawn anew; the others
    ///     are neither drawn nor compressed.
    /// - Returns: the picture.
    /// - Throws: as `renderPNG`.
    public static func picture(
        source: some BlockSource, rect: PixelRect, lattice: Lattice, pool: RenderPool, kept: KeptPicture? = nil,
        touched: Set<BlockAddress> = []
    ) async throws -> KeptPicture {
        let usable = kept?.rect == rect && kept?.lattice == lattice ? kept : nil
        // First as it was; a block without a background, come anew, makes all of it begin again with alpha.
        var attempts: [(format: PixelFormat, kept: KeptPicture?)] = [(.rgb, nil), (.rgba, nil)]
        if let usable {
            attempts.insert((usable.format, usable), at: 0)
        }
        for attempt in attempts {
            let mosaic = try Mosaic(
                rect: rect, lattice: lattice, format: attempt.format, kept: attempt.kept, touched: touched)
            do {
                _ = try await pool.map(mosaic.count) { try mosaic.draw($0, source, $1) }
                return try mosaic.picture()
            } catch is Mosaic.NeedsAlpha {
                continue
            }
        }
        throw RenderingError.drawList("a block that no format holds")
    }
}

/// A snapshot, compressed in strips of one row of blocks each, so that it can be refreshed strip by strip.
public struct KeptPicture: Sendable {
    /// The rectangle, device px of the lattice.
    public let rect: PixelRect
    /// The lattice.
    public let lattice: Lattice
    /// What its pixels are made of.
    public let format: PixelFormat
    /// From the top.
    let strips: [PNGStrip]

    /// What it takes in memory, bytes.
    public var byteCount: Int { strips.reduce(0) { $0 + $1.byteCount } }

    /// The PNG: copies bytes only.
    public func png(metadata: PNGMetadata = PNGMetadata()) throws -> [UInt8] {
        try PNGStrips.assemble(strips, width: rect.width, format: format, metadata: metadata)
    }
}
