// CivilTime: the Gregorian calendar's arithmetic, in UTC.

/// A moment's parts in the proleptic Gregorian calendar, UTC.
public struct CivilTime: Sendable, Hashable {
    /// The year, month 1…12 and day 1…31.
    public var year, month, day: Int
    /// The hour 0…23, minute 0…59 and second 0…59.
    public var hour, minute, second: Int
    /// The day of the week, 0 for Sunday.
    public var weekday: Int

    /// The parts of a moment.
    ///
    /// The year begins in March here, so that the leap day is its last; an era is 400 years of 146,097 days.
    ///
    /// - Parameter seconds: seconds since 1970-01-01T00:00:00Z.
    public init(secondsSince1970 seconds: Int) {
        var days = seconds / 86400
        var rest = seconds % 86400
        if rest < 0 {
            rest += 86400
            days -= 1
        }
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        let w = (days + 4) % 7
        weekday = w < 0 ? w + 7 : w
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

/// Days from 1970-01-01 to a day; negative before.
func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// The days of a month 1…12.
func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}
