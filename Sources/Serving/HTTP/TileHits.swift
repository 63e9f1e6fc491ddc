// TileHits: answers for tiles that need no drawing, from the raw request, with as little work as can be.

import HTTPTypes
import NIOCore
import Synchronization

/// Answers for tiles that need no drawing.
enum TileHits {
    /// An answer that is ready to be written.
    struct Response {
        var head: HTTPResponse
        var body: ByteBuffer?
    }

    /// The answer to a request for a tile, where it can be given at once: the scene is in force, and the picture cached
    /// or the client's copy right. Nothing for every other request, faulty ones among them.
    static func response(to head: HTTPRequest, _ service: ParkService) -> Response? {
        guard head.method == .get, let path = head.path, let request = TileRequest(path),
            let key = try? service.scenes.key(view: request.view, style: request.style),
            let stage = service.scenes.ready(key)
        else { return nil }
        var copy = ClientCopy.none
        copy.ifNoneMatch = head.headerFields[.ifNoneMatch]
        if copy.ifNoneMatch == nil {
            copy.ifModifiedSince = head.headerFields[.ifModifiedSince].flatMap(parseHTTPDate)
        }
        let address = PictureAddress(request.tile, scale: request.scale, format: request.format)
        guard let outcome = service.desk.outcomeWithoutDrawing(stage, address, copy) else { return nil }
        var answer = PictureAnswer.answer(outcome, service.desk, request.format)
        CORS.add(to: &answer.fields, origin: head.headerFields[.origin])
        answer.fields[.contentTypeOptions] = "nosniff"
        answer.fields[.date] = DateText.now()
        answer.fields[.server] = "isopark"
        service.metrics.count(status: answer.status)
        if answer.status == 304 {
            return Response(head: HTTPResponse(status: .notModified, headerFields: answer.fields), body: nil)
        }
        answer.fields[.contentLength] = String(answer.body.readableBytes)
        return Response(head: HTTPResponse(status: .ok, headerFields: answer.fields), body: answer.body)
    }
}
