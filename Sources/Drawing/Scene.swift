// Scene: Park × View × Style, resolved once; independent of status.

public import Geometry
public import LiveStatus
public import ParkModel
public import Styling

/// Park × View × Style, resolved: projected, depth-ordered once for the whole view, labels placed once per zoom, indexed.
public final class Scene: Sendable {
    /// The park that is shown.
    public let park: Park
    /// The view that it is shown in.
    public let view: View
    /// Park metres → world pixels at zoom 0.
    public let projection: Projection
    /// A digest of the park, view and style: changes whenever the scene could.
    public let fingerprint: UInt64
    /// The world-pixel box at zoom 0 of all that is drawn; within 0…256.
    public let bounds: Box2

    /// Resolves a scene.
    public init(park: Park, view: View, style: Style, measuring: any TextMeasuring) { preconditionFailure() }

    /// What a block needs.
    public func drawList(_ block: BlockAddress, status: StatusSnapshot) -> DrawList { preconditionFailure() }

    /// What a rectangle of a lattice needs.
    public func drawList(_ rect: PixelRect, on lattice: Lattice, status: StatusSnapshot) -> DrawList { preconditionFailure() }

    /// Where a change of one feature's status may show, world pixels at `zoom`: empty where no layer of the style reads
    /// what changed.
    public func touched(by ordinal: Int, from old: FeatureStatus?, to new: FeatureStatus?, zoom: Double) -> [Box2] { [] }

    /// The ordinals of the features drawn at a world pixel of a zoom, topmost first.
    public func identify(_ point: Point2, zoom: Double, status: StatusSnapshot) -> [Int] { [] }

    /// The world-pixel box at zoom 0 of one feature as it is now.
    public func box(of ordinal: Int, status: FeatureStatus?) -> Box2 { .empty }
}
