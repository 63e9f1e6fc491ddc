// CheckCommand: every fault of a park.

import ArgumentParser
import Foundation
import LocatedJSON
import ParkFormat
import ParkModel
import Styling

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reports every fault of a park; exit 0 clean, 1 faults.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A park directory with park.json, or a single GeoJSON file.")
    var park: String

    @Option(help: "How faults are written: text or json.")
    var format: Format = .text

    func run() throws {
        let load = ParkReader.load(path: park)
        var found = load.diagnostics
        let styles = StyleLoading(ownFolder: load.styleDirectory)
        for name in Set((load.park?.views ?? []).map(\.style)).sorted() {
            do {
                _ = try styles.load(name)
            } catch let error as StyleLoading.Unreadable {
                found += error.diagnostics
                if error.diagnostics.isEmpty {
                    found.append(
                        Diagnostic(file: park, line: 0, column: 0, code: "missing-style", message: error.text))
                }
            }
        }
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(found), as: UTF8.self))
        case .text:
            var texts: [String: SourceText] = [:]
            for d in found {
                if texts[d.file] == nil, !d.file.hasSuffix(".gz"),
                    let data = FileManager.default.contents(atPath: d.file)
                {
                    texts[d.file] = SourceText(file: d.file, bytes: [UInt8](data))
                }
                print(d.text(in: texts[d.file]))
            }
        }
        if found.contains(where: \.isFault) { throw Failure.input }
    }
}
