// Deflate by ISA-L at level 1: the fastest there is for such pictures, at about libpng's size.

import CISAL

/// Compresses; its working memory (some 0.4 MB) is kept from one call to the next. Belongs to one thread at a time.
final class Deflater {
    private let stream: UnsafeMutablePointer<isal_zstream>
    private let levelBuffer: UnsafeMutablePointer<UInt8>
    private var scratch: UnsafeMutableBufferPointer<UInt8>

    init() {
        stream = .allocate(capacity: 1)
        isal_deflate_init(stream)
        levelBuffer = .allocate(capacity: isal_level1_buffer_size)
        scratch = .allocate(capacity: 0)
    }

    deinit {
        stream.deallocate()
        levelBuffer.deallocate()
        scratch.deallocate()
    }

    /// Deflates (RFC 1951, no wrapper) and gives the result to `body`; it lies in memory of the deflater's own.
    ///
    /// With `last` the stream ends; without, it is flushed fully: the bytes end on a byte's edge, and what follows
    /// needs nothing of them, so that strips can be put together in any company.
    func deflate<R>(
        _ input: UnsafeBufferPointer<UInt8>, last: Bool, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
    ) throws -> R {
        let bound = input.count + input.count / 8 + 4_096
        guard bound < Int(UInt32.max) else { throw RenderingError.size(width: input.count, height: 1) }
        if scratch.count < bound {
            scratch.deallocate()
            scratch = .allocate(capacity: bound)
        }
        // What is left of the last call must not reach this one: the same input gives the same bytes.
        isal_deflate_init(stream)
        stream.pointee.level = 1
        stream.pointee.level_buf = levelBuffer
        stream.pointee.level_buf_size = UInt32(isal_level1_buffer_size)
        stream.pointee.end_of_stream = last ? 1 : 0
        stream.pointee.flush = UInt16(last ? NO_FLUSH : FULL_FLUSH)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = scratch.baseAddress
        stream.pointee.avail_out = UInt32(scratch.count)
        let code = isal_deflate(stream)
        guard code == COMP_OK, stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 else {
            throw RenderingError.deflate(code: Int(code))
        }
        return try body(UnsafeBufferPointer(rebasing: scratch[0..<Int(stream.pointee.total_out)]))
    }
}

/// The Adler-32 of some bytes (RFC 1950).
func adler32(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    isal_adler32(1, bytes.baseAddress, UInt64(bytes.count))
}

/// The Adler-32 of two runs of bytes one behind the other, from those of each and the length of the second.
func combinedAdler32(_ first: UInt32, _ second: UInt32, secondLength: Int) -> UInt32 {
    // a = 1 + Σ bytes, b = Σ of a after each byte, both modulo 65521: the second run's a starts 1 too high,
    // and each of its bytes counts the first run's a once more.
    let base = 65_521
    let length = secondLength % base
    let a1 = Int(first & 0xFFFF)
    let b1 = Int(first >> 16)
    let a2 = Int(second & 0xFFFF)
    let b2 = Int(second >> 16)
    let a = (a1 + a2 + base - 1) % base
    let b = (b1 + b2 + length * ((a1 + base - 1) % base)) % base
    return UInt32(b << 16 | a)
}

/// The CRC-32 of PNG's chunks, continued from an earlier one (0 to begin).
func crc32(_ bytes: UnsafeBufferPointer<UInt8>, after crc: UInt32 = 0) -> UInt32 {
    crc32_gzip_refl(crc, bytes.baseAddress, UInt64(bytes.count))
}
