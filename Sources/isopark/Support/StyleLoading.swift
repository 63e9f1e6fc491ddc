// StyleLoading: a style's name or path → a style.

import ArgumentParser
import Foundation
import LocatedJSON
import Styling

/// Finds and reads styles: a park's own by name, then the bundled ones, then files.
struct StyleLoading: Sendable {
    /// The park's own folder of styles, where it has one.
    var ownFolder: String?

    /// A style that could not be read, with what is wrong.
    struct Unreadable: Error {
        let diagnostics: [Diagnostic]
        let text: String
    }

    /// The path of a style.
    func path(of name: String) -> String? {
        var places: [String] = []
        if !name.contains("/"), !name.hasSuffix(".json") {
            if let ownFolder { places.append("\(ownFolder)/\(name).json") }
            if let bundled = Bundled.folder("styles") { places.append("\(bundled)/\(name).json") }
        }
        if name.contains("/") || name.hasSuffix(".json") {
            places.append(name)
            if let ownFolder { places.append("\(ownFolder)/\(name)") }
        }
        return places.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The style with a name or path.
    ///
    /// - Throws: `Unreadable`.
    func load(_ name: String) throws -> Style {
        guard let path = path(of: name), let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(diagnostics: [], text: "there is no style \(name)")
        }
        let bytes = [UInt8](data)
        let (style, diagnostics) = Style.read(bytes, file: path)
        let text = diagnostics.map { $0.text(in: SourceText(file: path, bytes: bytes)) }.joined(separator: "\n")
        guard let style, diagnostics.isEmpty else { throw Unreadable(diagnostics: diagnostics, text: text) }
        return style
    }

    /// The style, or the end of the command with what is wrong said.
    func loadOrFail(_ name: String) throws -> Style {
        do {
            return try load(name)
        } catch let error as Unreadable {
            Failure.say(error.text)
            throw Failure.input
        }
    }
}
