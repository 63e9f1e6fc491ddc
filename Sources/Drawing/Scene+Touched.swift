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
            guard let g = ground[ordinal] else { return [] }
            let reach = layer.reach(zoom: styleZoom(zoom), scene: self, status: .empty) + 1
            return [g.box.scaled(k).padded(by: reach)]
        case .solid:
            let pad = solidReach(layer)
            let store = mover?.store ?? self.store
            let solids = mover.map { Array($0.solids) } ?? self.store.solids(of: ordinal).map { Int($0) }
            var found: [Box2] = []
            for i in solids where store.solids[i].layer == l {
                found += store.silhouetteColumns(i, k: k, pad: pad)
                if withShadow, let length = layer.style.meta("isopark:shadow-length") ?? shadowDefault(layer) {
                    let reach = store.solids[i].top * length * frame.k * k
                    let b = store.boxes[i].scaled(k)
                    // It lies on the ground, which is lower on the screen than the foot of what floats.
                    let foot = b.maxY + store.solids[i].rise0 * k
                    found.append(
                        Box2(minX: b.minX, minY: b.minY, maxX: b.maxX + reach, maxY: foot + reach).padded(by: 1))
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

    private func shadowDefault(_ layer: SceneLayer) -> Double? {
        layer.style.metaColor("isopark:shadow-color") == nil ? nil : 0.4
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
    /// A solid's silhouette, grown by `pad`, as one box for each column of 256 px that it crosses; world pixels at a
    /// magnification `k`.
    func silhouetteColumns(_ i: Int, k: Double, pad: Double) -> [Box2] {
        let side = Double(TileAddress.side)
        let whole = boxes[i].scaled(k).padded(by: pad)
        let solid = solids[i]
        guard solid.kind != .ball, whole.width > 0 else { return [whole] }
        let c0 = Int((whole.minX / side).rounded(.down))
        let c1 = Int((whole.maxX / side).rounded(.down))
        guard c1 - c0 < 4096 else { return [whole] }
        if c0 == c1, Int((whole.minY / side).rounded(.down)) == Int((whole.maxY / side).rounded(.down)) {
            return [whole]
        }
        let ring = self.ring(solid)
        var found: [Box2] = []
        for c in c0...c1 {
            // The ring's least and greatest y within the column, and a little beyond it.
            let x0 = max(Double(c) * side - pad, whole.minX)
            let x1 = min(Double(c + 1) * side + pad, whole.maxX)
            var low = Double.infinity
            var high = -Double.infinity
            var p = ring[ring.endIndex - 1]
            for q in ring {
                let (a, b) = p.x <= q.x ? (p, q) : (q, p)
                p = q
                guard a.x * k <= x1, b.x * k >= x0 else { continue }
                let slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0
                let ya = a.x * k < x0 ? a.y + slope * (x0 / k - a.x) : a.y
                let yb = b.x * k > x1 ? a.y + slope * (x1 / k - a.x) : b.y
                low = min(low, ya, yb)
                high = max(high, ya, yb)
            }
            guard low <= high else { continue }
            // The box keeps to its column: the next has its own.
            found.append(
                Box2(
                    minX: max(Double(c) * side, whole.minX), minY: (low - solid.rise1) * k - pad,
                    maxX: min((Double(c + 1) * side).nextDown, whole.maxX), maxY: (high - solid.rise0) * k + pad))
        }
        return found
    }
}
