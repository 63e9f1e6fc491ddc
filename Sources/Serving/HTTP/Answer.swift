// Answer: what a route answers, before it is turned into the server's own response.

import HTTPTypes
import Hummingbird
import LiveStatus
import NIOCore

/// What a route answers.
struct Answer: Sendable {
    var status = 200
    var fields = HTTPFields()
    var body = ByteBuffer()
    /// A body that is written as it comes; then `body` is not looked at.
    var stream: ResponseBody?
    var closes = false

    static func json(_ text: JSONText, status: Int = 200) -> Answer {
        var answer = Answer(status: status, body: ByteBuffer(bytes: text.bytes))
        answer.fields[.contentType] = "application/json"
        return answer
    }

    static func problem(_ problem: Problem) -> Answer {
        var answer = json(problem.json, status: problem.status)
        answer.fields[.contentType] = "application/problem+json"
        answer.fields[.cacheControl] = "no-store"
        if let allow = problem.allow { answer.fields[.allow] = allow }
        if let seconds = problem.retryAfter { answer.fields[.retryAfter] = String(seconds) }
        answer.closes = problem.closes
        return answer
    }
}

extension HTTPField.Name {
    static let isoparkRevision = HTTPField.Name("X-Isopark-Revision") ?? .eTag
    static let isoparkCache = HTTPField.Name("X-Isopark-Cache") ?? .eTag
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .eTag
    static let contentTypeOptions = HTTPField.Name("X-Content-Type-Options") ?? .eTag
}
