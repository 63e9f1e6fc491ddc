// PeakCommand: runs another program and tells what it took.

import ArgumentParser
import Foundation

/// A small process between this program and what it measures: a process's peak of memory counts what its parent had at
/// the time it was started, and this program may have held a whole park.
struct PeakCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "peak",
        abstract: "Runs a program: prints its exit code, wall time (ms), processor time (ms) and peak of memory (MB).")

    @Option(help: "The file for the program's standard output; dropped without.")
    var output: String?

    @Argument(parsing: .captureForPassthrough, help: "The program, and what it is given.")
    var command: [String]

    func run() throws {
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        guard let name = words.first, let program = name.contains("/") ? name : Places.program(name) else {
            throw ValidationError("there is no such program")
        }
        let start = now()
        let child = try Child(program, Array(words.dropFirst()), output: output)
        let end = child.wait()
        print(end.code, String(format: "%.2f %.2f %.2f", now() - start, end.cpu, end.peakMB))
    }
}
