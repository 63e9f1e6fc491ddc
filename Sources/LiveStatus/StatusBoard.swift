// StatusBoard: the current status of a park. The one place where batches come in and snapshots come out.

import HashTreeCollections
public import ParkModel
import Synchronization

/// The current status of a park.
///
/// Batches are applied one after another. A batch is checked, stored, worked out by the followers, and then comes in
/// force for all at one moment: whoever reads under `withSnapshot` sees the snapshot and the followers in step.
public final class StatusBoard: Sendable {
    /// The park.
    public let park: Park
    private let store: any StatusStore
    private let followers: [any StatusFollower]
    let clock: @Sendable () -> Double
    /// Held through a whole batch, so that they come one after another.
    private let writing = Mutex(())
    /// Held for the moment of reading or of replacing only.
    private let current: Mutex<StatusSnapshot>
    private let subscribers = Mutex(Subscribers())

    private struct Subscribers {
        var next = 0
        var open: [Int: AsyncStream<StatusChange>.Continuation] = [:]
    }

    /// A board with what the store knows. Status of features that the park no longer has is left out.
    ///
    /// - Parameters:
    ///   - park: the park.
    ///   - store: where accepted batches are kept.
    ///   - followers: what is kept in step with the snapshot.
    ///   - clock: the time now, seconds since 1970.
    /// - Throws: what the store throws at loading.
    public init(
        park: Park, store: any StatusStore = MemoryStatusStore(), followers: [any StatusFollower] = [],
        clock: @escaping @Sendable () -> Double = systemSeconds
    ) throws {
        self.park = park
        self.store = store
        self.followers = followers
        self.clock = clock
        let stored = try store.load()
        var snapshot = StatusSnapshot(revision: stored.revision)
        for (id, status) in stored.statuses {
            guard let ordinal = park.ordinal(of: id) else { continue }
            snapshot.features[Int32(ordinal)] = status
            snapshot.time = max(snapshot.time, status.time)
            if status.position != nil { snapshot.movers.insert(Int32(ordinal)) }
        }
        current = Mutex(snapshot)
    }

    /// The snapshot in force.
    public var snapshot: StatusSnapshot { current.withLock { $0 } }

    /// Reads while nothing can come in force: for what must be in step with the snapshot. Must be quick.
    public func withSnapshot<Result>(_ body: (StatusSnapshot) throws -> sending Result) rethrows -> sending Result {
        try current.withLock { try body($0) }
    }

    /// Takes a batch in, whole or not at all.
    ///
    /// - Returns: the new revision and what changed, once it is stored and in force.
    /// - Throws: `StatusBatchError` where updates are at fault; what the store throws where it cannot be kept.
    public func apply(_ batch: [StatusUpdate]) throws -> Applied {
        let ordinals = try resolve(batch)
        return try writing.withLock { _ in
            let before = snapshot
            let (merged, after) = merge(batch, ordinals, into: before)
            var record = StatusRecord(revision: after.snapshot.revision, received: clock(), statuses: [])
            record.statuses.reserveCapacity(merged.count)
            for (ordinal, status) in merged { record.statuses.append((park.features[ordinal].id, status)) }
            try store.append(record)
            if after.features.isEmpty {
                current.withLock { $0 = after.snapshot }
            } else {
                let commits = followers.map { $0.prepare(after) }
                current.withLock { snapshot in
                    snapshot = after.snapshot
                    for commit in commits { commit() }
                }
                publish(after)
            }
            return Applied(revision: after.snapshot.revision, accepted: batch.count, changed: after.features)
        }
    }

    /// The changes from now on, in the order of their revisions. A reader that falls more than `buffer` changes behind
    /// finds its stream ended, and starts anew from a snapshot.
    public func changes(buffer: Int = 256) -> AsyncStream<StatusChange> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: StatusChange.self, bufferingPolicy: .bufferingOldest(max(buffer, 1)))
        let key = subscribers.withLock { s in
            s.next += 1
            s.open[s.next] = continuation
            return s.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.subscribers.withLock { s in s.open[key] = nil }
        }
        return stream
    }

    private func publish(_ change: StatusChange) {
        let open = subscribers.withLock { $0.open }
        for (_, continuation) in open {
            if case .dropped = continuation.yield(change) { continuation.finish() }
        }
    }
}
