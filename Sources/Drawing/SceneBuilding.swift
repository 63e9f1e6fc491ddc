// SceneBuilding: features → prisms, and the view's place in the world.

import Geometry
import ParkModel
import Styling

/// Heights and footprints of what stands up.
enum SceneBuilding {
    /// A prism-to-be: heights evaluated, not yet projected.
    struct Standing {
        var feature: Int32
        var layer: Int32
        var kind: PrismKind
        var base: Double
        var top: Double
        var radius = 0.0
    }

    /// What of a solid layer stands, with its heights in metres.
    static func standing(_ layer: SceneLayer, at position: Int, _ reader: FeatureReader, zoom: Double) -> [Standing] {
        layer.features.compactMap { standing(layer, at: position, feature: $0, reader, zoom: zoom) }
    }

    /// One feature as a solid layer makes it stand.
    static func standing(
        _ layer: SceneLayer, at position: Int, feature i: Int32, _ reader: FeatureReader, zoom: Double
    ) -> Standing? {
        let place = Int32(position)
        switch layer.style.kind {
        case .fillExtrusion:
            let context = reader.context(Int(i), zoom: zoom, shape: .polygon, status: nil)
            let top = layer.style.property("fill-extrusion-height").number(context, default: 0)
            let foot = layer.style.property("fill-extrusion-base").number(context, default: 0)
            guard top.isFinite, foot.isFinite else { return nil }
            return Standing(feature: i, layer: place, kind: .extrusion, base: min(foot, top), top: max(foot, top))
        case .line:
            let base = reader.park.features[Int(i)].base
            return Standing(
                feature: i, layer: place, kind: .fence, base: base, top: base + (upright(layer, "height") ?? 2))
        default:
            let radius = max(0.05, upright(layer, "radius") ?? 1)
            let base = reader.park.features[Int(i)].base
            let top = base + (upright(layer, "height") ?? 2 * radius) + radius
            return Standing(feature: i, layer: place, kind: .ball, base: base, top: top, radius: radius)
        }
    }

    /// A number of the layer's `isopark:upright`.
    static func upright(_ layer: SceneLayer, _ key: String) -> Double? {
        guard case .object(let o)? = layer.style.metadata["isopark:upright"] else { return nil }
        return o[key]?.number
    }

    /// The prisms of one standing thing in the eye's frame; moved to `place` and turned by `turn` (radians) for a mover.
    static func prisms(
        _ s: Standing, _ geometry: FeatureGeometry, _ frame: EyeFrame, moved move: ((Point2) -> Point2)? = nil
    ) -> [Prism] {
        func ground(_ p: Point2) -> Point2 { frame.ground(move?(p) ?? p) }
        switch (s.kind, geometry) {
        case (.extrusion, .polygons(let polygons)):
            return polygons.compactMap { polygon in
                // The eye's frame keeps the sense of rotation: right × away = up.
                let rings = polygon.rings.map { distinct($0.map(ground)) }.filter { $0.count >= 3 }
                guard let outer = rings.first, abs(Polygon.signedArea(outer)) > 1e-6 else { return nil }
                return Prism(
                    feature: s.feature, layer: s.layer, kind: .extrusion, base: s.base, top: s.top, rings: rings)
            }
        case (.fence, .lines(let lines)):
            return lines.flatMap { fence(s, $0.map(ground)) }
        case (.fence, .polygons(let polygons)):
            return polygons.flatMap { p in p.rings.flatMap { fence(s, ($0 + $0.prefix(1)).map(ground)) } }
        case (.ball, .points(let points)):
            return points.map { p in
                let c = ground(p)
                return Prism(
                    feature: s.feature, layer: s.layer, kind: .ball, base: s.base, top: s.top,
                    rings: [[Point2(c.x - s.radius, c.y), Point2(c.x + s.radius, c.y)]])
            }
        default: return []
        }
    }

    private static func fence(_ s: Standing, _ line: [Point2]) -> [Prism] {
        zip(line, line.dropFirst()).compactMap { p, q in
            guard abs(p.x - q.x) > 1e-6 || abs(p.y - q.y) > 1e-6 else { return nil }
            return Prism(feature: s.feature, layer: s.layer, kind: .fence, base: s.base, top: s.top, rings: [[p, q]])
        }
    }

    /// A ring without points that follow themselves.
    static func distinct(_ ring: [Point2]) -> [Point2] {
        var out: [Point2] = []
        for p in ring where p != out.last { out.append(p) }
        while out.count > 1, out.first == out.last { out.removeLast() }
        return out
    }

    /// The projection that puts the view's extent, with all that stands on it, into world pixels 0 … 256 at zoom 0, at the
    /// top left, with a margin of 2 % for what labels and edges need.
    static func fit(_ view: View, _ park: Park, _ standing: [Standing]) -> (projection: Projection, bounds: Box2) {
        let plain = Projection(view.projection, from: view.corner)
        var box = Box2.empty
        func add(_ g: Box2, _ z: Double) {
            for (x, y) in [(g.minX, g.minY), (g.maxX, g.minY), (g.minX, g.maxY), (g.maxX, g.maxY)] {
                box.extend(to: plain.project(x, y, z))
            }
        }
        func add(_ geometry: FeatureGeometry, _ z: Double) {
            switch geometry {
            case .points(let points): for p in points { box.extend(to: plain.project(p.x, p.y, z)) }
            case .lines(let lines): for l in lines { for p in l { box.extend(to: plain.project(p.x, p.y, z)) } }
            case .polygons(let polygons):
                for polygon in polygons { for p in polygon.outer { box.extend(to: plain.project(p.x, p.y, z)) } }
            }
        }
        if let extent = view.extent {
            add(extent, 0)
        } else {
            for f in park.features { add(f.geometry, 0) }
        }
        for s in standing {
            let geometry = park.features[Int(s.feature)].geometry
            if let extent = view.extent, !extent.intersects(geometry.box) { continue }
            if view.extent == nil {
                add(geometry, s.top)
                add(geometry, s.base)
            } else {
                add(geometry.box, s.top)
            }
        }
        if box.isEmpty { box = Box2(minX: 0, minY: 0, maxX: 100, maxY: 100) }
        let size = max(box.width, box.height, 1)
        box = box.padded(by: size * 0.02)
        let k = 256 / max(box.width, box.height)
        return (
            plain.scaled(by: k, movedBy: -box.minX * k, -box.minY * k),
            Box2(minX: 0, minY: 0, maxX: box.width * k, maxY: box.height * k)
        )
    }
}
