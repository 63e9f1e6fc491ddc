// Prism: the solid that depth order is about. A footprint on the ground, swept from its base to its top.

import Geometry

/// What a prism stands for, and so how it is drawn.
enum PrismKind: UInt8, Sendable {
    /// An extruded polygon.
    case extrusion
    /// One straight length of a fence: its footprint is a segment.
    case fence
    /// A tree or another ball on a stem: its footprint is a segment across the line of sight.
    case ball
}

/// A footprint in the eye's frame (s right, t away, metres), swept from `base` to `top` (metres up).
///
/// Rings are open. The outer ring runs counter-clockwise with t up, so that it starts along its near side.
struct Prism: Sendable {
    /// The ordinal of the feature it belongs to.
    var feature: Int32
    /// The position of the style's solid layer it belongs to.
    var layer: Int32
    var kind: PrismKind
    var base: Double
    var top: Double
    /// The outer ring, then the holes. Where `chains` is set, the outer ring starts at its leftmost point.
    var rings: [[Point2]]
    /// For each ring, whether the edge from each point to the next belongs to the outline; an edge made by cutting does not.
    /// Empty where all do.
    var isOutline: [[Bool]] = []
    /// Whether its upper face is the feature's own, not made by cutting.
    var hasRoof = true
    /// Whether it was made by cutting.
    var isPiece = false
    /// Where every line of sight crosses the footprint once: the position of the rightmost point of the outer ring. The near
    /// side is `0 ... split`, the far side runs back from there. Nothing for other footprints.
    var split: Int?

    /// The least and greatest s.
    var minS = 0.0
    var maxS = 0.0
    /// The least and greatest t.
    var minT = 0.0
    var maxT = 0.0

    init(feature: Int32, layer: Int32, kind: PrismKind, base: Double, top: Double, rings: [[Point2]]) {
        (self.feature, self.layer, self.kind) = (feature, layer, kind)
        (self.base, self.top, self.rings) = (base, top, rings)
        settle()
    }

    /// Works out the extent, and whether each line of sight crosses the footprint once; turns the ring to its leftmost
    /// point if so.
    mutating func settle() {
        let box = Box2(around: rings[0])
        (minS, maxS, minT, maxT) = (box.minX, box.maxX, box.minY, box.maxY)
        split = nil
        guard rings.count == 1 else { return }
        let ring = rings[0]
        let n = ring.count
        if n == 2 {
            if ring[0].x > ring[1].x { rings[0] = [ring[1], ring[0]] }
            split = 1
            return
        }
        // The leftmost point (the nearest of several), from where the ring runs along its near side.
        var start = 0
        for i in 1..<n where ring[i].x < ring[start].x || (ring[i].x == ring[start].x && ring[i].y > ring[start].y) {
            start = i
        }
        var i = 0
        while i < n, ring[(start + i + 1) % n].x >= ring[(start + i) % n].x, i < n - 1 { i += 1 }
        let right = i
        while i < n {
            if ring[(start + i + 1) % n].x > ring[(start + i) % n].x { return }
            i += 1
        }
        if start != 0 {
            rings[0] = Array(ring[start...] + ring[..<start])
            if !isOutline.isEmpty { isOutline[0] = Array(isOutline[0][start...] + isOutline[0][..<start]) }
        }
        split = right
    }

    /// The box of its silhouette: s, and t·sine + z·cosine (up on the screen).
    func silhouetteBox(_ frame: EyeFrame) -> Box2 {
        Box2(
            minX: minS, minY: minT * frame.sine + base * frame.cosine, maxX: maxS,
            maxY: maxT * frame.sine + top * frame.cosine)
    }

    /// Whether it can be cut into pieces (fences and balls are drawn whole).
    var canBeCut: Bool { kind == .extrusion }

    /// Whether an edge of a ring belongs to the outline.
    @inline(__always)
    func outlines(_ ring: Int, _ edge: Int) -> Bool { isOutline.isEmpty || isOutline[ring][edge] }
}
