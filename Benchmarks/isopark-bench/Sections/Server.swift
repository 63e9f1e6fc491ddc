// Server: `isopark serve` as a child on a free port, and nginx beside it.

import Foundation

/// A server under measurement.
final class Server {
    /// Its port on 127.0.0.1.
    let port: UInt16
    /// Its process.
    let child: Child
    private let scratch: ScratchFolder

    /// Starts `isopark serve` and waits until it is ready.
    init(isopark: String, park: String) throws {
        scratch = try ScratchFolder()
        port = try Connection.freePort()
        var arguments = ["serve", park, "--port", "\(port)"]
        if try Child.run(isopark, ["serve", "--help"]).output.contains("--data") {
            arguments += ["--data", scratch.path + "/data"]
        }
        child = try Child(isopark, arguments, output: scratch.path + "/log", errors: true)
        try wait("/health/ready")
    }

    /// Starts nginx with one file, `/tile.png`.
    init(nginx: String, serving bytes: [UInt8]) throws {
        scratch = try ScratchFolder()
        port = try Connection.freePort()
        let folder = scratch.path
        try FileManager.default.createDirectory(atPath: folder + "/www", withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/www/tile.png"))
        // Started as root, nginx's worker is another user.
        for path in [folder, folder + "/www"] { chmod(path, 0o755) }
        chmod(folder + "/www/tile.png", 0o644)
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        let config = """
            worker_processes 1; daemon off; pid \(folder)/pid; error_log \(folder)/error.log;
            events { worker_connections 512; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100; etag on;
              default_type image/png; \(temporary.joined(separator: " "))
              server { listen 127.0.0.1:\(port); root \(folder)/www; }
            }
            """
        try config.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        child = try Child(nginx, ["-e", folder + "/error.log", "-c", folder + "/nginx.conf"])
        try wait("/tile.png")
    }

    private func wait(_ path: String) throws {
        for _ in 0..<600 {
            if let answer = try? Connection(port: port).get(path), answer.status == 200 { return }
            if child.memory == nil { break }
            usleep(100_000)
        }
        let log = (try? String(contentsOfFile: scratch.path + "/log", encoding: .utf8)) ?? ""
        throw BenchFailure("no answer from port \(port): \(log.suffix(500))")
    }
}

/// wrk, where it is there.
enum Wrk {
    /// Requests a second and the median latency with 32 connections; nothing where wrk is absent.
    static func measure(_ url: String, seconds: Int, connections: Int = 32) throws -> (perSecond: Double, p50: String)?
    {
        guard let wrk = Places.program("wrk") else { return nil }
        let run = try Child.run(wrk, ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", url])
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ") }
        guard let rate = lines.first(where: { $0.first == "Requests/sec:" })?.last.flatMap({ Double($0) }) else {
            throw BenchFailure("wrk said nothing of \(url)")
        }
        if run.output.contains("Non-2xx") { throw BenchFailure("\(url): errors under load") }
        return (rate, lines.first { $0.first == "50%" }?.last.map(String.init) ?? "–")
    }
}
