// The lattice: the one grid of pixels that tiles and snapshots are both cut from.

import Foundation

/// A rectangle of whole device pixels on a lattice; x right, y down.
public struct PixelRect: Sendable, Hashable {
    /// The left column.
    public var x: Int
    /// The top row.
    public var y: Int
    /// How many columns.
    public var width: Int
    /// How many rows.
    public var height: Int

    /// A rectangle from its parts.
    public init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}

/// The grid of device pixels of a view at one zoom and scale. Pixel (0, 0)'s upper left corner is world pixel (0, 0).
///
/// Whole zooms are the tiles' own; a snapshot may lie between them, on a lattice of its own.
public struct Lattice: Sendable, Hashable {
    /// The zoom; world pixels double with each.
    public var zoom: Double
    /// Device pixels a world (CSS) pixel: 1…4.
    public var scale: Int

    /// A lattice from its zoom and scale.
    public init(zoom: Double, scale: Int) {
        self.zoom = zoom
        self.scale = scale
    }

    /// Device pixels a world pixel of zoom 0.
    public var magnification: Double { exp2(zoom) * Double(scale) }

    /// The side of a block, device pixels.
    public var blockSide: Int { TileAddress.side * scale }

    /// The blocks that a rectangle needs, row by row.
    public func blocks(covering r: PixelRect) -> [BlockAddress] {
        let s = blockSide
        var found: [BlockAddress] = []
        guard r.width > 0, r.height > 0 else { return found }
        for by in floorDiv(r.y, s)...floorDiv(r.y + r.height - 1, s) {
            for bx in floorDiv(r.x, s)...floorDiv(r.x + r.width - 1, s) {
                found.append(BlockAddress(lattice: self, x: bx, y: by))
            }
        }
        return found
    }
}

/// One block of a lattice: the unit of rasterising. A tile is the block with the tile's own address.
public struct BlockAddress: Sendable, Hashable {
    /// The lattice.
    public var lattice: Lattice
    /// The column, from 0 at the view's left; may be negative.
    public var x: Int
    /// The row, from 0 at the view's top; may be negative.
    public var y: Int

    /// An address from its parts.
    public init(lattice: Lattice, x: Int, y: Int) {
        (self.lattice, self.x, self.y) = (lattice, x, y)
    }

    /// The block that a tile is.
    public init(_ tile: TileAddress, scale: Int) {
        self.init(lattice: Lattice(zoom: Double(tile.z), scale: scale), x: tile.x, y: tile.y)
    }

    /// The block's pixels on its lattice.
    public var pixels: PixelRect {
        let s = lattice.blockSide
        return PixelRect(x: x * s, y: y * s, width: s, height: s)
    }
}

/// Division rounded down.
@inlinable
public func floorDiv(_ a: Int, _ b: Int) -> Int {
    let q = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q
}
