// Places in texts, and how they are shown.

import LocatedJSON
import Testing

@Suite struct DiagnosticTests {
    let text = SourceText(file: "park.json", bytes: Array("{\n  \"名\": 1,\r\n  \"b\": x\n}".utf8))

    @Test func locations() {
        #expect(text.location(ofByte: 0) == (1, 1))
        #expect(text.location(ofByte: 1) == (1, 2))
        #expect(text.location(ofByte: 2) == (2, 1))
        #expect(text.location(ofByte: 8) == (2, 5))
        #expect(text.location(ofByte: 1 << 40) == (4, 2))
        #expect(text.location(ofByte: -5) == (1, 1))
        #expect(SourceText(file: "", bytes: []).location(ofByte: 0) == (1, 1))
    }

    @Test func longTextsAgreeWithPlainCounting() {
        let line = "äx名😀 "
        var bytes: [UInt8] = []
        for i in 0..<4000 { bytes += Array((line + (i % 700 == 0 ? "\n" : "")).utf8) }
        let long = SourceText(file: "f", bytes: bytes)
        for offset in stride(from: 0, through: bytes.count, by: 977) {
            var start = offset
            while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
            let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
            #expect(long.location(ofByte: offset).column == column)
            #expect(long.location(ofByte: offset).line == bytes[..<offset].count { $0 == 0x0A } + 1)
        }
    }

    @Test func caret() {
        let fault = Diagnostic(in: text, at: 12, code: "bad", message: "wrong")
        #expect(fault.text(in: text) == "park.json:2:9: wrong\n    \"名\": 1,\n           ^")
        #expect(fault.text() == "park.json:2:9: wrong")
        #expect(fault.text(in: nil) == "park.json:2:9: wrong")
        #expect(Diagnostic(file: "f", code: "c", message: "m").text() == "f: m")
    }

    @Test func longLinesAreCut() {
        let wide = SourceText(
            file: "f",
            bytes: Array((String(repeating: "é", count: 500) + "X" + String(repeating: "é", count: 500)).utf8))
        let shown = Diagnostic(in: wide, at: 1000, code: "c", message: "m").text(in: wide).split(separator: "\n")
        #expect(shown.count == 3)
        #expect(shown[1].count < 110)
        #expect(shown[1].firstIndex(of: "X") == shown[1].index(shown[1].startIndex, offsetBy: shown[2].count - 1))
        #expect(shown[1].hasSuffix("…"))
    }

    @Test func faultsAndNotes() {
        #expect(Diagnostic(file: "", code: "open-ring", message: "").isFault)
        #expect(!Diagnostic(file: "", code: "note-crs", message: "").isFault)
    }

    @Test func didYouMean() {
        let known = ["projection", "from", "style", "title", "extent"]
        #expect(nearestName(to: "projektion", among: known) == "projection")
        #expect(nearestName(to: "form", among: known) == "from")
        #expect(nearestName(to: "Style", among: known) == "style")
        #expect(nearestName(to: "colour", among: known) == nil)
        #expect(nearestName(to: "", among: known) == nil)
    }
}
