// BadgeGrouping: which features share a status badge at a zoom.

import Geometry
import ParkModel

/// Gathers features whose badges would lie on one another. Independent of status, so that a change of one feature's status
/// changes the picture of its own group's badge and nothing else.
enum BadgeGrouping {
    /// The groups of a layer at a magnification (world pixels a world pixel of zoom 0): the largest standing feature of a
    /// neighbourhood is the host; the others join the nearest host within a badge's width.
    static func groups(_ scene: Scene, _ layer: SceneLayer, _ l: Int, _ k: Double) -> [BadgeGroup] {
        var anchors: [(feature: Int32, at: Point2, weight: Double)] = []
        for i in layer.features {
            guard let ground = scene.ground[Int(i)], let a = scene.labelAnchor(Int(i), ground, alongLine: false) else {
                continue
            }
            // What stands hosts before what lies: a zone's badge joins the building's, not the other way about.
            let stands = scene.store.solids(of: Int(i)).isEmpty ? 0 : 1e12
            anchors.append((i, Point2(a.at.x * k, a.at.y * k), a.weight + stands))
        }
        // Of the same weight by id, so that the order of the files has no say.
        let features = scene.park.features
        anchors.sort { a, b in
            a.weight != b.weight ? a.weight > b.weight : features[Int(a.feature)].id < features[Int(b.feature)].id
        }
        struct Cell: Hashable {
            let x, y: Int
        }
        let reach = 34.0  // CSS px; a badge is 26 wide, and some air keeps a crowd of them readable
        var groups: [BadgeGroup] = []
        var hosts: [Cell: [Int]] = [:]
        for a in anchors {
            let cell = Cell(x: Int((a.at.x / reach).rounded(.down)), y: Int((a.at.y / reach).rounded(.down)))
            var nearest: (group: Int, distance: Double)?
            for y in cell.y - 1...cell.y + 1 {
                for x in cell.x - 1...cell.x + 1 {
                    for g in hosts[Cell(x: x, y: y)] ?? [] {
                        let d = groups[g].anchor - a.at
                        guard abs(d.x) < reach, abs(d.y) < reach else { continue }
                        let distance = d.x * d.x + d.y * d.y
                        if distance < nearest?.distance ?? .infinity { nearest = (g, distance) }
                    }
                }
            }
            if let nearest {
                groups[nearest.group].members.append(a.feature)
            } else {
                hosts[cell, default: []].append(groups.count)
                groups.append(BadgeGroup(layer: Int32(l), members: [a.feature], anchor: a.at))
            }
        }
        return groups
    }
}
