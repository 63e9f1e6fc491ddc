// ServerMetrics: what the server counts, and how Prometheus reads it.

import Synchronization

/// What the server counts.
final class ServerMetrics: Sendable {
    let hits = Atomic<Int>(0)
    let misses = Atomic<Int>(0)
    let stale = Atomic<Int>(0)
    let joined = Atomic<Int>(0)
    let notModified = Atomic<Int>(0)
    let refused = Atomic<Int>(0)
    let failures = Atomic<Int>(0)
    let renders = Atomic<Int>(0)
    let renderNanoseconds = Atomic<Int>(0)
    let renderedBytes = Atomic<Int>(0)
    let batches = Atomic<Int>(0)
    let updates = Atomic<Int>(0)
    let rejected = Atomic<Int>(0)
    let revision = Atomic<Int>(0)
    /// Answers by status.
    private let answers = Mutex<[Int: Int]>([:])

    /// Counts an answer.
    func count(status: Int) { answers.withLock { $0[status, default: 0] += 1 } }

    /// The text that Prometheus reads (exposition format 0.0.4).
    ///
    /// - Parameter gauges: readings of the moment: name, what it is, value.
    /// - Returns: the text.
    func text(gauges: [(name: String, help: String, value: Double)]) -> String {
        var out = ""
        func family(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: Double)]) {
            out += "# HELP isopark_\(name) \(help)\n# TYPE isopark_\(name) \(type)\n"
            for (labels, value) in samples {
                let number = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
                out += "isopark_\(name)\(labels) \(number)\n"
            }
        }
        func read(_ counter: borrowing Atomic<Int>) -> Double { Double(counter.load(ordering: .relaxed)) }
        let statuses = answers.withLock { $0 }.sorted { $0.key < $1.key }
        family(
            "http_responses_total", "counter", "Answers by status.",
            statuses.map { ("{status=\"\($0.key)\"}", Double($0.value)) })
        family(
            "pictures_total", "counter", "Pictures answered, by where they came from.",
            [
                ("{from=\"hit\"}", read(hits)), ("{from=\"miss\"}", read(misses)), ("{from=\"stale\"}", read(stale)),
                ("{from=\"client\"}", read(notModified)), ("{from=\"refused\"}", read(refused)),
            ])
        family("joined_total", "counter", "Requests that waited for a picture under way.", [("", read(joined))])
        family("render_failures_total", "counter", "Pictures that could not be drawn.", [("", read(failures))])
        family("renders_total", "counter", "Pictures drawn.", [("", read(renders))])
        family(
            "render_seconds_total", "counter", "Time from order to finish of all pictures drawn.",
            [("", read(renderNanoseconds) / 1e9)])
        family("rendered_bytes_total", "counter", "Bytes of all pictures drawn.", [("", read(renderedBytes))])
        family("status_batches_total", "counter", "Status batches accepted over HTTP.", [("", read(batches))])
        family("status_updates_total", "counter", "Status updates accepted over HTTP.", [("", read(updates))])
        family("status_rejected_total", "counter", "Status batches refused over HTTP.", [("", read(rejected))])
        for gauge in gauges { family(gauge.name, "gauge", gauge.help, [("", gauge.value)]) }
        return out
    }
}
