// PictureCache: drawn pictures in memory, bounded in bytes; an entry is right for its version or absent.

import NIOCore
import Synchronization

/// Which picture of which scene.
struct PictureKey: Sendable, Hashable {
    /// The scene's number.
    var scene: Int
    var address: PictureAddress
}

/// A drawn picture, with all that an answer says of it.
final class Picture: Sendable {
    let body: ByteBuffer
    /// The version that it shows.
    let version: UInt64
    /// The revision of the snapshot that it was drawn from.
    let revision: UInt64
    let entityTag: String
    /// The data's time, whole seconds since 1970.
    let second: Double
    /// When it was drawn, seconds since 1970.
    let drawn: Double

    init(body: ByteBuffer, version: UInt64, revision: UInt64, entityTag: String, second: Double, drawn: Double) {
        (self.body, self.version, self.revision) = (body, version, revision)
        (self.entityTag, self.second, self.drawn) = (entityTag, second, drawn)
    }

    /// About how much memory it takes, bytes.
    var cost: Int { body.readableBytes + 400 }
}

/// Drawn pictures by address; the least recently used go first.
final class PictureCache: Sendable {
    /// A link of the list from the most to the least recently used. Only touched under the lock, and owned by the
    /// dictionary alone, so that a long list is not released link by link, each within the one before.
    private final class Link: @unchecked Sendable {
        let key: PictureKey
        var picture: Picture
        unowned(unsafe) var newer: Link?
        unowned(unsafe) var older: Link?

        init(key: PictureKey, picture: Picture) { (self.key, self.picture) = (key, picture) }
    }

    private struct State {
        var links: [PictureKey: Link] = [:]
        var newest: Link?
        var oldest: Link?
        var cost = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: how many bytes are kept at most. A picture larger than a quarter of it is not kept.
    init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many bytes are kept.
    var cost: Int { state.withLock { $0.cost } }
    /// How many pictures are kept.
    var count: Int { state.withLock { $0.links.count } }

    /// The picture of an address, of whatever version; it counts as used.
    func picture(_ key: PictureKey) -> Picture? {
        state.withLock { state in
            guard let link = state.links[key] else { return nil }
            if state.newest !== link {
                PictureCache.unlink(link, &state)
                PictureCache.link(link, &state)
            }
            return link.picture
        }
    }

    /// Keeps a picture, unless a newer version of it is kept already.
    func keep(_ picture: Picture, _ key: PictureKey) {
        guard picture.cost <= capacity / 4 else { return }
        state.withLock { state in
            if let link = state.links[key] {
                guard picture.version >= link.picture.version else { return }
                state.cost += picture.cost - link.picture.cost
                link.picture = picture
                PictureCache.unlink(link, &state)
                PictureCache.link(link, &state)
            } else {
                let link = Link(key: key, picture: picture)
                state.links[key] = link
                state.cost += picture.cost
                PictureCache.link(link, &state)
            }
            while state.cost > capacity, let oldest = state.oldest {
                PictureCache.unlink(oldest, &state)
                state.links[oldest.key] = nil
                state.cost -= oldest.picture.cost
            }
        }
    }

    private static func link(_ link: Link, _ state: inout State) {
        link.older = state.newest
        state.newest?.newer = link
        state.newest = link
        if state.oldest == nil { state.oldest = link }
    }

    private static func unlink(_ link: Link, _ state: inout State) {
        if state.newest === link { state.newest = link.older }
        if state.oldest === link { state.oldest = link.newer }
        link.older?.newer = link.newer
        link.newer?.older = link.older
        link.newer = nil
        link.older = nil
    }
}
