// ParkResponder: from the HTTP server's requests to routes, and from answers to its responses.

import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is kept of a request besides itself: its connection.
struct ConnectionContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Answers the HTTP server's requests.
struct ParkResponder: HTTPResponder {
    typealias Context = ConnectionContext

    let service: ParkService

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let channel = context.channel
        var answer: Answer
        if request.method == .options {
            answer = preflight()
        } else {
            do {
                let target = try RequestTarget(request.head.path ?? "/")
                answer = try await service.answer(
                    RouteRequest(
                        method: request.method, target: target, fields: request.headers,
                        authority: request.head.authority, body: request.body, cutOff: { channel.close(promise: nil) }))
            } catch let problem as Problem {
                answer = .problem(problem)
            } catch is CancellationError {
                answer = .problem(.overloaded("the server is stopping", retryAfter: 5))
            } catch {
                service.logger.error("\(request.method) \(request.uri.path): \(error)")
                answer = .problem(Problem(500, "the request could not be answered; the server's log tells why"))
            }
        }
        service.metrics.count(status: answer.status)
        return response(answer, to: request, channel)
    }

    private func preflight() -> Answer {
        var answer = Answer(status: 204)
        answer.fields[.accessControlAllowMethods] = "GET, HEAD, POST"
        answer.fields[.accessControlAllowHeaders] = "Content-Type, If-None-Match, Last-Event-ID"
        answer.fields[.accessControlMaxAge] = "3600"
        return answer
    }

    private func response(_ answer: Answer, to request: Request, _ channel: any Channel) -> Response {
        var fields = answer.fields
        CORS.add(to: &fields, origin: request.headers[.origin])
        fields[.contentTypeOptions] = "nosniff"
        let status = HTTPResponse.Status(code: answer.status)
        if answer.closes {
            fields[.connection] = "close"
            let bytes = answer.body
            // The rest of the request is not read, so the connection is of no more use.
            let body = ResponseBody(contentLength: bytes.readableBytes) { writer in
                if request.method != .head { try await writer.write(bytes) }
                try await writer.finish(nil)
                channel.close(promise: nil)
            }
            return Response(status: status, headers: fields, body: body)
        }
        if request.method == .head {
            if answer.stream == nil { fields[.contentLength] = String(answer.body.readableBytes) }
            return Response(status: status, headers: fields)
        }
        if answer.status == 304 || answer.status == 204 {
            // Neither has a body, and so no length of one.
            var response = Response(status: status, headers: fields)
            response.headers[.contentLength] = nil
            return response
        }
        return Response(status: status, headers: fields, body: answer.stream ?? ResponseBody(byteBuffer: answer.body))
    }
}

/// Cross-origin headers: every page may read.
enum CORS {
    static func add(to fields: inout HTTPFields, origin: String?) {
        fields[.vary] = "Origin"
        guard let origin else { return }
        fields[.accessControlAllowOrigin] = origin
        fields[.accessControlExposeHeaders] =
            "ETag, Last-Modified, Age, Retry-After, X-Isopark-Revision, X-Isopark-Cache"
    }
}
