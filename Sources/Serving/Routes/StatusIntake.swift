// StatusIntake: takes status batches in, one after another, on a thread of its own.

import Dispatch
import LiveStatus
import Synchronization

/// Takes status batches in on a thread of its own, so that decoding, storing and working out what changed never hold up
/// the threads that answer.
final class StatusIntake: Sendable {
    /// How many bytes of batches may wait.
    static let waitingBytes = 64 << 20

    private let board: StatusBoard
    private let metrics: ServerMetrics
    private let queue = DispatchQueue(label: "isopark.status")
    private let waiting = Mutex(0)

    init(board: StatusBoard, metrics: ServerMetrics) { (self.board, self.metrics) = (board, metrics) }

    /// Decodes a batch and applies it.
    ///
    /// - Throws: a `Problem` where updates are at fault or too much waits; what the store throws.
    func take(_ bytes: [UInt8]) async throws -> Applied {
        let admitted = waiting.withLock { waiting in
            guard waiting == 0 || waiting + bytes.count <= StatusIntake.waitingBytes else { return false }
            waiting += bytes.count
            return true
        }
        guard admitted else { throw Problem.overloaded("more status waits than is taken on") }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                let result = Result { try apply(bytes) }
                waiting.withLock { $0 -= bytes.count }
                continuation.resume(with: result)
            }
        }
    }

    private func apply(_ bytes: [UInt8]) throws -> Applied {
        do {
            let applied = try board.apply(try decodeStatusBatch(bytes))
            metrics.batches.add(1, ordering: .relaxed)
            metrics.updates.add(applied.accepted, ordering: .relaxed)
            return applied
        } catch let error as StatusBatchError {
            metrics.rejected.add(1, ordering: .relaxed)
            switch error {
            case .faults(let faults):
                var problem = Problem(
                    400,
                    faults.count == 1
                        ? "1 update is at fault; nothing was applied"
                        : "\(faults.count) updates are at fault; nothing was applied")
                problem.faults = faults
                throw problem
            case .tooLarge(let what):
                throw Problem(413, what)
            }
        }
    }
}
