// Isopark: the command line. Puts the parts together.

import ArgumentParser

@main
struct Isopark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isopark",
        abstract: "Draws industrial parks on the server: isometric pictures and tiles with live status.",
        subcommands: [ServeCommand.self, DemoCommand.self, RenderCommand.self, CheckCommand.self])
}
