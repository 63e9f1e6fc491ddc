// The container of PNG (ISO/IEC 15948): signature, chunks, and the few of them that are written here.

/// What a PNG tells besides its pixels.
public struct PNGMetadata: Sendable, Hashable {
    /// Pixels an inch; none when unknown.
    public var dpi: Double?
    /// Keywords (1–79 Latin-1 characters) and texts (Latin-1), in order; what doesn't fit is left out.
    public var texts: [PNGText]

    /// Metadata from its parts.
    public init(dpi: Double? = nil, texts: [PNGText] = []) {
        (self.dpi, self.texts) = (dpi, texts)
    }
}

/// A keyword and its text, as "Creation Time", "2026-01-01T00:00:00Z".
public struct PNGText: Sendable, Hashable {
    /// The keyword.
    public var keyword: String
    /// The text.
    public var text: String

    /// A text from its parts.
    public init(_ keyword: String, _ text: String) {
        (self.keyword, self.text) = (keyword, text)
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: UInt32) {
        append(UInt8(truncatingIfNeeded: value >> 24))
        append(UInt8(truncatingIfNeeded: value >> 16))
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    /// Appends a chunk: length, type, data, CRC.
    mutating func appendChunk(_ type: StaticString, _ data: UnsafeBufferPointer<UInt8>) {
        append(bigEndian: UInt32(data.count))
        let start = count
        append(contentsOf: UnsafeBufferPointer(start: type.utf8Start, count: 4))
        append(contentsOf: data)
        let crc = self[start...].withContiguousStorageIfAvailable { crc32($0) } ?? 0
        append(bigEndian: crc)
    }

    mutating func appendChunk(_ type: StaticString, _ data: [UInt8]) {
        data.withUnsafeBufferPointer { appendChunk(type, $0) }
    }

    /// Appends what comes before the pixels.
    mutating func appendPNGHead(width: Int, height: Int, format: PixelFormat, _ metadata: PNGMetadata) {
        append(contentsOf: [137, 80, 78, 71, 13, 10, 26, 10])
        var header: [UInt8] = []
        header.append(bigEndian: UInt32(width))
        header.append(bigEndian: UInt32(height))
        // 8 bits a component, truecolour (2) or with alpha (6), deflate, adaptive filters, not interlaced.
        header += [8, format == .rgb ? 2 : 6, 0, 0, 0]
        appendChunk("IHDR", header)
        if let dpi = metadata.dpi, dpi > 0, dpi < 1e6 {
            var density: [UInt8] = []
            let perMetre = UInt32((dpi / 0.0254).rounded())
            density.append(bigEndian: perMetre)
            density.append(bigEndian: perMetre)
            appendChunk("pHYs", density + [1])
        }
        for text in metadata.texts {
            let keyword = text.keyword.latin1
            guard let keyword, let body = text.text.latin1, (1...79).contains(keyword.count) else { continue }
            appendChunk("tEXt", keyword + [0] + body)
        }
    }
}

extension String {
    /// Its bytes in Latin-1; nothing where it has other characters or a NUL.
    fileprivate var latin1: [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in unicodeScalars {
            guard scalar.value < 256, scalar.value > 0 else { return nil }
            bytes.append(UInt8(scalar.value))
        }
        return bytes
    }
}
