// ChunkPlan: cuts a long text where features end, so that several threads can read it.

import Foundation
import LocatedJSON

/// How a text is cut into runs of features.
enum ChunkPlan {
    /// Texts below this many bytes are read in one run.
    static let threshold = 1 << 20

    /// How many runs a text of some bytes is worth.
    static func pieces(for count: Int) -> Int {
        count < threshold ? 1 : min(ProcessInfo.processInfo.activeProcessorCount, 8, count / (threshold / 2))
    }

    /// Cuts the array whose opening bracket stands at the cursor between its elements.
    ///
    /// Only brackets and strings are looked at; what is no JSON is found by the readers, each in its run.
    ///
    /// - Returns: the runs, without the commas between them, and the offset of the closing bracket; nothing where the
    ///   array does not end.
    static func elements(_ cursor: JSONCursor, pieces: Int) -> (runs: [Range<Int>], close: Int)? {
        let base = cursor.base
        let end = cursor.end
        let start = cursor.position + 1
        let size = max(1, (end - start) / max(1, pieces))
        var runs: [Range<Int>] = []
        var runStart = start
        var depth = 0
        var i = start
        while i < end {
            switch base[i] {
            case UInt8(ascii: "\""):
                i += 1
                while i < end, base[i] != UInt8(ascii: "\"") { i += base[i] == UInt8(ascii: "\\") ? 2 : 1 }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "]"):
                if depth == 0 {
                    runs.append(runStart..<i)
                    return (runs, i)
                }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0 && i - runStart >= size:
                runs.append(runStart..<i)
                runStart = i + 1
            default: break
            }
            i += 1
        }
        return nil
    }

    /// Cuts a text of records, each ended or begun by `separator`, into runs of whole records.
    static func records(_ bytes: [UInt8], from: Int, separator: UInt8, pieces: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = from
        for piece in 1..<max(2, pieces) where pieces > 1 {
            let target = max(start, bytes.count / pieces * piece)
            guard let cut = bytes[target...].firstIndex(of: separator) else { break }
            runs.append(start..<cut)
            start = cut
        }
        runs.append(start..<bytes.count)
        return runs
    }
}
