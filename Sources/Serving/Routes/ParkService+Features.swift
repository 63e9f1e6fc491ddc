// Search, one feature, and the nearest.

import Geometry
import LiveStatus
import ParkModel
import Synchronization

extension ParkService {
    /// `/features?q=…&limit=` or `/features?near=ID&kind=…&limit=`
    func featureList(_ request: RouteRequest) async throws -> Answer {
        let limit = try request.target.integer("limit", in: 1...1000, default: 20)
        let snapshot = board.snapshot
        if let near = request.target.query("near") {
            let ordinal = try ordinal(of: near, parameter: "near")
            let nearest = nearness.nearest(
                to: ordinal, kind: request.target.query("kind"), limit: limit, snapshot)
            return featuresAnswer(nearest.map { ($0.ordinal, $0.metres) }, snapshot)
        }
        guard let q = request.target.query("q") else {
            throw Problem.bad("q", "expected q=… for a search, or near=… for the nearest")
        }
        guard q.utf8.count <= 256 else { throw Problem.bad("q", "q is longer than 256 bytes") }
        return featuresAnswer(search.find(q, limit: limit).map { ($0, nil) }, snapshot)
    }

    private func featuresAnswer(_ found: [(Int, Double?)], _ snapshot: StatusSnapshot) -> Answer {
        var text = JSONText()
        text.object {
            $0.key("features")
            $0.array(found) { text, item in
                featureText(item.0, snapshot, full: false, &text) { text in
                    if let metres = item.1 { text.member("distance", metres) }
                }
            }
        }
        return live(text, snapshot)
    }

    /// `/features/{id}`
    func feature(_ id: String, _ request: RouteRequest) async throws -> Answer {
        let ordinal = try ordinal(of: id)
        let snapshot = board.snapshot
        var boxes: [(view: String, box: Box2)] = []
        for view in park.views {
            guard let stage = await settledStage(of: view) else { continue }
            let box = stage.drawn.box(of: ordinal, status: snapshot[ordinal])
            if !box.isEmpty { boxes.append((view.name, box)) }
        }
        var text = JSONText()
        featureText(ordinal, snapshot, full: true, &text) { text in
            text.key("views")
            text.object { text in
                for (view, box) in boxes {
                    text.key(view)
                    text.object {
                        $0.member("x", box.center.x)
                        $0.member("y", box.center.y)
                        $0.key("box")
                        $0.numbers([box.minX, box.minY, box.maxX, box.maxY])
                    }
                }
            }
        }
        return live(text, snapshot)
    }

    /// The scene of a view in its own style; built for this only while the server is starting, so that a view that
    /// cannot be drawn is not tried again and again.
    private func settledStage(of view: View) async -> Stage? {
        let key = SceneKey(view: view.name, style: view.style)
        if isReady.load(ordering: .acquiring) { return scenes.ready(key) }
        return try? await stage(key)
    }

    /// `/status/{id}`
    func status(_ id: String) throws -> Answer {
        let ordinal = try ordinal(of: id)
        let snapshot = board.snapshot
        var text = JSONText()
        statusText(snapshot[ordinal] ?? FeatureStatus(), id: id, &text)
        return live(text, snapshot)
    }

    /// One feature's object; with its properties where `full`, and with what `more` writes.
    func featureText(
        _ ordinal: Int, _ snapshot: StatusSnapshot, full: Bool, _ text: inout JSONText,
        more: (inout JSONText) -> Void = { _ in }
    ) {
        let feature = park.features[ordinal]
        text.object {
            $0.member("id", feature.id)
            if let name = feature.name { $0.member("name", name) }
            $0.member("kind", feature.kind)
            $0.member("kindName", park.kindName(of: feature.kind))
            $0.member("source", feature.source)
            if let level = feature.level { $0.member("level", level) }
            let middle = snapshot[ordinal]?.position ?? feature.geometry.box.center
            $0.key("position")
            $0.numbers([middle.x, middle.y])
            if full {
                $0.member("base", feature.base)
                if let top = feature.top { $0.member("top", top) }
                $0.key("properties")
                $0.values(feature.properties.dictionary)
            }
            if let status = snapshot[ordinal] {
                $0.key("status")
                statusText(status, id: nil, &$0)
            }
            more(&$0)
        }
    }

    func statusText(_ status: FeatureStatus, id: String?, _ text: inout JSONText) {
        text.object {
            if let id { $0.member("id", id) }
            $0.key("state")
            $0.values(status.state)
            $0.key("time")
            if status.time > 0 { $0.string(formatTimestamp(status.time)) } else { $0.literal("null") }
            $0.member("quality", status.quality.rawValue)
            if let position = status.position {
                $0.key("position")
                $0.numbers([position.x, position.y])
            }
            if let heading = status.heading { $0.member("heading", heading) }
            $0.member("revision", Int(truncatingIfNeeded: status.revision))
        }
    }
}
