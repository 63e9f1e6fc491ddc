// Owner: every pixel shows the feature that is nearest along its line of sight, by a z-buffer.

import Drawing
import Foundation
import Geometry
import LiveStatus
import ParkModel
import Rendering
import Styling
import Testing

@Suite struct OwnerTests {
    /// What came of comparing a picture.
    struct Comparison {
        /// How many pixels were sure, and how many features they show.
        var compared = 0
        var features: Set<Int32> = []
        /// How many pixels are a few levels off, and how many show something else, by feature.
        var tinged = 0
        var wrong: [String: Int] = [:]

        /// Whether next to nothing is off: where a corner is sharper than the samples are fine, a pixel may be.
        var holds: Bool { wrong.values.reduce(0, +) <= 12 && tinged <= 80 }
    }

    /// Draws a park in its features' own colours, and compares each pixel that is sure with the z-buffer.
    static func compare(
        _ park: Park, _ view: View, zoom: Double, scale: Int = 1, part: Int = 400, status: StatusSnapshot = .empty,
        name: String
    ) throws -> Comparison {
        let style = try Materials.style(Materials.ownColors)
        let scene = Scene(park: park, view: view, style: style, measuring: FontMetrics())
        let lattice = Lattice(zoom: zoom, scale: scale)
        let m = lattice.magnification
        let c = scene.bounds.center
        let rect = PixelRect(x: Int(c.x * m) - part / 2, y: Int(c.y * m) - part / 2, width: part, height: part)
        let picture = try BlockRenderer(sprites: SpriteCache()).draw(scene.drawList(rect, on: lattice, status: status))
        let buffer = DepthBuffer(moved(park, status), scene.projection, rect, lattice)
        let colors = park.features.map { f in
            let c = f.properties["color"]?.string.flatMap { StyleColor(css: $0) } ?? .black
            return (Int((c.r * 255).rounded()), Int((c.g * 255).rounded()), Int((c.b * 255).rounded()))
        }
        var found = Comparison()
        var marked = picture.bytes
        for y in 0..<part {
            for x in 0..<part {
                guard let owner = buffer.sure(x, y) else { continue }
                found.compared += 1
                if owner >= 0 { found.features.insert(owner) }
                let wanted = owner < 0 ? (0, 0, 0) : colors[Int(owner)]
                // A colour laid over itself with antialiasing may come out a level off.
                let seen = picture.rgb(x, y)
                let off = max(abs(seen.0 - wanted.0), abs(seen.1 - wanted.1), abs(seen.2 - wanted.2))
                if off <= 2 { continue }
                if off <= 24 {
                    found.tinged += 1
                    continue
                }
                found.wrong[owner < 0 ? "nothing" : park.features[Int(owner)].id, default: 0] += 1
                for k in 0..<3 { marked[(y * part + x) * 3 + k] = 255 }
            }
        }
        if !found.holds {
            try keep(picture, "owner-\(name)")
            try keep(PixelBlock(width: part, height: part, format: .rgb, bytes: marked), "owner-\(name)-wrong")
        }
        return found
    }

    static let views: [View] =
        ViewCorner.allCases.flatMap { corner in
            [ProjectionKind.isometric, .trueIsometric].map { View(name: "v", projection: $0, corner: corner) }
        } + [View(name: "v", projection: .plan)]

    @Test(arguments: 0..<36) func tangles(seed: Int) throws {
        var made = RandomPark(seed: seed)
        made.addTangle(16)
        let park = try Materials.park(made.features)
        let view = Self.views[seed % Self.views.count]
        let found = try Self.compare(park, view, zoom: 0.6, name: "tangle-\(seed)")
        #expect(found.compared > 40_000 && found.features.count > 5)
        #expect(found.holds, "seed \(seed), \(view.projection) from \(view.corner): \(found.tinged) \(found.wrong)")
    }

    @Test(arguments: 0..<18) func towns(seed: Int) throws {
        var made = RandomPark(seed: 500 + seed)
        made.addTown(7, stacked: 0.5)
        let park = try Materials.park(made.features)
        let view = Self.views[seed % Self.views.count]
        let found = try Self.compare(park, view, zoom: 0.6, scale: 1, name: "town-\(seed)")
        #expect(found.compared > 20_000 && found.features.count > 20)
        #expect(found.holds, "seed \(seed), \(view.projection) from \(view.corner): \(found.tinged) \(found.wrong)")
    }

