// Places: where the checkout, the data beside it, and the programs are.

import Foundation

/// Paths.
enum Places {
    /// The checkout that this program was built in, or that it is run in.
    static let root: String? = {
        var starts = [FileManager.default.currentDirectoryPath, URL(fileURLWithPath: #filePath).path]
        if let program = folderOfProgram { starts.insert(program, at: 0) }
        for start in starts {
            var folder = URL(fileURLWithPath: start)
            for _ in 0..<8 {
                if exists(folder.appendingPathComponent("Benchmarks/bench-style.json").path) { return folder.path }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    /// The folder that this program lies in.
    static let folderOfProgram: String? = {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        return URL(fileURLWithPath: path).deletingLastPathComponent().path
    }()

    /// The folder of data and tools that may lie beside the checkout.
    static var shared: String? {
        root.map { URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("shared").path }
    }

    /// The style of the peers' scenes.
    static var benchStyle: String? { root.map { $0 + "/Benchmarks/bench-style.json" } }
    /// A bundled style.
    static var dayStyle: String? { root.map { $0 + "/styles/day.json" } }

    /// `isopark` beside this program, or the one that is named.
    static func isopark(_ named: String?) -> String? {
        let path = named ?? folderOfProgram.map { $0 + "/isopark" }
        return path.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    }

    /// A program on the path.
    static func program(_ name: String) -> String? {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin"
        let folders: [Substring] = path.split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether there is a file or folder.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// A folder of its own that goes with the run.
final class ScratchFolder {
    /// Its path.
    let path: String

    /// Makes one in the system's folder for temporary files.
    init() throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent(
                "isopark-bench-\(getpid())-\(UInt32.random(in: 0 ... .max))"
            ).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
