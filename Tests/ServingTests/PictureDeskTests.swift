// Pictures: what is cached is what would be drawn, tags tell pictures apart, and load is met as it should be.

import Geometry
import LiveStatus
import NIOCore
import ParkModel
import Rendering
import Synchronization
import Testing

@testable import Serving

@Suite struct PictureDeskTests {
    func picture(_ outcome: PictureOutcome) throws -> (Picture, PictureOrigin) {
        guard case .picture(let picture, let origin, _, _) = outcome else { throw ClientFailure(what: "no picture") }
        return (picture, origin)
    }

    /// Addresses of tiles and of snapshots, some between the zooms and beyond the grid.
    static func addresses(_ random: inout SeededGenerator) -> [PictureAddress] {
        var found: [PictureAddress] = []
        for _ in 0..<25 {
            let z = Int.random(in: 0...5, using: &random)
            let tile = TileAddress(
                z: z, x: Int.random(in: 0..<1 << z, using: &random), y: Int.random(in: 0..<1 << z, using: &random))
            found.append(PictureAddress(tile, scale: Int.random(in: 1...2, using: &random), format: .png))
        }
        for zoom in [0.5, 2, 2.7, 4] {
            let rect = PixelRect(
                x: Int.random(in: -300...900, using: &random), y: Int.random(in: -300...900, using: &random),
                width: 500,
                height: 300)
            found.append(PictureAddress(lattice: Lattice(zoom: zoom, scale: 1), rect: rect, format: .svg))
        }
        return found
    }

