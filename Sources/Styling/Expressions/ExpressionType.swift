// ExpressionType: the types by which expressions are checked.

/// A type of the expression language.
indirect enum ExpressionType: Sendable, Hashable {
    case null, boolean, number, string, color, object
    /// Anything; known only when evaluated.
    case value
    case collator, formatted, image
    /// The type of what never gives a value.
    case error
    /// A list of items of a type, and of a length where one is asked.
    case array(ExpressionType, Int?)

    /// An array of anything.
    static let anyArray = ExpressionType.array(.value, nil)
    private static let members: [ExpressionType] = [
        .null, .number, .string, .boolean, .color, .formatted, .object, .anyArray, .image,
    ]

    var isArray: Bool { if case .array = self { true } else { false } }

    /// Whether a value of another type will do where one of this type is asked.
    func accepts(_ other: ExpressionType) -> Bool {
        if other == .error || self == other { return true }
        switch (self, other) {
        case (.array(let item, let length), .array(let otherItem, let otherLength)):
            let itemFits = (otherLength == 0 && otherItem == .value) || item.accepts(otherItem)
            return itemFits && (length == nil || length == otherLength)
        case (.value, _): return ExpressionType.members.contains { $0.accepts(other) }
        default: return false
        }
    }
}

extension ExpressionType: CustomStringConvertible {
    /// The type as the specification writes it.
    var description: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .color: "color"
        case .object: "object"
        case .value: "value"
        case .collator: "collator"
        case .formatted: "formatted"
        case .image: "resolvedImage"
        case .error: "error"
        case .array(.value, nil): "array"
        case .array(let item, nil): "array<\(item)>"
        case .array(let item, let length?): "array<\(item), \(length)>"
        }
    }
}

extension StyleValue {
    /// The type of a value. An array's items have one type only where all have the same.
    var type: ExpressionType {
        switch self {
        case .null: return .null
        case .bool: return .boolean
        case .number: return .number
        case .string: return .string
        case .color: return .color
        case .object: return .object
        case .formatted: return .formatted
        case .image: return .image
        case .collator: return .collator
        case .array(let items):
            guard let first = items.first?.type, items.dropFirst().allSatisfy({ $0.type == first }) else {
                return .array(.value, items.count)
            }
            return .array(first, items.count)
        }
    }

    /// Whether the value is of a type; the same as `type.accepts(self.type)`, without building the types.
    func isOf(_ type: ExpressionType) -> Bool {
        switch (type, self) {
        case (.number, .number), (.string, .string), (.boolean, .bool), (.object, .object), (.color, .color): true
        case (.number, _), (.string, _), (.boolean, _), (.object, _), (.color, _): false
        default: type.accepts(self.type)
        }
    }
}
