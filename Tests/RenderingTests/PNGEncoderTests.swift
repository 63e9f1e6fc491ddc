// Our PNGs are what libpng reads; strips put together are the same picture.

import Drawing
import Testing

@testable import Rendering

@Suite struct PNGEncoderTests {
    private func noise(_ width: Int, _ height: Int, _ format: PixelFormat, seed: UInt64, flat: Bool = false)
        -> PixelBlock
    {
        var g = SeededGenerator(seed)
        let bytes = (0..<width * height * format.bytes).map { i in
            flat ? UInt8(i / 5_000 & 255) : UInt8.random(in: 0...255, using: &g)
        }
        return PixelBlock(width: width, height: height, format: format, bytes: bytes)
    }

    @Test(arguments: [(1, 1), (1, 7), (3, 1), (256, 256), (255, 33), (1_000, 700)])
    func roundTrip(width: Int, height: Int) throws {
        let encoder = PNGEncoder()
        for format in [PixelFormat.rgb, .rgba] {
            for flat in [false, true] {
                let block = noise(width, height, format, seed: UInt64(width), flat: flat)
                let png = try encoder.encode(block)
                #expect(try decodePNG(png) == block.rgba)
                #expect(try encoder.encode(block) == png)
                #expect(try PNGEncoder().encode(block) == png)
            }
        }
    }

    @Test(arguments: [1, 7, 64, 256, 1_000])
    func stripsAreTheSamePicture(rows: Int) throws {
        let block = noise(301, 517, .rgb, seed: 5)
        let encoder = PNGEncoder()
        var strips: [PNGStrip] = []
        var y = 0
        while y < block.height {
            let n = min(rows, block.height - y)
            strips.append(try encoder.strip(block.cropped(x: 0, y: y, width: block.width, height: n)))
            y += n
        }
        let png = try PNGStrips.assemble(strips, width: block.width, format: .rgb)
        #expect(try decodePNG(png) == block.rgba)
        // A strip is the same in any company.
        if strips.count > 1 {
            let again = try PNGEncoder().strip(
                block.cropped(x: 0, y: rows, width: block.width, height: min(rows, block.height - rows)))
            #expect(again == strips[1])
        }
    }

    @Test func adlerOfTwoRunsIsThatOfTheWhole() {
        var g = SeededGenerator(9)
        for split in [0, 1, 17, 65_520, 65_521, 65_522, 199_999] {
            let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &g) }
            func adler(_ part: ArraySlice<UInt8>) -> UInt32 { Array(part).withUnsafeBufferPointer { adler32($0) } }
            #expect(
                combinedAdler32(adler(bytes[..<split]), adler(bytes[split...]), secondLength: 200_000 - split)
                    == adler(bytes[...]))
        }
    }

    @Test func checksumsAreTheStandardOnes() {
        let digits = Array("123456789".utf8)
        #expect(digits.withUnsafeBufferPointer { crc32($0) } == 0xCBF4_3926)
        #expect(digits.withUnsafeBufferPointer { adler32($0) } == 0x091E_01DE)
    }

    @Test func metadataIsReadable() throws {
        let metadata = PNGMetadata(
            dpi: 96, texts: [PNGText("Title", "Park"), PNGText("", "no keyword"), PNGText("Title", "园")])
        let png = try PNGEncoder().encode(noise(4, 4, .rgb, seed: 1), metadata: metadata)
        _ = try decodePNG(png)
        let text = String(decoding: png, as: Unicode.ASCII.self)
        #expect(text.contains("tEXtTitle\0Park"))
        #expect(!text.contains("no keyword"))
        #expect(text.components(of: "tEXt") == 1)
        // 3780 px a metre, twice, and the unit.
        #expect(png.firstRange(of: Array("pHYs".utf8) + [0, 0, 14, 196, 0, 0, 14, 196, 1]) != nil)
    }

    @Test func emptyPicturesAreRefused() {
        let empty = PixelBlock(width: 0, height: 5, format: .rgb, bytes: [])
        #expect(throws: RenderingError.size(width: 0, height: 5)) { try PNGEncoder().encode(empty) }
        #expect(throws: RenderingError.size(width: 4, height: 0)) { try PNGStrips.assemble([], width: 4, format: .rgb) }
    }

    @Test func tileIsSmallAndQuick() throws {
        let block = try BlockRenderer(sprites: SpriteCache()).draw(.random(seed: 3, width: 256, height: 256))
        let encoder = PNGEncoder()
        var png: [UInt8] = []
        let clock = ContinuousClock()
        let best = try (0..<50).map { _ in try clock.measure { png = try encoder.encode(block) } }.min() ?? .seconds(1)
        #expect(png.count < 60_000)
        // Some 0.2 ms on an idle machine; the bound is for a busy one.
        #expect(best < .milliseconds(2))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
