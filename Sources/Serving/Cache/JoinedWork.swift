// JoinedWork: one piece of work for all who ask for the same thing at the same time.

import Synchronization

/// Work by key: who asks while it is under way waits for its outcome.
final class JoinedWork<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let running = Mutex<[Key: Task<Value, any Error>]>([:])

    /// How many pieces are under way.
    var count: Int { running.withLock { $0.count } }

    /// The outcome of the work that is under way for a key; begun where none is.
    ///
    /// - Parameters:
    ///   - key: what the work is for.
    ///   - joined: called where the work was under way already.
    ///   - work: the work. It goes on when those who wait for it give up.
    /// - Returns: the outcome.
    /// - Throws: what the work throws.
    func value(
        _ key: Key, joined: () -> Void = {}, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (task, isNew) = running.withLock { running in
            if let task = running[key] { return (task, false) }
            let task = Task.detached { [self] in
                defer { self.running.withLock { $0[key] = nil } }
                return try await work()
            }
            running[key] = task
            return (task, true)
        }
        if !isNew { joined() }
        return try await task.value
    }
}
