// EventLog: what changed of one scene lately, for those who listen and those who come back.

import Synchronization

/// What one revision changed of one scene.
struct EventEntry: Sendable {
    var revision: UInt64
    /// The data's time, seconds since 1970.
    var time: Double
    /// The tiles that changed, by ascending zoom; empty where nothing of this scene did.
    var zooms: [(zoom: Int, ranges: [TileRange])]

    /// About how much memory it takes, in ranges.
    var cost: Int { zooms.reduce(1) { $0 + $1.ranges.count } }
}

/// What changed of one scene lately: a bounded log and those who listen to it.
final class EventLog: Sendable {
    /// How many revisions are kept at most.
    static let maxEntries = 2048
    /// How many ranges are kept at most.
    static let maxCost = 200_000
    /// How many may listen.
    static let maxListeners = 2000
    /// How many entries may wait for one listener.
    static let buffer = 256

    private struct State {
        /// Revisions after this one are in the log.
        var since: UInt64
        var entries: ArraySlice<EventEntry> = []
        var cost = 0
        var listeners: [Int: AsyncStream<EventEntry>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    /// What a listener is given at first.
    enum Beginning: Sendable {
        /// Everything from now on, and before it what was missed.
        case entries([EventEntry])
        /// What was missed is no longer known: begin anew.
        case tooOld
    }

    private let state: Mutex<State>

    /// An empty log.
    ///
    /// - Parameter since: the revision in force.
    init(since: UInt64) { state = Mutex(State(since: since)) }

    /// How many listen.
    var listeners: Int { state.withLock { $0.listeners.count } }

    /// Adds an entry and tells all who listen. Whoever does not keep up is let go: his stream ends.
    func append(_ entry: EventEntry) {
        let slow = state.withLock { state -> [AsyncStream<EventEntry>.Continuation] in
            state.entries.append(entry)
            state.cost += entry.cost
            while state.entries.count > EventLog.maxEntries || state.cost > EventLog.maxCost,
                let first = state.entries.popFirst()
            {
                state.cost -= first.cost
                state.since = first.revision
            }
            var slow: [AsyncStream<EventEntry>.Continuation] = []
            for (key, listener) in state.listeners {
                if case .dropped = listener.yield(entry) {
                    state.listeners[key] = nil
                    slow.append(listener)
                }
            }
            return slow
        }
        for listener in slow { listener.finish() }
    }

    /// Forgets everything: who comes back from before `revision` begins anew, and so does everyone who listens.
    func restart(at revision: UInt64) {
        let all = state.withLock { state in
            state.entries = []
            state.cost = 0
            state.since = revision
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in all { listener.finish() }
    }

    /// Ends all streams, and those to come.
    func close() {
        let all = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in all { listener.finish() }
    }

    /// Listens from now on.
    ///
    /// - Parameters:
    ///   - last: the revision that the listener saw last; nothing for one that comes new.
    ///   - current: the revision in force.
    /// - Returns: what was missed, and what comes. The stream ends where the listener does not keep up.
    func listen(after last: UInt64?, current: UInt64) -> (Beginning, AsyncStream<EventEntry>) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: EventEntry.self, bufferingPolicy: .bufferingOldest(EventLog.buffer))
        let (key, beginning) = state.withLock { state -> (Int, Beginning) in
            state.next += 1
            if state.isClosed { continuation.finish() } else { state.listeners[state.next] = continuation }
            guard let last else { return (state.next, .entries([])) }
            guard last >= state.since, last <= current else { return (state.next, .tooOld) }
            return (state.next, .entries(state.entries.filter { $0.revision > last }))
        }
        continuation.onTermination = { [weak self] _ in self?.leave(key) }
        return (beginning, stream)
    }

    private func leave(_ key: Int) { state.withLock { $0.listeners[key] = nil } }
}
