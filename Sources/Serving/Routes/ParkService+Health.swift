// Health, metrics, and the description of the interface.

import ParkModel
import LiveStatus
import HTTPTypes
import NIOCore
import Synchronization

extension ParkService {
    /// `/health/live`: the process answers.
    func liveness() -> Answer { health(200, "ok") }

    /// `/health/ready`: requests are worth sending.
    func readiness() -> Answer {
        if isClosing.load(ordering: .acquiring) { return health(503, "stopping") }
        return isReady.load(ordering: .acquiring) ? health(200, "ok") : health(503, "starting")
    }

    private func health(_ status: Int, _ word: String) -> Answer {
        var text = JSONText()
        text.object {
            $0.member("status", word)
            $0.member("revision", metrics.revision.load(ordering: .relaxed))
        }
        var answer = Answer.json(text, status: status)
        answer.fields[.cacheControl] = "no-store"
        return answer
    }

    /// `/metrics`
    func metricsAnswer() -> Answer {
        let snapshot = board.snapshot
        let stages = scenes.stages
        let text = metrics.text(gauges: [
            ("status_revision", "The revision of the status in force.", Double(snapshot.revision)),
            ("status_time_seconds", "The newest data time, since 1970.", snapshot.time),
            ("cache_bytes", "Bytes of pictures kept in memory.", Double(desk.cache.cost)),
            ("cache_pictures", "Pictures kept in memory.", Double(desk.cache.count)),
            ("scenes", "Scenes in force.", Double(stages.count)),
            ("event_listeners", "Open event streams.", Double(stages.reduce(0) { $0 + $1.log.listeners })),
            ("features", "Features of the park.", Double(park.features.count)),
        ])
        var answer = Answer(body: ByteBuffer(string: text))
        answer.fields[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        answer.fields[.cacheControl] = "no-store"
        return answer
    }

    /// `/openapi.json`
    func openAPI() -> Answer {
        var answer = Answer(body: ByteBuffer(string: OpenAPIDocument.text))
        answer.fields[.contentType] = "application/json"
        answer.fields[.cacheControl] = "no-cache"
        return answer
    }
}
