// The board: merging, refusing, remembering, and telling those who follow.

import Geometry
import LiveStatus
import ParkModel
import Synchronization
import Testing

/// Writes down what it is told, and the revision that it last committed.
final class NotingFollower: StatusFollower {
    let committed = Mutex<UInt64>(0)

    func prepare(_ change: StatusChange) -> @Sendable () -> Void {
        let revision = change.snapshot.revision
        return { self.committed.withLock { $0 = revision } }
    }
}

struct FullDisk: Error {}

/// A store that keeps nothing.
struct FailingStore: StatusStore {
    func load() -> StoredStatus { StoredStatus() }
    func append(_ record: StatusRecord) throws { throw FullDisk() }
}

@Suite struct StatusBoardTests {
    @Test func mergesKeyByKey() throws {
        let board = try StatusBoard(park: rowPark(3), clock: { 100 })
        var applied = try board.apply([
            StatusUpdate(id: "f1", time: 5, state: ["status": .string("ok"), "fill": .number(1)]),
            StatusUpdate(id: "f1", state: ["fill": .null]), StatusUpdate(id: "f2", position: .set(Point2(3, 4))),
        ])
        #expect(applied.revision == 1)
        #expect(applied.accepted == 3)
        #expect(applied.changed.map(\.ordinal) == [1, 2])
        #expect(board.snapshot[1]?.state == ["status": .string("ok")])
        #expect(board.snapshot[1]?.time == 100)
        #expect(board.snapshot[1]?.revision == 1)
        #expect(board.snapshot.movers.contains(2))
        applied = try board.apply([StatusUpdate(id: "f2", position: .remove)])
        #expect(applied.changed.first?.old?.position == Point2(3, 4))
        #expect(applied.changed.first?.new?.position == nil)
        #expect(Array(board.snapshot.movers) == [])
        #expect(board.snapshot.revision == 2)
    }

    @Test func nothingNewChangesNoRevisionButTheTime() throws {
        let board = try StatusBoard(park: rowPark(1), clock: { 100 })
        _ = try board.apply([StatusUpdate(id: "f0", time: 10, state: ["a": .number(1)])])
        let applied = try board.apply([StatusUpdate(id: "f0", time: 20, state: ["a": .number(1)])])
        #expect(applied.changed.isEmpty)
        #expect(applied.revision == 1)
        #expect(board.snapshot.time == 20)
        #expect(board.snapshot[0]?.time == 20)
        _ = try board.apply([StatusUpdate(id: "f0", time: 15, state: ["a": .number(1)])])
        #expect(board.snapshot[0]?.time == 20)
    }

    @Test func refusesABatchWhole() throws {
        let board = try StatusBoard(park: rowPark(2))
        let batch = [
            StatusUpdate(id: "f0", state: ["a": .number(1)]), StatusUpdate(id: "nobody", state: [:]),
            StatusUpdate(id: "f1", state: [:]), StatusUpdate(id: "none", state: [:]),
        ]
        do {
            _ = try board.apply(batch)
            Issue.record("accepted")
        } catch StatusBatchError.faults(let faults) {
            #expect(faults.map(\.index) == [1, 3])
        }
        #expect(board.snapshot.revision == 0)
        #expect(board.snapshot.features.map(\.key) == [])
    }

    @Test func remembersThroughItsStore() throws {
        let store = MemoryStatusStore()
        let first = try StatusBoard(park: rowPark(3), store: store)
        _ = try first.apply([StatusUpdate(id: "f2", time: 7, state: ["a": .number(1)], position: .set(Point2(1, 1)))])
        let second = try StatusBoard(park: rowPark(3), store: store)
        #expect(second.snapshot.revision == 1)
        #expect(second.snapshot[2]?.state == ["a": .number(1)])
        #expect(second.snapshot.movers.contains(2))
        let smaller = try StatusBoard(park: rowPark(1), store: store)
        #expect(smaller.snapshot.features.map(\.key) == [])
    }

    @Test func whatCannotBeKeptIsNotApplied() throws {
        let board = try StatusBoard(park: rowPark(1), store: FailingStore())
        #expect(throws: FullDisk.self) { try board.apply([StatusUpdate(id: "f0", state: ["a": .number(1)])]) }
        #expect(board.snapshot.revision == 0)
    }

    @Test func followersAreInStepWithTheSnapshot() async throws {
        let follower = NotingFollower()
        let board = try StatusBoard(park: rowPark(1), followers: [follower])
        await withTaskGroup(of: Bool.self) { group in
            for worker in 0..<2 {
                group.addTask {
                    for k in 0..<500 {
                        _ = try? board.apply([StatusUpdate(id: "f0", state: ["w\(worker)": .number(Double(k))])])
                    }
                    return true
                }
                group.addTask {
                    (0..<2000).allSatisfy { _ in
                        board.withSnapshot { $0.revision == follower.committed.withLock { $0 } }
                    }
                }
            }
            for await inStep in group { #expect(inStep) }
        }
        #expect(board.snapshot.revision == 1000)
    }

    @Test func tellsChangesInOrderAndEndsForTheSlow() async throws {
        let board = try StatusBoard(park: rowPark(1))
        let quick = board.changes(buffer: 100)
        let slow = board.changes(buffer: 2)
        for k in 0..<5 { _ = try board.apply([StatusUpdate(id: "f0", state: ["k": .number(Double(k))])]) }
        var seen: [UInt64] = []
        for await change in quick {
            seen.append(change.snapshot.revision)
            if seen.count == 5 { break }
        }
        #expect(seen == [1, 2, 3, 4, 5])
        var late: [UInt64] = []
        for await change in slow { late.append(change.snapshot.revision) }
        #expect(late == [1, 2])
    }
}
