// TileRange: a rectangle of tiles of one zoom, the coin in which changes are counted.

import Foundation
import Geometry

/// A rectangle of whole tiles of one zoom, both ends included.
struct TileRange: Sendable, Hashable {
    var x0: Int
    var y0: Int
    var x1: Int
    var y1: Int

    init(x0: Int, y0: Int, x1: Int, y1: Int) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    /// The tiles that a box touches; nothing for an empty box. An edge that lies on the line between two tiles belongs
    /// to the tile whose pixels it bounds.
    ///
    /// - Parameter box: world pixels (x right, y down) at the zoom of the tiles.
    init?(touching box: Box2) {
        guard !box.isEmpty else { return nil }
        let side = Double(TileAddress.side)
        func cell(_ v: Double) -> Int { Int(min(max(v, -1e12), 1e12)) }
        x0 = cell((box.minX / side).rounded(.down))
        y0 = cell((box.minY / side).rounded(.down))
        x1 = max(x0, cell((box.maxX / side).rounded(.up)) - 1)
        y1 = max(y0, cell((box.maxY / side).rounded(.up)) - 1)
    }

    /// The tiles that a rectangle of device pixels covers; it must not be empty.
    init(covering rect: PixelRect, blockSide s: Int) {
        self.init(
            x0: floorDiv(rect.x, s), y0: floorDiv(rect.y, s),
            x1: floorDiv(rect.x + rect.width - 1, s), y1: floorDiv(rect.y + rect.height - 1, s))
    }

    /// The part that lies on the grid of a zoom; nothing where none does.
    func onGrid(zoom: Int) -> TileRange? {
        let last = (1 << zoom) - 1
        let r = TileRange(x0: max(x0, 0), y0: max(y0, 0), x1: min(x1, last), y1: min(y1, last))
        return r.x0 <= r.x1 && r.y0 <= r.y1 ? r : nil
    }

    func contains(x: Int, y: Int) -> Bool { x >= x0 && x <= x1 && y >= y0 && y <= y1 }
}

/// Fewer ranges that cover at least the same tiles: each once, and from `limit` on as squares of a coarser grid.
func gathered(_ ranges: [TileRange], limit: Int) -> [TileRange] {
    var shift = 0
    var found = Set(ranges)
    while found.count > limit {
        shift += 1
        let size = 1 << shift
        var coarse: Set<TileRange> = []
        for r in found {
            coarse.insert(
                TileRange(
                    x0: floorDiv(r.x0, size) * size, y0: floorDiv(r.y0, size) * size,
                    x1: floorDiv(r.x1, size) * size + size - 1, y1: floorDiv(r.y1, size) * size + size - 1))
        }
        found = coarse
        if shift > 40 { break }
    }
    return found.sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
}
