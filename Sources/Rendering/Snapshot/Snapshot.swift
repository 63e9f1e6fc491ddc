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
    /// Blocks are drawn in parallel, row by row; a row of blocks is compressed as soon as it is whole, by itself, so
    /// memory is a few rows of blocks besides the PNG.
    /// - Parameters:
    ///   - source: tells what each block needs; asked once a block, on render threads.
    ///   - rect: the rectangle, device px of the lattice.
    ///   - lattice: the lattice.
    ///   - pool: the threads.
    ///   - dpi: pixels an inch, told in the file; none when unknown.
    /// - Throws: `RenderingError.size` for empty or absurd rectangles; what drawing throws; what the pool throws.
    public static func renderPNG(
        source: some BlockSource, rect: PixelRect, lattice: Lattice, pool: RenderPool, dpi: Double? = nil,
        texts: [PNGText] = []
    ) async throws -> [UInt8] {
        let metadata = PNGMetadata(dpi: dpi, texts: texts)
        for format in [PixelFormat.rgb, .rgba] {
            let mosaic = try Mosaic(rect: rect, lattice: lattice, format: format)
            do {
                _ = try await pool.map(mosaic.count) { try mosaic.draw($0, source, $1) }
            } catch is Mosaic.NeedsAlpha {
                continue
            }
            return try mosaic.assemble(metadata)
        }
        throw RenderingError.drawList("a block that no format holds")
    }

    /// Like `renderPNG`, but waits: for command lines.
    public static func renderPNGBlocking(
        source: some BlockSource, rect: PixelRect, lattice: Lattice, pool: RenderPool, dpi: Double? = nil,
        texts: [PNGText] = []
    ) throws -> [UInt8] {
        let metadata = PNGMetadata(dpi: dpi, texts: texts)
        for format in [PixelFormat.rgb, .rgba] {
            let mosaic = try Mosaic(rect: rect, lattice: lattice, format: format)
            do {
                _ = try pool.mapBlocking(mosaic.count) { try mosaic.draw($0, source, $1) }
            } catch is Mosaic.NeedsAlpha {
                continue
            }
            return try mosaic.assemble(metadata)
        }
        throw RenderingError.drawList("a block that no format holds")
    }
}
