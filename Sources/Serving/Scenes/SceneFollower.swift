// SceneFollower: keeps versions and event logs of all scenes in step with the board.

import Synchronization
import Dispatch
import LiveStatus

/// Keeps the versions and the event logs of all scenes in force in step with the board.
struct SceneFollower: StatusFollower {
    let scenes: SceneSet
    let dataTime: DataTime
    let metrics: ServerMetrics

    /// How many ranges of one zoom an event tells before they are gathered on a coarser grid.
    static let rangesPerZoom = 256

    /// How many features one change may touch before all tiles count as touched: to tell them apart would cost more
    /// than to draw them again.
    static let features = 50_000

    func prepare(_ change: StatusChange) -> @Sendable () -> Void {
        let stages = scenes.stages
        let work = stages.flatMap { stage in stage.versions.zooms.map { (stage, $0) } }
        let found = Mutex<[Int: TouchedTiles]>(Dictionary(uniqueKeysWithValues: stages.map { ($0.number, [:]) }))
        DispatchQueue.concurrentPerform(iterations: work.count) { i in
            let (stage, zoom) = work[i]
            let ranges = touchedTiles(of: stage, zoom: zoom, by: change)
            found.withLock { $0[stage.number, default: [:]][zoom] = ranges }
        }
        let touched = found.withLock { $0 }.mapValues { (tiles: $0, entry: EventEntry(change.snapshot, $0)) }
        return { [touched] in
            dataTime.commit(change.snapshot)
            metrics.revision.store(Int(truncatingIfNeeded: change.snapshot.revision), ordering: .relaxed)
            for stage in scenes.stages {
                let revision = change.snapshot.revision
                if let (tiles, entry) = touched[stage.number] {
                    stage.versions.commit(tiles, revision: revision)
                    stage.log.append(entry)
                } else {
                    // Entered while the change was worked out: all of it counts as touched.
                    stage.versions.commitEverywhere(revision: revision)
                    stage.log.restart(at: revision)
                }
            }
        }
    }

    private func touchedTiles(of stage: Stage, zoom: Double, by change: StatusChange) -> [TileRange] {
        guard change.features.count <= SceneFollower.features else {
            // From −n to 2n on a grid of n: beyond it lies nothing.
            let n = 1 << max(0, Int(zoom.rounded(.up)))
            return [TileRange(x0: -n, y0: -n, x1: 2 * n, y1: 2 * n)]
        }
        var ranges: Set<TileRange> = []
        for feature in change.features {
            for box in stage.drawn.touched(by: feature.ordinal, from: feature.old, to: feature.new, zoom: zoom) {
                if let range = TileRange(touching: box) { ranges.insert(range) }
            }
        }
        return Array(ranges)
    }
}

extension EventEntry {
    /// The entry of a change: its whole zooms only, with the ranges cut to the grid and gathered.
    init(_ snapshot: StatusSnapshot, _ touched: TouchedTiles) {
        var zooms: [(zoom: Int, ranges: [TileRange])] = []
        for (zoom, ranges) in touched.sorted(by: { $0.key < $1.key }) where zoom == zoom.rounded() && zoom >= 0 {
            let z = Int(zoom)
            let on = gathered(ranges.compactMap { $0.onGrid(zoom: z) }, limit: SceneFollower.rangesPerZoom)
                .compactMap { $0.onGrid(zoom: z) }
            if !on.isEmpty { zooms.append((z, on)) }
        }
        self.init(revision: snapshot.revision, time: snapshot.time, zooms: zooms)
    }
}
