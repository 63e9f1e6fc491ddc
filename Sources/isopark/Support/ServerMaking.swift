// ServerMaking: what `serve` and `demo` share: options, the server, and what is said at the start.

import ArgumentParser
import Foundation
import ParkFormat
import ParkModel
import Rendering
import Serving

/// Where a server listens.
struct ListeningOptions: ParsableArguments {
    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 for any that is free.")
    var port = 8080

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
    }
}

/// Makes and runs servers.
enum ServerMaking {
    /// A server for a park. The styles of its views are read first, so that a fault in one is said before anything listens.
    static func server(_ park: Park, _ load: ParkLoad, _ listening: ListeningOptions) throws -> IsoparkServer {
        let styles = StyleLoading(ownFolder: load.styleDirectory)
        for name in Set(park.views.map(\.style)) { _ = try styles.loadOrFail(name) }
        let metrics = FontMetrics()
        let missing = metrics.missingFamilies
        if !missing.isEmpty {
            Failure.say("missing fonts: \(missing.joined(separator: ", ")); labels will lack their glyphs")
        }
        var options = ServingOptions()
        options.host = listening.host
        options.port = listening.port
        options.assets = Bundled.folder("assets")
        return try IsoparkServer(
            park: park, styles: { name in try styles.load(name) }, measuring: metrics, options: options)
    }

    /// Runs a server until it is told to stop, saying where it listens.
    static func run(_ server: IsoparkServer, _ listening: ListeningOptions) async throws {
        do {
            try await server.run(onListening: { port in
                Failure.say("Isopark serves \(server.park.name) at http://\(listening.host):\(port)/")
            })
        } catch {
            Failure.say("cannot serve at \(listening.host):\(listening.port): \(error)")
            throw Failure.ours
        }
    }
}
