// StatusStore: where accepted status is kept, so that it outlives the process.

import Synchronization

/// What one accepted batch made of the features that it names.
public struct StatusRecord: Sendable {
    /// The revision that the batch led to; that of the record before where it changed nothing to be seen.
    public var revision: UInt64
    /// When it was received, seconds since 1970.
    public var received: Double
    /// The features' new status, by id.
    public var statuses: [(id: String, status: FeatureStatus)]

    /// A record from its parts.
    public init(revision: UInt64, received: Double, statuses: [(id: String, status: FeatureStatus)]) {
        self.revision = revision
        self.received = received
        self.statuses = statuses
    }
}

/// All that a store knows at start.
public struct StoredStatus: Sendable {
    /// The newest revision.
    public var revision: UInt64
    /// What is known of each feature, by id.
    public var statuses: [String: FeatureStatus]

    /// A stored status from its parts.
    public init(revision: UInt64 = 0, statuses: [String: FeatureStatus] = [:]) {
        self.revision = revision
        self.statuses = statuses
    }
}

/// Keeps accepted status. Calls come one at a time, from one board.
public protocol StatusStore: Sendable {
    /// All that is kept.
    func load() throws -> StoredStatus
    /// Keeps a record; it is durable when the call returns. Where it throws, the batch is not applied.
    func append(_ record: StatusRecord) throws
}

/// A store that forgets with the process.
public final class MemoryStatusStore: StatusStore {
    private let kept = Mutex(StoredStatus())

    /// An empty store.
    public init() {}

    /// All that is kept.
    public func load() -> StoredStatus { kept.withLock { $0 } }

    /// Keeps a record.
    public func append(_ record: StatusRecord) {
        kept.withLock { kept in
            kept.revision = record.revision
            for (id, status) in record.statuses { kept.statuses[id] = status }
        }
    }
}
