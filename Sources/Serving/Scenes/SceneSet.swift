// SceneSet: the scenes in force, built when first asked for.

import Foundation
import LiveStatus
import ParkModel
import Synchronization

/// The scenes in force. Those of the views' own styles stay; of others, the ones used last are kept.
final class SceneSet: Sendable {
    /// Builds a scene; may take long. Throws where there is no such style.
    typealias Builder = @Sendable (View, String) throws -> any DrawnView

    private struct State {
        var stages: [SceneKey: Stage] = [:]
        var building: [SceneKey: Task<Stage, any Error>] = [:]
        /// Keys of scenes in other than the views' own styles, least recently used first.
        var extra: [SceneKey] = []
        var built = 0
    }

    private let views: [String: View]
    private let limit: Int
    private let boot: String
    private let build: Builder
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "isopark.scenes", attributes: .concurrent)

    /// - Parameters:
    ///   - views: the views of the park.
    ///   - limit: how many scenes in other than the views' own styles are kept.
    ///   - boot: what tells this run of the server from others.
    ///   - build: builds a scene.
    init(views: [View], limit: Int, boot: String, build: @escaping Builder) {
        self.views = Dictionary(views.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        (self.limit, self.boot, self.build) = (limit, boot, build)
    }

    /// The scenes that are in force now.
    var stages: [Stage] { state.withLock { Array($0.stages.values) } }

    /// The key of a view in its own style, or in another.
    func key(view name: String, style: String?) throws(Problem) -> SceneKey {
        guard let view = views[name] else {
            throw .missing("there is no view \"\(name.prefix(80))\"", parameter: "view")
        }
        guard let style, style != view.style else { return SceneKey(view: name, style: view.style) }
        // A name, never a path: it comes from outside.
        guard (1...64).contains(style.utf8.count), style.utf8.first != UInt8(ascii: "."),
            style.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)
            })
        else { throw .bad("style", "\"\(style.prefix(80))\" is no style's name") }
        return SceneKey(view: name, style: style)
    }

    /// The scene of a key where it is in force already.
    func ready(_ key: SceneKey) -> Stage? {
        state.withLock { state in
            guard let stage = state.stages[key] else { return nil }
            if let i = state.extra.firstIndex(of: key), i != state.extra.count - 1 {
                state.extra.remove(at: i)
                state.extra.append(key)
            }
            return stage
        }
    }

    /// The scene of a key; built where it isn't yet, once for all who ask.
    ///
    /// - Parameters:
    ///   - key: the scene's key.
    ///   - board: tells the revision from which on the scene is followed.
    /// - Returns: the scene in force.
    /// - Throws: what the builder throws; a `Problem` where there is no such view.
    func stage(_ key: SceneKey, board: StatusBoard) async throws -> Stage {
        if let stage = ready(key) { return stage }
        guard let view = views[key.view] else {
            throw Problem.missing("there is no view \"\(key.view)\"", parameter: "view")
        }
        let task = state.withLock { state in
            if let stage = state.stages[key] { return Task<Stage, any Error> { stage } }
            if let task = state.building[key] { return task }
            let task = Task.detached { [self] in
                let result = await built(view, key)
                return try enter(result, key, board)
            }
            state.building[key] = task
            return task
        }
        return try await task.value
    }

    /// Places the labels of every zoom of the scenes in force, in the background: in a large park that takes a second a zoom,
    /// which the first reader of a zoom should not wait for.
    func placeLabels() {
        queue.async(qos: .utility) { [self] in
            for stage in stages {
                for zoom in 0...stage.maxZoom { stage.drawn.place(zoom: Double(zoom)) }
            }
        }
    }

    private func built(_ view: View, _ key: SceneKey) async -> Result<any DrawnView, any Error> {
        await withCheckedContinuation { continuation in
            queue.async { [build] in
                continuation.resume(returning: Result { try build(view, key.style) })
            }
        }
    }

    private func enter(
        _ result: Result<any DrawnView, any Error>, _ key: SceneKey, _ board: StatusBoard
    ) throws -> Stage {
        // Under the board's lock, so that no change comes in force between the revision and the entry.
        try board.withSnapshot { snapshot in
            try state.withLock { state in
                state.building[key] = nil
                let drawn = try result.get()
                state.built += 1
                let stage = Stage(
                    key: key, drawn: drawn, number: state.built, boot: boot, revision: snapshot.revision)
                state.stages[key] = stage
                if views[key.view]?.style != key.style {
                    state.extra.append(key)
                    if state.extra.count > limit { state.stages[state.extra.removeFirst()] = nil }
                }
                return stage
            }
        }
    }
}
