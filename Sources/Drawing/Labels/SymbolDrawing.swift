// SymbolDrawing: the labels and badges of a rectangle, on top of all else.

import Geometry
import LiveStatus
import ParkModel
import Styling

/// Draws what the zoom's placement puts into a rectangle.
struct SymbolDrawing {
    let drawing: SceneDrawing

    func paint(into canvas: inout Canvas) {
        let scene = drawing.scene
        guard
            scene.layers.contains(where: {
                ($0.role == .symbol || $0.role == .badges) && $0.style.isDrawn(at: drawing.zoom)
            })
        else { return }
        let placement = scene.placements.placement(scene, zoom: drawing.lattice.zoom)
        let k = canvas.magnification / canvas.scale
        let w = canvas.world(padded: 2 * canvas.scale)
        let area = Box2(minX: w.minX * k, minY: w.minY * k, maxX: w.maxX * k, maxY: w.maxY * k)
        let movers = !drawing.status.hasMovers ? [] : scene.movers(in: .everything, drawing.status)
        for i in placement.labelIndex.items(in: area) {
            let label = placement.labels[i]
            if drawing.status.hasMovers, drawing.status.isMoving(Int(label.feature)) { continue }
            draw(label, at: label.center, &canvas)
        }
        for m in movers {
            let shift = Point2(m.displacement.x * k, m.displacement.y * k)
            for i in placement.labelsOfFeature[m.feature] ?? [] {
                let label = placement.labels[Int(i)]
                let center = label.center + shift
                if area.intersects(label.moved(to: center).box) { draw(label, at: center, &canvas) }
            }
        }
        guard !drawing.status.knowsNothing else { return }
        for g in placement.groupIndex.items(in: area) {
            let group = placement.groups[g]
            if let badge = Badge.of(group.members, drawing.status, skipMovers: true) {
                draw(badge, group.layer, group.anchor, &canvas)
            }
        }
        for m in movers {
            guard let g = placement.groupOfFeature[m.feature],
                let badge = Badge.of([m.feature], drawing.status, skipMovers: false)
            else { continue }
            let anchor = scene.badgeAnchor(m, k)
            if area.intersects(Placement.badgeBox(anchor)) {
                draw(badge, placement.groups[Int(g)].layer, anchor, &canvas)
            }
        }
    }

    private func draw(_ label: PlacedLabel, at center: Point2, _ canvas: inout Canvas) {
        let style = drawing.scene.layers[Int(label.layer)].style
        let known = drawing.status(of: label.feature)
        let shape = FeatureReader.shape(drawing.scene.park.features[Int(label.feature)].geometry)
        let context = drawing.scene.reader.context(Int(label.feature), zoom: drawing.zoom, shape: shape, status: known)
        let opacity = style.property("text-opacity").number(context, default: 1)
        let text = TextStyle(
            family: label.family, size: label.size, bold: label.bold,
            color: Color(style.property("text-color").color(context, default: .black)),
            halo: Color(style.property("text-halo-color").color(context, default: .transparent)),
            haloWidth: style.property("text-halo-width").number(context, default: 0))
        canvas.text(
            TextItem(text: label.text, style: text), x: Int((center.x * canvas.scale).rounded()),
            y: Int((center.y * canvas.scale).rounded()), alpha: UInt8(max(0, min(1, opacity)) * 255 + 0.5))
    }

    private func draw(_ badge: Badge, _ layer: Int32, _ anchor: Point2, _ canvas: inout Canvas) {
        let style = drawing.scene.layers[Int(layer)].style
        // Badges stand on whole pixels, like text.
        let x = (anchor.x * canvas.scale).rounded()
        let y = ((anchor.y - Placement.badgeRise) * canvas.scale).rounded()
        BadgePainter(style: style, scale: canvas.scale).paint(badge, Point2(x, y), into: &canvas)
    }
}

extension Box2 {
    /// A box that meets every other.
    static var everything: Box2 {
        Box2(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    }
}

extension PlacedLabel {
    func moved(to center: Point2) -> PlacedLabel {
        var moved = self
        moved.center = center
        return moved
    }
}

extension Scene {
    /// The foot of a mover's badge, world pixels at a magnification.
    func badgeAnchor(_ m: Mover, _ k: Double) -> Point2 {
        let c = m.ground.box.center
        let top = m.store.solids.reduce(0) { max($0, $1.rise1) }
        return Point2(c.x * k, (c.y - top) * k)
    }
}
