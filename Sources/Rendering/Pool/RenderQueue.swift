// What waits for a render thread: two lines, tiles before snapshots, neither for ever.

import Foundation

/// Which line a piece of work waits in.
public enum RenderPriority: Sendable, Hashable {
    /// Tiles: someone waits for each.
    case tile
    /// Pieces of large pictures: let tiles go before, but get one turn in five.
    case snapshot
}

/// The waiting work of a pool. Threads sleep here.
final class RenderQueue: @unchecked Sendable {
    /// A piece of work; it is given no renderer where the pool was shut down before its turn.
    typealias Job = @Sendable (BlockRenderer?) -> Void

    /// How many tiles in a row may go before a waiting snapshot.
    private static let tilesInARow = 4

    private let condition = NSCondition()
    private var tiles = Fifo()
    private var snapshots = Fifo()
    private var streak = 0
    private var closed = false

    /// How many pieces wait.
    var depth: Int {
        condition.lock()
        defer { condition.unlock() }
        return tiles.count + snapshots.count
    }

    /// Adds a piece of work behind the others of its line, unless more than `limit` wait there.
    func add(_ priority: RenderPriority, limit: Int, _ job: @escaping Job) throws {
        condition.lock()
        defer { condition.unlock() }
        if closed { throw RenderingError.closed }
        let waiting = priority == .tile ? tiles.count : snapshots.count
        if waiting >= limit { throw Overloaded(waiting: waiting) }
        if priority == .tile { tiles.append(job) } else { snapshots.append(job) }
        condition.signal()
    }

    /// The next piece of work; waits for it. Nothing once the queue is closed.
    func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if closed { return nil }
            if streak < Self.tilesInARow || snapshots.isEmpty, let job = tiles.popFirst() {
                streak = snapshots.isEmpty ? 0 : streak + 1
                return job
            }
            if let job = snapshots.popFirst() {
                streak = 0
                return job
            }
            condition.wait()
        }
    }

    /// Lets all threads go, and tells all waiting work that its turn won't come.
    func close() {
        condition.lock()
        closed = true
        var left: [Job] = []
        while let job = tiles.popFirst() ?? snapshots.popFirst() { left.append(job) }
        condition.broadcast()
        condition.unlock()
        for job in left { job(nil) }
    }

    /// A line: first in, first out, each in constant time.
    private struct Fifo {
        private var jobs: [Job?] = []
        private var head = 0

        var count: Int { jobs.count - head }
        var isEmpty: Bool { count == 0 }

        mutating func append(_ job: @escaping Job) { jobs.append(job) }

        mutating func popFirst() -> Job? {
            guard head < jobs.count else { return nil }
            let job = jobs[head]
            jobs[head] = nil
            head += 1
            if head == jobs.count || head > 1_024 {
                jobs.removeFirst(head)
                head = 0
            }
            return job
        }
    }
}
