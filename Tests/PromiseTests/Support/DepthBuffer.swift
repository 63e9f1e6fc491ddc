// DepthBuffer: which prism each point of a picture shows, found without any order: by the line of sight through it.

import Foundation
import Geometry
import ParkModel

/// A z-buffer over the park's own coordinates: it knows nothing of a scene but its projection.
///
/// A line of sight is the set of park points that project to one point of the screen: (x0 + ux·z, y0 + uy·z, z). The eye is
/// above, so of all prisms that the line meets, that is seen which it meets at the greatest z.
struct DepthBuffer {
    /// Samples a device pixel, along each side.
    static let fine = 2
    let width: Int
    let height: Int
    /// The ordinal of the feature seen; −1 for none, −2 where it hangs on centimetres.
    private(set) var owner: [Int32]
    private var depth: [Double]
    private let p: Projection
    private let magnification: Double
    private let rect: PixelRect

    init(_ park: Park, _ projection: Projection, _ rect: PixelRect, _ lattice: Lattice) {
        p = projection
        magnification = lattice.magnification * Double(DepthBuffer.fine)
        self.rect = PixelRect(
            x: rect.x * DepthBuffer.fine, y: rect.y * DepthBuffer.fine, width: rect.width * DepthBuffer.fine,
            height: rect.height * DepthBuffer.fine)
        width = self.rect.width
        height = self.rect.height
        owner = [Int32](repeating: -1, count: width * height)
        depth = [Double](repeating: -.infinity, count: width * height)
        for (i, f) in park.features.enumerated() {
            guard case .polygons(let polygons) = f.geometry else { continue }
            // What nobody said the height of lies on the ground.
            let top = f.top ?? 0
            for polygon in polygons { draw(polygon, min(f.base, top), top, Int32(i)) }
        }
    }

    private mutating func draw(_ polygon: Polygon, _ base: Double, _ top: Double, _ feature: Int32) {
        var box = Box2.empty
        for q in polygon.outer {
            for z in [base, top] {
                let s = p.project(q.x, q.y, z)
                box.extend(to: Point2(s.x * magnification - Double(rect.x), s.y * magnification - Double(rect.y)))
            }
        }
        let x0 = max(0, Int(box.minX.rounded(.down)))
        let x1 = min(width - 1, Int(box.maxX.rounded(.up)))
        let y0 = max(0, Int(box.minY.rounded(.down)))
        let y1 = min(height - 1, Int(box.maxY.rounded(.up)))
        guard x0 <= x1, y0 <= y1 else { return }
        // How the ground point of a line of sight moves with its height.
        let det = p.a * p.f - p.b * p.e
        let ux = (-p.c * p.f + p.b * p.g) / det
        let uy = (-p.a * p.g + p.c * p.e) / det
        let edges = polygon.rings.flatMap { ring in ring.indices.map { (ring[$0], ring[($0 + 1) % ring.count]) } }
        var crossings: [Double] = []
        for y in y0...y1 {
            for x in x0...x1 {
                let ground = p.ground(
                    at: Point2(
                        (Double(x + rect.x) + 0.5) / magnification, (Double(y + rect.y) + 0.5) / magnification))
                // The greatest z within base … top at which the line is over the footprint.
                var best = -Double.infinity
                if polygon.contains(Point2(ground.x + ux * top, ground.y + uy * top)) {
                    best = top
                } else if ux != 0 || uy != 0 {
                    crossings.removeAll(keepingCapacity: true)
                    for (q, r) in edges {
                        let ex = r.x - q.x
                        let ey = r.y - q.y
                        let cross = ux * ey - uy * ex
                        if abs(cross) < 1e-12 { continue }
                        let wx = q.x - ground.x
                        let wy = q.y - ground.y
                        let z = (wx * ey - wy * ex) / cross
                        let along = (wx * uy - wy * ux) / cross
                        if along >= 0, along < 1, z >= base, z <= top { crossings.append(z) }
                    }
                    if let z = crossings.max() { best = z }
                }
                guard best > -.infinity else { continue }
                let i = y * width + x
                if abs(best - depth[i]) < 0.06, owner[i] != feature {
                    owner[i] = -2
                    depth[i] = max(depth[i], best)
                } else if best > depth[i] {
                    (owner[i], depth[i]) = (feature, best)
                }
            }
        }
    }

    /// The feature that a device pixel must show: nothing where an edge passes within 1.5 px of its middle, or where the
    /// answer hangs on centimetres; −1 for the background.
    func sure(_ x: Int, _ y: Int) -> Int32? {
        let n = DepthBuffer.fine
        // 1.5 px about the middle: samples from −1.5·n to 1.5·n.
        let (x0, x1) = (x * n - n, x * n + 2 * n - 1)
        let (y0, y1) = (y * n - n, y * n + 2 * n - 1)
        guard x0 >= 0, y0 >= 0, x1 < width, y1 < height else { return nil }
        let seen = owner[y0 * width + x0]
        if seen == -2 { return nil }
        for v in y0...y1 { for u in x0...x1 where owner[v * width + u] != seen { return nil } }
        return seen
    }
}
