// ParkService: everything that answers requests about one park, without the sockets.

import Foundation
import LiveStatus
import Logging
import NIOCore
import ParkModel
import Synchronization

/// Everything that answers requests about one park. The routes are its extensions.
final class ParkService: Sendable {
    let park: Park
    let board: StatusBoard
    let scenes: SceneSet
    let desk: PictureDesk
    let dataTime: DataTime
    let metrics: ServerMetrics
    let options: ServingOptions
    let search: FeatureSearch
    let nearness: FeatureNearness
    let intake: StatusIntake
    let assets: AssetFiles
    let logger: Logger
    /// Tells this run of the server from others.
    let boot: String
    let isReady = Atomic(false)
    /// The port listened at; 0 before.
    let port = Atomic(0)
    let isClosing = Atomic(false)

    /// Puts the parts together.
    ///
    /// - Throws: what the store throws at loading.
    init(
        park: Park, store: any StatusStore, options: ServingOptions, logger: Logger,
        clock: @escaping @Sendable () -> Double = systemSeconds, build: @escaping SceneSet.Builder
    ) throws {
        (self.park, self.options, self.logger) = (park, options, logger)
        boot = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        metrics = ServerMetrics()
        dataTime = DataTime(loaded: clock())
        scenes = SceneSet(views: park.views, limit: options.extraScenes, boot: boot, build: build)
        board = try StatusBoard(
            park: park, store: store,
            followers: [SceneFollower(scenes: scenes, dataTime: dataTime, metrics: metrics)], clock: clock)
        desk = PictureDesk(
            board: board, cache: PictureCache(capacity: options.cacheBytes), dataTime: dataTime, metrics: metrics,
            clock: clock)
        search = FeatureSearch(park)
        nearness = FeatureNearness(park)
        intake = StatusIntake(board: board, metrics: metrics)
        assets = AssetFiles(viewer: options.assets, leaflet: options.leaflet)
        metrics.revision.store(Int(truncatingIfNeeded: board.snapshot.revision), ordering: .relaxed)
    }

    /// Builds the views' own scenes, so that the first requests need not wait for them.
    func prepare() async {
        for view in park.views {
            do {
                _ = try await scenes.stage(SceneKey(view: view.name, style: view.style), board: board)
            } catch {
                logger.error("the view \(view.name) cannot be drawn: \(error)")
            }
        }
        isReady.store(true, ordering: .releasing)
        scenes.placeLabels()
    }

    /// Ends all event streams.
    func close() {
        isClosing.store(true, ordering: .releasing)
        for stage in scenes.stages { stage.log.close() }
    }

    /// The scene of a view, in the style that the request names.
    func stage(_ view: String, _ target: RequestTarget) async throws -> Stage {
        let key = try scenes.key(view: view, style: target.query("style"))
        return try await stage(key)
    }

    /// The scene of a key.
    func stage(_ key: SceneKey) async throws -> Stage {
        do {
            return try await scenes.stage(key, board: board)
        } catch let problem as Problem {
            throw problem
        } catch {
            if park.view(named: key.view)?.style == key.style { throw error }
            logger.info("style \(key.style): \(error)")
            throw Problem.bad("style", "there is no style \"\(key.style)\" that can be used")
        }
    }

    /// The ordinal of the feature with an id.
    func ordinal(of id: String, parameter: String? = nil) throws(Problem) -> Int {
        guard let ordinal = park.ordinal(of: id) else {
            throw .missing("no feature has the id \"\(id.prefix(80))\"", parameter: parameter)
        }
        return ordinal
    }
}
