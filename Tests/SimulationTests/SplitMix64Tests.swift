// SplitMix64 against published numbers.

import Simulation
import Testing

@Suite struct SplitMix64Tests {
    @Test("The first numbers of seed 1234567 are those of the reference")
    func reference() {
        var random = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect((0..<5).map { _ in random.next() } == expected)
    }

    @Test("Numbers lie in their range and spread over it")
    func spread() {
        var random = SplitMix64(seed: 3, name: "hall temperature")
        let drawn = (0..<10_000).map { _ in random.number(in: -2...6) }
        #expect(drawn.allSatisfy { (-2...6).contains($0) })
        #expect(abs(drawn.reduce(0, +) / 10_000 - 2) < 0.1)
    }

    @Test("Names part the streams")
    func names() {
        var a = SplitMix64(seed: 3, name: "a")
        var b = SplitMix64(seed: 3, name: "b")
        #expect(a.next() != b.next())
    }
}
