// Tile addresses: the arithmetic of the z/x/y grid.

/// The address of a tile, or of the block that it is: zoom, column (x right) and row (y down) of 256 px squares.
/// At zoom 0 the view's extent fits tile 0/0/0, top left; each zoom doubles.
@frozen
public struct TileAddress: Sendable, Hashable, CustomStringConvertible {
    /// The zoom, from 0.
    public var z: Int
    /// The column, from 0 at the left.
    public var x: Int
    /// The row, from 0 at the top.
    public var y: Int

    /// The side of a tile at scale 1, pixels.
    public static let side = 256
    /// The deepest zoom that is served.
    public static let maxZoom = 24

    /// An address from its parts, unchecked.
    public init(z: Int, x: Int, y: Int) {
        self.z = z
        self.x = x
        self.y = y
    }

    /// Whether the address lies on the grid: zoom in 0…24 and 0 ≤ x, y < 2^z.
    public var isOnGrid: Bool {
        guard (0...TileAddress.maxZoom).contains(z) else { return false }
        let n = 1 << z
        return x >= 0 && x < n && y >= 0 && y < n
    }

    /// "z/x/y".
    public var description: String { "\(z)/\(x)/\(y)" }
}
