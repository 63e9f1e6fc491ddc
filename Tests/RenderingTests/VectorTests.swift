// SVG and PDF show what the pixels show, and are the same each time.

import Drawing
import Foundation
import FoundationXML
import Testing

@testable import Rendering

/// A program of the system; nothing where it is missing, which is a fault where the environment says CI.
func tool(_ name: String) -> URL? {
    let found = ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    if found == nil, ProcessInfo.processInfo.environment["CI"] != nil { Issue.record("\(name) is missing") }
    return found.map { URL(fileURLWithPath: $0) }
}

func run(_ tool: URL, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
}

/// A folder that is gone afterwards.
func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("isopark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

@Suite struct VectorTests {
    private let renderer = BlockRenderer(sprites: SpriteCache())

    @Test(.enabled(if: tool("rsvg-convert") != nil, "rsvg-convert is missing"), arguments: [1, 2])
    func svgShowsThePixels(scale: Int) throws {
        guard let rsvg = tool("rsvg-convert") else { return }
        for seed in 1...4 as ClosedRange<UInt64> {
            let list = DrawList.random(seed: seed, width: 320, height: 240, scale: scale)
            let shown = try withFolder { folder in
                let svg = folder.appendingPathComponent("a.svg")
                let png = folder.appendingPathComponent("a.png")
                try Data(SVGWriter.write(list)).write(to: svg)
                try run(rsvg, ["-z", "\(scale)", svg.path, "-o", png.path])
                return try decodePNG([UInt8](Data(contentsOf: png)))
            }
            let drawn = try renderer.draw(list).rgba
            #expect(shown.meanDifference(from: drawn) < 0.2)
            // Edges differ by rounding, at single pixels; a text that lies a pixel off differs at hundreds.
            #expect(shown.differing(from: drawn, threshold: 60) < 20)
        }
    }

    @Test(.enabled(if: tool("pdftoppm") != nil, "pdftoppm is missing"), arguments: [1, 2])
    func pdfShowsThePixels(scale: Int) throws {
        guard let poppler = tool("pdftoppm") else { return }
        for seed in 1...3 as ClosedRange<UInt64> {
            let list = DrawList.random(seed: seed, width: 320, height: 240, scale: scale)
            let shown = try withFolder { folder in
                let pdf = folder.appendingPathComponent("a.pdf")
                try Data(PDFWriter.write(list)).write(to: pdf)
                try run(
                    poppler,
                    ["-r", "\(96 * scale)", "-png", "-singlefile", pdf.path, folder.appendingPathComponent("a").path])
                return try decodePNG([UInt8](Data(contentsOf: folder.appendingPathComponent("a.png"))))
            }
            let drawn = try renderer.draw(list).rgba
            // Poppler's own rasteriser and font hinting: areas and places are compared, not edges.
            #expect(shown.meanDifference(from: drawn) < 3)
            #expect(shown.differing(from: drawn, threshold: 100) < drawn.bytes.count / 100)
        }
    }

    @Test(.enabled(if: tool("pdftotext") != nil, "pdftotext is missing"))
    func pdfKeepsItsText() throws {
        guard let poppler = tool("pdftotext") else { return }
        var list = DrawList(width: 200, height: 50, scale: 1, background: Color(255, 255, 255))
        list.add(
            text: "一号仓库 Hall", TextStyle(family: "Noto Sans CJK SC", size: 14, color: Color(0, 0, 0)), x: 100, y: 25)
        let text = try withFolder { folder in
            let pdf = folder.appendingPathComponent("a.pdf")
            try Data(PDFWriter.write(list)).write(to: pdf)
            try run(poppler, [pdf.path, folder.appendingPathComponent("a.txt").path])
            return try String(contentsOf: folder.appendingPathComponent("a.txt"), encoding: .utf8)
        }
        #expect(text.contains("一号仓库 Hall"))
    }

    @Test func sameListSameBytes() throws {
        let list = DrawList.random(seed: 6, width: 300, height: 200)
        #expect(try SVGWriter.write(list) == SVGWriter.write(list))
        let pdf = try PDFWriter.write(list, created: 1_767_225_600, title: "园区")
        #expect(try PDFWriter.write(list, created: 1_767_225_600, title: "园区") == pdf)
        #expect(pdf.firstRange(of: Array("20260101000000".utf8)) != nil)
    }

    @Test func svgIsSmallAndExact() throws {
        var list = DrawList(width: 20, height: 10, scale: 1, background: Color(255, 255, 255))
        list.strokes = [StrokeStyle(width: 0.5, cap: .round, join: .miter, dash: [1, 0.25])]
        list.ops = [
            .fill(
                first: list.add([(1, 2), (3.5, 2), (3.5, 1.75), (0.125, -0.5)]), count: 1, color: Color(1, 171, 255, 51)
            ),
            .fill(first: 0, count: 1, color: .clear),
            .stroke(first: list.add([(0, 0), (20, 10)], closed: false), count: 1, color: Color(0, 0, 0), style: 0),
            .disc(x: 256, y: 512, radius: 128, color: Color(9, 9, 9)),
        ]
        #expect(
            try String(decoding: SVGWriter.write(list), as: UTF8.self) == """
                <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10">
                <rect width="100%" height="100%" fill="#ffffff"/>
                <path fill="#01abff" fill-opacity=".2" d="M1 2l2.5 0 0-.25-3.37-2.25z"/>
                <path fill="none" stroke="#000000" stroke-width=".5" stroke-linecap="round" stroke-miterlimit="10" stroke-dasharray="1 .25" d="M0 0l20 10"/>
                <circle fill="#090909" cx="1" cy="2" r=".5"/>
                </svg>

                """)
    }

    @Test func svgEscapes() throws {
        var list = DrawList(width: 90, height: 20, scale: 1, background: .clear)
        list.add(text: "<&\"\u{1}\n>", TextStyle(family: "", size: 10, color: Color(0, 0, 0)), x: 40, y: 10)
        list.ops.append(.text(text: 0, x: 50, y: 10, alpha: 128))
        let svg = try SVGWriter.write(list)
        let text = String(decoding: svg, as: UTF8.self)
        #expect(text.contains("aria-label=\"&lt;&amp;&quot;\u{FFFD}&#10;&gt;\""))
        #expect(text.ranges(of: "<g id=").count == 1 && text.ranges(of: "<use").count == 2)
        #expect(text.contains("x=\"50\" y=\"10\" opacity=\".502\"/>"))
        #expect(XMLParser(data: Data(svg)).parse())
    }

    @Test func numbersAreShort() {
        for (value, text) in [
            (0, "0"), (5, ".05"), (-5, "-.05"), (50, ".5"), (100, "1"), (-1_250, "-12.5"), (123_456, "1234.56"),
        ] {
            var buffer = SVGBuffer()
            buffer.append(hundredths: value)
            #expect(String(decoding: buffer.bytes, as: UTF8.self) == text)
        }
    }
}
