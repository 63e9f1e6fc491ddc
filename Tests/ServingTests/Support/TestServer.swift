// A server on a port of its own, for the length of a test.

import Logging
import Synchronization

@testable import Serving

/// Logs nothing.
let quietLogger: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
}()

/// Runs a server while `body` runs, which is given a client for it.
func withServer(_ service: ParkService, _ body: (TestClient) async throws -> Void) async throws {
    try await withServer(IsoparkServer(service: service), body)
}

/// Runs a server while `body` runs, which is given a client for it.
func withServer(_ server: IsoparkServer, _ body: (TestClient) async throws -> Void) async throws {
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
        defer { found.finish() }
        try await server.run(stopsOnSignals: false) { found.yield($0) }
    }
    defer { running.cancel() }
    for await port in ports {
        try await body(TestClient(port: port))
        running.cancel()
        _ = await running.result
        return
    }
    try await running.value
}
