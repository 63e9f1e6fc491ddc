// The pool: its own threads, fair lines, a limit, and an end.

import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Rendering

@Suite struct RenderPoolTests {
    /// Holds the pool's only thread until it is let go.
    private func block(_ pool: RenderPool) async throws -> DispatchSemaphore {
        let gate = DispatchSemaphore(value: 0)
        let started = DispatchSemaphore(value: 0)
        try pool.enqueue(.tile) { _ in
            started.signal()
            gate.wait()
        }
        await withCheckedContinuation { (c: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                started.wait()
                c.resume()
            }
        }
        return gate
    }

    @Test func worksOnItsOwnThreads() async throws {
        let pool = RenderPool(threads: 2, name: "painter")
        let name = try await pool.run(priority: .tile) { _ in Thread.current.name ?? "" }
        #expect(name.hasPrefix("painter-"))
        pool.shutdown()
    }

    @Test func faultsComeBack() async throws {
        struct Fault: Error {}
        let pool = RenderPool(threads: 1, name: "test")
        await #expect(throws: Fault.self) { try await pool.run(priority: .tile) { _ in throw Fault() } }
        await #expect(throws: Fault.self) { try await pool.map(10) { i, _ in if i == 3 { throw Fault() } } }
        #expect(throws: Fault.self) { try pool.runBlocking(priority: .tile) { _ in throw Fault() } }
        #expect(try await pool.run(priority: .tile) { _ in 7 } == 7)
        pool.shutdown()
    }

    @Test func mapKeepsOrder() async throws {
        let pool = RenderPool(threads: 3, name: "test")
        #expect(try await pool.map(100) { i, _ in i * i } == (0..<100).map { $0 * $0 })
        #expect(try pool.mapBlocking(1) { i, _ in i } == [0])
        #expect(try await pool.map(0) { i, _ in i } == [])
        pool.shutdown()
    }

    @Test func tilesGoFirstButSnapshotsAreServed() async throws {
        let pool = RenderPool(threads: 1, name: "test")
        let gate = try await block(pool)
        let order = Mutex<[String]>([])
        for i in 0..<3 { try pool.enqueue(.snapshot) { _ in order.withLock { $0.append("s\(i)") } } }
        for i in 0..<10 { try pool.enqueue(.tile) { _ in order.withLock { $0.append("t\(i)") } } }
        #expect(pool.queueDepth == 13)
        gate.signal()
        while order.withLock({ $0.count }) < 13 { try await Task.sleep(for: .milliseconds(1)) }
        let got = order.withLock { $0 }
        #expect(got.filter { $0.hasPrefix("t") } == (0..<10).map { "t\($0)" })
        #expect(got.filter { $0.hasPrefix("s") } == ["s0", "s1", "s2"])
        #expect(got.first == "t0")
        let first = got.firstIndex(of: "s0") ?? 99
        #expect((3...5).contains(first))
        #expect(pool.queueDepth == 0)
        pool.shutdown()
    }

    @Test func tooMuchIsRefused() async throws {
        let pool = RenderPool(threads: 1, name: "test", limit: 2)
        let gate = try await block(pool)
        try pool.enqueue(.tile) { _ in }
        try pool.enqueue(.tile) { _ in }
        await #expect(throws: Overloaded(waiting: 2)) { try await pool.run(priority: .tile) { _ in 1 } }
        // Snapshots wait in a line of their own.
        try pool.enqueue(.snapshot) { _ in }
        gate.signal()
        #expect(try await pool.map(50) { i, _ in i }.count == 50)
        pool.shutdown()
    }

    @Test func shutdownAnswersAll() async throws {
        let pool = RenderPool(threads: 1, name: "test")
        let gate = try await block(pool)
        let waiting = Task { try await pool.run(priority: .tile) { _ in 1 } }
        let mapping = Task { try await pool.map(5) { i, _ in i } }
        // The map's one step on this pool's one thread, and the other work.
        while pool.queueDepth < 2 { try await Task.sleep(for: .milliseconds(1)) }
        pool.shutdown()
        await #expect(throws: RenderingError.closed) { try await waiting.value }
        await #expect(throws: RenderingError.closed) { try await mapping.value }
        await #expect(throws: RenderingError.closed) { try await pool.run(priority: .tile) { _ in 1 } }
        gate.signal()
    }

    @Test func cancelledWorkIsNotBegun() async throws {
        let pool = RenderPool(threads: 1, name: "test")
        let gate = try await block(pool)
        let ran = Flag()
        let task = Task { try await pool.run(priority: .tile) { _ in ran.set() } }
        let map = Task { try await pool.map(5) { _, _ in ran.set() } }
        // The map's one step on this pool's one thread, and the other work.
        while pool.queueDepth < 2 { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        map.cancel()
        gate.signal()
        await #expect(throws: CancellationError.self) { try await task.value }
        await #expect(throws: CancellationError.self) { try await map.value }
        #expect(!ran.isSet)
        pool.shutdown()
    }
}
