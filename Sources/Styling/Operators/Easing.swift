// Easing: how far a value is between two stops.

import Foundation
import LocatedJSON

/// How an interpolation runs between two stops.
enum Easing: Sendable {
    /// Growth by a base; 1 is linear.
    case exponential(Double)
    /// A cubic Bézier curve from (0, 0) to (1, 1) with two control points.
    case bezier(x1: Double, y1: Double, x2: Double, y2: Double)

    /// The share of the way, 0…1, at which an input is between two others.
    func share(_ x: Double, _ low: Double, _ high: Double) -> Double {
        let span = high - low
        if span == 0 { return 0 }
        switch self {
        case .exponential(1): return (x - low) / span
        case .exponential(let base):
            let share = (pow(base, x - low) - 1) / (pow(base, span) - 1)
            // Bases that are negative or too large for the span have no meaning.
            return share.isFinite ? min(max(share, 0), 1) : 0
        case .bezier(let x1, let y1, let x2, let y2):
            let wanted = (x - low) / span
            return Easing.curve(y1, y2, Easing.parameter(of: wanted, x1, x2))
        }
    }

    /// One coordinate of the curve at a parameter.
    private static func curve(_ p1: Double, _ p2: Double, _ t: Double) -> Double {
        let s = 1 - t
        return 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t
    }

    /// The parameter at which the curve has a given x, by bisection: x rises with the parameter.
    private static func parameter(of x: Double, _ x1: Double, _ x2: Double) -> Double {
        var low = 0.0
        var high = 1.0
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if curve(x1, x2, middle) < x { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

extension ExpressionParser {
    /// Reads an interpolation's kind; nothing where it has reported a fault.
    mutating func easing(_ node: JSONNode) -> Easing? {
        guard case .array(let parts) = node.value, let head = parts.first, case .string(let name) = head.value else {
            _ = fail(node, "Expected an interpolation type expression.")
            return nil
        }
        switch name {
        case "linear": return .exponential(1)
        case "exponential":
            guard parts.count > 1, case .number(let base) = parts[1].value else {
                _ = fail(parts.count > 1 ? parts[1] : node, "Exponential interpolation requires a numeric base.")
                return nil
            }
            return .exponential(base)
        case "cubic-bezier":
            var points: [Double] = []
            for part in parts.dropFirst() {
                if case .number(let n) = part.value, (0...1).contains(n) { points.append(n) }
            }
            guard points.count == 4, parts.count == 5 else {
                _ = fail(
                    node,
                    "Cubic bezier interpolation requires four numeric arguments with values between 0 and 1.")
                return nil
            }
            return .bezier(x1: points[0], y1: points[1], x2: points[2], y2: points[3])
        default:
            _ = fail(head, "Unknown interpolation type \(name); expected linear, exponential or cubic-bezier.")
            return nil
        }
    }
}
