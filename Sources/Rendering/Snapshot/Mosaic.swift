// Mosaic: the bands of a snapshot under way. Render threads write blocks side by side into a band's rows.

import Cairo
import Drawing
import Geometry
import Synchronization

/// A snapshot under way: blocks go in, in any order; strips come out.
final class Mosaic: Sendable {
    /// A block without a background met a picture without alpha: the picture is begun anew, with alpha.
    struct NeedsAlpha: Error {}

    /// The rows of one row of blocks, with their filter bytes; freed with its last user.
    private final class Band: @unchecked Sendable {
        let memory: UnsafeMutableBufferPointer<UInt8>
        init(size: Int) {
            memory = .allocate(capacity: size)
        }
        deinit { memory.deallocate() }
    }

    private struct State {
        var bands: [Int: Band] = [:]
        var spare: [Band] = []
        var remaining: [Int]
        var strips: [PNGStrip?]
    }

    private let rect: PixelRect
    private let lattice: Lattice
    private let format: PixelFormat
    private let firstColumn, columns, firstRow, bandRows: Int
    /// The bands that are drawn, from the top.
    private let drawn: [Int]
    private let state: Mutex<State>

    /// How many blocks are to be drawn.
    var count: Int { columns * drawn.count }

    private var stride: Int { 1 + rect.width * format.bytes }

    init(
        rect: PixelRect, lattice: Lattice, format: PixelFormat, kept: KeptPicture?, touched: Set<BlockAddress>
    ) throws(RenderingError) {
        let sides = 1...Snapshot.maxSide
        guard sides.contains(rect.width), sides.contains(rect.height), rect.width * rect.height <= Snapshot.maxPixels,
            abs(rect.x) < 1 << 40, abs(rect.y) < 1 << 40
        else { throw .size(width: rect.width, height: rect.height) }
        let side = lattice.blockSide
        (self.rect, self.lattice, self.format) = (rect, lattice, format)
        firstColumn = floorDiv(rect.x, side)
        firstRow = floorDiv(rect.y, side)
        columns = floorDiv(rect.x + rect.width - 1, side) - firstColumn + 1
        bandRows = floorDiv(rect.y + rect.height - 1, side) - firstRow + 1
        if let kept {
            let (first, count) = (firstRow, bandRows)
            drawn = Set(touched.filter { $0.lattice == lattice }.map { $0.y - first }.filter { $0 >= 0 && $0 < count })
                .sorted()
            state = Mutex(State(remaining: Array(repeating: columns, count: bandRows), strips: kept.strips))
        } else {
            drawn = Array(0..<bandRows)
            state = Mutex(
                State(
                    remaining: Array(repeating: columns, count: bandRows),
                    strips: Array(repeating: nil, count: bandRows)))
        }
    }

    /// The picture's rows that a row of blocks covers.
    private func rows(ofBand band: Int) -> Range<Int> {
        let top = (firstRow + band) * lattice.blockSide - rect.y
        return max(0, top)..<min(rect.height, top + lattice.blockSide)
    }

    /// Draws one block and, where it is the last of its band, compresses the band.
    func draw(_ index: Int, _ source: some BlockSource, _ renderer: BlockRenderer) throws {
        let number = drawn[index / columns]
        let address = BlockAddress(lattice: lattice, x: firstColumn + index % columns, y: firstRow + number)
        let list = source.drawList(address)
        let box = address.pixels
        guard list.width == box.width, list.height == box.height else {
            throw RenderingError.drawList("a block of \(list.width)×\(list.height) px on \(box.width)×\(box.height)")
        }
        if format == .rgb, list.background.a != 255 { throw NeedsAlpha() }
        let surface = try renderer.rasterize(list)

        let rows = rows(ofBand: number)
        let band = takeBand(number)
        let x0 = max(rect.x, box.x)
        let x1 = min(rect.x + rect.width, box.x + box.width)
        let stride = stride
        try surface.withPixels { words, wordsPerRow in
            guard let base = band.memory.baseAddress else { return }
            for y in rows {
                let from = words + (y + rect.y - box.y) * wordsPerRow + (x0 - box.x)
                let row = base + (y - rows.lowerBound) * stride
                if x0 == rect.x { row[0] = 0 }
                surface.write(from, count: x1 - x0, as: format, to: row + 1 + (x0 - rect.x) * format.bytes)
            }
        }

        let isWhole = state.withLock { state in
            state.remaining[number] -= 1
            return state.remaining[number] == 0
        }
        guard isWhole else { return }
        let filtered = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(band.memory)[0..<rows.count * stride])
        let strip = try renderer.encoder.strip(filtered: filtered, rows: rows.count)
        state.withLock { state in
            state.strips[number] = strip
            state.bands[number] = nil
            // Kept for a later band: fresh pages are dear.
            state.spare.append(band)
        }
    }

    private func takeBand(_ number: Int) -> Band {
        state.withLock { state in
            if let band = state.bands[number] { return band }
            let band = state.spare.popLast() ?? Band(size: stride * min(rect.height, lattice.blockSide))
            state.bands[number] = band
            return band
        }
    }

    /// The picture, once every block was drawn.
    func picture() throws -> KeptPicture {
        let strips = state.withLock { state in
            state.spare = []
            return state.strips.compactMap { $0 }
        }
        guard strips.count == bandRows else { throw RenderingError.drawList("a band that was never drawn") }
        return KeptPicture(rect: rect, lattice: lattice, format: format, strips: strips)
    }
}
