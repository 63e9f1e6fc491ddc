// What snapshots need of a scene: the draw list of any block or rectangle.

public import Drawing
public import Geometry

/// Anything that can tell what a block of a lattice needs, as a scene with one status snapshot can.
public protocol BlockSource: Sendable {
    /// What a block needs: a list of the block's own size.
    func drawList(_ block: BlockAddress) -> DrawList
    /// What a rectangle of a lattice needs, for pictures without pixels (SVG, PDF).
    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList
}