    static func batch(_ random: inout SeededGenerator) -> [StatusUpdate] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var update = StatusUpdate(id: "f\(Int.random(in: 0..<60, using: &random))")
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                update.position = .set(
                    Point2(Double.random(in: -20...130, using: &random), Double.random(in: -20...130, using: &random)))
            case 1: update.position = .remove
            default:
                update.state = [
                    "a": Bool.random(using: &random)
                        ? .null : .number(Double.random(in: 0...9, using: &random).rounded())
                ]
            }
            return update
        }
    }

    @Test(arguments: 1...4)
    func cachedIsFreshAndTagsTellPicturesApart(seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        let service = try fakeService()
        let stage = try await service.stage(SceneKey(view: "park", style: "day"))
        let view = try #require(stage.drawn as? FakeView)
        let addresses = PictureDeskTests.addresses(&random)
        var bodies: [PictureAddress: [String: [UInt8]]] = [:]
        var hits = 0
        for _ in 0..<150 {
            if Int.random(in: 0..<3, using: &random) == 0 {
                _ = try service.board.apply(PictureDeskTests.batch(&random))
            }
            guard let address = addresses.randomElement(using: &random) else { continue }
            let (picture, origin) = try picture(try await service.desk.outcome(stage, address, .none))
            let fresh = view.text(address, service.board.snapshot)
            #expect(Array(picture.body.readableBytesView) == fresh)
            if origin == .hit { hits += 1 }
            let known = bodies[address, default: [:]][picture.entityTag]
            #expect(known == nil || known == fresh)
            bodies[address, default: [:]][picture.entityTag] = fresh
            // The client that has this picture is told so as long as it is right.
            let again = try await service.desk.outcome(stage, address, ClientCopy(ifNoneMatch: picture.entityTag))
            guard case .notModified = again else {
                Issue.record("drawn again")
                continue
            }
        }
        #expect(hits > 10)
    }

    @Test func onlyWhatIsTouchedGetsANewTag() async throws {
        let service = try fakeService()
        let stage = try await service.stage(SceneKey(view: "park", style: "day"))
        let all = (0..<16).flatMap { y in
            (0..<16).map { PictureAddress(TileAddress(z: 4, x: $0, y: y), scale: 1, format: .png) }
        }
        func tags() async throws -> [String] {
            var found: [String] = []
            for address in all {
                found.append(try picture(try await service.desk.outcome(stage, address, .none)).0.entityTag)
            }
            return found
        }
        let before = try await tags()
        _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(1)])])
        let after = try await tags()
        // f22 lies at (20, 20) m: world pixel (50, 206), at zoom 4 (800, 3296): tile 3/12, 6 px from no edge.
        let changed = zip(all, zip(before, after)).filter { $0.1.0 != $0.1.1 }.map {
            ($0.0.rect.x / 256, $0.0.rect.y / 256)
        }
        #expect(changed.map(\.0) == [3])
        #expect(changed.map(\.1) == [12])
    }

    @Test func requestsForOnePictureAreJoined() async throws {
        let gate = Gate()
        let service = try fakeService(before: { await gate.wait() })
        let stage = try await service.stage(SceneKey(view: "park", style: "day"))
        let address = PictureAddress(TileAddress(z: 0, x: 0, y: 0), scale: 1, format: .png)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try? await service.desk.outcome(stage, address, .none) } }
            group.addTask {
                while service.metrics.joined.load(ordering: .relaxed) < 19 { await Task.yield() }
                await gate.open()
            }
        }
        #expect((stage.drawn as? FakeView)?.pictures.load(ordering: .relaxed) == 1)
        #expect(service.metrics.misses.load(ordering: .relaxed) == 20)
    }

    @Test func underLoadAnOlderPictureOrARefusal() async throws {
        let isFull = Flag()
        let service = try fakeService(before: { if isFull.isSet { throw try await overload() } })
        let stage = try await service.stage(SceneKey(view: "park", style: "day"))
        let address = PictureAddress(TileAddress(z: 0, x: 0, y: 0), scale: 1, format: .png)
        let (first, _) = try picture(try await service.desk.outcome(stage, address, .none))
        isFull.set()
        #expect(try picture(try await service.desk.outcome(stage, address, .none)).1 == .hit)
        _ = try service.board.apply([StatusUpdate(id: "f2", state: ["a": .number(1)])])
        let (older, origin) = try picture(try await service.desk.outcome(stage, address, .none))
        #expect(origin == .stale)
        #expect(older.entityTag == first.entityTag)
        let other = PictureAddress(TileAddress(z: 1, x: 0, y: 0), scale: 1, format: .png)
        let refusal = await #expect(throws: Problem.self) { try await service.desk.outcome(stage, other, .none) }
        #expect(refusal?.status == 503)
        #expect(refusal?.retryAfter == 1)
    }

    @Test func datesSettleOnlyWhatDidNotChangeWithinTheirSecond() async throws {
        let time = Mutex(1000.0)
        let service = try fakeService(clock: { time.withLock { $0 } })
        let stage = try await service.stage(SceneKey(view: "park", style: "day"))
        let near = PictureAddress(TileAddress(z: 4, x: 3, y: 12), scale: 1, format: .png)
        let far = PictureAddress(TileAddress(z: 4, x: 15, y: 0), scale: 1, format: .png)
        func isSettled(_ address: PictureAddress, _ date: Double) async throws -> Bool {
            if case .notModified = try await service.desk.outcome(stage, address, ClientCopy(ifModifiedSince: date)) {
                return true
            }
            return false
        }
        #expect(try await isSettled(near, 1000))
        #expect(try await !isSettled(near, 999))
        time.withLock { $0 = 2000.2 }
        _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(1)])])
        #expect(try await !isSettled(near, 1000))
        // Drawn at 2000.2, its date is 2000; a change at 2000.9 must not hide behind it.
        #expect(try await !isSettled(near, 2000))
        #expect(try await isSettled(far, 2000))
        time.withLock { $0 = 2003 }
        _ = try service.board.apply([StatusUpdate(id: "f22", state: ["a": .number(1)])])
        #expect(try await isSettled(near, 2003))
    }
}

/// Lets nobody through until it is opened.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

/// Something that is set once.
final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}

/// The fault of a pool that admits nothing.
func overload() async throws -> any Error {
    let pool = RenderPool(threads: 1, name: "full", limit: 0)
    do {
        try await pool.run(priority: .tile) { _ in }
    } catch {
        return error
    }
    return ClientFailure(what: "admitted")
}
