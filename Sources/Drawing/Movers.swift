// Movers: features that have a position now, put into the scene's frozen order.

import Foundation
import Geometry
import LiveStatus
import ParkModel
import Synchronization

/// A feature at the place that its status tells.
struct Mover: Sendable {
    var feature: Int32
    /// It is drawn before the scene's solid of this rank.
    var rank: Int32
    /// Its solids, packed like the scene's.
    var store: SolidStore
    var solids: Range<Int> { 0..<store.solids.count }
    /// Its geometry on the ground, world pixels at zoom 0.
    var ground: FeatureGeometry
    /// How far it is from its home, world pixels at zoom 0.
    var displacement: Point2
}

/// The movers of the last few snapshots, so that a picture's blocks share the work.
final class MoverCache: Sendable {
    private let kept = Mutex<[(revision: UInt64, movers: [Mover])]>([])

    func movers(_ status: StatusSnapshot, make: () -> [Mover]) -> [Mover] {
        if let found = kept.withLock({ k in k.first { $0.revision == status.revision }?.movers }) { return found }
        let made = make()
        kept.withLock { k in
            if k.count >= 4 { k.removeFirst() }
            k.append((status.revision, made))
        }
        return made
    }
}

extension Scene {
    /// The movers whose silhouettes or ground meet a box (world pixels at zoom 0), in the order in which they are drawn.
    func movers(in area: Box2, _ status: StatusSnapshot) -> [Mover] {
        guard status.hasMovers else { return [] }
        let all = moverCache.movers(status) {
            let found = status.moving.compactMap { mover($0, status[$0]) }
            // Same rank: far to near by the middle of the footprint, which is right for small things apart.
            return found.sorted { a, b in
                (a.rank, -depth(a), a.feature) < (b.rank, -depth(b), b.feature)
            }
        }
        return all.filter { m in m.ground.box.intersects(area) || m.store.boxes.contains { $0.intersects(area) } }
    }

    /// How far from the eye a mover stands: its foot's middle on the screen.
    private func depth(_ m: Mover) -> Double { -m.ground.box.center.y }

    /// A feature at the place of its status; nothing where the status has no position.
    func mover(_ ordinal: Int, _ status: FeatureStatus?) -> Mover? {
        guard let status, let position = status.position else { return nil }
        let geometry = park.features[ordinal].geometry
        let home: Point2 =
            switch geometry {
            case .polygons(let p) where p.count == 1: p[0].centroid
            default: geometry.box.center
            }
        let angle = (status.heading ?? 0) * .pi / 180
        let (c, s) = (cos(angle), sin(angle))
        let move = { (p: Point2) -> Point2 in
            let d = p - home
            return Point2(position.x + d.x * c - d.y * s, position.y + d.x * s + d.y * c)
        }
        var prisms: [Prism] = []
        for (l, layer) in layers.enumerated() where layer.role == .solid && layer.position(of: ordinal) != nil {
            guard
                let standing = SceneBuilding.standing(layer, at: l, feature: Int32(ordinal), reader, zoom: 18)
            else { continue }
            prisms += SceneBuilding.prisms(standing, geometry, frame, moved: move)
        }
        let order = DepthOrder(prisms, frame: frame)
        let at = { [frame] (p: Point2) in frame.world(frame.ground(move(p)), 0) }
        let moved: FeatureGeometry =
            switch geometry {
            case .points(let points): .points(points.map(at))
            case .lines(let lines): .lines(lines.map { $0.map(at) })
            case .polygons(let polygons):
                .polygons(
                    polygons.map { polygon in
                        Polygon(outer: polygon.outer.map(at), holes: polygon.holes.map { $0.map(at) })
                    })
            }
        let displacement = projection.project(position.x, position.y, 0) - projection.project(home.x, home.y, 0)
        var store = SolidStore(order, frame: frame)
        store.locate(in: layers, of: park)
        return Mover(
            feature: Int32(ordinal), rank: rank(of: order.prisms), store: store, ground: moved,
            displacement: displacement)
    }

    /// Where in the frozen order a mover is drawn: after the last solid that it hides.
    private func rank(of prisms: [Prism]) -> Int32 {
        let comparer = DepthComparer(frame)
        var rank: Int32 = 0
        for p in prisms {
            let low = frame.world(Point2(p.minS, p.minT), p.base)
            let high = frame.world(Point2(p.maxS, p.maxT), p.top)
            store.index.forEach(in: Box2(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y)) { i in
                let other = store.prism(i, frame)
                if other.feature == p.feature || Int32(i) < rank { return }
                if frame.isPlan {
                    if other.top <= p.top { rank = max(rank, Int32(i) + 1) }
                    return
                }
                let r = comparer.relation(p, other)
                if r.aFront && !r.bFront { rank = max(rank, Int32(i) + 1) }
            }
        }
        return rank
    }
}
