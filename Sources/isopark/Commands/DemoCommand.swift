// DemoCommand: serves the demo park with a simulated live feed.

import ArgumentParser
import LiveStatus
import ParkFormat
import Serving
import Simulation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serves the demo park with a simulated live feed.")

    @OptionGroup var listening: ListeningOptions

    @Option(help: "The seed of the simulation: the same seed, the same events.")
    var seed: UInt64 = 1

    func run() async throws {
        guard let folder = Bundled.folder("assets") else {
            Failure.say("the demo park is not installed: there is no assets/demo near the program or in $ISOPARK_HOME")
            throw Failure.ours
        }
        let (park, load) = try ParkOpening.open("\(folder)/demo", strict: true)
        let server = try ServerMaking.server(park, load, listening)
        guard let path = load.simulationFile else {
            return try await ServerMaking.run(server, listening)
        }
        let feed = try FeedRunner(path: path, seed: seed, board: server.board)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await ServerMaking.run(server, listening) }
            group.addTask { try await feed.run() }
            // Whichever ends first ends the other: the server on a signal, the feed on a fault.
            try await group.next()
            group.cancelAll()
        }
    }
}
