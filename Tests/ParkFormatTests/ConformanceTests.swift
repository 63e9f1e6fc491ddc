// Conformance: the fixtures of geojsonhint and check-geojson; what they call good is read, what they call bad is refused.

import Foundation
import LocatedJSON
import ParkFormat
import Testing

/// Cases in which this reader judges otherwise, and why. A case that it comes to agree with must leave the list.
private let disagreements = [
    "bad-polygon-interiorring-rhr": "RFC 7946, section 3.1.6: parsers SHOULD NOT reject rings that run the other way",
    "polygon_winding_order": "RFC 7946, section 3.1.6: parsers SHOULD NOT reject rings that run the other way",
    "excessive_precision_truncated": "the fixture itself expects no message; digits beyond the sixth do no harm",
    "geometrycollection_single": "RFC 7946, section 3.1.8: SHOULD be avoided, not forbidden; told as a note",
    "geometrycollection_nested": "RFC 7946, section 3.1.8: SHOULD be avoided, not forbidden; told as a note",
    "point-toomany": "RFC 7946, section 3.1.1: SHOULD NOT have more than three elements, not forbidden; told as a note",
]

@Suite struct ConformanceTests {
    private func fixtures(_ kind: String) -> [String] {
        guard let root = sharedData("conformance/geojson") else { return [] }
        let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".geojson") && $0.contains("/\(kind)/") }.sorted().map { "\(root)/\($0)" }
    }

    private func stem(_ path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    @Test func goodFilesAreRead() {
        for path in fixtures("good") {
            let load = ParkReader.load(path: path)
            #expect(load.faults.isEmpty, "\(path): \(load.faults.map { $0.text() })")
            #expect(load.park != nil, "\(path)")
        }
    }

    @Test func badFilesAreRefusedWithAPlaceAndAReason() {
        var agreed = 0
        for path in fixtures("bad") {
            let load = ParkReader.load(path: path)
            if disagreements[stem(path)] != nil {
                #expect(load.faults.isEmpty, "\(path) is refused after all: it must leave the list")
                continue
            }
            #expect(!load.faults.isEmpty, "\(path) is accepted")
            for fault in load.faults {
                #expect(fault.line > 0 && fault.column > 0 && !fault.message.isEmpty && fault.file == path)
            }
            agreed += 1
        }
        if agreed > 0 { #expect(agreed > 70) }
    }

    /// The expected messages' lines are those of jsonlint's tokens, near the value that is wrong.
    @Test func placesAreNearTheExpectedLines() throws {
        struct Expected: Decodable { var line: Int }
        var near = 0
        var all = 0
        for path in fixtures("bad") where path.contains("/geojsonhint/") && disagreements[stem(path)] == nil {
            let result = path.replacingOccurrences(of: ".geojson", with: ".result", options: .backwards)
            let data = try Data(contentsOf: URL(fileURLWithPath: result))
            let lines = try JSONDecoder().decode([Expected].self, from: data).map(\.line)
            let ours = ParkReader.load(path: path).faults.map(\.line)
            all += 1
            if ours.contains(where: { line in lines.contains { abs($0 - line) <= 4 } }) { near += 1 }
        }
        #expect(near >= all - 3, "\(near) of \(all)")
    }
}
