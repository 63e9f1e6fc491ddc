// SourceText: a file's bytes with the way from a byte offset to line and column.

/// A text file's bytes, and where each byte lies in lines and columns.
///
/// Building costs one pass over the bytes; make one only when there is something to locate.
public struct SourceText: Sendable {
    /// The file's name, as messages show it.
    public let file: String
    /// Its bytes, UTF-8.
    public let bytes: [UInt8]
    /// The offsets at which lines start, ascending; the first is 0, or 3 behind a byte order mark.
    private let lineStarts: [Int]
    /// How many Unicode scalars start before each multiple of `stride`.
    private let scalarsBefore: [Int]
    private static let stride = 4096

    /// A text from its bytes.
    ///
    /// - Complexity: O(bytes).
    public init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var scalars: [Int] = []
        var count = 0
        bytes.withUnsafeBufferPointer { b in
            for i in 0..<b.count {
                if i % SourceText.stride == 0 { scalars.append(count) }
                if b[i] & 0xC0 != 0x80 { count += 1 }
                if b[i] == 0x0A { starts.append(i + 1) }
            }
        }
        lineStarts = starts
        scalarsBefore = scalars
    }

    /// The line and column of a byte, both from 1; columns count Unicode scalars. Offsets outside the text are moved
    /// to its nearest end.
    ///
    /// - Complexity: O(log lines).
    public func location(ofByte offset: Int) -> (line: Int, column: Int) {
        let at = min(max(offset, 0), bytes.count)
        let line = lineIndex(ofByte: at)
        return (line + 1, max(1, scalars(before: at) - scalars(before: lineStarts[line]) + 1))
    }

    /// The bytes of a line (from 1), without its line end; nothing where there is no such line.
    func line(_ number: Int) -> ArraySlice<UInt8>? {
        guard number >= 1, number <= lineStarts.count else { return nil }
        let start = min(lineStarts[number - 1], bytes.count)
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return bytes[start..<end]
    }

    /// The index of the last line that starts at or before `offset`.
    private func lineIndex(ofByte offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func scalars(before offset: Int) -> Int {
        guard !scalarsBefore.isEmpty else { return 0 }
        let block = min(offset / SourceText.stride, scalarsBefore.count - 1)
        var count = scalarsBefore[block]
        for i in block * SourceText.stride..<offset where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
