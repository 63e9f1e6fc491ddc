// Placement: the labels and badges of a scene at one zoom, placed once, whatever the status.

import Geometry
import ParkModel
import Styling
import Synchronization

/// A label in its place.
struct PlacedLabel: Sendable {
    var layer: Int32
    var feature: Int32
    var text: String
    /// The middle, world pixels at the placement's zoom.
    var center: Point2
    /// Half the size with halo, CSS px.
    var half: Point2
    var family: String
    var size: Double
    var bold: Bool
}

/// Features whose badges would lie on one another at a zoom share one.
struct BadgeGroup: Sendable {
    var layer: Int32
    /// The members' ordinals; the first is the host, in whose place the badge stands.
    var members: [Int32]
    /// The badge's foot, world pixels at the placement's zoom.
    var anchor: Point2
}

/// All labels and badge places of a scene at one zoom.
struct Placement: Sendable {
    var labels: [PlacedLabel] = []
    var labelIndex = SpatialIndex([])
    var labelsOfFeature: [Int32: [Int32]] = [:]
    var groups: [BadgeGroup] = []
    var groupIndex = SpatialIndex([])
    var groupOfFeature: [Int32: Int32] = [:]

    /// Half the side of a badge, CSS px, with its outline.
    static let badgeReach = 13.0
    /// How far a badge's middle stands above its foot, CSS px.
    static let badgeRise = 22.0

    mutating func settle() {
        labelIndex = SpatialIndex(labels.map(\.box))
        for (i, l) in labels.enumerated() { labelsOfFeature[l.feature, default: []].append(Int32(i)) }
        groupIndex = SpatialIndex(groups.map { Placement.badgeBox($0.anchor) })
        for (i, g) in groups.enumerated() { for m in g.members { groupOfFeature[m] = Int32(i) } }
    }

    /// What a badge covers, world pixels at the placement's zoom.
    static func badgeBox(_ anchor: Point2) -> Box2 {
        Box2(
            minX: anchor.x - badgeReach, minY: anchor.y - badgeRise - badgeReach, maxX: anchor.x + badgeReach,
            maxY: anchor.y - badgeRise + badgeReach
        ).padded(by: 1)
    }
}

extension PlacedLabel {
    /// What it covers, world pixels at the placement's zoom.
    var box: Box2 {
        Box2(minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x, maxY: center.y + half.y)
    }
}

/// What is worked out once a zoom, kept for the zooms last used.
final class PlacementCache: Sendable {
    private struct Kept: Sendable {
        var placements: [(zoom: Double, placement: Placement)] = []
        var reaches: [String: Double] = [:]
        var highest: (top: Double, foot: Double)?
    }
    private let kept = Mutex(Kept())
    /// Only one zoom is placed at a time; who asks for the same one waits for it instead of placing it again.
    private let placing = Mutex(())

    /// The placement at a view's zoom.
    func placement(_ scene: Scene, zoom: Double) -> Placement {
        if let found = find(zoom) { return found }
        return placing.withLock { _ in
            if let found = find(zoom) { return found }
            let made = LabelPlacer(scene: scene, zoom: zoom).place()
            kept.withLock { k in
                if k.placements.count >= 40 { k.placements.removeFirst() }
                k.placements.append((zoom, made))
            }
            return made
        }
    }

    private func find(_ zoom: Double) -> Placement? {
        kept.withLock { k in k.placements.first { $0.zoom == zoom }?.placement }
    }

    /// A bound on how far a property draws, worked out once a layer and zoom.
    func reach(of property: String, layer: String, zoom: Double, make: () -> Double) -> Double {
        let key = "\(layer)\u{0}\(property)\u{0}\(zoom)"
        if let found = kept.withLock({ $0.reaches[key] }) { return found }
        let made = make()
        kept.withLock { k in
            if k.reaches.count > 2000 { k.reaches.removeAll() }
            k.reaches[key] = made
        }
        return made
    }

    /// The height of the highest top, and of the highest foot, of a solid above the ground, metres.
    func highest(_ scene: Scene) -> (top: Double, foot: Double) {
        if let found = kept.withLock({ $0.highest }) { return found }
        let made = scene.store.solids.reduce((top: 0.0, foot: 0.0)) { (max($0.top, $1.top), max($0.foot, $1.base)) }
        kept.withLock { $0.highest = made }
        return made
    }
}
