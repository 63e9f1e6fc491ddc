// SceneFollower: keeps versions and event logs of all scenes in step with the board.

import Synchronization
import LiveStatus

/// Keeps the versions and the event logs of all scenes in force in step with the board.
struct SceneFollower: StatusFollower {
    let scenes: SceneSet
    let dataTime: DataTime
    let metrics: ServerMetrics

    /// How many ranges of one zoom an event tells before they are gathered on a coarser grid.
    static let rangesPerZoom = 256

    func prepare(_ change: StatusChange) -> @Sendable () -> Void {
        var touched: [Int: (tiles: TouchedTiles, entry: EventEntry)] = [:]
        for stage in scenes.stages {
            let tiles = touchedTiles(of: stage, by: change)
            touched[stage.number] = (tiles, EventEntry(change.snapshot, tiles))
        }
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
                    stage.versions.commit([:], revision: revision)
                    stage.log.restart(at: revision)
                }
            }
        }
    }

    private func touchedTiles(of stage: Stage, by change: StatusChange) -> TouchedTiles {
        var tiles: TouchedTiles = [:]
        for zoom in stage.versions.zooms {
            var ranges: Set<TileRange> = []
            for feature in change.features {
                for box in stage.drawn.touched(by: feature.ordinal, from: feature.old, to: feature.new, zoom: zoom) {
                    if let range = TileRange(touching: box) { ranges.insert(range) }
                }
            }
            tiles[zoom] = Array(ranges)
        }
        return tiles
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
