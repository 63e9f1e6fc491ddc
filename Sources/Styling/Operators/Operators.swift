// Operators: the table of the expression language.

/// All operators by their names.
let operators: [String: OperatorReader] = [
    literalOperators, assertionOperators, conversionOperators, lookupOperators, decisionOperators,
    comparisonOperators, bindingOperators, curveOperators, sequenceOperators, arithmeticOperators, textOperators,
    formattingOperators,
].reduce(into: [:]) { table, part in table.merge(part) { first, _ in first } }

/// Operators of the specification for layers or places that do not exist here.
let unsupportedOperators: Set<String> = [
    "accumulated", "distance", "elevation", "heatmap-density", "line-progress", "within",
]
