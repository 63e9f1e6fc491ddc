// Stage: a scene in force, with what is followed of it.

import Foundation
import Geometry
import LiveStatus

/// Which scene: a view in a style.
struct SceneKey: Sendable, Hashable {
    var view: String
    var style: String
}

/// A scene in force: its pictures, the versions of its tiles, and the log of what changed.
final class Stage: Sendable {
    let key: SceneKey
    let drawn: any DrawnView
    let versions = TileVersions()
    let log: EventLog
    /// Tells the scenes of this process apart.
    let number: Int
    /// What every entity tag of the scene begins with.
    let tagPrefix: String
    /// The deepest zoom that is worth looking at.
    let maxZoom: Int

    init(key: SceneKey, drawn: any DrawnView, number: Int, boot: String, revision: UInt64) {
        (self.key, self.drawn, self.number) = (key, drawn, number)
        tagPrefix = "\"\(boot)-\(String(drawn.fingerprint, radix: 36))-"
        log = EventLog(since: revision)
        let p = drawn.projection
        // World pixels at zoom 0 that the longest metre on the ground takes.
        let metre = max((p.a * p.a + p.e * p.e).squareRoot(), (p.b * p.b + p.f * p.f).squareRoot())
        let wanted = log2(Stage.finestPixelsPerMetre / max(metre, 1e-12)).rounded(.up)
        maxZoom = Int(min(max(wanted, 0), Double(TileAddress.maxZoom)))
    }

    /// How finely a view is worth looking at, pixels a metre.
    static let finestPixelsPerMetre = 64.0

    /// The strong entity tag of a picture's version.
    func entityTag(version: UInt64, of address: PictureAddress) -> String {
        "\(tagPrefix)\(String(version, radix: 36))-\(address.lattice.scale)\(address.format.rawValue)\""
    }
}
