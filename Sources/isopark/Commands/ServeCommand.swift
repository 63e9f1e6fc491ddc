// ServeCommand: serves a park over HTTP.

import ArgumentParser

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves a park: tiles, pictures, live status and a viewer page.")

    @Argument(help: "A park directory with park.json, or a single GeoJSON file.")
    var park: String

    @OptionGroup var listening: ListeningOptions

    @Flag(help: "Refuse a park with faults instead of leaving out what is at fault.")
    var strict = false

    func run() async throws {
        let (park, load) = try ParkOpening.open(self.park, strict: strict)
        let server = try ServerMaking.server(park, load, listening)
        try await ServerMaking.run(server, listening)
    }
}
