// A view whose pictures are texts: which features show in a rectangle, and in what state.

import Foundation
import Geometry
import LiveStatus
import ParkModel
import Rendering
import Synchronization

@testable import Serving

/// A park of `count` points, 10 m apart, with the ids f0, f1, … in rows of ten.
func gridPark(_ count: Int, views: [View] = [View(name: "park"), View(name: "other")]) -> Park {
    var features: [Feature] = []
    for i in 0..<count {
        let place = Point2(Double(i % 10) * 10, Double(i / 10) * 10)
        let name = i == 3 ? "二号仓库" : "Hall \(i)"
        features.append(
            Feature(
                id: "f\(i)", source: "site", geometry: .points([place]),
                properties: Properties(["name": .string(name), "building": .string("yes")])))
    }
    return Park(name: "试验园", features: features, views: views, fingerprint: 7)
}

/// Draws texts instead of pixels. Each feature covers 6 px about its place at every zoom, as a badge does.
final class FakeView: DrawnView {
    let view: View
    let park: Park
    let projection = Projection(a: 2, b: 0, c: 0, d: 10, e: 0, f: -2, g: -2, h: 246)
    let bounds = Box2(minX: 0, minY: 0, maxX: 256, maxY: 256)
    func place(zoom: Double) {}
    let focus = Box2(minX: 0, minY: 0, maxX: 256, maxY: 256)
    let fingerprint: UInt64
    let pictures = Atomic(0)
    /// Called before a picture is drawn.
    let before: @Sendable () async throws -> Void

    init(_ park: Park, _ view: View, style: String = "day", before: @escaping @Sendable () async throws -> Void = {}) {
        (self.park, self.view, self.before) = (park, view, before)
        fingerprint = style == "day" ? 1 : 2
    }

    private func covered(_ ordinal: Int, _ status: FeatureStatus?, zoom: Double) -> Box2 {
        let place = status?.position ?? park.features[ordinal].geometry.box.center
        let p = projection.project(place.x, place.y, 0) * exp2(zoom)
        return Box2(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y).padded(by: 6)
    }

    func touched(by ordinal: Int, from old: FeatureStatus?, to new: FeatureStatus?, zoom: Double) -> [Box2] {
        [covered(ordinal, old, zoom: zoom), covered(ordinal, new, zoom: zoom)]
    }

    func identify(_ point: Point2, zoom: Double, status: StatusSnapshot) -> [Int] {
        park.features.indices.filter { covered($0, status[$0], zoom: zoom).contains(point) }.reversed()
    }

    func box(of ordinal: Int, status: FeatureStatus?) -> Box2 { covered(ordinal, status, zoom: 0) }

    func picture(_ address: PictureAddress, status: StatusSnapshot) async throws -> [UInt8] {
        try await before()
        pictures.add(1, ordering: .relaxed)
        return text(address, status)
    }

    /// What a picture is.
    func text(_ address: PictureAddress, _ status: StatusSnapshot) -> [UInt8] {
        let s = Double(address.lattice.scale)
        let r = address.rect
        let (minX, minY) = (Double(r.x) / s, Double(r.y) / s)
        let (maxX, maxY) = (Double(r.x + r.width) / s, Double(r.y + r.height) / s)
        var out = "\(view.name) \(fingerprint) \(address.format) \(address.lattice.zoom) \(r)\n"
        for i in park.features.indices {
            let b = covered(i, status[i], zoom: address.lattice.zoom)
            guard b.minX < maxX, b.maxX > minX, b.minY < maxY, b.maxY > minY else { continue }
            let state = (status[i]?.state ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            out += "\(park.features[i].id) \(state) \(String(describing: status[i]?.position))\n"
        }
        return Array(out.utf8)
    }
}

/// A service over fake views.
func fakeService(
    _ park: Park = gridPark(60), options: ServingOptions = ServingOptions(),
    store: any StatusStore = MemoryStatusStore(),
    clock: @escaping @Sendable () -> Double = systemSeconds, before: @escaping @Sendable () async throws -> Void = {}
) throws -> ParkService {
    var options = options
    options.port = 0
    return try ParkService(park: park, store: store, options: options, logger: quietLogger, clock: clock) {
        view, style in
        guard ["day", "night"].contains(style) else { throw ClientFailure(what: "no style") }
        return FakeView(park, view, style: style, before: before)
    }
}
