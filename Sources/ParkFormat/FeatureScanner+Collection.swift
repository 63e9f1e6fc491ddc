// Collections: the features of a FeatureCollection, or the records of GeoJSON lines, one after the other or on several threads.

import Foundation
import LocatedJSON

extension FeatureScanner {
    /// Reads the member `features`, on several threads where it is long.
    mutating func features(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        guard cursor.next == UInt8(ascii: "[") else {
            let wrong = try skipWrong()
            report("bad-features", at: wrong.offset, "\"features\" must be an array, found \(wrong.found)")
            return
        }
        if let type = o.type, type != .featureCollection { return try skip() }
        // What happens to the features is their own matter, not the collection's.
        let before = failure
        defer { failure = before }
        let pieces = ChunkPlan.pieces(for: cursor.end - cursor.position)
        if let bytes = shareable, pieces > 1, let plan = ChunkPlan.elements(cursor, pieces: pieces), plan.runs.count > 1
        {
            spread = concurrentMap(plan.runs) { run in
                FeatureScanner.chunk(of: bytes, run: run) { scanner, limit throws(JSONSyntaxError) in
                    try scanner.elements(before: limit)
                }
            }
            if let error = spread.lazy.compactMap(\.syntaxError).first { throw error }
            cursor.position = plan.close + 1
            return
        }
        cursor.position += 1
        if cursor.take(UInt8(ascii: "]")) { return }
        try elements(before: cursor.end)
        guard cursor.take(UInt8(ascii: "]")) else { throw cursor.unexpected("\",\" or \"]\"") }
    }

    /// Reads features between commas, until something else comes or `limit` is reached.
    private mutating func elements(before limit: Int) throws(JSONSyntaxError) {
        while true {
            if cursor.nextToken() == UInt8(ascii: "{") {
                try object(.feature)
            } else {
                let wrong = try skipWrong()
                report("not-a-feature", at: wrong.offset, "\"features\" holds Features, found \(wrong.found)")
                out.leftOut["not-a-feature", default: 0] += 1
            }
            let token = cursor.nextToken()
            if cursor.position >= limit || token == UInt8(ascii: "]") { return }
            guard cursor.take(UInt8(ascii: ",")) else { throw cursor.unexpected("\",\" or \"]\"") }
        }
    }

    /// Reads records: GeoJSON texts each on a line of its own (or behind a record separator, RFC 8142). A record that is
    /// no JSON is left out, and reading goes on with the next.
    mutating func records(before limit: Int, separator: UInt8) {
        let textEnd = cursor.end
        while true {
            while cursor.nextToken() == 0x1E { cursor.position += 1 }
            guard cursor.position < limit else { return }
            let found = memchr(cursor.base + cursor.position, Int32(separator), textEnd - cursor.position)
            let end = found.map { UnsafeRawPointer(cursor.base).distance(to: UnsafeRawPointer($0)) } ?? textEnd
            cursor.end = end
            let (features, paths, positions) = (out.features.count, out.paths.count, out.positions.count)
            failure = nil
            do throws(JSONSyntaxError) {
                try record()
            } catch {
                report("syntax", at: error.offset, error.message)
                rootFailed = true
            }
            if rootFailed {
                rootFailed = false
                out.leftOut[failure ?? "syntax", default: 0] += 1
                out.features.removeSubrange(features...)
                out.paths.removeSubrange(paths...)
                out.positions.removeSubrange(positions...)
            }
            cursor.end = textEnd
            cursor.position = end
        }
    }

    private mutating func record() throws(JSONSyntaxError) {
        try root()
        _ = cursor.nextToken()
        guard cursor.position == cursor.end else { throw cursor.unexpected("the end of the record") }
    }

    /// Reads one GeoJSON text.
    mutating func root() throws(JSONSyntaxError) {
        guard cursor.nextToken() == UInt8(ascii: "{") else {
            let wrong = try skipWrong()
            report("bad-root", at: wrong.offset, "GeoJSON is an object, found \(wrong.found)")
            rootFailed = true
            return
        }
        try object(.root)
    }

    /// What one run of a text holds, read by a scanner of its own.
    static func chunk(
        of bytes: [UInt8], run: Range<Int>, _ body: (inout FeatureScanner, Int) throws(JSONSyntaxError) -> Void
    ) -> ScannedChunk {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return ScannedChunk() }
            var scanner = FeatureScanner(JSONCursor(base: base, end: buffer.count, position: run.lowerBound))
            scanner.out = ScannedChunk(bytes: run.count)
            do throws(JSONSyntaxError) {
                try body(&scanner, run.upperBound)
            } catch {
                scanner.out.syntaxError = error
            }
            return scanner.out
        }
    }
}
