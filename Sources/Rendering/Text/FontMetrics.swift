// FontMetrics: how wide a text is, from advances that Pango is asked for once a character.

import Cairo
public import Drawing
import Synchronization

/// Measures texts by the sum of their characters' advances (kerning and ligatures not counted), in any thread.
///
/// The height is 1.2 em a line. Advances are asked for at an em of 1,000 px without hinting, so they hold at every size.
public final class FontMetrics: TextMeasuring {
    private struct FaceKey: Hashable {
        var families: String
        var bold: Bool
    }

    private struct Face {
        var key: FaceKey
        /// Advances, ems, of 256 characters a page; NaN where not asked for yet.
        var pages: [ContiguousArray<Float>?] = Array(repeating: nil, count: 0x1100)
    }

    private struct State {
        var faces: [Face] = []
        var places: [FaceKey: Int] = [:]
        var lastFace = 0
        var missing: Set<Unicode.Scalar> = []
        var setter: TextSetter?
    }

    // The setter is not Sendable: it is reached only under the lock, and never leaves it.
    private final class Box: @unchecked Sendable {
        let lock = Mutex(())
        nonisolated(unsafe) var state = State()
    }

    private let box = Box()

    /// Metrics that know nothing yet.
    public init() {}

    /// The characters, in order, that were measured and that no font has. To be told to people.
    public var missingCharacters: [Unicode.Scalar] {
        box.lock.withLock { _ in box.state.missing.sorted() }
    }

    /// The families that every picture relies on, and those that were asked for, which this machine lacks; in order.
    /// To be told to people.
    public var missingFamilies: [String] {
        let asked = box.lock.withLock { _ in box.state.faces.map(\.key.families) }
        var wanted = TextSetter.fallbackFamilies
        for family in asked.flatMap({ TextSetter.families(of: $0) }) where !wanted.contains(family) {
            wanted.append(family)
        }
        return FontFamilies.missing(wanted)
    }

    /// The width and height in CSS px of a text (its lines, without the halo); the widest line counts.
    public func size(of text: TextItem) -> (width: Double, height: Double) {
        let style = text.style
        let key = FaceKey(families: style.family, bold: style.bold)
        let (ems, lines) = box.lock.withLock { _ in measure(text.text, key) }
        return (ems * style.size, Double(lines) * TextSetter.lineSpacing * style.size)
    }

    private func measure(_ text: String, _ key: FaceKey) -> (ems: Double, lines: Int) {
        let place = facePlace(key)
        var widest = 0.0
        var width = 0.0
        var lines = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                widest = max(widest, width)
                width = 0
                lines += 1
                continue
            }
            let page = Int(scalar.value >> 8)
            let within = Int(scalar.value & 255)
            var advance = box.state.faces[place].pages[page]?[within] ?? .nan
            if advance.isNaN { advance = ask(scalar, place) }
            width += Double(advance)
        }
        return (max(widest, width), lines)
    }

    private func facePlace(_ key: FaceKey) -> Int {
        let last = box.state.lastFace
        if last < box.state.faces.count, box.state.faces[last].key == key { return last }
        let place =
            box.state.places[key]
            ?? {
                box.state.faces.append(Face(key: key))
                box.state.places[key] = box.state.faces.count - 1
                return box.state.faces.count - 1
            }()
        box.state.lastFace = place
        return place
    }

    /// Asks Pango for a character, and remembers the answer.
    private func ask(_ scalar: Unicode.Scalar, _ place: Int) -> Float {
        let key = box.state.faces[place].key
        var ems = 0.0
        if !scalar.joinsWithoutWidth {
            if box.state.setter == nil { box.state.setter = try? TextSetter() }
            if let found = try? box.state.setter?.advance(of: String(scalar), families: key.families, bold: key.bold) {
                ems = found.ems
                if found.unknown > 0 { box.state.missing.insert(scalar) }
            } else {
                // Without a font at all, a guess keeps labels apart; the drawing itself will tell the fault.
                ems = 1
            }
        }
        let page = Int(scalar.value >> 8)
        if box.state.faces[place].pages[page] == nil {
            box.state.faces[place].pages[page] = ContiguousArray(repeating: .nan, count: 256)
        }
        box.state.faces[place].pages[page]?[Int(scalar.value & 255)] = Float(ems)
        return Float(ems)
    }
}

extension Unicode.Scalar {
    /// Whether it adds nothing to a line's width: marks on other characters, joiners, controls.
    fileprivate var joinsWithoutWidth: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }
}
