// ParkReader: a park directory or a single file → Park.

import Foundation
public import LocatedJSON
import ParkModel

/// Reads parks.
public enum ParkReader {
    /// The name of a park's manifest in its directory.
    public static let manifestName = "park.json"

    /// The source name of features that come from a single file.
    public static let singleSourceName = "site"

    /// Reads a park.
    ///
    /// - Parameter path: a park directory with a `park.json` (or that file itself), or a single GeoJSON file: RFC 7946,
    ///   GeoJSON lines or a GeoJSON text sequence, each also as gzip.
    /// - Returns: the park and every diagnostic. What cannot be drawn is left out and counted; there is no park where the
    ///   manifest is at fault, a source cannot be read at all, or faults leave nothing to draw.
    public static func load(path: String) -> ParkLoad {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return failed(path, FileError(code: "missing-file", message: "there is no such file or directory"))
        }
        if isDirectory.boolValue { return loadDirectory(path, manifest: join(path, manifestName)) }
        let (folder, name) = split(path)
        if name == manifestName { return loadDirectory(folder, manifest: path) }
        do throws(FileError) {
            return single(try FileBytes.read(path: path), file: path)
        } catch {
            return failed(path, error)
        }
    }

    /// Every fault and note of a park, in order of file, line and column.
    ///
    /// - Parameter path: as for `load`.
    /// - Returns: the diagnostics; those with codes that begin with `note-` are no faults.
    public static func check(path: String) -> [Diagnostic] { load(path: path).diagnostics }

    /// Reads a GeoJSON text that is in memory already, as a park of its own.
    ///
    /// - Parameters:
    ///   - bytes: the text; gzip is not looked for.
    ///   - file: the name for diagnostics; its ending tells GeoJSON lines.
    /// - Returns: as for `load`.
    public static func read(geoJSON bytes: [UInt8], file: String = "park.geojson") -> ParkLoad {
        single(FileBytes(bytes: bytes, digest: Fingerprint.of(bytes)), file: file)
    }

    /// The text that a diagnostic is about, unzipped, to show the line with a caret.
    ///
    /// - Parameter file: a diagnostic's `file`.
    /// - Returns: the text; nothing where the file cannot be read.
    public static func text(ofFile file: String) -> SourceText? {
        do throws(FileError) {
            return SourceText(file: file, bytes: try FileBytes.read(path: file).bytes)
        } catch {
            return nil
        }
    }

    private static func failed(_ file: String, _ error: FileError) -> ParkLoad {
        ParkLoad(park: nil, diagnostics: [Diagnostic(file: file, code: error.code, message: error.message)])
    }

    private static func single(_ content: FileBytes, file: String) -> ParkLoad {
        let source = OpenSource(name: singleSourceName, file: file, content: content)
        var assembly = ParkAssembly(sources: [source], fallbackName: stem(file))
        let result = assembly.assemble()
        return ParkLoad(park: result.park, diagnostics: result.diagnostics, leftOut: result.leftOut)
    }

    private static func loadDirectory(_ folder: String, manifest path: String) -> ParkLoad {
        let content: FileBytes
        do throws(FileError) {
            content = try FileBytes.read(path: path)
        } catch {
            let missing = !FileManager.default.fileExists(atPath: path)
            return failed(
                path, missing ? FileError(code: "missing-file", message: "a park directory has a park.json") : error)
        }
        let reader = ManifestReader(content.bytes)
        var faults = reader.faults
        let manifest = reader.manifest
        var sources: [OpenSource] = []
        for source in manifest.sources {
            let file = join(folder, source.data)
            do throws(FileError) {
                sources.append(
                    OpenSource(
                        name: source.name, file: file, content: try FileBytes.read(path: file), height: source.height,
                        kind: source.kind))
            } catch {
                faults.append(Fault(offset: source.dataOffset, code: error.code, message: "\(file): \(error.message)"))
            }
        }
        let styles = resolve(manifest.styles, folder, isDirectory: true, &faults)
        let simulation = resolve(manifest.simulation, folder, isDirectory: false, &faults)
        let diagnostics = faults.diagnostics(file: path, bytes: content.bytes)
        var assembly = ParkAssembly(
            manifest: manifest, sources: sources, fallbackName: stem(split(folder).name), manifestDigest: content.digest
        )
        let result = assembly.assemble()
        return ParkLoad(
            park: diagnostics.contains(where: \.isFault) ? nil : result.park,
            diagnostics: diagnostics + result.diagnostics, leftOut: result.leftOut, styleDirectory: styles,
            simulationFile: simulation)
    }

    /// The path of something that the manifest names; a fault where it is not there.
    private static func resolve(
        _ named: (path: String, offset: Int)?, _ folder: String, isDirectory wanted: Bool, _ faults: inout [Fault]
    ) -> String? {
        guard let named else { return nil }
        let path = join(folder, named.path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue == wanted
        else {
            let what = wanted ? "directory" : "file"
            faults.append(Fault(offset: named.offset, code: "missing-file", message: "there is no \(what) \(path)"))
            return nil
        }
        return path
    }
}

/// A path below a folder; absolute ones stay.
func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
}

/// A path's folder and last name; "." for the folder of a bare name.
func split(_ path: String) -> (folder: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
    return (
        slash == trimmed.startIndex ? "/" : String(trimmed[..<slash]), String(trimmed[trimmed.index(after: slash)...])
    )
}

/// A file's name without its folder and endings: "ota-ward" of "a/ota-ward.geojsonl.gz".
func stem(_ path: String) -> String {
    let name = split(path).name
    guard let dot = name.dropFirst().firstIndex(of: ".") else { return name }
    let known = ["geojson", "json", "geojsonl", "geojsons", "ndjson", "jsonl", "ldjson", "gz"]
    let endings = name[name.index(after: dot)...].split(separator: ".")
    return endings.allSatisfy({ known.contains($0.lowercased()) }) ? String(name[..<dot]) : name
}
