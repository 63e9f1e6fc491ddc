// Many pieces of one work on all render threads, in order and without holding a thread for longer than a piece.

import Synchronization

extension RenderPool {
    /// Runs a body for 0 ..< count on the render threads, begun in order, and gives the results in order.
    ///
    /// After each piece the thread goes to whoever waits. The first fault ends it; no further pieces are begun.
    /// - Throws: the first fault; `Overloaded`; `RenderingError.closed`; `CancellationError`.
    public func map<T: Sendable>(
        _ count: Int, priority: RenderPriority = .snapshot,
        _ body: @escaping @Sendable (Int, BlockRenderer) throws -> T
    ) async throws -> [T] {
        if count == 0 { return [] }
        let cancelled = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[T], any Error>) in
                MapRun(pool: self, count: count, priority: priority, cancelled: cancelled, body: body) {
                    continuation.resume(with: $0)
                }.start()
            }
        } onCancel: {
            cancelled.set()
        }
    }

    /// Like `map`, but waits. Not to be called on a render thread, nor on the cooperative pool.
    public func mapBlocking<T: Sendable>(
        _ count: Int, priority: RenderPriority = .snapshot,
        _ body: @escaping @Sendable (Int, BlockRenderer) throws -> T
    ) throws -> [T] {
        if count == 0 { return [] }
        let answer = Answer<[T]>()
        MapRun(pool: self, count: count, priority: priority, cancelled: Flag(), body: body) { answer.give($0) }.start()
        return try answer.wait()
    }
}

/// One `map` under way.
private final class MapRun<T: Sendable>: Sendable {
    private struct State {
        var next = 0
        var steps = 0
        var results: [T?]
        var fault: (any Error)?
        var isDone = false
    }

    // Weak, or work that waits would keep its own pool alive.
    private weak let pool: RenderPool?
    private let threads: Int
    private let count: Int
    private let priority: RenderPriority
    private let cancelled: Flag
    private let body: @Sendable (Int, BlockRenderer) throws -> T
    private let finish: @Sendable (Result<[T], any Error>) -> Void
    private let state: Mutex<State>

    init(
        pool: RenderPool, count: Int, priority: RenderPriority, cancelled: Flag,
        body: @escaping @Sendable (Int, BlockRenderer) throws -> T,
        finish: @escaping @Sendable (Result<[T], any Error>) -> Void
    ) {
        (self.pool, self.count, self.priority, self.cancelled) = (pool, count, priority, cancelled)
        threads = pool.threads
        self.body = body
        self.finish = finish
        state = Mutex(State(results: Array(repeating: nil, count: count)))
    }

    func start() {
        let steps = min(threads, count)
        state.withLock { $0.steps = steps }
        for i in 0..<steps {
            // Only the first step may be refused: with it the work is admitted.
            do {
                guard let pool else { throw RenderingError.closed }
                if i == 0 {
                    try pool.enqueue(priority) { self.step($0) }
                } else {
                    try pool.enqueueAdmitted(priority) { self.step($0) }
                }
            } catch {
                for _ in i..<steps { end(fault: error) }
                return
            }
        }
    }

    private func step(_ renderer: BlockRenderer?) {
        guard let renderer else { return end(fault: RenderingError.closed) }
        if cancelled.isSet { return end(fault: CancellationError()) }
        let index: Int? = state.withLock { state in
            guard state.fault == nil, state.next < count else { return nil }
            state.next += 1
            return state.next - 1
        }
        guard let index else { return end(fault: nil) }
        do {
            let result = try body(index, renderer)
            state.withLock { $0.results[index] = result }
            guard let pool else { throw RenderingError.closed }
            try pool.enqueueAdmitted(priority) { self.step($0) }
        } catch {
            end(fault: error)
        }
    }

    /// One of the steps is at its end; the last one gives the answer.
    private func end(fault: (any Error)?) {
        let answer: Result<[T], any Error>? = state.withLock { state in
            if state.fault == nil { state.fault = fault }
            state.steps -= 1
            if state.steps > 0 { return nil }
            if let fault = state.fault { return .failure(fault) }
            let results = state.results.compactMap { $0 }
            state.results = []
            return .success(results)
        }
        if let answer { finish(answer) }
    }
}
