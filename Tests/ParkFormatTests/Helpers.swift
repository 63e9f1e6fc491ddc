// Helpers: shared data beside the repository, texts as bytes, scratch directories.

import Foundation
import LocatedJSON
import ParkFormat
import Testing

/// The repository's root.
let repository = URL(fileURLWithPath: realPath(#filePath)).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

private func realPath(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

/// A path below `../shared/data` beside the repository; nothing where it is not there.
func sharedData(_ path: String) -> String? {
    let found = repository.deletingLastPathComponent().appendingPathComponent("shared/data/\(path)").path
    guard FileManager.default.fileExists(atPath: found) else {
        print("skipped: no shared data at ../shared/data/\(path)")
        return nil
    }
    return found
}

/// Reads a GeoJSON text.
func read(_ text: String, file: String = "t.geojson") -> ParkLoad {
    ParkReader.read(geoJSON: Array(text.utf8), file: file)
}

/// "line:column code" of each diagnostic.
func places(_ load: ParkLoad) -> [String] { load.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } }

/// A geometry wrapped into a feature.
func feature(_ geometry: String, properties: String = "{}") -> String {
    #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}"#
}

/// Runs a body with a directory of files, removed afterwards.
func withDirectory(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("isopark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (name, bytes) in files {
        let file = directory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
    try body(directory.path)
}
