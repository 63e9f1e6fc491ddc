// Times: what RFC 3339 allows and what it does not.

import LiveStatus
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600),
        ("2026-03-01T08:00:00+08:00", 1_772_323_200),
        ("2026-03-01t00:00:00z", 1_772_323_200), ("2026-02-28T19:30:00.5-04:30", 1_772_323_200.5),
        ("2016-12-31T23:59:60Z", 1_483_228_800), ("0000-01-01T00:00:00Z", -62_167_219_200),
    ])
    func reads(text: String, seconds: Double) {
        #expect(parseTimestamp(text) == seconds)
    }

    @Test(arguments: [
        "", "2026-03-01", "2026-03-01T08:00:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-03-01T24:00:00Z",
        "2026-03-01T08:00:00.Z", "2026-03-01T08:00:00+0800", "2026-03-01T08:00:00Zjunk", "20260301T080000Z",
        "２０２６-03-01T08:00:00Z",
    ])
    func refuses(text: String) {
        #expect(parseTimestamp(text) == nil)
    }

    @Test func writesWhatItReads() {
        for t in [0, 951_825_600, 1_772_323_200.25, -1.5, -62_167_219_200, 253_402_300_799] {
            #expect(parseTimestamp(formatTimestamp(t)) == t)
        }
        #expect(formatTimestamp(1_772_323_200) == "2026-03-01T00:00:00Z")
        #expect(formatTimestamp(0.25) == "1970-01-01T00:00:00.250Z")
        #expect(formatTimestamp(.nan) == "1970-01-01T00:00:00Z")
    }

    @Test func knowsTheDaysOfTheWeek() {
        #expect(CivilTime(secondsSince1970: 0).weekday == 4)
        #expect(CivilTime(secondsSince1970: 1_772_323_200).weekday == 0)
    }
}
