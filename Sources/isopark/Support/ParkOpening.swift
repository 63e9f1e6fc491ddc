// ParkOpening: a path → a park, with what was wrong said on standard error.

import ArgumentParser
import LocatedJSON
import ParkFormat
import ParkModel

/// Opens parks for commands.
enum ParkOpening {
    /// How many faults are listed before the rest are only counted.
    private static let listed = 12

    /// A park that can be drawn. What could not be read is said and left out; with `strict`, any fault ends the command.
    static func open(_ path: String, strict: Bool = false) throws -> (park: Park, load: ParkLoad) {
        let load = ParkReader.load(path: path)
        let faults = load.faults
        for fault in faults.prefix(listed) { Failure.say(fault.text(in: nil)) }
        if faults.count > listed { Failure.say("… and \(faults.count - listed) more; `isopark check` lists them all") }
        if !load.leftOut.isEmpty {
            let total = load.leftOut.values.reduce(0, +)
            let reasons = load.leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "\($0.value) \($0.key)"
            }
            Failure.say("left out \(total) feature\(total == 1 ? "" : "s"): \(reasons.joined(separator: ", "))")
        }
        if strict, !faults.isEmpty { throw Failure.input }
        guard let park = load.park else {
            if faults.isEmpty { Failure.say("\(path): there is no park here") }
            throw Failure.input
        }
        return (park, load)
    }
}
