// AtomicFile: a file that readers see whole or not at all.

import Foundation

/// Writing files that others may read at any moment.
enum AtomicFile {
    /// Writes to a hidden file beside the target, syncs it, and renames it: a reader sees the old file or the new one.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let temporary = "\(folder)/.\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw failure(temporary) }
        do {
            var written = 0
            try bytes.withUnsafeBytes { buffer in
                while written < buffer.count {
                    let n = Foundation.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                    if n < 0 && errno == EINTR { continue }
                    guard n > 0 else { throw failure(temporary) }
                    written += n
                }
            }
            guard fsync(file) == 0, close(file) == 0 else { throw failure(temporary) }
            guard rename(temporary, path) == 0 else { throw failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func failure(_ path: String) -> any Error {
        NSError(domain: NSPOSIXErrorDomain, code: Int(errno), userInfo: [NSFilePathErrorKey: path])
    }
}
