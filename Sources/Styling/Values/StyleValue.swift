// StyleValue: what an expression gives.

public import ParkModel

/// The value of an expression.
public enum StyleValue: Sendable, Hashable {
    /// Null.
    case null
    /// True or false.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// A colour.
    case color(StyleColor)
    /// A list.
    case array([StyleValue])
    /// A table.
    case object([String: StyleValue])
    /// A text of several sections, each with a look of its own.
    case formatted([FormattedSection])
    /// An image by its name.
    case image(String)
    /// A way of comparing texts.
    case collator(TextOrder)

    /// A value from one of a feature's properties or its state.
    public init(_ value: PropertyValue) {
        switch value {
        case .null: self = .null
        case .bool(let b): self = .bool(b)
        case .number(let n): self = .number(n)
        case .string(let s): self = .string(s)
        case .array(let items): self = .array(items.map(StyleValue.init))
        case .object(let members): self = .object(members.mapValues(StyleValue.init))
        }
    }
}

/// A run of text of one look; what is nil is as the layer says.
public struct FormattedSection: Sendable, Hashable {
    /// The text; empty for an image.
    public var text: String
    /// The name of an image that stands in the text.
    public var image: String?
    /// The size as a factor of the layer's.
    public var scale: Double?
    /// The names of fonts, most wanted first.
    public var font: [String]?
    /// The colour.
    public var color: StyleColor?
    /// Where it stands in a line of higher ones: `bottom`, `center` or `top`.
    public var verticalAlign: String?

    /// A section from its parts.
    public init(
        text: String, image: String? = nil, scale: Double? = nil, font: [String]? = nil, color: StyleColor? = nil,
        verticalAlign: String? = nil
    ) {
        self.text = text
        self.image = image
        self.scale = scale
        self.font = font
        self.color = color
        self.verticalAlign = verticalAlign
    }
}
