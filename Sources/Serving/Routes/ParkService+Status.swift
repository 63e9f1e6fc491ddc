// Status in.

import HTTPTypes
import Hummingbird
import LiveStatus
import NIOCore

extension ParkService {
    /// `POST /status`
    func takeStatus(_ request: RouteRequest) async throws -> Answer {
        guard request.method == .post else {
            throw methodProblem("POST")
        }
        try refuseForeignPage(request)
        let applied = try await intake.take(try await collect(request))
        var text = JSONText()
        text.object {
            $0.member("accepted", applied.accepted)
            $0.member("changed", applied.changed.count)
            $0.member("revision", Int(truncatingIfNeeded: applied.revision))
        }
        var answer = Answer.json(text)
        answer.fields[.cacheControl] = "no-store"
        answer.fields[.isoparkRevision] = String(applied.revision)
        return answer
    }

    /// A page of another site must not send status through its visitor's browser, unless it was allowed to.
    private func refuseForeignPage(_ request: RouteRequest) throws(Problem) {
        guard let origin = request.fields[.origin], !options.writingOrigins.contains(origin) else { return }
        let host = origin.split(separator: "/", maxSplits: 2).last.map(String.init)
        guard host == request.authority else {
            throw Problem(403, "pages of \(origin.prefix(80)) may not send status")
        }
    }

    /// The whole body; refused early where it is too large.
    private func collect(_ request: RouteRequest) async throws -> [UInt8] {
        var problem = Problem(413, "the body is larger than \(options.bodyBytes) bytes")
        problem.closes = true
        if let length = request.fields[.contentLength].flatMap({ Int($0) }), length > options.bodyBytes {
            throw problem
        }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= options.bodyBytes else { throw problem }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }
}
