// Lines are broken at spaces, as few as keep below the width, and about as long as one another.

import Testing

@testable import Drawing

@Suite struct LineBreakingTests {
    private func wrap(_ text: String, _ width: Double) -> [String] {
        LineBreaking.wrap(text, width: width) { Double($0.count) }.split(separator: "\n").map(String.init)
    }

    @Test func wordsStayWhole() {
        #expect(wrap("one two", 20) == ["one two"])
        #expect(wrap("alpha beta gamma delta", 12) == ["alpha beta", "gamma delta"])
        #expect(wrap("incomprehensibility", 5) == ["incomprehensibility"])
        #expect(wrap("  two   words ", 6) == ["two", "words"])
    }

    @Test(arguments: 0..<20) func linesAreWithinTheWidthAndLoseNothing(seed: Int) {
        var random = SplitMix64(UInt64(seed))
        let words = (0..<12).map { _ in String(repeating: "x", count: Int.random(in: 1...9, using: &random)) }
        let lines = wrap(words.joined(separator: " "), 20)
        #expect(lines.joined(separator: " ") == words.joined(separator: " "))
        // Lines of about equal length may be 8 % over, so that the last is not a lone word.
        #expect(lines.allSatisfy { $0.count <= 22 })
        let letters = words.reduce(0) { $0 + $1.count }
        #expect(lines.count <= letters / 10 + 2)
    }

    @Test func fontNames() {
        #expect(FontNames.resolve(["Noto Sans CJK SC Bold"]) == ("Noto Sans CJK SC", true))
        #expect(FontNames.resolve(["Noto Sans CJK SC Medium"]) == ("Noto Sans CJK SC", false))
        #expect(FontNames.resolve(["DejaVu Sans", "Noto Sans"]) == ("DejaVu Sans", false))
        #expect(FontNames.resolve([]) == ("Noto Sans CJK SC", false))
    }
}
