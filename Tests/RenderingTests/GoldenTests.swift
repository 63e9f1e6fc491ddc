// Golden pictures: one a verb of draw lists. ISOPARK_RECORD=1 records them anew, and fails the run.

import Drawing
import Foundation
import Testing

@testable import Rendering

/// One small drawing of a verb.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    var name: String
    var list: DrawList

    var testDescription: String { name }

    init(_ name: String, scale: Int = 1, background: Color = Color(238, 240, 236), _ draw: (inout DrawList) -> Void) {
        self.name = name
        list = DrawList(width: 64 * scale, height: 64 * scale, scale: scale, background: background)
        draw(&list)
    }

    static let all: [GoldenCase] = [
        GoldenCase("fill") { list in
            list.ops.append(
                .fill(first: list.add([(4, 32), (32, 18), (60, 32), (32, 46)]), count: 1, color: Color(90, 140, 180)))
            // Another contour the other way round is a hole; the same way round, none.
            list.add([(20, 10), (40, 10), (40, 60), (20, 60)])
            list.add([(25, 50), (35, 50), (35, 20), (25, 20)])
            list.ops.append(.fill(first: 1, count: 2, color: Color(200, 60, 40, 160)))
        },
        GoldenCase("gradient") { list in
            let wall = list.add([(8, 8), (56, 16), (56, 60), (8, 52)])
            list.ops.append(
                .gradient(
                    first: wall, count: 1, top: Color(250, 240, 220), bottom: Color(90, 70, 60), y0: 10 * 256,
                    y1: 56 * 256))
        },
        GoldenCase("stroke") { list in
            list.strokes = [
                StrokeStyle(width: 1), StrokeStyle(width: 5, cap: .round, join: .round),
                StrokeStyle(width: 4, cap: .butt, join: .miter, dash: [8, 4]),
                StrokeStyle(width: 6, cap: .square, join: .bevel),
            ]
            for i in 0..<4 {
                let y = Double(i) * 14 + 8
                let line = list.add([(6, y + 8), (24, y), (40, y + 8), (58, y)], closed: false)
                list.ops.append(
                    .stroke(first: line, count: 1, color: Color(30, 40, 60, i == 3 ? 128 : 255), style: Int32(i)))
            }
        },
        GoldenCase("disc") { list in
            for (i, r) in [2.5, 6, 11.25, 20].enumerated() {
                list.ops.append(
                    .disc(
                        x: Int32(8 + i * 14) * 256, y: Int32(54 - i * 10) * 256 + 77, radius: Int32(r * 256),
                        color: Color(UInt8(60 + i * 50), 120, 90, i == 3 ? 120 : 255)))
            }
        },
        GoldenCase("group", background: .clear) { list in
            list.ops.append(
                .fill(first: list.add([(0, 0), (32, 0), (32, 64), (0, 64)]), count: 1, color: Color(250, 250, 250)))
            list.ops.append(.beginGroup(alpha: 130))
            list.ops.append(
                .fill(first: list.add([(10, 10), (44, 10), (44, 44), (10, 44)]), count: 1, color: Color(200, 30, 30)))
            list.ops.append(.beginGroup(alpha: 200))
            list.ops.append(.disc(x: 40 * 256, y: 40 * 256, radius: 16 * 256, color: Color(30, 30, 200)))
            list.ops += [.endGroup, .endGroup]
        },
        GoldenCase("text") { list in
            let style = TextStyle(
                family: "Noto Sans CJK SC", size: 13, color: Color(30, 32, 36), halo: Color(255, 255, 255),
                haloWidth: 1.5)
            var bold = style
            bold.bold = true
            list.ops.append(
                .fill(first: list.add([(0, 20), (64, 20), (64, 64), (0, 64)]), count: 1, color: Color(70, 110, 80)))
            list.add(text: "仓库 A7", style, x: 32, y: 10)
            list.add(text: "园区\nHall", bold, x: 30, y: 38)
            list.add(text: "12号", style, x: 62, y: 54, alpha: 128)
        },
        GoldenCase("text-scale-2", scale: 2) { list in
            let style = TextStyle(
                family: "DejaVu Sans", size: 11, color: Color(250, 250, 250), halo: Color(20, 40, 90, 200), haloWidth: 2
            )
            list.add(text: "Dock 4\n→ 装卸", style, x: 64, y: 64)
        },
    ]
}

@Suite struct GoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Goldens")

    @Test(arguments: GoldenCase.all)
    func looksAsItDid(golden: GoldenCase) throws {
        let file = Self.folder.appendingPathComponent("\(golden.name).png")
        let drawn = try BlockRenderer(sprites: SpriteCache()).png(golden.list)
        if ProcessInfo.processInfo.environment["ISOPARK_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(drawn).write(to: file)
            Issue.record("recorded \(golden.name).png: look at it, then run again without ISOPARK_RECORD")
            return
        }
        let expected = try decodePNG([UInt8](Data(contentsOf: file)))
        #expect(try decodePNG(drawn).differing(from: expected, threshold: 1) == 0)
    }
}
