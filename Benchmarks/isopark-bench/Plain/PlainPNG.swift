// PlainPNG: the plainest fast PNG: ISA-L's deflate at level 1 over RGB rows without filters, in one call.

import CISAL
import Foundation

/// Writes PNGs as a bare program would; keeps its memory.
final class PlainPNG {
    private let side: Int
    private let rows: UnsafeMutablePointer<UInt8>
    private let out: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private let level: UnsafeMutablePointer<UInt8>

    /// For squares of a side, px.
    init(side: Int) {
        self.side = side
        capacity = side * (1 + 3 * side) * 2 + 1024
        rows = .allocate(capacity: side * (1 + 3 * side))
        out = .allocate(capacity: capacity)
        level = .allocate(capacity: isal_level1_buffer_size)
    }

    deinit {
        rows.deallocate()
        out.deallocate()
        level.deallocate()
    }

    /// Encodes words 0x..RRGGBB, `wordsPerRow` from row to row. Gives the number of bytes.
    func encode(_ words: UnsafePointer<UInt32>, wordsPerRow: Int) throws -> Int {
        var d = 0
        for y in 0..<side {
            rows[d] = 0
            d += 1
            let row = words + y * wordsPerRow
            for x in 0..<side {
                let w = row[x]
                rows[d] = UInt8(truncatingIfNeeded: w >> 16)
                rows[d + 1] = UInt8(truncatingIfNeeded: w >> 8)
                rows[d + 2] = UInt8(truncatingIfNeeded: w)
                d += 3
            }
        }
        var p = out
        p.update(from: [137, 80, 78, 71, 13, 10, 26, 10], count: 8)
        p += 8
        put(p + 8, UInt32(side))
        put(p + 12, UInt32(side))
        (p + 16).update(from: [8, 2, 0, 0, 0], count: 5)
        p = chunk(p, "IHDR", 13)
        var stream = isal_zstream()
        isal_deflate_stateless_init(&stream)
        stream.level = 1
        stream.level_buf = level
        stream.level_buf_size = UInt32(isal_level1_buffer_size)
        stream.end_of_stream = 1
        stream.flush = UInt16(NO_FLUSH)
        stream.gzip_flag = UInt16(IGZIP_ZLIB)
        stream.next_in = rows
        stream.avail_in = UInt32(d)
        stream.next_out = p + 8
        stream.avail_out = UInt32(capacity - (p - out) - 64)
        guard isal_deflate_stateless(&stream) == COMP_OK else { throw BenchFailure("ISA-L refused") }
        p = chunk(p, "IDAT", Int(stream.total_out))
        p = chunk(p, "IEND", 0)
        return p - out
    }

    private func put(_ p: UnsafeMutablePointer<UInt8>, _ v: UInt32) {
        for i in 0..<4 { p[i] = UInt8(truncatingIfNeeded: v >> UInt32(24 - 8 * i)) }
    }

    private func chunk(_ p: UnsafeMutablePointer<UInt8>, _ type: StaticString, _ count: Int) -> UnsafeMutablePointer<
        UInt8
    > {
        put(p, UInt32(count))
        (p + 4).update(from: type.utf8Start, count: 4)
        put(p + 8 + count, crc32_gzip_refl(0, p + 4, UInt64(count + 4)))
        return p + 12 + count
    }
}
