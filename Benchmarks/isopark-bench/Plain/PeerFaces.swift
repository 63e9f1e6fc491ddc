// PeerFaces: the peers' own draw list of a park of plain boxes: every wall that faces the eye, then the roof, far to near.

import Drawing
import Foundation
import Geometry
import ParkModel

/// The visible faces of the boxes in a rectangle, in the order that the sum of their nearest and farthest corners gives.
enum PeerFaces {
    /// The faces whose boxes touch a rectangle of a zoom.
    static func picture(_ scene: Scene, zoom: Double, rect: PixelRect, labels: PlainPicture) -> PlainPicture {
        let k = exp2(zoom)
        let p = scene.projection
        var picture = PlainPicture(background: labels.background)
        picture.labels = labels.labels
        let area = Box2(minX: 0, minY: 0, maxX: Double(rect.width), maxY: Double(rect.height))
        func at(_ q: Point2, _ z: Double) -> Point2 {
            let w = p.project(q.x, q.y, z)
            return Point2(w.x * k - Double(rect.x), w.y * k - Double(rect.y))
        }
        for (feature, ring) in boxes(scene) {
            let (base, top) = (feature.base, feature.top ?? feature.base)
            var faces: [(depth: Double, points: [Point2])] = []
            for (a, b) in zip(ring, ring[1...] + ring[..<1]) {
                // The outward normal of a counter-clockwise ring is (dy, −dx); the eye stands in the south-east.
                if (b.y - a.y) + (b.x - a.x) <= 1e-9 { continue }
                faces.append((a.y + b.y - a.x - b.x, [at(a, base), at(b, base), at(b, top), at(a, top)]))
            }
            faces.sort { $0.depth > $1.depth }
            let color = Color(UInt8(feature.id.utf8.last ?? 0) &* 40, 150, 120)
            for face in faces.map(\.points) + [ring.map { at($0, top) }] where Box2(around: face).intersects(area) {
                let shape = PlainPicture.Shape(
                    color: color, width: nil, contours: [(picture.points.count / 2, face.count, true)])
                picture.shapes.append(shape)
                for q in face { picture.points += [q.x, q.y] }
            }
        }
        return picture
    }

    private static func boxes(_ scene: Scene) -> [(Feature, [Point2])] {
        var found: [(depth: Double, feature: Feature, ring: [Point2])] = []
        for feature in scene.park.features {
            guard case .polygons(let polygons) = feature.geometry, let ring = polygons.first?.outer, ring.count > 2
            else { continue }
            let depths = ring.map { $0.y - $0.x }
            found.append(((depths.min() ?? 0) + (depths.max() ?? 0), feature, ring))
        }
        return found.sorted { $0.depth > $1.depth }.map { ($0.feature, $0.ring) }
    }
}
