// SceneSource: a scene with one status, as snapshots want it.

import Drawing
import Geometry
import LiveStatus
import Rendering

/// A scene with one status snapshot.
struct SceneSource: BlockSource {
    let scene: Scene
    let status: StatusSnapshot

    func drawList(_ block: BlockAddress) -> DrawList { scene.drawList(block, status: status) }
    func drawList(_ rect: PixelRect, on lattice: Lattice) -> DrawList {
        scene.drawList(rect, on: lattice, status: status)
    }
}
