// Text is set the same each time, about its middle, and what no font has is told.

import Testing

@testable import Cairo

@Suite struct TextSetterTests {
    private let font = Font(families: "Noto Sans CJK SC", size: 20)

    @Test func middleOfTheTextIsItsOrigin() throws {
        let outline = try TextSetter().outline(of: "国国国", in: font)
        #expect(abs(outline.minX + outline.maxX) < 1.5)
        #expect(abs(outline.minY + outline.maxY) < 2.5)
        #expect(outline.maxX - outline.minX > 50 && outline.maxX - outline.minX < 60)
    }

    @Test func linesAreOneAndAFifthEmsApart() throws {
        let setter = try TextSetter()
        let one = try setter.outline(of: "H", in: font)
        let two = try setter.outline(of: "H\nH", in: font)
        #expect(abs((two.maxY - two.minY) - (one.maxY - one.minY) - 24) <= 1)
    }

    @Test func anotherSetterGivesTheSame() throws {
        let a = try TextSetter().outline(of: "仓库 A-07\nHall", in: font).elements
        let b = try TextSetter().outline(of: "仓库 A-07\nHall", in: font).elements
        #expect(a == b)
        #expect(a.count > 50)
    }

    @Test func missingGlyphIsTold() throws {
        let setter = try TextSetter()
        // An unassigned code point: no font can have it.
        #expect(try setter.outline(of: "A\u{0378}B", in: font).unknownGlyphs == 1)
        #expect(try setter.outline(of: "仓库 Aé", in: font).unknownGlyphs == 0)
        #expect(try setter.advance(of: "\u{0378}", families: "", bold: false).unknown == 1)
    }

    @Test func missingFamilyIsTold() {
        #expect(FontFamilies.missing(["No Such Family", "dejavu sans"]) == ["No Such Family"])
        #expect(FontFamilies.missing() == [])
    }

    @Test func absurdTextsThrow() throws {
        let setter = try TextSetter()
        for size in [0, -1, Double.nan, .infinity, 3_000] {
            #expect(throws: CairoError.self) { try setter.outline(of: "A", in: Font(families: "", size: size)) }
        }
        let long = String(repeating: "A", count: 20_000)
        #expect(throws: CairoError.self) { try setter.outline(of: long, in: font) }
    }

    @Test func emptyTextHasNoInk() throws {
        let setter = try TextSetter()
        for text in ["", " ", "\n", "\n\n"] { #expect(try setter.outline(of: text, in: font).isEmpty) }
    }

    @Test func boldIsWider() throws {
        let setter = try TextSetter()
        let plain = try setter.advance(of: "Warehouse", families: "DejaVu Sans", bold: false).ems
        let bold = try setter.advance(of: "Warehouse", families: "DejaVu Sans", bold: true).ems
        #expect(bold > plain * 1.05)
    }

    @Test func familiesAreListedOnce() {
        #expect(TextSetter.familyList("DejaVu Sans , Foo,") == "DejaVu Sans,Foo,Noto Sans CJK SC")
    }
}
