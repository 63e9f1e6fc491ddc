// Stopping: a server that is told to stop does, whoever still listens.

import Foundation
import Synchronization
import Testing

@testable import Serving

@Suite struct StoppingTests {
    @Test(.timeLimit(.minutes(1)))
    func listenersDoNotHoldTheServer() async throws {
        let service = try fakeService()
        let server = IsoparkServer(service: service)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let (ends, ended) = AsyncStream.makeStream(of: Bool.self)
        let running = Task {
            defer { ended.yield(true) }
            // Signals are for the whole process, so this test is the only one that uses them.
            try await server.run { found.yield($0) }
        }
        let client = TestClient(port: try #require(await ports.first { _ in true }))
        let last = try await client.raw { wire in
            try wire.write(client.request("GET", "/events?view=park"))
            _ = try wire.answer()
            _ = try wire.event()
            kill(getpid(), SIGTERM)
            return try wire.event()
        }
        #expect(last["event"] == "resync")
        for await _ in ends { break }
        let isClosing = service.isClosing.load(ordering: .relaxed)
        #expect(isClosing)
        _ = await running.result
    }
}
