// Scene+Touched: where a change of status shows. Exact: neither less nor, tile by tile, more.

public import Geometry
public import LiveStatus
import ParkModel
import Styling

extension Scene {
    /// Where a change of one feature's status may show, world pixels at `zoom`: empty where no layer of the style reads
    /// what changed.
    ///
    /// A solid's silhouette is covered by a box for each column of tiles that it crosses, so that the tiles these boxes touch
    /// are the tiles that the silhouette touches, not those of its bounding box.
    public func touched(by ordinal: Int, from old: FeatureStatus?, to new: FeatureStatus?, zoom: Double) -> [Box2] {
        let moved = old?.position != new?.position || (new?.position != nil && old?.heading != new?.heading)
        let keys = changedKeys(old, new)
        guard moved || !keys.isEmpty else { return [] }
        let styleZoom = styleZoom(zoom)
        let k = Lattice(zoom: zoom, scale: 1).magnification
        var found: [Box2] = []
        for (l, layer) in layers.enumerated() where layer.style.isDrawn(at: styleZoom) {
            guard layer.position(of: ordinal) != nil else { continue }
            let aged = layer.role == .solid && keys.contains("isopark:stale")
            guard moved || aged || layer.stateKeys.contains("*") || !layer.stateKeys.isDisjoint(with: keys) else {
                continue
            }
            for status in moved ? [old, new] : [new] {
                found += footprint(of: ordinal, layer, Int32(l), status, zoom, k, withShadow: moved)
            }
        }
        return found
    }

    /// The state keys whose values differ.
    private func changedKeys(_ old: FeatureStatus?, _ new: FeatureStatus?) -> Set<String> {
        let a = old?.state ?? [:]
        let b = new?.state ?? [:]
        var keys: Set<String> = []
        for (key, value) in a where b[key] != value { keys.insert(key) }
        for (key, value) in b where a[key] != value { keys.insert(key) }
        if (old?.quality ?? .good) != (new?.quality ?? .good) { keys.formUnion(["isopark:stale", "status"]) }
        return keys
    }

    /// What one layer draws of a feature, world pixels at a zoom (magnification `k`).
    private func footprint(
        of ordinal: Int, _ layer: SceneLayer, _ l: Int32, _ status: FeatureStatus?, _ zoom: Double, _ k: Double,
        withShadow: Bool
    ) -> [Box2] {
        let mover = mover(ordinal, status)
        switch layer.role {
        case .background: return []
        case .flat:
            guard let g = mover?.ground ?? ground[ordinal] else { return [] }
            let reach = layer.reach(zoom: styleZoom(zoom), scene: self, status: .empty) + 2
            let whole = g.box.scaled(k).padded(by: reach)
            return switch g {
            case .points(let points): points.map { Box2(around: [$0]).scaled(k).padded(by: reach) }
            case .lines(let lines):
                lines.flatMap { ColumnBoxes.of([$0[...]], closed: false, within: whole, k: k, pad: reach) }
            case .polygons(let polygons):
                polygons.flatMap { ColumnBoxes.of([$0.outer[...]], closed: true, within: whole, k: k, pad: reach) }
            }
        case .solid:
            let pad = solidReach(layer)
            let store = mover?.store ?? self.store
            let solids = mover.map { Array($0.solids) } ?? self.store.solids(of: ordinal).map { Int($0) }
            var found: [Box2] = []
            for i in solids where store.solids[i].layer == l {
                found += store.silhouetteColumns(i, k: k, pad: pad)
                // Shadows are one path, into which each tile takes what lies within 2 px of it.
                if withShadow {
                    found += shadowBox(store, i, layer, styleZoom(zoom)).map { $0.scaled(k).padded(by: 2.25) }
                }
            }
            return found
        case .symbol:
            let placement = placements.placement(self, zoom: zoom)
            let shift = mover.map { Point2($0.displacement.x * k, $0.displacement.y * k) } ?? Point2(0, 0)
            return (placement.labelsOfFeature[Int32(ordinal)] ?? []).filter { placement.labels[Int($0)].layer == l }.map
            {
                let label = placement.labels[Int($0)]
                return label.moved(to: label.center + shift).box.padded(by: 2)
            }
        case .badges:
            let placement = placements.placement(self, zoom: zoom)
            guard let g = placement.groupOfFeature[Int32(ordinal)] else { return [] }
            var found = [Placement.badgeBox(placement.groups[Int(g)].anchor)]
            if let mover { found.append(Placement.badgeBox(badgeAnchor(mover, k))) }
            return found
        }
    }

    /// The box of a solid's shadow, world pixels at zoom 0, where its layer draws one at a style zoom.
    private func shadowBox(_ store: SolidStore, _ i: Int, _ layer: SceneLayer, _ styleZoom: Double) -> [Box2] {
        guard let color = layer.style.metaColor("isopark:shadow-color"), color.a > 0, !frame.isPlan,
            styleZoom >= layer.style.meta("isopark:shadow-minzoom") ?? -.infinity
        else { return [] }
        return [store.shadowBox(i, step: frame.shadowStep(layer.style.meta("isopark:shadow-length") ?? 0.4))]
    }

    /// How far a solid draws beyond its silhouette, CSS px.
    private func solidReach(_ layer: SceneLayer) -> Double {
        switch layer.style.kind {
        case .fillExtrusion: (layer.style.meta("isopark:edge-width") ?? 0) / 2 + 0.6
        default: 2
        }
    }
}

extension Box2 {
    /// The box at a magnification.
    func scaled(_ k: Double) -> Box2 { Box2(minX: minX * k, minY: minY * k, maxX: maxX * k, maxY: maxY * k) }
}

extension SolidStore {
    /// A solid's silhouette, grown by `pad`, as boxes; world pixels at a magnification `k`.
    func silhouetteColumns(_ i: Int, k: Double, pad: Double) -> [Box2] {
        let whole = boxes[i].scaled(k).padded(by: pad)
        let solid = solids[i]
        guard solid.kind != .ball else { return [whole] }
        let ring = self.ring(solid)
        return ColumnBoxes.of(
            [ring], closed: true, within: whole, k: k, pad: pad, rise: (solid.rise0, solid.rise1))
    }
}
