// The small parts of HTTP: targets, tags, dates, JSON, picture names.

import ParkModel
import Testing

@testable import Serving

@Suite struct HTTPPartsTests {
    @Test func targetsAreTakenApart() throws {
        let target = try RequestTarget("/features/A-07%2F03%2F2/%E4%BB%93?q=a+b%26c&q=2&empty=&%6Eame=x&broken=%zz")
        #expect(target.path == ["features", "A-07/03/2", "仓"])
        #expect(target.query("q") == "a b&c")
        #expect(target.query("empty") == "")
        #expect(target.query("name") == "x")
        #expect(target.query("broken") == nil)
        #expect(target.query("none") == nil)
        #expect(try RequestTarget("/").path == [])
        #expect(try RequestTarget("//views///park").path == ["views", "park"])
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/%ff", "/%C3%28"])
    func brokenPathsAreRefused(text: String) {
        #expect(throws: Problem.self) { try RequestTarget(text) }
    }

    @Test func longTargetsAreRefused() {
        let refusal = #expect(throws: Problem.self) { try RequestTarget("/" + String(repeating: "a", count: 20_000)) }
        #expect(refusal?.status == 414)
    }

    @Test(arguments: ["nan", "inf", "-inf", "0x10", "", " 1", "1 ", "1e999", "１", String(repeating: "1", count: 65)])
    func strangeNumbersAreNone(text: String) {
        #expect(Double(plain: text) == nil)
    }

    @Test func tagsAreCompared() {
        let tag = "\"a-b\""
        for header in [tag, "*", "W/\"a-b\"", "\"x\", \"a-b\"", "\"x\",W/\"a-b\"", " \"a-b\" "] {
            #expect(entityTag(tag, isNamedBy: header), "\(header)")
        }
        for header in ["", "\"a\"", "a-b", "\"a-b", "\"x\" \"y\"", "W/", ",,,"] {
            #expect(!entityTag(tag, isNamedBy: header), "\(header)")
        }
    }

    @Test func datesAreWrittenAndRead() {
        #expect(formatHTTPDate(784_111_777.9) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(parseHTTPDate("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        #expect(parseHTTPDate("Sunday, 06-Nov-94 08:49:37 GMT") == nil)
        #expect(parseHTTPDate("nonsense") == nil)
        for t in [0.0, 951_782_399, 1_772_323_200] { #expect(parseHTTPDate(formatHTTPDate(t)) == t) }
    }

    @Test func jsonIsWritten() {
        var text = JSONText()
        text.object {
            $0.member("a\"\\\n\u{1}", "仓\u{7f}")
            $0.key("v")
            $0.value(.object(["z": .array([.null, .bool(true), .number(-1.5), .number(3)]), "b": .string("")]))
            $0.member("n", Double.nan)
        }
        #expect(
            String(decoding: text.bytes, as: UTF8.self)
                == #"{"a\"\\\u000a\u0001":"仓\#u{7f}","v":{"b":"","z":[null,true,-1.5,3]},"n":null}"#)
    }

    @Test func pictureNamesAreRead() throws {
        let name = try PictureName("800x600@3x.pdf", formats: PictureFormat.allCases)
        #expect(name.stem == "800x600" && name.scale == 3 && name.format == .pdf)
        #expect(try PictureName("12.png", formats: [.png]).scale == 1)
        for text in ["12", "12.gif", "12.pdf", "12@5x.png", "12@.png", "12@2.png", "12@x.png", ".png@2x", "@"] {
            #expect(throws: Problem.self) { try PictureName(text, formats: [.png, .svg]) }
        }
        for text in ["x.png", "10x.png", "10x10x10.png", "axb.png", "99999999999999999999x1.png", "-5x5.png"] {
            #expect(throws: Problem.self) { try PictureName(text, formats: [.png]).size() }
        }
        #expect(throws: Problem.self) { try PictureName("16000x100@2x.svg", formats: [.svg]).size() }
    }
}
