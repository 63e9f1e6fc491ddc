// SourceScanner: the bytes of one source → scanned chunks; tells whole texts from lines.

import Foundation
import LocatedJSON

/// What was read of one source, coordinates still as the file gives them.
struct ScannedSource {
    /// The runs of features, in the file's order.
    var chunks: [ScannedChunk] = []
    /// The collection's name.
    var name: String?
    /// Whom the collection credits.
    var attribution: String?
    /// Whether the text as a whole is at fault: nothing of it can be used.
    var failed = false

    /// Reads a GeoJSON text, GeoJSON lines (newline-delimited) or a GeoJSON text sequence (RFC 8142).
    ///
    /// Lines are told by the file's ending (`.geojsonl`, `.geojsons`, `.ndjson`, `.jsonl`, `.ldjson`), a sequence by its
    /// first byte; any other file is taken for lines too where a second object follows the first.
    init(bytes: [UInt8], file: String) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let name = file.hasSuffix(".gz") ? String(file.dropLast(3)) : file
        let endings = [".geojsonl", ".geojsons", ".ndjson", ".jsonl", ".ldjson"]
        guard let first = bytes[start...].first(where: { $0 > 0x20 || $0 == 0x1E }) else {
            chunks = [ScannedChunk()]
            chunks[0].faults = [Fault(offset: start, code: "empty-file", message: "the file is empty")]
            failed = true
            return
        }
        if first == 0x1E {
            readRecords(bytes, from: start, separator: 0x1E)
        } else if endings.contains(where: { name.lowercased().hasSuffix($0) }) {
            readRecords(bytes, from: start, separator: 0x0A)
        } else {
            readText(bytes, from: start)
        }
    }

    private mutating func readRecords(_ bytes: [UInt8], from start: Int, separator: UInt8) {
        let runs = ChunkPlan.records(
            bytes, from: start, separator: separator, pieces: ChunkPlan.pieces(for: bytes.count))
        chunks = concurrentMap(runs) { run in
            FeatureScanner.chunk(of: bytes, run: run) { scanner, limit in
                scanner.records(before: limit, separator: separator)
            }
        }
    }

    private mutating func readText(_ bytes: [UInt8], from start: Int) {
        let more = bytes.withUnsafeBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            var scanner = FeatureScanner(
                JSONCursor(base: base, end: buffer.count, position: start), shareable: bytes)
            do throws(JSONSyntaxError) {
                try scanner.root()
                if scanner.cursor.nextToken() == UInt8(ascii: "{") { return true }
                guard scanner.cursor.position == buffer.count else {
                    throw scanner.cursor.unexpected("the end of the text")
                }
            } catch {
                scanner.report("syntax", at: error.offset, error.message)
                scanner.rootFailed = true
            }
            name = scanner.name
            attribution = scanner.attribution
            failed = scanner.rootFailed
            chunks = [scanner.out] + scanner.spread
            return false
        }
        if more { readRecords(bytes, from: start, separator: 0x0A) }
    }
}
