// Formatting: texts with looks of their own, images, numbers for people.

import LocatedJSON

let formattingOperators: [String: OperatorReader] = [
    "format": readFormat, "image": readImage, "number-format": readNumberFormat,
]

private let readImage: OperatorReader = { parser, call in
    guard call.count == 1 else { return parser.fail(call.node, "Expected one argument.") }
    guard let name = parser.parse(call.parts[1], .string, in: call.scope) else {
        return parser.fail(call.node, "No image name provided.")
    }
    let run = name.run
    return Checked(type: .image, children: [name]) { c throws(EvaluationError) in .image(try run(c).asString()) }
}

/// One section while it is read.
private struct SectionParts {
    var content: Checked
    var options: [String: Checked] = [:]
}

private let sectionOptions: [String: ExpressionType] = [
    "font-scale": .number, "text-font": .array(.string, nil), "text-color": .color, "vertical-align": .string,
]

private let readFormat: OperatorReader = { parser, call in
    guard call.count >= 1 else { return parser.fail(call.node, "Expected at least one argument.") }
    if case .object = call.parts[1].value {
        return parser.fail(call.parts[1], "First argument must be an image or text section.")
    }
    var sections: [SectionParts] = []
    var nextIsOptions = false
    for part in call.parts.dropFirst() {
        if nextIsOptions, case .object = part.value {
            nextIsOptions = false
            guard
                let options = parser.options(
                    part, sectionOptions, in: call.scope, name: "Expected an object of a section's options.")
            else { return nil }
            if case .string(let name)? = options["vertical-align"]?.literal,
                !["bottom", "center", "top"].contains(name)
            {
                return parser.fail(
                    part, "'vertical-align' must be one of: 'bottom', 'center', 'top' but found '\(name)' instead.")
            }
            sections[sections.count - 1].options = options
        } else {
            guard let content = parser.parse(part, .value, in: call.scope) else { return nil }
            switch content.type {
            case .string, .value, .null, .image: break
            default:
                return parser.fail(
                    part, "Formatted text type must be 'string', 'value', 'image' or 'null'.")
            }
            sections.append(SectionParts(content: content))
            nextIsOptions = true
        }
    }
    let runs = sections.map(SectionRun.init)
    let children = sections.flatMap { [$0.content] + $0.options.values }
    return Checked(type: .formatted, children: children) { c throws(EvaluationError) in
        var out: [FormattedSection] = []
        for run in runs { out.append(try run.section(c)) }
        return .formatted(out)
    }
}

private struct SectionRun: Sendable {
    let content: Run
    let scale: Run?
    let font: Run?
    let color: Run?
    let align: Run?

    init(_ parts: SectionParts) {
        content = parts.content.run
        scale = parts.options["font-scale"]?.run
        font = parts.options["text-font"]?.run
        color = parts.options["text-color"]?.run
        align = parts.options["vertical-align"]?.run
    }

    func section(_ c: EvaluationContext) throws(EvaluationError) -> FormattedSection {
        let value = try content(c)
        if case .image(let name) = value { return FormattedSection(text: "", image: name) }
        var section = FormattedSection(text: value.text)
        if case .number(let n)? = try scale?(c) { section.scale = n }
        if case .array(let names)? = try font?(c) { section.font = names.map(\.text) }
        if case .color(let k)? = try color?(c) { section.color = k }
        if case .string(let s)? = try align?(c) { section.verticalAlign = s }
        return section
    }
}

private let readNumberFormat: OperatorReader = { parser, call in
    guard call.count == 2 else { return parser.fail(call.node, "Expected two arguments.") }
    guard let number = parser.parse(call.parts[1], .number, in: call.scope),
        let options = parser.options(
            call.parts[2],
            [
                "locale": .string, "currency": .string, "min-fraction-digits": .number, "max-fraction-digits": .number,
            ], in: call.scope, name: "NumberFormat options argument must be an object.")
    else { return nil }
    let (n, locale, currency) = (number.run, options["locale"]?.run, options["currency"]?.run)
    let (least, most) = (options["min-fraction-digits"]?.run, options["max-fraction-digits"]?.run)
    return Checked(type: .string, children: [number] + options.values) { c throws(EvaluationError) in
        let rule = NumberRule(
            locale: try locale?(c).asString(), currency: try currency?(c).asString(),
            minFraction: try least?(c).asNumber(), maxFraction: try most?(c).asNumber())
        return .string(rule.text(try n(c).asNumber()))
    }
}
