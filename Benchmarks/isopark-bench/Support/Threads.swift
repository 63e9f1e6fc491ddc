// A thread for each of some values, and the wait for all of them.

import Foundation

/// A value that is handed to one thread and used by no other from then on.
private struct Handed<T>: @unchecked Sendable {
    let value: T
}

/// Runs a body once for each value, each on a thread of its own; returns when all are done.
func onThreads<T>(_ values: [T], _ body: @escaping @Sendable (T) -> Void) {
    let group = DispatchGroup()
    for value in values {
        let handed = Handed(value: value)
        group.enter()
        let thread = Thread {
            body(handed.value)
            group.leave()
        }
        thread.start()
    }
    group.wait()
}
