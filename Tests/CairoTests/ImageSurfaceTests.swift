// Surfaces refuse absurd sizes, tell every status, and draw what they are told.

import Testing

@testable import Cairo

@Suite struct ImageSurfaceTests {
    @Test(arguments: [(0, 10), (10, 0), (-1, 5), (32_768, 1), (1, .max)])
    func absurdSizesAreRefused(width: Int, height: Int) {
        #expect(throws: CairoError.size(width: width, height: height)) {
            try ImageSurface(width: width, height: height, format: .argb32)
        }
    }

    @Test func unknownStatusIsNoSuccess() {
        #expect(throws: CairoError.unknownStatus(code: 9_999)) { try check(rawStatus: 9_999) }
        #expect(throws: CairoError.self) { try check(rawStatus: 1) }
        #expect(throws: Never.self) { try check(rawStatus: 0) }
    }

    @Test func statusAfterDrawingIsChecked() throws {
        let surface = try ImageSurface(width: 4, height: 4, format: .argb32)
        // A restore without its save puts the context in error.
        #expect(throws: CairoError.self) { try surface.draw { $0.restore() } }
    }

    @Test func fillCoversWholePixels() throws {
        let surface = try ImageSurface(width: 8, height: 8, format: .argb32)
        let square: [Int32] = [2 * 256, 2 * 256, 6 * 256, 2 * 256, 6 * 256, 6 * 256, 2 * 256, 6 * 256]
        try surface.draw { c in
            c.clear(0, 0, 0, 0)
            c.setSource(255, 0, 0, 255)
            square.withUnsafeBufferPointer {
                if let p = $0.baseAddress { c.addContour(fixed: p, count: 4, closed: true) }
            }
            c.fill()
        }
        try surface.withPixels { words, perRow in
            for y in 0..<8 {
                for x in 0..<8 {
                    let inside = (2..<6).contains(x) && (2..<6).contains(y)
                    #expect(words[y * perRow + x] == (inside ? 0xFFFF_0000 : 0))
                }
            }
        }
    }
}
