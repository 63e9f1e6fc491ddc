// PropertySpec: what the specification says of one property.

/// What kind of value a property takes.
enum PropertyType: Sendable, Hashable {
    case number(ClosedRange<Double>?)
    case color
    case boolean
    case string
    /// One of some words.
    case word([String])
    case formatted
    case image
    case numbers(length: Int?, ClosedRange<Double>?)
    case strings

    /// The type that an expression must have.
    var expected: ExpressionType {
        switch self {
        case .number: .number
        case .color: .color
        case .boolean: .boolean
        case .string, .word: .string
        case .formatted: .formatted
        case .image: .image
        case .numbers(let length, _): .array(.number, length)
        case .strings: .array(.string, nil)
        }
    }

    var range: ClosedRange<Double>? {
        switch self {
        case .number(let range), .numbers(_, let range): range
        default: nil
        }
    }
}

/// What an expression in a property may depend on.
struct Dependence: OptionSet, Sendable {
    let rawValue: Int
    static let zoom = Dependence(rawValue: 1)
    static let feature = Dependence(rawValue: 2)
    static let state = Dependence(rawValue: 4)

    /// The same for all features of a layer.
    static let perLayer: Dependence = [.zoom]
    /// Different by feature, not by state.
    static let perFeature: Dependence = [.zoom, .feature]
    /// Different by feature and by its state.
    static let perState: Dependence = [.zoom, .feature, .state]
}

/// The part of a layer in which a property stands.
enum PropertySection: String, Sendable {
    case paint, layout
}

/// One property of a kind of layer.
struct PropertySpec: Sendable {
    var name: String
    var section: PropertySection
    var type: PropertyType
    /// The value where nothing is said; null where the specification gives none.
    var defaultValue: StyleValue
    /// Pixels, metres, ems …; empty for a bare number.
    var units: String
    var dependence: Dependence
    /// Whether values between two stops may be interpolated.
    var interpolates: Bool
    /// Whether "{key}" in a text stands for a property.
    var hasTokens: Bool

    init(
        _ name: String, _ section: PropertySection, _ type: PropertyType, _ defaultValue: StyleValue = .null,
        _ units: String = "", _ dependence: Dependence, interpolates: Bool? = nil, hasTokens: Bool = false
    ) {
        self.name = name
        self.section = section
        self.type = type
        self.defaultValue = defaultValue
        self.units = units
        self.dependence = dependence
        self.hasTokens = hasTokens
        let canMix =
            switch type {
            case .number, .color, .numbers: true
            default: false
            }
        self.interpolates = interpolates ?? canMix
    }

    /// What a filter is: a condition on feature and zoom.
    static let filter = PropertySpec("filter", .layout, .boolean, .null, "", .perFeature)
}
