// ConcurrentMap: one body over some items, on all cores.

import Dispatch
import Synchronization

/// The results of `body` for each item, in the items' order, worked out at the same time.
func concurrentMap<Item: Sendable, Result: Sendable>(_ items: [Item], _ body: @Sendable (Item) -> Result) -> [Result] {
    guard items.count > 1 else { return items.map(body) }
    let results = Mutex([Result?](repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { i in
        let result = body(items[i])
        results.withLock { $0[i] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
}
