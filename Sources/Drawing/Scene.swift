// Scene: Park × View × Style, resolved once; independent of status.

import Foundation
public import Geometry
public import LiveStatus
public import ParkModel
public import Styling

/// Park × View × Style, resolved: projected, depth-ordered once for the whole view, labels placed once per zoom, indexed.
///
/// Immutable but for what is placed once a zoom, which is kept behind a lock and is the same whoever asks first.
public final class Scene: Sendable {
    /// The park that is shown.
    public let park: Park
    /// The view that it is shown in.
    public let view: View
    /// Park metres → world pixels at zoom 0.
    public let projection: Projection
    /// A digest of the park, view and style: changes whenever the scene could.
    public let fingerprint: UInt64
    /// The world-pixel box at zoom 0 of all that is drawn; within 0…256.
    public let bounds: Box2
    /// The part of `bounds` that pictures of the whole view are fitted to: the same, unless a few features lie far out.
    public let focus: Box2
    /// How many solids were cut to give all an order, and how many pairs have none.
    public let depthReport: (solids: Int, cut: Int, unresolved: Int)

    let frame: EyeFrame
    let style: Style
    let layers: [SceneLayer]
    let reader: FeatureReader
    let store: SolidStore
    /// The features on the ground, world pixels at zoom 0; empty for those that no flat or symbol layer draws.
    let ground: [FeatureGeometry?]
    let shading: Shading
    let zoomOffset: Double
    let measuring: any TextMeasuring
    let placements = PlacementCache()
    let moverCache = MoverCache()

    /// Resolves a scene.
    ///
    /// - Complexity: O(n log n + K) for n features and K pairs of overlapping silhouettes.
    public init(park: Park, view: View, style: Style, measuring: any TextMeasuring) {
        (self.park, self.view, self.style, self.measuring) = (park, view, style, measuring)
        let reader = FeatureReader(park)
        self.reader = reader
        shading = Shading(intensity: style.lightIntensity)

        let shown = style.layers.filter(\.isVisible)
        let matched = LayerMatching.match(shown, park, reader, zoom: 18)
        var layers = zip(shown, matched).map { SceneLayer($0, features: $1) }
        var standing: [SceneBuilding.Standing] = []
        for (l, layer) in layers.enumerated() where layer.role == .solid {
            standing += SceneBuilding.standing(layer, at: l, reader, zoom: 18)
        }
        let (projection, bounds) = SceneBuilding.fit(view, park, standing)
        let frame = EyeFrame(projection)
        (self.projection, self.bounds, self.frame) = (projection, bounds, frame)
        let isGround = style.metadata["isopark:zoom"]?.string == "ground"
        zoomOffset = isGround ? log2(78271.517 * frame.k) : 0

        let inView: (FeatureGeometry) -> Bool = { g in view.extent.map { $0.intersects(g.box) } ?? true }
        let prisms = standing.flatMap { s -> [Prism] in
            let g = park.features[Int(s.feature)].geometry
            return inView(g) ? SceneBuilding.prisms(s, g, frame) : []
        }
        var store = SolidStore(DepthOrder(prisms, frame: frame), frame: frame)
        store.locate(in: layers, of: park)
        self.store = store
        focus = view.extent == nil ? Focus.of(store.boxes, within: bounds) : bounds
        depthReport = (store.solids.count, store.cutCount, store.unresolved)

        var ground = [FeatureGeometry?](repeating: nil, count: park.features.count)
        for l in layers.indices where layers[l].role != .background && layers[l].role != .solid {
            layers[l].features.removeAll { !inView(park.features[Int($0)].geometry) }
            for i in layers[l].features where ground[Int(i)] == nil {
                ground[Int(i)] = Scene.project(park.features[Int(i)].geometry, projection)
            }
            layers[l].index = SpatialIndex(layers[l].features.map { ground[Int($0)]?.box ?? .empty })
        }
        self.ground = ground
        for l in layers.indices {
            guard let paint = layers[l].paint, !paint.usesZoom, paint.usesFeature, layers[l].role != .background else {
                continue
            }
            let shape: FeatureShape? =
                layers[l].role == .solid && layers[l].style.kind == .fillExtrusion ? .polygon : nil
            layers[l].plainColors = layers[l].features.map { i in
                let s = shape ?? FeatureReader.shape(park.features[Int(i)].geometry)
                return paint.value(reader.context(Int(i), zoom: 18, shape: s, status: nil))
            }
        }
        self.layers = layers
        var hash = park.fingerprint
        for v in [
            style.fingerprint,
            UInt64(bitPattern: Int64(view.projection.rawValue.utf8.reduce(7) { $0 &* 31 &+ Int($1) })),
            UInt64(bitPattern: Int64(view.corner.rawValue.utf8.reduce(7) { $0 &* 31 &+ Int($1) })), frame.k.bitPattern,
            frame.u0.bitPattern, frame.v0.bitPattern,
        ] {
            hash = (hash ^ v) &* 0x100_0000_01B3
            hash ^= hash >> 29
        }
        fingerprint = hash
    }

    private static func project(_ g: FeatureGeometry, _ p: Projection) -> FeatureGeometry {
        let at = { (q: Point2) in p.project(q.x, q.y, 0) }
        return switch g {
        case .points(let points): .points(points.map(at))
        case .lines(let lines): .lines(lines.map { $0.map(at) })
        case .polygons(let polygons):
            .polygons(polygons.map { Polygon(outer: $0.outer.map(at), holes: $0.holes.map { $0.map(at) }) })
        }
    }

    /// Places the labels and badges of a view's zoom, if they are not yet: what the first picture of a zoom would do.
    public func place(zoom: Double) { _ = placements.placement(self, zoom: zoom) }

    /// The style's zoom at a view's zoom.
    func styleZoom(_ zoom: Double) -> Double { zoom + zoomOffset }

    /// What a block needs.
    public func drawList(_ block: BlockAddress, status: StatusSnapshot) -> DrawList {
        drawList(block.pixels, on: block.lattice, status: status)
    }

    /// What a rectangle of a lattice needs.
    public func drawList(_ rect: PixelRect, on lattice: Lattice, status: StatusSnapshot) -> DrawList {
        SceneDrawing(scene: self, rect: rect, lattice: lattice, status: status).list()
    }

    /// The world-pixel box at zoom 0 of one feature as it is now: its silhouettes and its ground.
    public func box(of ordinal: Int, status: FeatureStatus?) -> Box2 {
        var box = Box2.empty
        if let mover = mover(ordinal, status) {
            for b in mover.store.boxes { box = box.union(b) }
            return box.union(mover.ground.box)
        }
        for i in store.solids(of: ordinal) { box = box.union(store.boxes[Int(i)]) }
        let g = ground[ordinal] ?? Scene.project(park.features[ordinal].geometry, projection)
        return box.union(g.box)
    }
}
