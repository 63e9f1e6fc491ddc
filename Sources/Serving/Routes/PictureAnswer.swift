// PictureAnswer: the headers of a picture's answer.

import Glibc
import HTTPTypes
import Synchronization

/// The headers of a picture's answer.
enum PictureAnswer {
    static func answer(_ outcome: PictureOutcome, _ desk: PictureDesk, _ format: PictureFormat) -> Answer {
        switch outcome {
        case .notModified(let tag, let second, let revision):
            return Answer(status: 304, fields: common(tag, second, revision))
        case .picture(let picture, let origin, let revision, let second):
            var fields = common(picture.entityTag, second, revision)
            fields[.contentType] = format.contentType
            fields[.isoparkCache] = origin.rawValue
            if origin == .stale { fields[.age] = String(desk.age(of: picture)) }
            return Answer(fields: fields, body: picture.body)
        }
    }

    private static func common(_ tag: String, _ second: Double, _ revision: UInt64) -> HTTPFields {
        var fields = HTTPFields()
        fields[.eTag] = tag
        fields[.lastModified] = DateText.text(second)
        fields[.cacheControl] = "no-cache"
        fields[.isoparkRevision] = String(revision)
        return fields
    }
}

/// The date's text of the second asked for last: nearly all answers have the same.
enum DateText {
    private static let last = Mutex<(second: Double, text: String)>((.nan, ""))
    private static let present = Mutex<(second: Int, text: String)>((-1, ""))

    /// The date now.
    static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return present.withLock { present in
            if present.second != time.tv_sec { present = (time.tv_sec, formatHTTPDate(Double(time.tv_sec))) }
            return present.text
        }
    }

    static func text(_ second: Double) -> String {
        last.withLock { last in
            if last.second != second { last = (second, formatHTTPDate(second)) }
            return last.text
        }
    }
}
