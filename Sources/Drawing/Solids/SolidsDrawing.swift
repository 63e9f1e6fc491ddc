// SolidsDrawing: all that stands in a rectangle, far to near, with its shadow on the ground.

import Geometry
import LiveStatus
import ParkModel
import Styling

/// Draws the solids of all layers in the scene's depth order, movers in their places.
struct SolidsDrawing {
    let drawing: SceneDrawing

    func paint(into canvas: inout Canvas) {
        let scene = drawing.scene
        let looks = scene.layers.map { look($0, canvas.scale) }
        let pad = 2 * canvas.scale
        let area = canvas.world(padded: pad)
        shadows(area, &canvas)
        var found: [Int32] = []
        var tiny = TinySolids(width: canvas.rect.width, height: canvas.rect.height)
        let limit = TinySolids.limit * canvas.scale / canvas.magnification
        let hasMovers = drawing.status.hasMovers
        scene.store.index.forEach(in: area) { i in
            let box = scene.store.boxes[i]
            if box.width >= limit || box.height >= limit { return found.append(Int32(i)) }
            let solid = scene.store.solids[i]
            guard let look = looks[Int(solid.layer)], !hasMovers || !drawing.status.isMoving(Int(solid.feature)),
                let color = color(Int(solid.layer), solid)
            else { return }
            let k = canvas.magnification
            let dx = Double(canvas.rect.x)
            let dy = Double(canvas.rect.y)
            tiny.add(
                Box2(
                    minX: box.minX * k - dx, minY: box.minY * k - dy, maxX: box.maxX * k - dx, maxY: box.maxY * k - dy),
                area: scene.store.shares[i] * k * k, look.shading.wall(look.shading.roof(color), facing: 0))
        }
        found.sort()
        canvas.reserve(solids: found.count)
        if !tiny.isEmpty { canvas.image(tiny.image()) }
        let movers = scene.movers(in: area, drawing.status)
        let painter = SolidPainter(store: scene.store, frame: scene.frame)
        var next = movers.startIndex
        func paintMovers(before rank: Int32, _ canvas: inout Canvas) {
            while next < movers.endIndex, movers[next].rank <= rank {
                let mover = movers[next]
                next += 1
                let p = SolidPainter(store: mover.store, frame: scene.frame)
                for i in mover.solids {
                    let l = Int(mover.store.solids[i].layer)
                    guard let look = looks[l] else { continue }
                    if let color = color(l, mover.store.solids[i]) {
                        p.paint(i, color, aged(look, mover.feature, canvas.scale), into: &canvas)
                    }
                }
            }
        }
        for i in found {
            paintMovers(before: i, &canvas)
            let solid = scene.store.solids[Int(i)]
            guard let look = looks[Int(solid.layer)] else { continue }
            if hasMovers, drawing.status.isMoving(Int(solid.feature)) { continue }
            if let color = color(Int(solid.layer), solid) {
                painter.paint(Int(i), color, aged(look, solid.feature, canvas.scale), into: &canvas)
            }
        }
        paintMovers(before: .max, &canvas)
    }

    /// The look of a feature whose status cannot be trusted: its edges are dashed.
    private func aged(_ look: SolidLook, _ feature: Int32, _ scale: Double) -> SolidLook {
        guard look.edgeWidth > 0, let known = drawing.status(of: feature), known.quality != .good else { return look }
        var aged = look
        aged.edgeDash = [3 * scale, 2.5 * scale]
        return aged
    }

    private func color(_ l: Int, _ solid: Solid) -> Color? {
        let layer = drawing.scene.layers[l]
        guard let paint = layer.paint else { return nil }
        return drawing.color(
            layer, Int(solid.position), paint, shape: layer.style.kind == .fillExtrusion ? .polygon : nil)
    }

