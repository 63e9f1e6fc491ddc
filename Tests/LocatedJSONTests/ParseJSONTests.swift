// The tree parser: what RFC 8259 allows, what it does not, and where.

import LocatedJSON
import Testing

private func failure(_ text: String, maxDepth: Int = 128) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
        _ = try parseJSON(Array(text.utf8), maxDepth: maxDepth)
        return nil
    } catch {
        return error
    }
}

@Suite struct ParseJSONTests {
    @Test func offsetsAndValues() throws {
        let root = try parseJSON(Array(#" {"a": [1, -2.5e1, "ü\n\ud83d\ude00"], "a": null, "b": true}"#.utf8))
        guard case .object(let members) = root.value else {
            Issue.record("no object")
            return
        }
        #expect(root.offset == 1)
        #expect(members.map(\.key) == ["a", "a", "b"])
        #expect(members.map(\.keyOffset) == [2, 40, 51])
        guard case .array(let items) = members[0].value.value, case .number(let n) = items[1].value,
            case .string(let s) = items[2].value
        else {
            Issue.record("no array")
            return
        }
        #expect(items.map(\.offset) == [8, 11, 19])
        #expect(n == -25)
        #expect(s == "ü\n😀")
    }

    @Test(arguments: [
        "0", "-0", "1e5", "0.1", "123456789012345678", "139.74543290000001", "5e-324", "1.7976931348623157e308",
        "1E+2", "0.000001", "9007199254740993", "1e-400", "18446744073709551617", "0.30000000000000004", "1e22", "1e23",
        "123456789.0123456789e-5", "-0.0001e-3", "36893488147419103232e-19",
    ])
    func numbers(text: String) throws {
        guard case .number(let n) = try parseJSON(Array(text.utf8)).value else {
            Issue.record("no number")
            return
        }
        #expect(n.bitPattern == Double(text)?.bitPattern)
    }

    @Test(arguments: [
        ("", 0), ("NaN", 0), ("[1,]", 3), ("{\"a\":1,}", 7), ("[1 2]", 3), ("01", 0), ("1.", 2), ("-", 1), ("1e", 2),
        ("\"a", 2), ("\"\t\"", 1), ("\"\\x\"", 1), ("\"\\u12g4\"", 5), ("\"\\ud800\"", 1), ("tru", 0), ("[1] 2", 4),
        ("{a:1}", 1), ("{\"a\" 1}", 5), ("Infinity", 0), ("1e999", 0), ("[", 1), ("// x\n1", 0), ("\u{00}", 0),
        (".5", 0),
        ("+1", 0), ("'a'", 0), ("\"\\", 2), ("\"\\u12", 5),
    ])
    func refused(text: String, offset: Int) {
        #expect(failure(text)?.offset == offset, "\(text)")
    }

    @Test func invalidUTF8() {
        for bad: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xBD]] {
            let bytes = Array("[\"ü".utf8) + bad + Array("\"]".utf8)
            #expect(throws: JSONSyntaxError.self) { try parseJSON(bytes) }
            do throws(JSONSyntaxError) { _ = try parseJSON(bytes) } catch { #expect(error.offset == 4) }
        }
    }

    @Test func depth() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(failure(deep)?.offset == 128)
        #expect(failure(deep, maxDepth: .max)?.offset == 512)
        #expect(failure("[[[]]]", maxDepth: 3) == nil)
        #expect(failure("[[[[]]]]", maxDepth: 3)?.offset == 3)
    }

    @Test func byteOrderMark() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("7".utf8)
        #expect(try parseJSON(bytes).offset == 3)
        #expect(SourceText(file: "f", bytes: bytes).location(ofByte: 3).column == 1)
    }

    @Test func randomDamageNeverTraps() {
        let text = Array(#"{"type":"Feature","a":[1.5,-2e3,"\u00e9\n"],"b":{"c":null,"d":[true,false]}} "#.utf8)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes = Array(text.prefix(Int.random(in: 0...text.count, using: &random)))
            for _ in 0..<2 where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do throws(JSONSyntaxError) { _ = try parseJSON(bytes) } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
    }
}
