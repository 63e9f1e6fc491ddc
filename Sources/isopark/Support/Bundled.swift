// Bundled: where the files that come with Isopark are: styles, the demo park, the viewer page.

import Foundation

/// The folders that come with Isopark. Looked for in `$ISOPARK_HOME`, then upwards from the program (a build folder in the
/// checkout, or `PREFIX/bin` with `PREFIX/share/isopark`), then in the working directory.
enum Bundled {
    /// The path of a folder such as `styles` or `assets`; nothing where it is not installed.
    static func folder(_ name: String) -> String? {
        for root in roots {
            let path = "\(root)/\(name)"
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
                FileManager.default.fileExists(atPath: "\(root)/styles/day.json")
            {
                return path
            }
        }
        return nil
    }

    private static var roots: [String] {
        var roots: [String] = []
        if let home = ProcessInfo.processInfo.environment["ISOPARK_HOME"] { roots.append(home) }
        let program =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        for _ in 0..<6 {
            roots.append(folder.path)
            roots.append(folder.appendingPathComponent("share/isopark").path)
            if folder.path == "/" { break }
            folder = folder.deletingLastPathComponent()
        }
        roots.append(FileManager.default.currentDirectoryPath)
        return roots
    }
}
