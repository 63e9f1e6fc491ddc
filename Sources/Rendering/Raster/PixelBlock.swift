// PixelBlock: pixels that may cross threads.

/// What a pixel is made of, one byte a component.
public enum PixelFormat: Sendable, Hashable {
    /// Red, green, blue.
    case rgb
    /// Red, green, blue, alpha; not premultiplied.
    case rgba

    /// Bytes a pixel.
    public var bytes: Int { self == .rgb ? 3 : 4 }
}

/// A rectangle of pixels, row by row from the top, without padding.
public struct PixelBlock: Sendable, Hashable {
    /// The width, px.
    public let width: Int
    /// The height, px.
    public let height: Int
    /// What a pixel is made of.
    public let format: PixelFormat
    /// `width` × `height` × `format.bytes` bytes.
    public let bytes: [UInt8]

    /// Pixels from their bytes.
    /// - Precondition: the bytes are as many as the size says.
    public init(width: Int, height: Int, format: PixelFormat, bytes: [UInt8]) {
        precondition(width >= 0 && height >= 0 && bytes.count == width * height * format.bytes)
        (self.width, self.height, self.format, self.bytes) = (width, height, format, bytes)
    }
}
