// Property values: what a feature's properties and its status hold, JSON's own kinds.

/// A JSON value.
public enum PropertyValue: Sendable, Hashable {
    /// JSON null.
    case null
    /// JSON true or false.
    case bool(Bool)
    /// A JSON number; never NaN or infinite.
    case number(Double)
    /// A JSON string.
    case string(String)
    /// A JSON array.
    case array([PropertyValue])
    /// A JSON object.
    case object([String: PropertyValue])
}

extension PropertyValue {
    /// The string, where it is one.
    public var string: String? { if case .string(let s) = self { s } else { nil } }
    /// The number, where it is one.
    public var number: Double? { if case .number(let n) = self { n } else { nil } }
    /// The truth value, where it is one.
    public var bool: Bool? { if case .bool(let b) = self { b } else { nil } }
}

/// The keys of a feature's properties, shared by all features that have the same ones.
public final class PropertyKeys: Sendable {
    /// The keys, in the order in which the file gives them.
    public let names: [String]
    let positions: [String: Int]

    /// A key list; where a key comes twice, the last counts.
    public init(_ names: [String]) {
        self.names = names
        positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    }
}

/// A feature's properties: shared keys, values of its own.
public struct Properties: Sendable {
    /// The keys.
    public let keys: PropertyKeys
    /// The values, one a key.
    public var values: [PropertyValue]

    /// Properties from keys and as many values.
    public init(keys: PropertyKeys, values: [PropertyValue]) {
        self.keys = keys
        self.values = values
    }

    /// No properties.
    public static let none = Properties(keys: PropertyKeys([]), values: [])

    /// Properties from a dictionary; the keys in alphabetic order.
    public init(_ dictionary: [String: PropertyValue]) {
        let names = dictionary.keys.sorted()
        self.init(keys: PropertyKeys(names), values: names.map { dictionary[$0] ?? .null })
    }

    /// The value of a key.
    public subscript(key: String) -> PropertyValue? { keys.positions[key].map { values[$0] } }

    /// All as a dictionary.
    public var dictionary: [String: PropertyValue] {
        Dictionary(zip(keys.names, values), uniquingKeysWith: { $1 })
    }
}
