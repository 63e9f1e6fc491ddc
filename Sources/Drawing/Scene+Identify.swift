// Scene+Identify: what is drawn at a pixel.

public import Geometry
public import LiveStatus
import ParkModel
import Styling

extension Scene {
    /// The ordinals of the features drawn at a world pixel of a zoom, topmost first.
    public func identify(_ point: Point2, zoom: Double, status: StatusSnapshot) -> [Int] {
        let styleZoom = styleZoom(zoom)
        let k = Lattice(zoom: zoom, scale: 1).magnification
        let p = Point2(point.x / k, point.y / k)
        var found: [Int] = []
        var seen: Set<Int> = []
        func add(_ ordinal: Int) { if seen.insert(ordinal).inserted { found.append(ordinal) } }

        if layers.contains(where: { $0.role == .badges && $0.style.isDrawn(at: styleZoom) }), !status.knowsNothing {
            let placement = placements.placement(self, zoom: zoom)
            for g in placement.groupIndex.items(in: Box2(around: [point])).reversed() {
                let members = placement.groups[g].members
                guard let badge = Badge.of(members, status, skipMovers: true) else { continue }
                for m in members where status[Int(m)].flatMap(Badge.kind) == badge.kind { add(Int(m)) }
            }
        }
        for m in movers(in: Box2(around: [p]), status).reversed() {
            for i in m.solids where isDrawn(m.store.solids[i].layer, styleZoom) && m.store.silhouette(i, holds: p) {
                add(Int(m.feature))
            }
        }
        for i in store.index.items(in: Box2(around: [p])).reversed() {
            let s = store.solids[i]
            guard isDrawn(s.layer, styleZoom), !status.isMoving(Int(s.feature)) else { continue }
            if store.silhouette(i, holds: p) { add(Int(s.feature)) }
        }
        for layer in layers.reversed() where layer.role == .flat && layer.style.isDrawn(at: styleZoom) {
            let reach = layer.reach(zoom: styleZoom, scene: self, status: status) / k
            let about = Box2(around: [p]).padded(by: reach)
            for m in movers(in: about, status) where layer.position(of: Int(m.feature)) != nil {
                if Scene.holds(m.ground, p, isArea: layer.style.kind == .fill, reach: reach / 2) { add(Int(m.feature)) }
            }
            for position in layer.index.items(in: about).reversed() {
                let ordinal = Int(layer.features[position])
                guard let g = ground[ordinal], !status.isMoving(ordinal) else { continue }
                if Scene.holds(g, p, isArea: layer.style.kind == .fill, reach: reach / 2) { add(ordinal) }
            }
        }
        return found
    }

    private func isDrawn(_ layer: Int32, _ zoom: Double) -> Bool { layers[Int(layer)].style.isDrawn(at: zoom) }

    private static func holds(_ g: FeatureGeometry, _ p: Point2, isArea: Bool, reach: Double) -> Bool {
        switch g {
        case .points(let points): points.contains { pow2($0.x - p.x) + pow2($0.y - p.y) <= pow2(reach * 2) }
        case .lines(let lines): lines.contains { near($0, p, reach) }
        case .polygons(let polygons):
            isArea
                ? polygons.contains { $0.contains(p) }
                : polygons.contains { $0.rings.contains { near($0 + $0.prefix(1), p, reach) } }
        }
    }

    private static func near(_ line: [Point2], _ p: Point2, _ reach: Double) -> Bool {
        zip(line, line.dropFirst()).contains { a, b in
            let d = b - a
            let l = d.x * d.x + d.y * d.y
            let f = l > 0 ? max(0, min(1, ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / l)) : 0
            return pow2(a.x + d.x * f - p.x) + pow2(a.y + d.y * f - p.y) <= reach * reach
        }
    }
}
