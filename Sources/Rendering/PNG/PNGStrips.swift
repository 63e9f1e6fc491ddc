// PNGStrips: big pictures as strips of rows that are deflated each by itself, in parallel, and used again as they are.

/// Some rows of a picture, deflated so that they need nothing of the rows before them.
public struct PNGStrip: Sendable, Hashable {
    /// How many rows.
    public let rows: Int
    /// A whole IDAT chunk, from its length to its CRC.
    let chunk: [UInt8]
    /// The Adler-32 of the rows with their filter bytes.
    let adler: UInt32
    /// How many bytes that are.
    let length: Int

    /// What it takes in the file, bytes.
    public var byteCount: Int { chunk.count }
}

extension PNGEncoder {
    /// Deflates some rows of a picture.
    public func strip(_ rows: PixelBlock) throws -> PNGStrip {
        let rowBytes = rows.width * rows.format.bytes
        let filtered = try rows.bytes.withUnsafeBufferPointer { source in
            try filteredRows(width: rows.width, height: rows.height, format: rows.format) { y, target in
                if let base = source.baseAddress { target.update(from: base + y * rowBytes, count: rowBytes) }
            }
        }
        return try strip(filtered: filtered, rows: rows.height)
    }

    /// Deflates rows that have their filter bytes already.
    func strip(filtered: UnsafeBufferPointer<UInt8>, rows: Int) throws -> PNGStrip {
        try deflater.deflate(filtered, last: false) { deflated in
            var chunk: [UInt8] = []
            chunk.reserveCapacity(deflated.count + 12)
            chunk.appendChunk("IDAT", deflated)
            return PNGStrip(rows: rows, chunk: chunk, adler: adler32(filtered), length: filtered.count)
        }
    }
}

/// Puts strips together.
public enum PNGStrips {
    /// The PNG of strips, from the top. Copies bytes only: what is compressed stays so.
    /// - Precondition: every strip is of pictures of this width and format.
    /// - Throws: `RenderingError.size` where the picture is empty.
    public static func assemble(
        _ strips: [PNGStrip], width: Int, format: PixelFormat, metadata: PNGMetadata = PNGMetadata()
    ) throws -> [UInt8] {
        let height = strips.reduce(0) { $0 + $1.rows }
        guard width > 0, height > 0 else { throw RenderingError.size(width: width, height: height) }
        precondition(strips.allSatisfy { $0.length == $0.rows * (1 + width * format.bytes) })
        var png: [UInt8] = []
        png.reserveCapacity(strips.reduce(1_024) { $0 + $1.chunk.count })
        png.appendPNGHead(width: width, height: height, format: format, metadata)
        png.appendChunk("IDAT", [0x78, 0x01])
        var adler: UInt32 = 1
        for strip in strips {
            png.append(contentsOf: strip.chunk)
            adler = combinedAdler32(adler, strip.adler, secondLength: strip.length)
        }
        // An empty last block ends the stream.
        var end: [UInt8] = [0x03, 0x00]
        end.append(bigEndian: adler)
        png.appendChunk("IDAT", end)
        png.appendChunk("IEND", [])
        return png
    }
}
