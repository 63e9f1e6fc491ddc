// Draw lists of small scenes against the texts kept under Snapshots.

import Foundation
import Testing

@testable import Drawing

@Suite struct DrawListTextTests {
    static let folder = testFolder.appendingPathComponent("Snapshots")

    /// With ISOPARK_RECORD=1 the texts are written anew, and the run fails, so that nobody records by accident.
    @Test(arguments: SketchBook.names) func listIsAsKept(name: String) throws {
        let sketch = try SketchBook.sketch(name)
        let text = try sketch.list(tiles: 1).text
        let file = Self.folder.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["ISOPARK_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name)")
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        guard text != kept else { return }
        let (a, b) = (kept.split(separator: "\n"), text.split(separator: "\n"))
        let first = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }
        let place = first?.offset ?? min(a.count, b.count)
        Issue.record(
            """
            \(name) differs in line \(place + 1):
            kept \(place < a.count ? a[place] : "(end)")
            is   \(place < b.count ? b[place] : "(end)")
            """)
    }

    /// No text is left of a scene that there is no more.
    @Test func everyTextHasItsScene() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".txt")
        }
        #expect(Set(files) == Set(SketchBook.names.map { $0 + ".txt" }))
    }

    /// Every scene draws something, and within Cairo's range.
    @Test(arguments: SketchBook.names) func listIsSound(name: String) throws {
        let list = try SketchBook.sketch(name).list()
        #expect(!list.ops.isEmpty)
        #expect(list.points.allSatisfy { abs($0.x) <= 8_000_000 && abs($0.y) <= 8_000_000 })
        #expect(list.contours.allSatisfy { $0.start >= 0 && Int($0.start + $0.count) <= list.points.count })
    }
}
