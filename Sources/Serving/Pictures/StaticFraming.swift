// StaticFraming: from what a static picture is asked to show to a rectangle of a lattice.

import Foundation
import Geometry

/// The size of a static picture.
struct PictureSize: Sendable, Hashable {
    /// CSS pixels.
    var width: Int
    var height: Int
    /// Device pixels a CSS pixel, 1…4.
    var scale: Int

    /// The longest side, CSS pixels.
    static let maxSide = 16_384
    /// The most device pixels of one picture.
    static let maxPixels = 200_000_000

    /// - Throws: a problem where it is empty or larger than what is drawn.
    init(width: Int, height: Int, scale: Int) throws(Problem) {
        guard (1...4).contains(scale) else { throw .bad("scale", "the scale is \(scale); expected 1 to 4") }
        let sides = 1...PictureSize.maxSide
        guard sides.contains(width), sides.contains(height), width * height * scale * scale <= PictureSize.maxPixels
        else {
            throw .bad(
                "size",
                "the size is \(width)x\(height)@\(scale)x; expected sides of 1 to \(PictureSize.maxSide) and at most "
                    + "\(PictureSize.maxPixels) pixels in all")
        }
        (self.width, self.height, self.scale) = (width, height, scale)
    }
}

/// Where static pictures lie on the lattice of a projection.
struct StaticFraming: Sendable {
    let projection: Projection
    let size: PictureSize

    /// The lowest zoom that something is fitted with: small pictures of whole views need less than 0.
    static let minFittedZoom = -8.0
    /// How far from the origin anything is looked at, metres.
    static let maxDistance = 10_000_000.0

    /// A picture about a point: its world pixel, rounded to a whole one, lies at (w/2, h/2), both rounded down.
    ///
    /// - Parameters:
    ///   - point: the point, park metres, on the ground.
    ///   - zoom: the zoom, 0…24.
    /// - Returns: the lattice, and the picture's rectangle on it.
    /// - Throws: a problem where either lies out of range.
    func about(_ point: Point2, zoom: Double) throws(Problem) -> (Lattice, PixelRect) {
        guard (0...Double(TileAddress.maxZoom)).contains(zoom) else {
            throw .bad("zoom", "the zoom is \(zoom); expected 0 to \(TileAddress.maxZoom)")
        }
        guard abs(point.x) <= StaticFraming.maxDistance else { throw .bad("x", "x lies too far from the park") }
        guard abs(point.y) <= StaticFraming.maxDistance else { throw .bad("y", "y lies too far from the park") }
        return placed(projection.project(point.x, point.y, 0), zoom)
    }

    /// A picture that a box of the ground is fitted into, centred.
    ///
    /// - Parameter box: park metres.
    /// - Returns: the lattice, and the picture's rectangle on it.
    /// - Throws: a problem where it is empty or reaches too far.
    func fitting(ground box: Box2) throws(Problem) -> (Lattice, PixelRect) {
        guard box.minX < box.maxX, box.minY < box.maxY else {
            throw .bad("box", "the box is empty; expected minx,miny,maxx,maxy with minx < maxx and miny < maxy")
        }
        guard [box.minX, box.minY, box.maxX, box.maxY].allSatisfy({ abs($0) <= StaticFraming.maxDistance }) else {
            throw .bad("box", "the box reaches too far from the park")
        }
        let corners = [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
        return fitting(world: Box2(around: corners.map { projection.project($0.0, $0.1, 0) }), margin: 0, maxZoom: 24)
    }

    /// A picture that a box of the screen is fitted into, centred.
    ///
    /// - Parameters:
    ///   - box: world pixels at zoom 0.
    ///   - margin: CSS pixels left free on every side, where the picture is large enough.
    ///   - maxZoom: the zoom at which a small thing is shown.
    /// - Returns: the lattice, and the picture's rectangle on it.
    func fitting(world box: Box2, margin: Double, maxZoom: Double) -> (Lattice, PixelRect) {
        guard !box.isEmpty else { return placed(Point2(0, 0), 0) }
        let free = min(margin, Double(min(size.width, size.height)) / 8) * 2
        let fit = min(
            (Double(size.width) - free) / max(box.width, 1e-9), (Double(size.height) - free) / max(box.height, 1e-9))
        return placed(box.center, min(max(log2(fit), StaticFraming.minFittedZoom), maxZoom))
    }

    private func placed(_ center: Point2, _ zoom: Double) -> (Lattice, PixelRect) {
        let k = exp2(zoom)
        // Far beyond any grid; only keeps the whole numbers whole.
        func pixel(_ v: Double) -> Int { Int(min(max((v * k).rounded(), -1e11), 1e11)) }
        let s = size.scale
        return (
            Lattice(zoom: zoom, scale: s),
            PixelRect(
                x: (pixel(center.x) - size.width / 2) * s, y: (pixel(center.y) - size.height / 2) * s,
                width: size.width * s, height: size.height * s)
        )
    }
}
