// SolidStore: the scene's solids in drawing order, packed for reading.

import Geometry
import ParkModel
import Styling

/// One solid as it is drawn: a run of packed rings with its heights.
struct Solid: Sendable {
    var feature: Int32
    var layer: Int32
    /// The feature's position in its layer.
    var position: Int32 = 0
    /// What its lit windows are chosen by: a digest of the feature's id, where it has any.
    var seed: UInt32 = 0
    var kind: PrismKind
    var hasRoof: Bool
    var isPiece: Bool
    var hasInnerEdges: Bool
    /// The rings: positions in `SolidStore.rings`.
    var firstRing: Int32
    var ringCount: Int32
    /// Where the near side ends, for footprints that each line of sight crosses once; −1 for others.
    var split: Int32
    /// World pixels at zoom 0 that its base and top lie above the ground.
    var rise0: Double
    var rise1: Double
    /// Metres.
    var base: Double
    var top: Double
}

/// The scene's solids, far to near, with an index over their silhouettes in world pixels at zoom 0.
struct SolidStore: Sendable {
    var solids: [Solid] = []
    /// Where each ring begins in `points`; one more at the end.
    var rings: [Int32] = [0]
    /// Ground points, world pixels at zoom 0.
    var points: [Point2] = []
    /// Whether the edge after each point belongs to the outline.
    var isOutline: [Bool] = []
    /// The box of each silhouette.
    var boxes: [Box2] = []
    /// The area of each silhouette, square world pixels at zoom 0.
    var shares: [Double] = []
    var index = SpatialIndex([])
    /// All positions, those of one feature together, ascending.
    private var byFeature: [Int32] = []
    let cutCount: Int
    let unresolved: Int

    init(_ order: DepthOrder, frame: EyeFrame) {
        cutCount = order.cutCount
        unresolved = order.unresolved
        let count = order.prisms.count
        solids.reserveCapacity(count)
        boxes.reserveCapacity(count)
        shares.reserveCapacity(count)
        rings.reserveCapacity(count + 1)
        for prism in order.prisms { append(prism, frame) }
        index = SpatialIndex(boxes)
        byFeature = solids.indices.map { Int32($0) }.sorted {
            (solids[Int($0)].feature, $0) < (solids[Int($1)].feature, $1)
        }
    }

    /// Tells each solid where its feature is in its layer, and what its windows are chosen by.
    mutating func locate(in layers: [SceneLayer], of park: Park) {
        let hasWindows = layers.map { $0.style.metadata["isopark:windows-lit"] != nil }
        for i in solids.indices {
            let (layer, feature) = (Int(solids[i].layer), Int(solids[i].feature))
            solids[i].position = Int32(layers[layer].position(of: feature) ?? 0)
            // FNV-1a, 32 bits, of the id: the feature's place in its file has no say.
            if hasWindows[layer] {
                solids[i].seed = park.features[feature].id.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
            }
        }
    }

    /// Packs one prism.
    mutating func append(_ prism: Prism, _ frame: EyeFrame) {
        let solid = Solid(
            feature: prism.feature, layer: prism.layer, kind: prism.kind, hasRoof: prism.hasRoof,
            isPiece: prism.isPiece,
            hasInnerEdges: !prism.isOutline.isEmpty, firstRing: Int32(rings.count - 1),
            ringCount: Int32(prism.rings.count), split: prism.split.map { Int32($0) } ?? -1,
            rise0: prism.base * frame.cosine * frame.k, rise1: prism.top * frame.cosine * frame.k,
            base: prism.base, top: prism.top)
        for (r, ring) in prism.rings.enumerated() {
            for (i, p) in ring.enumerated() {
                points.append(frame.world(p, 0))
                isOutline.append(prism.outlines(r, i))
            }
            rings.append(Int32(points.count))
        }
        solids.append(solid)
        // World y runs down: the silhouette's upper side is its least y.
        let low = frame.world(Point2(prism.minS, prism.minT), prism.base)
        let high = frame.world(Point2(prism.maxS, prism.maxT), prism.top)
        var box = Box2(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y)
        if prism.kind == .ball {  // its crown is a disc: in a plan about the foot, else hanging from the top
            let foot = (low.y + high.y) / 2
            let radius = (high.x - low.x) / 2
            let middle = frame.isPlan ? foot : high.y + radius
            box = box.union(Box2(minX: low.x, minY: middle - radius, maxX: high.x, maxY: middle + radius))
        }
        boxes.append(box)
        shares.append(SolidStore.silhouetteArea(prism, frame))
    }

