// Blocks: what is drawn, the same each time, whatever was drawn before.

import Cairo
import Drawing
import Testing

@testable import Rendering

@Suite struct BlockRendererTests {
    private let renderer = BlockRenderer(sprites: SpriteCache())

    @Test func sameListSameBytes() throws {
        let list = DrawList.random(seed: 1, width: 256, height: 256)
        let first = try renderer.png(list)
        _ = try renderer.png(.random(seed: 2, width: 256, height: 256))
        #expect(try renderer.png(list) == first)
        #expect(try BlockRenderer(sprites: SpriteCache()).png(list) == first)
        #expect(try decodePNG(first) == renderer.draw(list).rgba)
    }

    @Test func transparentBackgroundStaysSo() throws {
        var list = DrawList(width: 20, height: 10, scale: 1, background: .clear)
        list.ops.append(
            .fill(first: list.add([(0, 0), (10, 0), (10, 10), (0, 10)]), count: 1, color: Color(200, 100, 50, 128)))
        let block = try renderer.draw(list)
        #expect(block.format == .rgba)
        #expect(block.bytes[0..<4] == [199, 100, 50, 128] || block.bytes[0..<4] == [200, 100, 50, 128])
        #expect(block.bytes[60..<64] == [0, 0, 0, 0])
        // The surface is used again: nothing of the last drawing may be left.
        #expect(
            try renderer.draw(DrawList(width: 20, height: 10, scale: 1, background: .clear)).bytes.allSatisfy {
                $0 == 0
            })
    }

    @Test func groupLaysItsWholeOn() throws {
        // Two overlapping squares in one group: where they overlap, only the upper shows through.
        var list = DrawList(width: 30, height: 10, scale: 1, background: Color(255, 255, 255))
        list.ops.append(.beginGroup(alpha: 128))
        list.ops.append(
            .fill(first: list.add([(0, 0), (20, 0), (20, 10), (0, 10)]), count: 1, color: Color(255, 0, 0)))
        list.ops.append(
            .fill(first: list.add([(10, 0), (30, 0), (30, 10), (10, 10)]), count: 1, color: Color(0, 0, 255)))
        list.ops.append(.endGroup)
        let block = try renderer.draw(list)
        func pixel(_ x: Int) -> [Int] { block.bytes[(5 * 30 + x) * 3..<(5 * 30 + x) * 3 + 3].map(Int.init) }
        #expect(pixel(5) == [255, 127, 127])
        #expect(pixel(15) == [127, 127, 255])
        #expect(pixel(25) == [127, 127, 255])
    }

    @Test func groupsOfStateLeaveNoTrace() throws {
        // A stroke after a group is the same as without the group: dash, width and colour are told anew.
        func list(group: Bool) -> DrawList {
            var list = DrawList(width: 64, height: 64, scale: 1, background: Color(255, 255, 255))
            list.strokes = [StrokeStyle(width: 3), StrokeStyle(width: 7, dash: [2, 2])]
            let line = list.add([(4, 4), (60, 50)], closed: false)
            list.ops.append(.stroke(first: line, count: 1, color: Color(9, 9, 9), style: 0))
            if group {
                list.ops += [.beginGroup(alpha: 100), .stroke(first: line, count: 1, color: .clear, style: 1)]
                let far = list.add([(400, 400), (600, 500)], closed: false)
                list.ops += [.stroke(first: far, count: 1, color: Color(1, 1, 1), style: 1), .endGroup]
                list.ops += [
                    .beginGroup(alpha: 0), .stroke(first: line, count: 1, color: Color(1, 1, 1), style: 1), .endGroup,
                ]
            }
            list.ops.append(.stroke(first: line, count: 1, color: Color(200, 9, 9), style: 0))
            return list
        }
        #expect(try renderer.draw(list(group: true)) == renderer.draw(list(group: false)))
    }

    @Test func groupIsClippedToItsExtentsWithoutLoss() throws {
        // A group's pixels are those of the same group made page-wide by an invisible text.
        var small = DrawList(width: 128, height: 128, scale: 1, background: Color(255, 255, 255))
        small.strokes = [StrokeStyle(width: 9, cap: .square, join: .miter)]
        let corner = small.add([(30.5, 90.3), (60.2, 30.7), (70.9, 91)], closed: false)
        var wide = small
        let stroke = DrawOp.stroke(first: corner, count: 1, color: Color(20, 80, 160), style: 0)
        let disc = DrawOp.disc(x: 20_000, y: 9_000, radius: 3_000, color: Color(200, 0, 0))
        small.ops = [.beginGroup(alpha: 128), stroke, disc, .endGroup]
        wide.texts = [TextItem(text: " ", style: TextStyle(family: "", size: 10, color: .clear))]
        wide.ops = [.beginGroup(alpha: 128), stroke, disc, .text(text: 0, x: 0, y: 0, alpha: 255), .endGroup]
        #expect(try renderer.draw(small) == renderer.draw(wide))
    }

    @Test func textInGroupsIsPastedWhereItBelongs() throws {
        let style = TextStyle(family: "Noto Sans CJK SC", size: 14, color: Color(0, 0, 0))
        var plain = DrawList(width: 100, height: 60, scale: 1, background: Color(255, 255, 255))
        var grouped = plain
        plain.add(text: "园区", style, x: 50, y: 30, alpha: 128)
        grouped.ops.append(.beginGroup(alpha: 128))
        grouped.add(text: "园区", style, x: 50, y: 30)
        grouped.ops.append(.endGroup)
        #expect(try renderer.draw(plain).differing(from: renderer.draw(grouped), threshold: 1) == 0)
        #expect(try renderer.draw(plain).bytes.contains { $0 < 200 })
    }

    @Test(arguments: [(0, 256), (256, -1), (40_000, 10)])
    func absurdSizesThrow(width: Int, height: Int) {
        #expect(throws: RenderingError.size(width: width, height: height)) {
            try renderer.draw(DrawList(width: width, height: height, scale: 1, background: .clear))
        }
    }

    @Test func unsoundListsThrow() throws {
        let base = DrawList(width: 10, height: 10, scale: 1, background: .clear)
        let faults: [(inout DrawList) -> Void] = [
            { $0.ops = [.fill(first: 0, count: 1, color: Color(0, 0, 0))] },
            { $0.ops = [.fill(first: -1, count: 0, color: Color(0, 0, 0))] },
            { $0.ops = [.text(text: 0, x: 0, y: 0, alpha: 255)] },
            { $0.ops = [.stroke(first: 0, count: 0, color: Color(0, 0, 0), style: 0)] },
            { $0.ops = [.beginGroup(alpha: 9)] },
            { $0.ops = [.endGroup] },
            { $0.contours = [Contour(start: 0, count: 3, closed: true)] },
            { $0.contours = [Contour(start: .max, count: .max, closed: true)] },
            { $0.strokes = [StrokeStyle(width: .nan)] },
            { $0.strokes = [StrokeStyle(width: 1, dash: [0, 0])] },
            { $0.ops = [.disc(x: 0, y: 0, radius: -1, color: Color(0, 0, 0))] },
            { $0.scale = 0 },
        ]
        for fault in faults {
            var list = base
            fault(&list)
            #expect(throws: RenderingError.self) { try renderer.draw(list) }
            #expect(throws: RenderingError.self) { try SVGWriter.write(list) }
            #expect(throws: RenderingError.self) { try PDFWriter.write(list) }
        }
        #expect(throws: Never.self) { try renderer.draw(base) }
    }

    @Test func gradientRunsDown() throws {
        var list = DrawList(width: 4, height: 100, scale: 1, background: Color(255, 255, 255))
        let all = list.add([(0, 0), (4, 0), (4, 100), (0, 100)])
        list.ops = [
            .gradient(first: all, count: 1, top: Color(0, 0, 0), bottom: Color(200, 100, 0), y0: 0, y1: 100 * 256)
        ]
        let block = try renderer.draw(list)
        let reds = (0..<100).map { Int(block.bytes[$0 * 12]) }
        #expect(reds == reds.sorted())
        #expect(reds[0] <= 2 && reds[99] >= 198)
    }
}
