// PictureDesk: from a picture's address to its bytes: version, cache, joined drawing, and what to do under load.

import LiveStatus
import NIOCore
import Rendering
import Synchronization

/// Where a picture came from.
enum PictureOrigin: String, Sendable {
    case hit
    case miss
    case stale
}

/// What a request for a picture leads to.
enum PictureOutcome: Sendable {
    /// The client's own copy is right.
    case notModified(entityTag: String, second: Double, revision: UInt64)
    /// A picture. `revision` is that of the status which it shows.
    case picture(Picture, PictureOrigin, revision: UInt64, second: Double)
}

/// What a client says of the copy that it has.
struct ClientCopy: Sendable {
    var ifNoneMatch: String?
    /// Seconds since 1970.
    var ifModifiedSince: Double?

    static let none = ClientCopy()
}

/// Finds or draws pictures.
final class PictureDesk: Sendable {
    private struct Flight: Hashable, Sendable {
        var key: PictureKey
        var version: UInt64
    }

    let board: StatusBoard
    let cache: PictureCache
    let dataTime: DataTime
    let metrics: ServerMetrics
    private let drawing = JoinedWork<Flight, Picture>()
    private let clock: @Sendable () -> Double

    init(
        board: StatusBoard, cache: PictureCache, dataTime: DataTime, metrics: ServerMetrics,
        clock: @escaping @Sendable () -> Double = systemSeconds
    ) {
        (self.board, self.cache, self.dataTime, self.metrics) = (board, cache, dataTime, metrics)
        self.clock = clock
    }

    /// What is known of a picture without drawing: the snapshot in force and, in step with it, the picture's version.
    private func lookUp(_ stage: Stage, _ address: PictureAddress) -> (StatusSnapshot, UInt64) {
        board.withSnapshot { snapshot in (snapshot, stage.versions.version(of: address, revision: snapshot.revision)) }
    }

    /// The outcome where nothing has to be drawn: the client's copy or the cached picture is right.
    func outcomeWithoutDrawing(_ stage: Stage, _ address: PictureAddress, _ copy: ClientCopy) -> PictureOutcome? {
        let (snapshot, version) = lookUp(stage, address)
        return settled(stage, address, copy, snapshot, version)
    }

    /// The outcome, drawn where it must be.
    ///
    /// - Throws: a `Problem` where too much waits already and there is no older picture; what drawing throws.
    func outcome(_ stage: Stage, _ address: PictureAddress, _ copy: ClientCopy) async throws -> PictureOutcome {
        let (snapshot, version) = lookUp(stage, address)
        if let outcome = settled(stage, address, copy, snapshot, version) { return outcome }
        let key = PictureKey(scene: stage.number, address: address)
        let second = dataTime.second(of: snapshot)
        do {
            let picture = try await drawing.value(
                Flight(key: key, version: version),
                joined: { metrics.joined.add(1, ordering: .relaxed) },
                { [self] in try await draw(stage, key, snapshot, version) })
            metrics.misses.add(1, ordering: .relaxed)
            return .picture(picture, .miss, revision: snapshot.revision, second: second)
        } catch is Overloaded {
            guard let older = cache.picture(key) else {
                metrics.refused.add(1, ordering: .relaxed)
                throw Problem.overloaded("more pictures wait to be drawn than are taken on")
            }
            metrics.stale.add(1, ordering: .relaxed)
            return .picture(older, .stale, revision: older.revision, second: older.second)
        }
    }

    private func settled(
        _ stage: Stage, _ address: PictureAddress, _ copy: ClientCopy, _ snapshot: StatusSnapshot, _ version: UInt64
    ) -> PictureOutcome? {
        let second = dataTime.second(of: snapshot)
        if let named = copy.ifNoneMatch {
            let tag = stage.entityTag(version: version, of: address)
            if entityTag(tag, isNamedBy: named) {
                metrics.notModified.add(1, ordering: .relaxed)
                return .notModified(entityTag: tag, second: second, revision: snapshot.revision)
            }
        } else if let date = copy.ifModifiedSince, dataTime.isSettled(version: version, since: date, snapshot) {
            metrics.notModified.add(1, ordering: .relaxed)
            let tag = stage.entityTag(version: version, of: address)
            return .notModified(entityTag: tag, second: second, revision: snapshot.revision)
        }
        guard let picture = cache.picture(PictureKey(scene: stage.number, address: address)),
            picture.version == version
        else { return nil }
        metrics.hits.add(1, ordering: .relaxed)
        return .picture(picture, .hit, revision: snapshot.revision, second: second)
    }

    private func draw(
        _ stage: Stage, _ key: PictureKey, _ snapshot: StatusSnapshot, _ version: UInt64
    ) async throws -> Picture {
        let begun = ContinuousClock.now
        let bytes: [UInt8]
        do {
            bytes = try await stage.drawn.picture(key.address, status: snapshot)
        } catch let overloaded as Overloaded {
            throw overloaded
        } catch {
            metrics.failures.add(1, ordering: .relaxed)
            throw error
        }
        let took = (ContinuousClock.now - begun).components
        metrics.renders.add(1, ordering: .relaxed)
        metrics.renderNanoseconds.add(
            Int(took.seconds) * 1_000_000_000 + Int(took.attoseconds / 1_000_000_000), ordering: .relaxed)
        metrics.renderedBytes.add(bytes.count, ordering: .relaxed)
        let picture = Picture(
            body: ByteBuffer(bytes: bytes), version: version, revision: snapshot.revision,
            entityTag: stage.entityTag(version: version, of: key.address), second: dataTime.second(of: snapshot),
            drawn: clock())
        cache.keep(picture, key)
        return picture
    }

    /// How old a picture is, whole seconds.
    func age(of picture: Picture) -> Int { max(0, Int(clock() - picture.drawn)) }
}
