// AssetFiles: the viewer's files, read once at start. What is not read then cannot be asked for.

import Foundation
import HTTPTypes
import NIOCore

/// The files of the viewer and of Leaflet, by the path under `/assets/`.
struct AssetFiles: Sendable {
    /// One file.
    struct File: Sendable {
        var body: ByteBuffer
        var contentType: String
        var entityTag: String
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
        "png": "image/png", "svg": "image/svg+xml", "json": "application/json",
    ]

    let files: [String: File]

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - viewer: the directory that holds the folder `viewer`; nothing for none.
    ///   - leaflet: the directory of Leaflet's files.
    init(viewer: String?, leaflet: String) {
        var files: [String: File] = [:]
        if let viewer {
            AssetFiles.read("\(viewer)/viewer", as: "viewer", into: &files)
            AssetFiles.read(leaflet, as: "leaflet", into: &files)
        }
        self.files = files
    }

    private static func read(_ directory: String, as prefix: String, into files: inout [String: File]) {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []
        for name in names {
            guard let dot = name.lastIndex(of: "."), let type = types[String(name[name.index(after: dot)...])],
                let data = FileManager.default.contents(atPath: "\(directory)/\(name)"), data.count < 4 << 20
            else { continue }
            // FNV-1a, 64 bit.
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for b in data { hash = (hash ^ UInt64(b)) &* 0x100_0000_01b3 }
            files["\(prefix)/\(name)"] = File(
                body: ByteBuffer(bytes: data), contentType: type, entityTag: "\"\(String(hash, radix: 36))\"")
        }
    }
}

extension ParkService {
    /// `/` and `/assets/…`
    func assetAnswer(_ path: String, _ request: RouteRequest) throws(Problem) -> Answer {
        guard let file = assets.files[path] else { throw .missing("there is nothing at this address") }
        var answer = Answer()
        answer.fields[.eTag] = file.entityTag
        answer.fields[.cacheControl] = "no-cache"
        if let named = request.fields[.ifNoneMatch], entityTag(file.entityTag, isNamedBy: named) {
            answer.status = 304
            return answer
        }
        answer.fields[.contentType] = file.contentType
        answer.body = file.body
        return answer
    }
}
