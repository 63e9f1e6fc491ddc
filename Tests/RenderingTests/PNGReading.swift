// Helpers: PNGs read by libpng, and pictures compared.

import CPNG
import Rendering

struct UnreadablePNG: Error { var message: String }

/// Reads a PNG by libpng, as RGBA.
func decodePNG(_ bytes: [UInt8]) throws -> PixelBlock {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    return try bytes.withUnsafeBytes { raw in
        guard png_image_begin_read_from_memory(&image, raw.baseAddress, raw.count) != 0 else {
            throw UnreadablePNG(message: withUnsafeBytes(of: image.message) { String(decoding: $0, as: UTF8.self) })
        }
        image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
        var pixels = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 4)
        guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0, image.warning_or_error == 0 else {
            throw UnreadablePNG(message: withUnsafeBytes(of: image.message) { String(decoding: $0, as: UTF8.self) })
        }
        return PixelBlock(width: Int(image.width), height: Int(image.height), format: .rgba, bytes: pixels)
    }
}

extension PixelBlock {
    /// The same as RGBA.
    var rgba: PixelBlock {
        if format == .rgba { return self }
        var wide: [UInt8] = []
        wide.reserveCapacity(width * height * 4)
        for i in 0..<width * height { wide += [bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2], 255] }
        return PixelBlock(width: width, height: height, format: .rgba, bytes: wide)
    }

    /// The components that differ by more than a threshold.
    func differing(from o: PixelBlock, threshold: Int = 0) -> Int {
        guard width == o.width, height == o.height, format == o.format else { return .max }
        return zip(bytes, o.bytes).reduce(0) { $0 + (abs(Int($1.0) - Int($1.1)) > threshold ? 1 : 0) }
    }

    /// The mean difference of components, levels.
    func meanDifference(from o: PixelBlock) -> Double {
        guard width == o.width, height == o.height, format == o.format else { return .infinity }
        return Double(zip(bytes, o.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(bytes.count)
    }

    /// A part of it.
    func cropped(x: Int, y: Int, width w: Int, height h: Int) -> PixelBlock {
        var part: [UInt8] = []
        for row in y..<y + h {
            let start = (row * width + x) * format.bytes
            part += bytes[start..<start + w * format.bytes]
        }
        return PixelBlock(width: w, height: h, format: format, bytes: part)
    }
}
