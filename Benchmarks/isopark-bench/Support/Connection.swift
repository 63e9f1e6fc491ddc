// Connection: just enough of an HTTP/1.1 client to measure with: one kept-alive loopback connection, blocking.

import Foundation

/// A response.
struct Response {
    /// The status code.
    var status: Int
    /// The head, lower case.
    var head: String
    /// The body.
    var body: [UInt8]

    /// A field's value.
    func field(_ name: String) -> String? {
        head.split(separator: "\r\n").first { $0.hasPrefix(name + ":") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
}

/// A connection to a server on this machine. Belongs to one thread.
final class Connection {
    private let socket: Int32
    private let port: UInt16
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var start = 0
    private var end = 0

    /// Connects to a port of 127.0.0.1.
    init(port: UInt16) throws {
        self.port = port
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw BenchFailure("no socket") }
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var timeout = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let result = Connection.withAddress(port) { connect(socket, $0, $1) }
        guard result == 0 else {
            close(socket)
            throw BenchFailure("nothing listens on port \(port)")
        }
    }

    deinit { close(socket) }

    /// A port that is free now.
    static func freePort() throws -> UInt16 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        guard withAddress(0, { bind(socket, $0, $1) }) == 0 else { throw BenchFailure("no free port") }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Fetches a path.
    func get(_ path: String) throws -> Response { try ask("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n") }

    /// Posts JSON to a path.
    func post(_ path: String, json: String) throws -> Response {
        try ask(
            "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(json.utf8.count)\r\n\r\n\(json)")
    }

    private func ask(_ text: String) throws -> Response {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let n = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard n > 0 else { throw BenchFailure("the connection broke") }
            rest = rest.dropFirst(n)
        }
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual([13, 10, 13, 10]) { head.append(try next()) }
        var response = Response(status: 0, head: String(decoding: head, as: UTF8.self).lowercased(), body: [])
        response.status = response.head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        guard let length = response.field("content-length").flatMap({ Int($0) }) else {
            if response.status == 204 || response.status == 304 { return response }
            throw BenchFailure("an answer without Content-Length")
        }
        response.body.reserveCapacity(length)
        while response.body.count < length {
            if start == end { try fill() }
            let n = min(end - start, length - response.body.count)
            response.body.append(contentsOf: buffer[start..<start + n])
            start += n
        }
        return response
    }

    private func next() throws -> UInt8 {
        if start == end { try fill() }
        start += 1
        return buffer[start - 1]
    }

    private func fill() throws {
        let n = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
        guard n > 0 else { throw BenchFailure("the connection broke") }
        (start, end) = (0, n)
    }
}
