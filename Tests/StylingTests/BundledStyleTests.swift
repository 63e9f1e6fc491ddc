// The bundled styles are read without a fault.

import Foundation
import LocatedJSON
import Testing

@testable import Styling

@Suite struct BundledStyleTests {
    private static let folder = repository.appending(path: "styles")

    @Test(arguments: ["day.json", "night.json"]) func isRead(_ name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: BundledStyleTests.folder.appending(path: name)))
        let (style, diagnostics) = Style.read(bytes, file: name)
        #expect(diagnostics.map { $0.text() } == [])
        let read = try #require(style)
        #expect(read.layers.count > 10)
        #expect(read.layers.contains { !$0.stateKeys.isEmpty })
        #expect(read.fingerprint != 0)
    }
}

/// The repository's root.
let repository = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
