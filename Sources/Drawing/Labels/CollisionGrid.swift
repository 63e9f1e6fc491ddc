// CollisionGrid: which part of a zoom's plane is taken.

import Geometry

/// Boxes on a grid of cells of 64 px: adding and asking cost what a box covers.
struct CollisionGrid {
    private struct Cell: Hashable {
        let x, y: Int32
    }
    private var cells: [Cell: [Box2]] = [:]

    /// Whether a box overlaps one that was added.
    func hits(_ b: Box2) -> Bool {
        for cell in CollisionGrid.cells(b) {
            for o in cells[cell] ?? [] where b.minX < o.maxX && o.minX < b.maxX && b.minY < o.maxY && o.minY < b.maxY {
                return true
            }
        }
        return false
    }

    /// Takes a box.
    mutating func add(_ b: Box2) {
        for cell in CollisionGrid.cells(b) { cells[cell, default: []].append(b) }
    }

    private static func cells(_ b: Box2) -> [Cell] {
        let x0 = Int32(clamped: (b.minX / 64).rounded(.down))
        let x1 = Int32(clamped: (b.maxX / 64).rounded(.down))
        let y0 = Int32(clamped: (b.minY / 64).rounded(.down))
        let y1 = Int32(clamped: (b.maxY / 64).rounded(.down))
        guard x1 - x0 < 200, y1 - y0 < 200 else { return [] }
        var found: [Cell] = []
        for y in y0...y1 { for x in x0...x1 { found.append(Cell(x: x, y: y)) } }
        return found
    }
}
