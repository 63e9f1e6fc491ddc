// Gunzip: RFC 1952 files to bytes, with a limit on what may come out.

import CZlib

/// Unzips a gzip file of one or more members.
///
/// - Parameters:
///   - raw: the zipped bytes.
///   - limit: the most bytes that may come out; more is taken for a bomb and refused.
/// - Returns: the bytes.
/// - Throws: where the file is damaged, ends too early, or holds too much.
func gunzip(_ raw: [UInt8], limit: Int) throws(FileError) -> [UInt8] {
    let inflater = Inflater()
    guard inflater.usable else { throw FileError(code: "bad-gzip", message: "zlib cannot be started") }
    // The last four bytes tell the last member's size (modulo 2^32): a good guess, never trusted beyond what deflate
    // can reach (1032 : 1).
    let told = raw.count < 18 ? 0 : raw.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    var capacity = max(1 << 16, min(told + 1, raw.count * 1032, limit))
    var out: [UInt8] = []
    while true {
        let part = inflater.step(raw, capacity: capacity)
        if out.isEmpty { out = part } else { out += part }
        if out.count > limit {
            throw FileError(code: "too-large", message: "unzips to more than \(limit >> 20) MiB")
        }
        switch inflater.state {
        case .done: return out
        case .needsRoom: capacity = max(1 << 16, min(out.count, limit - out.count + 1))
        case .truncated: throw FileError(code: "bad-gzip", message: "the gzip file ends too early")
        case .damaged(let reason): throw FileError(code: "bad-gzip", message: "the gzip file is damaged: \(reason)")
        }
    }
}

/// A zlib stream that ends itself.
private final class Inflater {
    enum State {
        case needsRoom, done, truncated
        case damaged(String)
    }

    private var stream = z_stream()
    private var used = 0
    private(set) var state = State.needsRoom
    let usable: Bool

    init() {
        // 15 window bits, and 16 for gzip framing.
        usable = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { if usable { inflateEnd(&stream) } }

    /// Unzips what fits into `capacity` bytes.
    func step(_ raw: [UInt8], capacity: Int) -> [UInt8] {
        raw.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                // zlib counts in 32 bits.
                while count < capacity {
                    let given = min(input.count - used, 1 << 30)
                    let room = min(capacity - count, 1 << 30)
                    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + used })
                    stream.avail_in = UInt32(given)
                    stream.next_out = output.baseAddress.map { $0 + count }
                    stream.avail_out = UInt32(room)
                    let result = inflate(&stream, Z_NO_FLUSH)
                    used += given - Int(stream.avail_in)
                    count += room - Int(stream.avail_out)
                    switch result {
                    case Z_STREAM_END:
                        // Another member may follow; other bytes behind the last one are padding.
                        guard used + 1 < input.count, input[used] == 0x1F, input[used + 1] == 0x8B else {
                            state = .done
                            return
                        }
                        inflateReset(&stream)
                    case Z_OK where stream.avail_in > 0 || stream.avail_out == 0 || used < input.count: continue
                    case Z_OK, Z_BUF_ERROR:
                        state = .truncated
                        return
                    default:
                        state = .damaged(stream.msg.map { String(cString: $0) } ?? "code \(result)")
                        return
                    }
                }
            }
        }
    }
}
