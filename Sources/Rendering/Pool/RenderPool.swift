// RenderPool: a bounded number of threads that render, apart from the cooperative pool and event loops.

import Foundation
import Synchronization

/// More work waits than the pool admits.
public struct Overloaded: Error, Sendable, Hashable {
    /// How many pieces waited.
    public let waiting: Int
}

/// Render threads, each with a `BlockRenderer` of its own; sprites are shared.
///
/// Work of a priority is taken first come, first served. Tiles go before snapshots, but one turn in five is a waiting
/// snapshot's.
public final class RenderPool: Sendable {
    /// How many threads.
    public let threads: Int
    /// The sprites that all threads share.
    public let sprites: SpriteCache
    /// How many pieces of a priority may wait before more is refused.
    public let limit: Int
    private let queue = RenderQueue()

    /// Starts the threads.
    /// - Parameters:
    ///   - threads: how many, at least 1.
    ///   - name: what they are called in the system's lists (which keep 15 bytes).
    ///   - limit: how many pieces of each priority may wait.
    ///   - sprites: the sprite cache to share.
    public init(threads: Int, name: String, limit: Int = 4_096, sprites: SpriteCache = SpriteCache()) {
        self.threads = max(1, threads)
        self.limit = limit
        self.sprites = sprites
        for i in 0..<self.threads {
            let thread = Thread { [queue, sprites] in
                // From within: a name given before the start does not reach the system.
                Thread.current.name = "\(name)-\(i)"
                let renderer = BlockRenderer(sprites: sprites)
                renderer.warmUp()
                while let job = queue.next() { job(renderer) }
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// How many pieces of work wait now.
    public var queueDepth: Int { queue.depth }

    /// Ends the threads after what they are at. What waits, and what comes, throws `RenderingError.closed`.
    public func shutdown() { queue.close() }

    /// Runs a body on a render thread. Where the task is cancelled before its turn, the body is not run.
    /// - Throws: what the body throws; `Overloaded`; `RenderingError.closed`; `CancellationError`.
    public func run<T: Sendable>(
        priority: RenderPriority, _ body: @escaping @Sendable (BlockRenderer) throws -> T
    ) async throws -> T {
        let cancelled = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
                do {
                    try enqueue(priority) { renderer in
                        continuation.resume(
                            with: Result {
                                if cancelled.isSet { throw CancellationError() }
                                guard let renderer else { throw RenderingError.closed }
                                return try body(renderer)
                            })
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            cancelled.set()
        }
    }

    /// Runs a body on a render thread and waits for it. Not to be called on a render thread, nor on the cooperative pool.
    /// - Throws: what the body throws; `Overloaded`; `RenderingError.closed`.
    public func runBlocking<T: Sendable>(
        priority: RenderPriority, _ body: @escaping @Sendable (BlockRenderer) throws -> T
    ) throws -> T {
        let answer = Answer<T>()
        try enqueue(priority) { renderer in
            answer.give(
                Result {
                    guard let renderer else { throw RenderingError.closed }
                    return try body(renderer)
                })
        }
        return try answer.wait()
    }

    func enqueue(_ priority: RenderPriority, _ job: @escaping RenderQueue.Job) throws {
        try queue.add(priority, limit: limit, job)
    }

    /// Adds the next step of work that was admitted already.
    func enqueueAdmitted(_ priority: RenderPriority, _ job: @escaping RenderQueue.Job) throws {
        try queue.add(priority, limit: .max, job)
    }
}

/// A flag that is set once.
final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
}

/// A result that a thread waits for.
final class Answer<T: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var result: Result<T, any Error>?

    func give(_ result: Result<T, any Error>) {
        condition.lock()
        self.result = result
        condition.signal()
        condition.unlock()
    }

    func wait() throws -> T {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result { return try result.get() }
            condition.wait()
        }
    }
}
