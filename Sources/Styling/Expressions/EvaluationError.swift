// EvaluationError: why an expression gives no value for one feature.

/// Why an expression gives no value. Cheap to throw: the text is made only when somebody asks for it.
enum EvaluationError: Error {
    /// A value is not of the type that is needed.
    case type(expected: ExpressionType, found: StyleValue)
    /// A value has no meaning as a type.
    case conversion(to: ExpressionType, of: StyleValue)
    /// A place in an array that is not there.
    case index(Double, count: Int)
    /// Anything else.
    case other(String)

    var message: String {
        switch self {
        case .type(let expected, let found):
            "Expected value to be of type \(expected), but found \(found.type) instead."
        case .conversion(.color, let value):
            "Could not parse color from value '\(value == .null ? "null" : value.text)'"
        case .conversion(let type, let value): "Could not convert \(value.json) to \(type)."
        case .index(let index, _) where index < 0: "Array index out of bounds: \(numberText(index)) < 0."
        case .index(let index, let count) where index >= Double(count):
            "Array index out of bounds: \(numberText(index)) > \(count - 1)."
        case .index(let index, _): "Array index must be an integer, but found \(numberText(index)) instead."
        case .other(let message): message
        }
    }
}

extension StyleValue {
    /// The number, or an error where it is none.
    @inline(__always)
    func asNumber() throws(EvaluationError) -> Double {
        guard case .number(let n) = self else { throw .type(expected: .number, found: self) }
        return n
    }

    /// The text, or an error where it is none.
    @inline(__always)
    func asString() throws(EvaluationError) -> String {
        guard case .string(let s) = self else { throw .type(expected: .string, found: self) }
        return s
    }

    /// The truth value, or an error where it is none.
    @inline(__always)
    func asBool() throws(EvaluationError) -> Bool {
        guard case .bool(let b) = self else { throw .type(expected: .boolean, found: self) }
        return b
    }
}
