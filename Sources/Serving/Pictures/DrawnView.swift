// DrawnView: what serving needs of a scene: where things are, and pictures of them.

import Drawing
import Geometry
import LiveStatus
import ParkModel
import Rendering

/// A view in one style, as serving sees it.
protocol DrawnView: Sendable {
    /// The view.
    var view: View { get }
    /// Park metres → world pixels at zoom 0.
    var projection: Projection { get }
    /// The world-pixel box at zoom 0 of all that is drawn.
    var bounds: Box2 { get }
    /// The part of `bounds` that pictures of the whole view are fitted to.
    var focus: Box2 { get }
    /// Changes whenever its pictures could, but for status.
    var fingerprint: UInt64 { get }
    /// Places the labels of a zoom before anyone asks.
    func place(zoom: Double)
    /// Where a change may show, world pixels at `zoom`.
    func touched(by ordinal: Int, from old: FeatureStatus?, to new: FeatureStatus?, zoom: Double) -> [Box2]
    /// The features at a world pixel of a zoom, topmost first.
    func identify(_ point: Point2, zoom: Double, status: StatusSnapshot) -> [Int]
    /// The world-pixel box at zoom 0 of one feature.
    func box(of ordinal: Int, status: FeatureStatus?) -> Box2
    /// Draws a picture. Throws `Overloaded` where too much waits already.
    func picture(_ address: PictureAddress, status: StatusSnapshot) async throws -> [UInt8]
}

/// A scene whose pictures are drawn on render threads.
struct SceneView: DrawnView {
    let scene: Scene
    let pool: RenderPool

    var view: View { scene.view }
    var projection: Projection { scene.projection }
    var bounds: Box2 { scene.bounds }
    var focus: Box2 { scene.focus }
    var fingerprint: UInt64 { scene.fingerprint }

    func place(zoom: Double) { scene.place(zoom: zoom) }

    func touched(by ordinal: Int, from old: FeatureStatus?, to new: FeatureStatus?, zoom: Double) -> [Box2] {
        scene.touched(by: ordinal, from: old, to: new, zoom: zoom)
    }

    func identify(_ point: Point2, zoom: Double, status: StatusSnapshot) -> [Int] {
        scene.identify(point, zoom: zoom, status: status)
    }

    func box(of ordinal: Int, status: FeatureStatus?) -> Box2 { scene.box(of: ordinal, status: status) }

    func picture(_ address: PictureAddress, status: StatusSnapshot) async throws -> [UInt8] {
        let priority: RenderPriority = address.isTile ? .tile : .snapshot
        switch address.format {
        case .png where address.isTile:
            return try await pool.run(priority: priority) { [scene] renderer in
                try renderer.png(scene.drawList(address.rect, on: address.lattice, status: status))
            }
        case .png:
            return try await Snapshot.renderPNG(
                source: StillScene(scene: scene, status: status), rect: address.rect, lattice: address.lattice,
                pool: pool)
        case .svg:
            return try await pool.run(priority: priority) { [scene] _ in
                try SVGWriter.write(scene.drawList(address.rect, on: address.lattice, status: status))
            }
        case .pdf:
            return try await pool.run(priority: priority) { [scene] _ in
                try PDFWriter.write(scene.drawList(address.rect, on: address.lattice, status: status))
            }
        }
    }
}

/// A scene with one status snapshot.
struct StillScene: BlockSource {
    let scene: Scene
    let status: StatusSnapshot

    func drawList(_ block: BlockAddress) -> DrawList { scene.drawList(block, status: status) }

    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
        scene.drawList(rect, on: lattice, status: status)
    }
}
