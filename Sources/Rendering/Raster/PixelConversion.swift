// From Cairo's words to the bytes of PNG.

/// Writes `count` words 0x..RRGGBB as bytes R, G, B.
func writeRGB(_ source: UnsafePointer<UInt32>, count: Int, to target: UnsafeMutablePointer<UInt8>) {
    let out = UnsafeMutableRawPointer(target)
    // Eight pixels are six words of four bytes: whole words are some five times faster than bytes.
    let whole = count & ~3
    var i = 0
    var o = 0
    while i < whole {
        let a = source[i].byteSwapped >> 8
        let b = source[i + 1].byteSwapped >> 8
        let c = source[i + 2].byteSwapped >> 8
        let d = source[i + 3].byteSwapped >> 8
        out.storeBytes(of: (a | b << 24).littleEndian, toByteOffset: o, as: UInt32.self)
        out.storeBytes(of: (b >> 8 | c << 16).littleEndian, toByteOffset: o + 4, as: UInt32.self)
        out.storeBytes(of: (c >> 16 | d << 8).littleEndian, toByteOffset: o + 8, as: UInt32.self)
        i += 4
        o += 12
    }
    while i < count {
        let word = source[i]
        target[o] = UInt8(truncatingIfNeeded: word >> 16)
        target[o + 1] = UInt8(truncatingIfNeeded: word >> 8)
        target[o + 2] = UInt8(truncatingIfNeeded: word)
        i += 1
        o += 3
    }
}

/// 255 / a in 16.16 fixed point, by a.
private let reciprocals: [UInt32] = (0...255).map { $0 == 0 ? 0 : (255 * 65_536 + UInt32($0) / 2) / UInt32($0) }

/// Writes `count` premultiplied words 0xAARRGGBB as bytes R, G, B, A, not premultiplied.
func writeRGBA(_ source: UnsafePointer<UInt32>, count: Int, to target: UnsafeMutablePointer<UInt8>) {
    let out = UnsafeMutableRawPointer(target)
    reciprocals.withUnsafeBufferPointer { reciprocals in
        for i in 0..<count {
            let word = source[i]
            let a = word >> 24
            var rgba: UInt32
            if a == 255 {
                rgba = word.byteSwapped >> 8 | 0xFF00_0000
            } else if a == 0 {
                rgba = 0
            } else {
                let k = reciprocals[Int(a)]
                let r = min(255, ((word >> 16 & 255) &* k &+ 32_768) >> 16)
                let g = min(255, ((word >> 8 & 255) &* k &+ 32_768) >> 16)
                let b = min(255, ((word & 255) &* k &+ 32_768) >> 16)
                rgba = r | g << 8 | b << 16 | a << 24
            }
            rgba = rgba.littleEndian
            out.storeBytes(of: rgba, toByteOffset: 4 * i, as: UInt32.self)
        }
    }
}

/// Writes `count` words of an opaque surface (0x..RRGGBB) as bytes R, G, B, 255.
func writeOpaqueRGBA(_ source: UnsafePointer<UInt32>, count: Int, to target: UnsafeMutablePointer<UInt8>) {
    let out = UnsafeMutableRawPointer(target)
    for i in 0..<count {
        out.storeBytes(
            of: (source[i].byteSwapped >> 8 | 0xFF00_0000).littleEndian, toByteOffset: 4 * i, as: UInt32.self)
    }
}
