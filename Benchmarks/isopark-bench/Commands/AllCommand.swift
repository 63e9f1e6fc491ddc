// AllCommand: every section in one run, so that its figures can be compared.

import ArgumentParser

struct AllCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Measures everything, in one run.")

    @Option(
        help:
            "Only one section (tiles, http, walls, status) or one park (demo, keihin, ota, park-100000); may be given twice."
    )
    var only: [String] = []

    @Flag(help: "Fewer repetitions; the largest real park is left out.")
    var quick = false

    @Option(help: "The isopark program; the one beside this by default.")
    var isopark: String?

    private static let sections = ["tiles", "http", "walls", "status"]
    private static let parks = ["demo", "keihin", "ota", "park-100000"]

    func validate() throws {
        for name in only where !Self.sections.contains(name) && !Self.parks.contains(name) {
            throw ValidationError(
                "there is no \(name); there are \((Self.sections + Self.parks).joined(separator: ", "))")
        }
    }

    func run() throws {
        say("Isopark benchmark. \(Machine.text)")
        let scratch = try ScratchFolder()
        let parks = Parks.find(only: only.first { Self.parks.contains($0) }, isQuick: quick, scratch: scratch)
        let isopark = Places.isopark(isopark)
        if isopark == nil { say("there is no isopark beside this program: what needs it is skipped") }
        let wanted = only.filter { Self.sections.contains($0) }
        for section in Self.sections where wanted.isEmpty || wanted.contains(section) {
            do {
                try run(section, parks, isopark)
            } catch let failure as BenchFailure {
                say("\(section) failed: \(failure)")
                throw ExitCode(3)
            }
            say("  (load after this section: \(Machine.load))")
        }
        withExtendedLifetime(scratch) {}
    }

    private func run(_ section: String, _ parks: [BenchPark], _ isopark: String?) throws {
        switch (section, isopark) {
        case ("tiles", _): try ColdTiles.run(parks, isQuick: quick)
        case ("walls", let isopark): try Snapshots.run(parks, isopark: isopark, isQuick: quick)
        case ("http", let isopark?): try ServedTiles.run(parks, isopark: isopark, isQuick: quick)
        case ("status", let isopark?): try StatusChange.run(parks, isopark: isopark, isQuick: quick)
        default: break
        }
    }
}
