// PNGEncoder: pixels → PNG in one stream; for tiles.

/// Writes PNGs: truecolour, no filter, ISA-L level 1. Belongs to one thread at a time; keeps its working memory.
///
/// Without filters such pictures come out smaller, and in a fraction of the time: they are flat areas with sharp edges.
public final class PNGEncoder {
    let deflater = Deflater()
    private var rows: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 0)

    /// An encoder.
    public init() {}

    deinit { rows.deallocate() }

    /// The PNG of a block.
    /// - Throws: `RenderingError.size` for empty blocks; `RenderingError.deflate`.
    public func encode(_ block: PixelBlock, metadata: PNGMetadata = PNGMetadata()) throws -> [UInt8] {
        let rowBytes = block.width * block.format.bytes
        return try block.bytes.withUnsafeBufferPointer { source in
            try encode(width: block.width, height: block.height, format: block.format, metadata: metadata) {
                y, target in
                if let base = source.baseAddress { target.update(from: base + y * rowBytes, count: rowBytes) }
            }
        }
    }

    /// The PNG of a picture whose rows are written by `row`: the row's number from the top, where its bytes go.
    func encode(
        width: Int, height: Int, format: PixelFormat, metadata: PNGMetadata,
        row: (Int, UnsafeMutablePointer<UInt8>) -> Void
    ) throws -> [UInt8] {
        let filtered = try filteredRows(width: width, height: height, format: format, row: row)
        let adler = adler32(filtered)
        return try deflater.deflate(filtered, last: true) { deflated in
            var png: [UInt8] = []
            png.reserveCapacity(deflated.count + 256)
            png.appendPNGHead(width: width, height: height, format: format, metadata)
            // A zlib stream (RFC 1950): two bytes of head, the fastest level told; Adler-32 behind.
            png.append(bigEndian: UInt32(deflated.count + 6))
            let start = png.count
            png += [0x49, 0x44, 0x41, 0x54, 0x78, 0x01]
            png.append(contentsOf: deflated)
            png.append(bigEndian: adler)
            let crc = png.withUnsafeBufferPointer { crc32(UnsafeBufferPointer(rebasing: $0[start...])) }
            png.append(bigEndian: crc)
            png.appendChunk("IEND", [])
            return png
        }
    }

    /// Rows with the filter's byte (0, none) before each; in memory of the encoder's own.
    func filteredRows(
        width: Int, height: Int, format: PixelFormat, row: (Int, UnsafeMutablePointer<UInt8>) -> Void
    ) throws -> UnsafeBufferPointer<UInt8> {
        guard width > 0, height > 0 else { throw RenderingError.size(width: width, height: height) }
        let stride = 1 + width * format.bytes
        if rows.count < stride * height {
            rows.deallocate()
            rows = .allocate(capacity: stride * height)
        }
        if let base = rows.baseAddress {
            for y in 0..<height {
                base[y * stride] = 0
                row(y, base + y * stride + 1)
            }
        }
        return UnsafeBufferPointer(rebasing: rows[0..<stride * height])
    }
}
