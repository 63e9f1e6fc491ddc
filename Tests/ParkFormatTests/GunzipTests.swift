// Gunzip: members, damage, bombs.

import CZlib
import Testing

@testable import ParkFormat

/// Zips bytes; for tests.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let room = output.count
    let left = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target -> Int in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            deflate(&stream, Z_FINISH)
            return Int(stream.avail_out)
        }
    }
    return Array(output.prefix(room - left))
}

@Suite struct GunzipTests {
    private let text = Array(String(repeating: "The same line again.\n", count: 20_000).utf8)

    @Test func roundTrip() throws {
        #expect(try gunzip(gzip(text), limit: 1 << 30) == text)
        #expect(try gunzip(gzip([]), limit: 10) == [])
        #expect(try gunzip(gzip(text) + gzip([1, 2, 3]), limit: 1 << 30) == text + [1, 2, 3])
        #expect(try gunzip(gzip(text) + [0, 0, 0, 0], limit: 1 << 30) == text)
    }

    @Test func limits() throws {
        #expect(try gunzip(gzip(text), limit: text.count) == text)
        #expect(throws: FileError.self) { try gunzip(gzip(text), limit: text.count - 1) }
        // A size that lies, in either direction.
        var small = gzip(text)
        small.replaceSubrange(small.count - 4..<small.count, with: [0, 0, 0, 0])
        #expect(throws: FileError.self) { try gunzip(small, limit: 1 << 30) }
        #expect(throws: FileError.self) { try gunzip(gzip(text + text + text), limit: 100) }
    }

    @Test func damage() {
        let good = gzip(text)
        #expect(throws: FileError.self) { try gunzip([0x1F, 0x8B], limit: 1 << 20) }
        #expect(throws: FileError.self) { try gunzip(Array(good.dropLast(9)), limit: 1 << 20) }
        for i in stride(from: 12, to: good.count, by: 7) {
            var bad = good
            bad[i] ^= 0x55
            // Damage is seen by the checksum at the latest.
            #expect(throws: FileError.self) { try gunzip(bad, limit: 1 << 30) }
        }
    }
}