    /// How a layer's solids look at this zoom; nothing where it is not drawn.
    private func look(_ layer: SceneLayer, _ scale: Double) -> SolidLook? {
        guard layer.role == .solid, layer.style.isDrawn(at: drawing.zoom) else { return nil }
        let zoom = drawing.zoom
        let style = layer.style
        var look = SolidLook(shading: drawing.scene.shading)
        let plain = EvaluationContext(zoom: zoom)
        switch style.kind {
        case .line:
            look.lineWidth = max(0.5, style.property("line-width").number(plain, default: 1)) * scale
            look.spacing = SceneBuilding.upright(layer, "post") ?? 3
        case .circle: break
        default:
            if zoom >= style.meta("isopark:edge-minzoom") ?? -.infinity {
                look.edgeWidth = (style.meta("isopark:edge-width") ?? 0) * scale
                look.edgeDarken = style.meta("isopark:edge-darken") ?? 0.35
            }
            look.gradient = shouldGrade(style, plain)
            if zoom >= style.meta("isopark:roof-minzoom") ?? -.infinity {
                look.facade.roof = style.metadata["isopark:roof"]?.string.flatMap { FacadeLook.Roof(rawValue: $0) }
                look.facade.roofColor = style.metaColor("isopark:roof-color") ?? .clear
            }
            if zoom >= style.meta("isopark:windows-minzoom") ?? -.infinity {
                look.facade.windows = style.metaColor("isopark:windows") ?? .clear
                look.facade.litWindows = style.metaColor("isopark:windows-lit") ?? .clear
                look.facade.litShare = style.meta("isopark:windows-share") ?? 0
            }
        }
        return look
    }

    private func shouldGrade(_ style: Layer, _ context: EvaluationContext) -> Bool {
        drawing.scene.shading.strength > 0
            && style.property("fill-extrusion-vertical-gradient").bool(context, default: true)
    }

    // MARK: Shadows

    /// Shadows on the ground, to the lower right: all of one colour are one shape, so that overlaps are no darker.
    private func shadows(_ area: Box2, _ canvas: inout Canvas) {
        let scene = drawing.scene
        guard !scene.frame.isPlan else { return }
        var groups: [(color: Color, length: Double, layers: Set<Int32>)] = []
        for (l, layer) in scene.layers.enumerated() where layer.role == .solid && layer.style.isDrawn(at: drawing.zoom)
        {
            guard let color = layer.style.metaColor("isopark:shadow-color"), color.a > 0,
                drawing.zoom >= layer.style.meta("isopark:shadow-minzoom") ?? -.infinity
            else { continue }
            let length = layer.style.meta("isopark:shadow-length") ?? 0.4
            if let g = groups.firstIndex(where: { $0.color == color && $0.length == length }) {
                groups[g].layers.insert(Int32(l))
            } else {
                groups.append((color, length, [Int32(l)]))
            }
        }
        for group in groups {
            // A shadow falls right of and below its solid, by at most the highest solid's; what floats has it lower still.
            let (top, foot) = scene.placements.highest(scene)
            let reach = top * group.length * scene.frame.k
            let drop = foot * scene.frame.cosine * scene.frame.k
            let from = Box2(
                minX: area.minX - reach, minY: area.minY - reach - drop, maxX: area.maxX, maxY: area.maxY + reach)
            var found: [Int] = []
            scene.store.index.forEach(in: from) { found.append($0) }
            found.sort()
            let first = canvas.mark
            let hasMovers = drawing.status.hasMovers
            for i in found where group.layers.contains(scene.store.solids[i].layer) {
                let solid = scene.store.solids[i]
                if hasMovers, drawing.status.isMoving(Int(solid.feature)) { continue }
                shadow(scene.store, i, group.length, area, &canvas)
            }
            for mover in scene.movers(in: from, drawing.status) {
                for i in mover.solids where group.layers.contains(mover.store.solids[i].layer) {
                    shadow(mover.store, i, group.length, area, &canvas)
                }
            }
            canvas.fill(from: first, group.color)
        }
    }

    /// The ground that a solid's footprint sweeps over, from its base's shadow to its top's.
    private func shadow(_ store: SolidStore, _ i: Int, _ length: Double, _ area: Box2, _ canvas: inout Canvas) {
        let s = store.solids[i]
        guard s.kind == .extrusion else { return }
        let frame = drawing.scene.frame
        let step = frame.shadowStep(length)
        let from = step * s.base
        let to = step * s.top
        let ring = store.ring(s)
        guard store.shadowBox(i, step: step).intersects(area) else { return }
        canvas.contour(ring.map { $0 + from }, closed: true)
        // Rings run one way (clockwise as the screen shows them upside down); the quads that their leading edges sweep are
        // given the same sense, so that all add up to one shape.
        var p = ring[ring.endIndex - 1]
        for q in ring {
            let e = q - p
            if e.x * step.y - e.y * step.x > 0 { canvas.contour([q + from, p + from, p + to, q + to], closed: true) }
            p = q
        }
    }
}
