// isopark-bench: how fast Isopark is, beside plain Cairo on the same faces and nginx on the same bytes.

import ArgumentParser

@main
struct IsoparkBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isopark-bench",
        abstract: "Measures Isopark. Figures of one run can be compared; those of two runs often can't.",
        subcommands: [AllCommand.self, TileCommand.self, WallCommand.self, LoadCommand.self, PeakCommand.self],
        defaultSubcommand: AllCommand.self)
}
