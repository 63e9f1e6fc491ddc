// Diagnostic: a fault or a note about a file, at a place in it.

/// A fault or a note about a file. Codes that begin with `note-` are notes: nothing is wrong.
public struct Diagnostic: Sendable, Hashable, Codable {
    /// The file's name or path.
    public var file: String
    /// The line, from 1; 0 where there is none.
    public var line: Int
    /// The column in Unicode scalars, from 1; 0 where there is none.
    public var column: Int
    /// What kind of fault, in kebab-case.
    public var code: String
    /// What is wrong and what was expected, for people.
    public var message: String

    /// A diagnostic from its parts.
    public init(file: String, line: Int = 0, column: Int = 0, code: String, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.message = message
    }

    /// A diagnostic about the byte at `offset` of a text.
    public init(in text: SourceText, at offset: Int, code: String, message: String) {
        let place = text.location(ofByte: offset)
        self.init(file: text.file, line: place.line, column: place.column, code: code, message: message)
    }

    /// Whether something is wrong: the code does not begin with `note-`.
    public var isFault: Bool { !code.hasPrefix("note-") }

    /// `file:line:column: message`, and, where the text is at hand, the line itself with a caret under the place.
    /// Long lines are cut to a window about the place.
    public func text(in source: SourceText? = nil) -> String {
        var out = file
        if line > 0 { out += ":\(line)" }
        if line > 0, column > 0 { out += ":\(column)" }
        out += ": \(message)"
        guard let source, column > 0, let bytes = source.line(line) else { return out }
        // Only the window is decoded: a whole collection may stand on one line.
        let window = 96
        let skipped = max(0, column - 1 - window / 2)
        var index = bytes.startIndex
        var toSkip = skipped
        while index < bytes.endIndex, toSkip > 0 || bytes[index] & 0xC0 == 0x80 {
            if bytes[index] & 0xC0 != 0x80 { toSkip -= 1 }
            index += 1
        }
        let rest = bytes[index..<min(bytes.endIndex, index + window * 4)]
        let scalars = Array(String(decoding: rest, as: UTF8.self).unicodeScalars.prefix(window))
        var shown = skipped > 0 ? "…" : ""
        var lead = skipped > 0 ? " " : ""
        for (i, scalar) in scalars.enumerated() {
            let plain = scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
            shown.unicodeScalars.append(plain)
            if i < column - 1 - skipped { lead += isWide(scalar) ? "  " : " " }
        }
        if index + scalars.reduce(0, { $0 + UTF8.width($1) }) < bytes.endIndex { shown += "…" }
        return out + "\n  " + shown + "\n  " + lead + "^"
    }
}

/// Whether terminals give a scalar two columns: the wide blocks of Unicode Standard Annex 11, roughly.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        true
    default: false
    }
}
