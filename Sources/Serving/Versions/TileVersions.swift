// TileVersions: versions before pixels. Which revision each tile of a scene last changed at, for the zooms in use.

import Foundation
import Geometry
import Synchronization

/// What one revision touched, tile ranges by zoom.
typealias TouchedTiles = [Double: [TileRange]]

/// Which revision each tile of one scene last changed at, for every zoom that was asked for.
///
/// A zoom is followed from its first use on, and its tiles have the revision of that moment until they change: nobody
/// holds an older picture of them that could be mistaken. So a zoom may be given up and taken up again at any time.
/// Calls that need the revision to be the one in force are made under `StatusBoard.withSnapshot`.
final class TileVersions: Sendable {
    /// How many zooms between whole ones are followed at once.
    static let fractionalZooms = 24
    /// How many squares a zoom may hold before it is thinned out.
    static let squares = 100_000

    private struct State {
        var trees: [Double: VersionTree] = [:]
        /// Zooms between whole ones, least recently used first.
        var fractional: [Double] = []
    }

    private let state = Mutex(State())

    /// The zooms that are followed.
    var zooms: [Double] { state.withLock { Array($0.trees.keys) } }

    /// Follows a zoom from now on.
    func follow(_ zoom: Double, revision: UInt64) {
        state.withLock { _ = TileVersions.tree(&$0, zoom, revision) }
    }

    /// The version of one tile of a whole zoom.
    func version(of tile: TileAddress, revision: UInt64) -> UInt64 {
        state.withLock { state in
            if let tree = state.trees[Double(tile.z)] { return tree.version(x: tile.x, y: tile.y) }
            return TileVersions.tree(&state, Double(tile.z), revision).version(x: tile.x, y: tile.y)
        }
    }

    /// The version of a rectangle: the newest of the tiles that it covers.
    func version(of address: PictureAddress, revision: UInt64) -> UInt64 {
        let range = TileRange(covering: address.rect, blockSide: address.lattice.blockSide)
        return state.withLock { state in
            TileVersions.tree(&state, address.lattice.zoom, revision).version(of: range)
        }
    }

    /// Notes what a revision touched, at the moment when it comes in force. A zoom that was taken up after `touched`
    /// was worked out counts as touched everywhere.
    func commit(_ touched: TouchedTiles, revision: UInt64) {
        state.withLock { state in
            for zoom in Array(state.trees.keys) {
                guard let ranges = touched[zoom] else {
                    state.trees[zoom]?.reset(to: revision)
                    continue
                }
                for range in ranges { state.trees[zoom]?.touch(range, revision: revision) }
                if let count = state.trees[zoom]?.count, count > TileVersions.squares { thin(&state, zoom, revision) }
            }
        }
    }

    /// Counts every tile of every zoom as touched.
    func commitEverywhere(revision: UInt64) { commit([:], revision: revision) }

    private func thin(_ state: inout State, _ zoom: Double, _ revision: UInt64) {
        state.trees[zoom]?.prune()
        if let count = state.trees[zoom]?.count, count > TileVersions.squares / 2 {
            state.trees[zoom]?.reset(to: revision)
        }
    }

    private static func tree(_ state: inout State, _ zoom: Double, _ revision: UInt64) -> VersionTree {
        let isWhole = zoom == zoom.rounded()
        if let tree = state.trees[zoom] {
            if !isWhole, let i = state.fractional.firstIndex(of: zoom) {
                state.fractional.remove(at: i)
                state.fractional.append(zoom)
            }
            return tree
        }
        if !isWhole {
            if state.fractional.count >= fractionalZooms { state.trees[state.fractional.removeFirst()] = nil }
            state.fractional.append(zoom)
        }
        let tree = VersionTree(zoom: zoom, floor: revision)
        state.trees[zoom] = tree
        return tree
    }
}
