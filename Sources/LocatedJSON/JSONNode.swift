// JSONNode: a JSON text as a tree whose every value knows where it stands.

/// A JSON value and the byte at which it starts.
public struct JSONNode: Sendable {
    /// The offset of the value's first byte.
    public let offset: Int
    /// The value.
    public let value: JSONValue

    /// A node from its parts.
    public init(offset: Int, value: JSONValue) {
        self.offset = offset
        self.value = value
    }
}

/// A JSON value.
public enum JSONValue: Sendable {
    /// JSON null.
    case null
    /// JSON true or false.
    case bool(Bool)
    /// A number; never NaN or infinite.
    case number(Double)
    /// A string, escapes resolved.
    case string(String)
    /// An array.
    case array([JSONNode])
    /// An object: its members in the text's order, duplicate keys kept.
    case object([JSONMember])

    /// What kind of value it is, with its article: "a string", "null".
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A member of a JSON object.
public struct JSONMember: Sendable {
    /// The key, escapes resolved.
    public let key: String
    /// The offset of the key's opening quote.
    public let keyOffset: Int
    /// The value.
    public let value: JSONNode

    /// A member from its parts.
    public init(key: String, keyOffset: Int, value: JSONNode) {
        self.key = key
        self.keyOffset = keyOffset
        self.value = value
    }
}

/// Where a text stops being JSON, and why.
public struct JSONSyntaxError: Error, Sendable {
    /// The offset of the offending byte; the text's length where it ends too early.
    public let offset: Int
    /// What was expected, for people.
    public let message: String

    /// An error from its parts.
    public init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}
