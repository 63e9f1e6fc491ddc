// Isopark: the command line. Puts the parts together.

import ArgumentParser
import Foundation

struct Isopark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isopark",
        abstract: "Draws industrial parks on the server: isometric pictures and tiles with live status.",
        subcommands: [ServeCommand.self, DemoCommand.self, RenderCommand.self, CheckCommand.self])
}

/// Runs the command and ends with the documented codes: 0 done, 1 the input is at fault, 2 usage, 3 a failure of ours.
@main
enum Program {
    static func main() async {
        do {
            var command = try Isopark.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = Isopark.exitCode(for: error)
            // The parser's own code for wrong usage is sysexits' 64.
            if code == .validationFailure {
                Failure.say(Isopark.fullMessage(for: error))
                exit(2)
            }
            if code == .success || error is ExitCode { Isopark.exit(withError: error) }
            Failure.say("isopark: \(error)")
            exit(Failure.ours.rawValue)
        }
    }
}
