// FileBytes: a whole file in memory, unzipped where it is gzip.

import Foundation
import LocatedJSON

/// Why a file could not be read.
struct FileError: Error {
    /// A code for diagnostics.
    let code: String
    /// What is wrong, for people.
    let message: String
}

/// A file's content.
struct FileBytes {
    /// The bytes, unzipped.
    var bytes: [UInt8]
    /// A digest of the bytes as they stand on the disk.
    var digest: UInt64

    /// The most that one file may hold, zipped or not: 4 GiB.
    static let limit = 4 << 30

    /// Reads a file; gzip is told by its first two bytes, not by the name.
    static func read(path: String, limit: Int = FileBytes.limit) throws(FileError) -> FileBytes {
        let raw = try rawBytes(path: path, limit: limit)
        let digest = Fingerprint.of(raw)
        guard raw.starts(with: [0x1F, 0x8B]) else { return FileBytes(bytes: raw, digest: digest) }
        return FileBytes(bytes: try gunzip(raw, limit: limit), digest: digest)
    }

    private static func rawBytes(path: String, limit: Int) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable() }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(code: "unreadable-file", message: "this is not a regular file")
        }
        let size = Int(status.st_size)
        guard size <= limit else {
            throw FileError(code: "too-large", message: "the file is larger than \(limit >> 20) MiB")
        }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                // One system call moves at most 2 GiB.
                let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, min(size - count, 1 << 30))
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { return }
                count += got
            }
        }
        if failed { throw unreadable() }
        return bytes
    }

    private static func unreadable() -> FileError {
        errno == ENOENT
            ? FileError(code: "missing-file", message: "there is no such file")
            : FileError(code: "unreadable-file", message: "cannot be read: \(String(cString: strerror(errno)))")
    }
}