    @Test(arguments: 0..<6) func closeUp(seed: Int) throws {
        var made = RandomPark(seed: 900 + seed)
        made.addTangle(24)
        let park = try Materials.park(made.features)
        let view = Self.views[seed % Self.views.count]
        let found = try Self.compare(park, view, zoom: 3, scale: 2, part: 500, name: "close-\(seed)")
        #expect(found.compared > 50_000)
        #expect(found.holds, "seed \(seed), \(view.projection) from \(view.corner): \(found.tinged) \(found.wrong)")
    }

    /// The park with its movers' polygons where their status has them: turned about their middle, then moved.
    static func moved(_ park: Park, _ status: StatusSnapshot) -> Park {
        let features = park.features.enumerated().map { i, f -> Feature in
            guard let known = status[i], let at = known.position, case .polygons(let polygons) = f.geometry else {
                return f
            }
            let angle = (known.heading ?? 0) * .pi / 180
            var f = f
            f.geometry = .polygons(
                polygons.map { polygon in
                    let home = polygon.centroid
                    let move = { (p: Point2) -> Point2 in
                        let d = p - home
                        return Point2(
                            at.x + d.x * cos(angle) - d.y * sin(angle), at.y + d.x * sin(angle) + d.y * cos(angle))
                    }
                    return Polygon(outer: polygon.outer.map(move), holes: polygon.holes.map { $0.map(move) })
                })
            return f
        }
        return Park(name: park.name, features: features, views: park.views, fingerprint: park.fingerprint)
    }

    /// Vehicles between buildings, put into the order of what stands still.
    @Test(arguments: 0..<18) func movers(seed: Int) throws {
        var made = RandomPark(seed: 700 + seed)
        let cells = 6
        let step = made.side / Double(cells)
        for i in 0..<cells * cells {
            made.addPrism(
                at: (Double(i % cells) * step, Double(i / cells) * step), size: step * 0.2...step * 0.4, base: 0,
                top: made.random.number(step * 0.1...step))
        }
        let first = made.features.count
        for _ in 0..<12 { made.addPrism(at: (-20, -20), size: 2...4, base: 0, top: made.random.number(2...5)) }
        let park = try Materials.park(made.features)
        var status = StatusSnapshot.empty
        var free = (0..<cells * cells).shuffled(using: &made.random)
        for i in first..<made.features.count {
            let cell = free.removeLast()
            let at = Point2(
                1000 + (Double(cell % cells) + 0.7) * step, 1000 + (Double(cell / cells) + 0.7) * step)
            status = status.with(i, FeatureStatus(position: at, heading: made.random.number(-180...180)))
        }
        let view = Self.views[seed % Self.views.count]
        let found = try Self.compare(park, view, zoom: 0.8, part: 420, status: status, name: "movers-\(seed)")
        #expect(found.compared > 40_000 && found.features.count > 20)
        #expect(found.holds, "seed \(seed), \(view.projection) from \(view.corner): \(found.tinged) \(found.wrong)")
    }

    /// Buildings of a real port by their measured heights.
    @Test(arguments: [(0, 2.0), (3, 3.4), (6, 4), (8, 3)]) func keihin(view: Int, zoom: Double) throws {
        guard let park = Materials.real("keihin-bayside/keihin-bayside.geojson") else { return }
        let colored = Park(
            name: park.name,
            features: park.features.enumerated().map { i, f in
                var f = f
                let (r, g, b) = (60 + (i + 1) * 7 % 193, (i + 1) / 256 * 16 + 15, (i + 1) % 256)
                let color = String(format: "#%02X%02X%02X", r, g, b)
                f.properties = Properties(["color": .string(color)])
                return f
            }, views: park.views, fingerprint: park.fingerprint)
        let found = try Self.compare(
            colored, Self.views[view], zoom: zoom, part: 700, name: "keihin-\(view)")
        #expect(found.compared > 50_000 && found.features.count > 20)
        #expect(found.holds, "\(Self.views[view].corner) zoom \(zoom): \(found.tinged) \(found.wrong)")
    }
}
