// Expression: a property's value, constant or computed.

/// A value of a style's property or filter: a constant, or computed for a zoom, a feature and its state.
public struct Expression: Sendable {
    private let run: Run
    private let constant: StyleValue?
    /// The least and greatest number that the property allows.
    private let range: ClosedRange<Double>?
    /// Whether it has the same value always.
    public let isConstant: Bool
    /// Whether it depends on the zoom.
    public let usesZoom: Bool
    /// Whether it depends on the feature: its properties, id or geometry (its state apart).
    public let usesFeature: Bool
    /// The keys of properties that it reads; "*" stands for keys that are computed, and for the id.
    public let propertyKeys: Set<String>
    /// The keys of feature state that it reads; "*" stands for keys that are computed.
    public let stateKeys: Set<String>

    /// Whether it depends on the feature's state.
    public var usesState: Bool { !stateKeys.isEmpty }

    /// An expression that is always the same.
    public init(constant value: StyleValue) {
        constant = value
        run = { _ in value }
        range = nil
        isConstant = true
        usesZoom = false
        usesFeature = false
        propertyKeys = []
        stateKeys = []
    }

    init(_ checked: Checked, range: ClosedRange<Double>? = nil) {
        run = checked.run
        constant = checked.literal
        self.range = range
        isConstant = checked.literal != nil
        usesZoom = checked.reads.zoom
        usesFeature = checked.reads.feature
        propertyKeys = checked.reads.properties
        stateKeys = checked.reads.state
    }

    /// The value in a context.
    ///
    /// - Returns: nothing where the evaluation failed (a property missing or of another type, say): the caller takes the
    ///   property's default.
    public func evaluate(_ context: EvaluationContext) -> StyleValue? {
        if let constant { return constant }
        return try? run(context)
    }

    /// The value as a number, held within the range that the property allows; `default` where it is none.
    public func number(_ context: EvaluationContext, default fallback: Double) -> Double {
        guard case .number(let n)? = evaluate(context), !n.isNaN else { return fallback }
        guard let range else { return n }
        return min(max(n, range.lowerBound), range.upperBound)
    }

    /// The value as true or false; `default` where it is neither.
    public func bool(_ context: EvaluationContext, default fallback: Bool) -> Bool {
        guard case .bool(let b)? = evaluate(context) else { return fallback }
        return b
    }

    /// The value as text, that of a formatted text's sections together, or an image's name; `default` where it is none.
    public func string(_ context: EvaluationContext, default fallback: String) -> String {
        switch evaluate(context) {
        case .string(let s)?, .image(let s)?: s
        case .formatted(let sections)?: sections.map(\.text).joined()
        default: fallback
        }
    }

    /// The value as a colour; `default` where it is none.
    public func color(_ context: EvaluationContext, default fallback: StyleColor) -> StyleColor {
        guard case .color(let c)? = evaluate(context) else { return fallback }
        return c
    }

    /// The value as a list of numbers; `default` where it is none.
    public func numbers(_ context: EvaluationContext, default fallback: [Double]) -> [Double] {
        guard case .array(let items)? = evaluate(context) else { return fallback }
        var out: [Double] = []
        for item in items {
            guard case .number(let n) = item else { return fallback }
            out.append(n)
        }
        return out
    }

    /// The value as a list of texts; `default` where it is none.
    public func strings(_ context: EvaluationContext, default fallback: [String]) -> [String] {
        guard case .array(let items)? = evaluate(context) else { return fallback }
        var out: [String] = []
        for item in items {
            guard case .string(let s) = item else { return fallback }
            out.append(s)
        }
        return out
    }

    /// Why there is no value in a context; nothing where there is one.
    func failure(_ context: EvaluationContext) -> String? {
        do throws(EvaluationError) {
            _ = try run(context)
            return nil
        } catch {
            return error.message
        }
    }
}
