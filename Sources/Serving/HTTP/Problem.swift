// Problem: a refusal, as RFC 9457 tells it.

import Rendering
import LiveStatus

/// A refusal, told as `application/problem+json` (RFC 9457).
struct Problem: Error, Sendable, Hashable {
    /// The HTTP status.
    var status: Int
    /// What is wrong with this very request.
    var detail: String
    /// The parameter of the request that is at fault.
    var parameter: String?
    /// The faults of a status batch.
    var faults: [StatusFault] = []
    /// The methods that are allowed, where the method was at fault.
    var allow: String?
    /// When to try again, seconds.
    var retryAfter: Int?
    /// Whether the connection is closed after the answer, because the rest of the request is not read.
    var closes = false

    init(_ status: Int, _ detail: String, parameter: String? = nil) {
        self.status = status
        self.detail = detail
        self.parameter = parameter
    }

    /// A parameter that cannot be read or lies out of range: 400.
    static func bad(_ parameter: String, _ detail: String) -> Problem { Problem(400, detail, parameter: parameter) }

    /// Nothing there: 404.
    static func missing(_ detail: String, parameter: String? = nil) -> Problem {
        Problem(404, detail, parameter: parameter)
    }

    /// Too much to do just now: 503.
    static func overloaded(_ detail: String, retryAfter: Int = 1) -> Problem {
        var problem = Problem(503, detail)
        problem.retryAfter = retryAfter
        return problem
    }

    /// The phrase of the status.
    var title: String {
        switch status {
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }

    /// The JSON text.
    var json: JSONText {
        var text = JSONText()
        text.object {
            $0.member("type", "about:blank")
            $0.member("title", title)
            $0.member("status", status)
            $0.member("detail", detail)
            if let parameter { $0.member("parameter", parameter) }
            if !faults.isEmpty {
                $0.key("faults")
                $0.array(faults) { text, fault in
                    text.object {
                        $0.member("index", fault.index)
                        $0.member("message", fault.message)
                    }
                }
            }
        }
        return text
    }
}

extension Problem {
    /// What a region or size that was asked for comes to, or the problem with it.
    static func of<Value>(_ body: () throws(FramingError) -> Value) throws(Problem) -> Value {
        do throws(FramingError) {
            return try body()
        } catch {
            throw .bad(error.parameter, error.description)
        }
    }
}
