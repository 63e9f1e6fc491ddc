// DataTime: what Last-Modified and If-Modified-Since may say, when times have whole seconds only.

import LiveStatus
import Synchronization

/// Which revision was in force before the second of the newest data began.
///
/// A date with whole seconds cannot tell two changes within one second apart. So a client's date settles a request only
/// for pictures that did not change within the second that it names.
final class DataTime: Sendable {
    private struct State {
        var second: Double
        var base: UInt64
    }

    private let loaded: Double
    private let state: Mutex<State?> = Mutex(nil)

    /// - Parameter loaded: when the park was loaded, seconds since 1970: the data's time while no status is known.
    init(loaded: Double) { self.loaded = loaded }

    /// The data's time of a snapshot, whole seconds since 1970.
    func second(of snapshot: StatusSnapshot) -> Double {
        (snapshot.time > 0 ? snapshot.time : loaded).rounded(.down)
    }

    /// Notes a change, at the moment when it comes in force.
    func commit(_ snapshot: StatusSnapshot) {
        let second = second(of: snapshot)
        state.withLock { state in
            if let known = state, known.second >= second { return }
            state = State(second: second, base: snapshot.revision - 1)
        }
    }

    /// Whether a picture of a version is no newer than a date that a client names.
    func isSettled(version: UInt64, since date: Double, _ snapshot: StatusSnapshot) -> Bool {
        let second = second(of: snapshot)
        guard date >= second else { return false }
        return state.withLock { current in
            // Newer times alone, without a change to be seen, begin a second too.
            if (current?.second ?? -.infinity) < second { current = State(second: second, base: snapshot.revision) }
            return version <= current?.base ?? 0
        }
    }
}
