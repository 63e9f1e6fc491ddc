// From Cairo's words to bytes, each component by itself.

import Testing

@testable import Rendering

@Suite struct PixelConversionTests {
    @Test func rgbTakesAnyWidth() {
        var g = SeededGenerator(1)
        for count in 0...13 {
            let words = (0..<count).map { _ in UInt32.random(in: 0...UInt32.max, using: &g) }
            var bytes = [UInt8](repeating: 0, count: 3 * count + 1)
            bytes[3 * count] = 77
            words.withUnsafeBufferPointer { w in
                bytes.withUnsafeMutableBufferPointer { b in
                    if let from = w.baseAddress, let to = b.baseAddress { writeRGB(from, count: count, to: to) }
                }
            }
            #expect(
                bytes.dropLast()
                    == words.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }[...])
            #expect(bytes[3 * count] == 77)
        }
    }

    @Test func premultipliedComesBack() {
        for a in 0...255 {
            for c in stride(from: 0, through: 255, by: 5) {
                let premultiplied = UInt32((c * a + 127) / 255)
                let word = UInt32(a) << 24 | premultiplied << 16 | premultiplied
                var bytes = [UInt8](repeating: 9, count: 4)
                withUnsafePointer(to: word) { w in
                    bytes.withUnsafeMutableBufferPointer { b in
                        if let to = b.baseAddress { writeRGBA(w, count: 1, to: to) }
                    }
                }
                #expect(bytes[3] == UInt8(a))
                if a == 0 {
                    #expect(bytes == [0, 0, 0, 0])
                } else {
                    let exact = min(255, Double(premultiplied) * 255 / Double(a))
                    #expect(abs(Double(bytes[0]) - exact) <= 0.51)
                    #expect(bytes[0] == bytes[2] && bytes[1] == 0)
                }
            }
        }
    }
}
