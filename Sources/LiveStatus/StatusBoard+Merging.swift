// How a batch changes a snapshot: ids to ordinals, old and new side by side.

import HashTreeCollections
import ParkModel

extension StatusBoard {
    /// The ordinals of the features that a batch names, in its order.
    func resolve(_ batch: [StatusUpdate]) throws -> [Int] {
        var faults: [StatusFault] = []
        var ordinals: [Int] = []
        ordinals.reserveCapacity(batch.count)
        for (index, update) in batch.enumerated() {
            if let ordinal = park.ordinal(of: update.id) {
                ordinals.append(ordinal)
            } else if faults.count < StatusLimits().faults {
                faults.append(StatusFault(index: index, message: "no feature has the id \"\(update.id.prefix(80))\""))
            }
        }
        if !faults.isEmpty { throw StatusBatchError.faults(faults) }
        return ordinals
    }

    /// The features' new status by ordinal, ascending, and the change that the batch is.
    func merge(
        _ batch: [StatusUpdate], _ ordinals: [Int], into before: StatusSnapshot
    ) -> ([(Int, FeatureStatus)], StatusChange) {
        let now = clock()
        var latest: [Int: FeatureStatus] = [:]
        for (update, ordinal) in zip(batch, ordinals) {
            latest[ordinal] = update.merged(into: latest[ordinal] ?? before[ordinal], receivedAt: now)
        }
        var merged = latest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var after = StatusChange(snapshot: before, features: [])
        let revision = before.revision + 1
        for i in merged.indices {
            let (ordinal, status) = merged[i]
            let old = before[ordinal]
            if !status.looksLike(old ?? FeatureStatus()) {
                merged[i].1.revision = revision
                after.features.append(FeatureChange(ordinal: ordinal, old: old, new: merged[i].1))
            }
            after.snapshot.features[Int32(ordinal)] = merged[i].1
            after.snapshot.time = max(after.snapshot.time, status.time)
            if status.position != nil {
                after.snapshot.movers.insert(Int32(ordinal))
            } else if old?.position != nil {
                after.snapshot.movers.remove(Int32(ordinal))
            }
        }
        if !after.features.isEmpty { after.snapshot.revision = revision }
        return (merged, after)
    }
}