    /// The footprint as the eye sees it, and its width times the height that shows; a ball's disc.
    private static func silhouetteArea(_ prism: Prism, _ frame: EyeFrame) -> Double {
        if prism.kind == .ball { return pow2((prism.maxS - prism.minS) / 2 * frame.k) * .pi }
        let ground = prism.rings.reduce(0) { $0 + Polygon.signedArea($1) }
        let walls = (prism.maxS - prism.minS) * (prism.top - prism.base) * frame.cosine
        return (abs(ground) * frame.sine + walls) * frame.k * frame.k
    }

    /// The solids of a feature, far to near.
    func solids(of feature: Int) -> ArraySlice<Int32> {
        var lo = 0
        var hi = byFeature.count
        while lo < hi {
            let mid = (lo + hi) / 2
            if solids[Int(byFeature[mid])].feature < Int32(feature) { lo = mid + 1 } else { hi = mid }
        }
        var end = lo
        while end < byFeature.count, solids[Int(byFeature[end])].feature == Int32(feature) { end += 1 }
        return byFeature[lo..<end]
    }

    /// The box of a solid's shadow on the ground, world pixels at zoom 0; `step` as `EyeFrame.shadowStep` tells it.
    func shadowBox(_ i: Int, step: Point2) -> Box2 {
        let (s, b) = (solids[i], boxes[i])
        // The footprint on the ground lies below the silhouette's top and, of what floats, below its foot.
        return Box2(
            minX: b.minX + step.x * s.base, minY: b.minY + s.rise1 + step.y * s.base, maxX: b.maxX + step.x * s.top,
            maxY: b.maxY + s.rise0 + step.y * s.top)
    }

    /// The prism that a solid was packed from, for a mover to be compared with.
    func prism(_ i: Int, _ frame: EyeFrame) -> Prism {
        let s = solids[i]
        let rings = (0..<Int(s.ringCount)).map { r in ring(s, r).map { frame.unproject($0) } }
        return Prism(feature: s.feature, layer: s.layer, kind: s.kind, base: s.base, top: s.top, rings: rings)
    }

    /// The points of a ring.
    @inline(__always)
    func ring(_ solid: Solid, _ r: Int = 0) -> ArraySlice<Point2> {
        let i = Int(solid.firstRing) + r
        return points[Int(rings[i])..<Int(rings[i + 1])]
    }

    /// Whether a solid's silhouette holds a world pixel at zoom 0.
    func silhouette(_ i: Int, holds p: Point2) -> Bool {
        guard boxes[i].contains(p) else { return false }
        let s = solids[i]
        if s.kind != .extrusion { return true }
        // Some height between base and top puts the footprint under the point: sweep the point down instead.
        let ring = self.ring(s)
        if inFootprint(s, Point2(p.x, p.y + s.rise1)) || inFootprint(s, Point2(p.x, p.y + s.rise0)) { return true }
        var crossed = false
        var a = ring[ring.endIndex - 1]
        for b in ring {
            if (a.x > p.x) != (b.x > p.x) {
                let y = a.y + (b.y - a.y) * (p.x - a.x) / (b.x - a.x)
                if y >= p.y + s.rise0 && y <= p.y + s.rise1 { crossed = true }
            }
            a = b
        }
        return crossed
    }

    private func inFootprint(_ s: Solid, _ p: Point2) -> Bool {
        var inside = false
        for r in 0..<Int(s.ringCount) where Polygon.ringContains(Array(ring(s, r)), p) { inside.toggle() }
        return inside
    }
}
