// The event stream: which tiles of a view changed, at which revision.

import ParkModel
import Geometry
import HTTPTypes
import Hummingbird
import LiveStatus

extension ParkService {
    /// `/events?view=…&style=…&z=…`: server-sent events, resumed by `Last-Event-ID`.
    func events(_ request: RouteRequest) async throws -> Answer {
        guard let view = request.target.query("view") ?? park.views.first?.name else {
            throw Problem.bad("view", "\"view\" is missing")
        }
        let stage = try await stage(view, request.target)
        let filter =
            try request.target.query("z").map { text throws(Problem) in
                try ZoomFilter(text, deepest: TileAddress.maxZoom)
            } ?? .all
        var last: UInt64?
        if let text = request.fields[.lastEventID] ?? request.target.query("lastEventId"), !text.isEmpty {
            guard let revision = UInt64(text) else {
                throw Problem.bad("Last-Event-ID", "Last-Event-ID is \"\(text.prefix(40))\"; expected a revision")
            }
            last = revision
        }
        var answer = Answer()
        answer.fields[.contentType] = "text/event-stream"
        answer.fields[.cacheControl] = "no-store"
        if request.method == .head { return answer }
        guard stage.log.listeners < EventLog.maxListeners else {
            throw Problem.overloaded("more listen than are taken on", retryAfter: 30)
        }
        let (revision, beginning, stream) = board.withSnapshot { snapshot in
            if let zooms = filter.zooms {
                for zoom in zooms { stage.versions.follow(Double(zoom), revision: snapshot.revision) }
            }
            let (beginning, stream) = stage.log.listen(after: last, current: snapshot.revision)
            return (snapshot.revision, beginning, stream)
        }
        let talk = EventTalk(
            view: view, filter: filter, boot: boot, heartbeat: options.heartbeat, revision: revision,
            beginning: beginning, stream: stream, cutOff: request.cutOff)
        answer.stream = ResponseBody { writer in
            try await talk.run(&writer)
            try await writer.finish(nil)
        }
        return answer
    }
}
