// Arithmetic: numbers from numbers.

import Foundation

let arithmeticOperators: [String: OperatorReader] = [
    "+": numeric(from: 0, +),
    "*": numeric(from: 1, *),
    "-": function(
        .number,
        [
            Signature(.fixed([.number, .number])) { a in
                let (x, y) = (a[0], a[1])
                return { c throws(EvaluationError) in .number(try x(c).asNumber() - y(c).asNumber()) }
            },
            Signature(.fixed([.number])) { a in
                let x = a[0]
                return { c throws(EvaluationError) in .number(-(try x(c).asNumber())) }
            },
        ]),
    "/": numeric { $0 / $1 },
    "%": numeric { $0.truncatingRemainder(dividingBy: $1) },
    "^": numeric { pow($0, $1) },
    "min": numeric(from: .infinity) { Swift.min($0, $1) },
    "max": numeric(from: -.infinity) { Swift.max($0, $1) },
    "abs": numeric { abs($0) },
    "ceil": numeric { $0.rounded(.up) },
    "floor": numeric { $0.rounded(.down) },
    // Halves go away from zero.
    "round": numeric { $0.rounded() },
    "sqrt": numeric { $0.squareRoot() },
    "ln": numeric { log($0) },
    "log2": numeric { log2($0) },
    "log10": numeric { log10($0) },
    "sin": numeric { sin($0) },
    "cos": numeric { cos($0) },
    "tan": numeric { tan($0) },
    "asin": numeric { asin($0) },
    "acos": numeric { acos($0) },
    "atan": numeric { atan($0) },
    "pi": number(.pi),
    "e": number(M_E),
    "ln2": number(M_LN2),
]
