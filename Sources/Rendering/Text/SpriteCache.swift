// The sprites of all render threads, within a bound of bytes.

import Drawing
import Synchronization

/// Text sprites, shared by render threads; bounded in bytes, the longest unused go first (by the clock algorithm).
public final class SpriteCache: Sendable {
    struct Key: Hashable {
        var item: TextItem
        var scale: Int
    }

    private struct Slot {
        var key: Key
        var sprite: TextSprite
        var used: Bool
    }

    private struct State {
        var places: [Key: Int] = [:]
        var slots: [Slot] = []
        var hand = 0
        var cost = 0
        var unknown: Set<String> = []
    }

    /// The bound, bytes.
    public let capacity: Int
    private let state = Mutex(State())

    /// An empty cache of a capacity in bytes.
    public init(capacity: Int = 64 << 20) {
        self.capacity = capacity
    }

    /// What the sprites take now, bytes, about.
    public var cost: Int { state.withLock { $0.cost } }
    /// How many sprites there are.
    public var count: Int { state.withLock { $0.slots.count } }

    /// The texts, up to 1,000, that were drawn with a glyph that no font has; sorted. To be told to people.
    public var textsWithMissingGlyphs: [String] { state.withLock { $0.unknown.sorted() } }

    func find(_ key: Key) -> TextSprite? {
        state.withLock { state in
            guard let place = state.places[key] else { return nil }
            state.slots[place].used = true
            return state.slots[place].sprite
        }
    }

    func keep(_ sprite: TextSprite, for key: Key) {
        state.withLock { state in
            if sprite.unknownGlyphs > 0, state.unknown.count < 1_000 { state.unknown.insert(key.item.text) }
            guard state.places[key] == nil, sprite.cost <= capacity / 4 else { return }
            while state.cost + sprite.cost > capacity, !state.slots.isEmpty { evictOne(&state) }
            state.places[key] = state.slots.count
            state.slots.append(Slot(key: key, sprite: sprite, used: false))
            state.cost += sprite.cost
        }
    }

    /// Moves the hand to the next sprite that was not used since it passed last, and drops that.
    private func evictOne(_ state: inout State) {
        while true {
            if state.hand >= state.slots.count { state.hand = 0 }
            if state.slots[state.hand].used {
                state.slots[state.hand].used = false
                state.hand += 1
                continue
            }
            let gone = state.slots[state.hand]
            state.places[gone.key] = nil
            state.cost -= gone.sprite.cost
            let last = state.slots.removeLast()
            if state.hand < state.slots.count {
                state.slots[state.hand] = last
                state.places[last.key] = state.hand
                state.hand += 1
            }
            return
        }
    }
}
