// The smallest HTTP client that can see what goes over the wire.

import Dispatch
import Foundation
import Glibc

struct ClientFailure: Error {
    var what: String
}

/// An answer as it came.
struct WireAnswer: Sendable {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    /// A header's value; the name in lower case.
    subscript(name: String) -> String? { fields[name] }
    /// The body as JSON.
    var json: [String: Any] { ((try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]) ?? [:] }
}

/// Sends requests, each on a connection of its own unless several are given at once.
struct TestClient: Sendable {
    let port: Int

    func get(_ target: String, _ fields: [String: String] = [:]) async throws -> WireAnswer {
        try await send("GET", target, fields)
    }

    func post(_ target: String, _ body: String, _ fields: [String: String] = [:]) async throws -> WireAnswer {
        try await send("POST", target, fields, Array(body.utf8))
    }

    func send(
        _ method: String, _ target: String, _ fields: [String: String] = [:], _ body: [UInt8] = []
    ) async throws -> WireAnswer {
        try await raw { wire in
            try wire.write(request(method, target, fields, body))
            return try wire.answer(hasBody: method != "HEAD")
        }
    }

    func request(_ method: String, _ target: String, _ fields: [String: String] = [:], _ body: [UInt8] = []) -> [UInt8]
    {
        var head = "\(method) \(target) HTTP/1.1\r\n"
        if fields["Host"] == nil { head += "Host: 127.0.0.1:\(port)\r\n" }
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if !body.isEmpty, fields["Content-Length"] == nil { head += "Content-Length: \(body.count)\r\n" }
        return Array((head + "\r\n").utf8) + body
    }

    /// Gives `body` a fresh connection, on a thread that may block.
    func raw<Result: Sendable>(_ body: @escaping @Sendable (inout Wire) throws -> Result) async throws -> Result {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Swift.Result {
                        var wire = try Wire(port: port)
                        defer { wire.close() }
                        return try body(&wire)
                    })
            }
        }
    }
}

/// A connection. Reading gives up after some seconds.
struct Wire {
    private let socket: Int32
    private var buffer: [UInt8] = []

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw ClientFailure(what: "no connection") }
    }

    func close() { _ = Glibc.close(socket) }

    func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let n = bytes.withUnsafeBytes { raw in
                Glibc.send(socket, raw.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard n > 0 else { throw ClientFailure(what: "not written") }
            sent += n
        }
    }

    /// Reads once more; false where the other side closed.
    private mutating func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let n = recv(socket, &chunk, chunk.count, 0)
        guard n >= 0 else { throw ClientFailure(what: "nothing came") }
        buffer.append(contentsOf: chunk.prefix(n))
        return n > 0
    }

    /// Everything up to and with a text.
    mutating func read(through end: String) throws -> String {
        let mark = Array(end.utf8)
        while true {
            if let at = buffer.firstRange(of: mark) {
                defer { buffer.removeSubrange(..<at.upperBound) }
                return String(decoding: buffer[..<at.upperBound], as: UTF8.self)
            }
            guard try fill() else { throw ClientFailure(what: "closed before \(end)") }
        }
    }

    mutating func read(count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard try fill() else { throw ClientFailure(what: "closed early") }
        }
        defer { buffer.removeSubrange(..<count) }
        return Array(buffer.prefix(count))
    }

    /// Whether the other side closes, without more to say.
    mutating func isClosed() throws -> Bool { try !fill() && buffer.isEmpty }

    /// One answer; bodies of chunks are put together.
    mutating func answer(hasBody: Bool = true) throws -> WireAnswer {
        let lines = try read(through: "\r\n\r\n").split(separator: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { throw ClientFailure(what: "no status") }
        var answer = WireAnswer(status: status, fields: [:], body: [])
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            answer.fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        guard hasBody, status != 304, status != 204 else { return answer }
        if let length = answer["content-length"].flatMap({ Int($0) }) {
            answer.body = try read(count: length)
        } else if answer["transfer-encoding"] == "chunked", answer["content-type"] != "text/event-stream" {
            while true {
                let size = Int(try read(through: "\r\n").dropLast(2), radix: 16) ?? 0
                answer.body += try read(count: size)
                _ = try read(through: "\r\n")
                if size == 0 { break }
            }
        }
        return answer
    }

    /// The next server-sent event: its fields by name. Comments are skipped; chunk lines are none of its fields.
    mutating func event() throws -> [String: String] {
        while true {
            let text = try read(through: "\n\n")
            var fields: [String: String] = [:]
            for line in text.split(whereSeparator: \.isNewline) {
                guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { continue }
                fields[String(line[..<colon])] = String(line[line.index(after: colon)...].drop { $0 == " " })
            }
            if fields["event"] != nil { return fields }
        }
    }
}
