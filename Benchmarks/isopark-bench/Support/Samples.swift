// Samples: measured times, and what is told of them.

import Dispatch
import Foundation

/// Milliseconds since some fixed moment; never runs back.
func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e6 }

/// Times of the same work, milliseconds.
struct Samples {
    private(set) var values: [Double] = []

    /// Adds a time.
    mutating func add(_ ms: Double) { values.append(ms) }

    /// Runs a body and adds the time it took.
    mutating func time<R>(_ body: () throws -> R) rethrows -> R {
        let start = now()
        let result = try body()
        values.append(now() - start)
        return result
    }

    /// The value that a share 0…1 of all lies below.
    func quantile(_ share: Double) -> Double {
        let sorted = values.sorted()
        if sorted.isEmpty { return .nan }
        return sorted[Swift.min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    /// The middle one.
    var median: Double { quantile(0.5) }
    /// The least.
    var min: Double { values.min() ?? .nan }
    /// The greatest.
    var max: Double { values.max() ?? .nan }

    /// "median (min–max)".
    var text: String { "\(figure(median)) (\(figure(min))–\(figure(max)))" }
}

/// A number with about three figures.
func figure(_ v: Double) -> String {
    if !v.isFinite { return "–" }
    let a = abs(v)
    return String(format: a >= 100 ? "%.0f" : a >= 10 ? "%.1f" : a >= 1 ? "%.2f" : "%.3f", v)
}

/// A ratio, as "1.62×".
func ratio(_ a: Double, _ b: Double) -> String { b > 0 ? String(format: "%.2f×", a / b) : "–" }
