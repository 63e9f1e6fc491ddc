// Values as text.

import Testing

@testable import Styling

@Suite struct StyleValueTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (7, "7"), (-1.5, "-1.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
        (1.2345678901234568e20, "123456789012345680000"), (1e21, "1e+21"), (1.5e300, "1.5e+300"),
        (0.00001, "0.00001"), (0.0000012, "0.0000012"), (1e-7, "1e-7"), (-2.5e-9, "-2.5e-9"),
        (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
    ])
    func numbers(_ n: Double, _ text: String) {
        #expect(numberText(n) == text)
    }

    @Test func json() {
        let value = StyleValue.object([
            "b": .array([.number(1), .null, .bool(true)]), "a": .string("\"x\"\n\u{1}"),
        ])
        #expect(value.text == #"{"a":"\"x\"\n\u0001","b":[1,null,true]}"#)
        #expect(StyleValue.color(StyleColor(r: 1, g: 0.5, b: 0, a: 0.25)).text == "rgba(255,128,0,0.25)")
    }

    @Test func types() {
        #expect(StyleValue.array([.number(1), .number(2)]).type.description == "array<number, 2>")
        #expect(StyleValue.array([.number(1), .null]).type.description == "array<value, 2>")
        #expect(ExpressionType.array(.number, nil).accepts(.array(.number, 3)))
        #expect(!ExpressionType.array(.number, 2).accepts(.array(.number, 3)))
        #expect(ExpressionType.array(.string, nil).accepts(.array(.value, 0)))
        #expect(!ExpressionType.value.accepts(.collator) && ExpressionType.value.accepts(.anyArray))
    }

    @Test func textOrder() {
        let plain = TextOrder()
        #expect(plain.compare("Tēnā", "tena") == 0)
        #expect(TextOrder(diacriticSensitive: true).compare("tēnā", "tena") != 0)
        #expect(TextOrder(caseSensitive: true).compare("A", "a") != 0)
        #expect(plain.compare("a", "b") < 0 && plain.compare("b", "A") > 0)
    }
}
