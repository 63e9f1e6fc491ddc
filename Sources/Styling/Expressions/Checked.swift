// Checked: an expression that has passed the type checker, ready to run.

/// A compiled expression: gives its value for a context, or says why there is none.
typealias Run = @Sendable (EvaluationContext) throws(EvaluationError) -> StyleValue

/// A compiled expression for arrays and tables: a bare closure in them would be called by way of two thunks.
struct Runner: Sendable {
    let run: Run

    @inline(__always)
    func callAsFunction(_ context: EvaluationContext) throws(EvaluationError) -> StyleValue { try run(context) }
}

/// What an expression looks at.
struct Reads: Sendable {
    var zoom = false
    /// Properties, id or geometry.
    var feature = false
    /// The keys of the properties; "*" where they are computed, or where the id or all of them count.
    var properties: Set<String> = []
    /// The keys of feature state; "*" where the key is computed.
    var state: Set<String> = []

    var isNothing: Bool { !zoom && !feature && state.isEmpty }

    mutating func add(_ other: Reads) {
        zoom = zoom || other.zoom
        feature = feature || other.feature
        if !other.properties.isEmpty { properties.formUnion(other.properties) }
        if !other.state.isEmpty { state.formUnion(other.state) }
    }
}

/// Where in an expression the zoom's curve is: "zoom" may only be the input of one outermost step or interpolate.
enum ZoomCurve: Sendable {
    case none
    case curve(interpolates: Bool)
    case notOutermost
    case several

    var isFault: Bool {
        switch self {
        case .notOutermost, .several: true
        case .none, .curve: false
        }
    }

    /// Found in an expression whose own curve is `own` (which stands in child `ownIndex`, where in one).
    static func joined(own: ZoomCurve = .none, at ownIndex: Int? = nil, children: [Checked]) -> ZoomCurve {
        if own.isFault { return own }
        var result = own
        for (index, child) in children.enumerated() where index != ownIndex {
            switch (child.zoomCurve, result) {
            case (.notOutermost, _), (.several, _): result = child.zoomCurve
            case (.curve, .none): result = .notOutermost
            case (.curve, _): result = .several
            case (.none, _): break
            }
        }
        return result
    }
}

/// An expression with its type and what it reads.
struct Checked: Sendable {
    enum Form: Sendable {
        case literal(StyleValue)
        /// An assertion or conversion.
        case annotation
        /// The zoom itself.
        case zoom
        case other
    }

    var type: ExpressionType
    let form: Form
    let reads: Reads
    let zoomCurve: ZoomCurve
    /// Whether it can be evaluated once and for all now.
    let isFoldable: Bool
    /// How many steps it may take at most, the size of its literals among them. What `let` binds counts at each use.
    let weight: Int
    let run: Run

    /// A literal; `weight` is that of what it was computed from.
    init(literal value: StyleValue, type: ExpressionType? = nil, weight: Int = 1) {
        self.type = type ?? value.type
        self.weight = weight
        form = .literal(value)
        reads = Reads()
        zoomCurve = .none
        isFoldable = true
        run = { _ in value }
    }

    /// An expression over others. `reads` is what it looks at besides its children; no `zoomCurve` means the usual rule;
    /// `folds` is false where its value must not be computed while reading.
    init(
        type: ExpressionType, children: [Checked], form: Form = .other, reads own: Reads = Reads(),
        zoomCurve: ZoomCurve? = nil, folds: Bool = true, run: @escaping Run
    ) {
        var reads = own
        for child in children { reads.add(child.reads) }
        self.type = type
        weight = children.reduce(1) { min($0 + $1.weight, Checked.greatestWeight + 1) }
        self.form = form
        self.reads = reads
        self.zoomCurve = zoomCurve ?? .joined(children: children)
        isFoldable =
            folds && reads.isNothing
            && children.allSatisfy { $0.literal != nil || $0.isAnnotation && $0.isFoldable }
        self.run = run
    }

    /// What is heavier is refused: a dozen nested `let` could otherwise run for hours or fill the memory.
    static let greatestWeight = 1_000_000

    var runner: Runner { Runner(run: run) }
    var literal: StyleValue? { if case .literal(let value) = form { value } else { nil } }
    var isAnnotation: Bool { if case .annotation = form { true } else { false } }
    var isZoom: Bool { if case .zoom = form { true } else { false } }
}
