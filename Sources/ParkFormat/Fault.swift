// Fault: what is wrong at a byte of a file; becomes a diagnostic once lines are counted.

import LocatedJSON

/// A fault or note at a byte of a file. Notes have codes that begin with `note-`.
struct Fault {
    /// The byte that it is about.
    var offset: Int
    /// Its kind, in kebab-case.
    var code: String
    /// What is wrong and what was expected.
    var message: String
}

extension [Fault] {
    /// The faults as diagnostics of a file, in the file's order. Lines are counted only where there is something to say.
    func diagnostics(file: String, bytes: [UInt8]) -> [Diagnostic] {
        guard !isEmpty else { return [] }
        // What stands behind the last fault tells nothing about places.
        let last = reduce(0) { Swift.max($0, $1.offset) }
        let text = SourceText(file: file, bytes: [UInt8](bytes.prefix(last + 1)))
        return enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map {
            Diagnostic(in: text, at: $0.element.offset, code: $0.element.code, message: $0.element.message)
        }
    }
}
