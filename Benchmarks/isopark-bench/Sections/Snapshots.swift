// Snapshots: wall pictures: how long they take and how much memory; and what it costs to load a park at all.

import Foundation

/// The third section: walls and loading.
enum Snapshots {
    static func run(_ parks: [BenchPark], isopark: String?, isQuick: Bool) throws {
        let rounds = isQuick ? 1 : 3
        var loads = Table(
            "Loading, each in a process of its own: ms and the peak of memory, MB",
            ["park", "read", "scene", "both", "peak"])
        var walls = Table(
            "Wall pictures: `isopark render` \(rounds)× (a whole process: load, draw, write), s and MB; the drawing alone, ms",
            ["park, px", "render s", "processor s", "peak MB", "draw ms", "peak MB"])
        guard let own = Places.folderOfProgram.map({ $0 + "/isopark-bench" }) else { return }
        let scratch = try ScratchFolder()
        for park in parks {
            let (values, peak) = try report(own, ["load", park.path, "--style", park.style])
            loads.add([park.name, figure(values[0]), figure(values[1]), figure(values[0] + values[1]), figure(peak)])
            for size in ["3840x2160", "7680x4320"] {
                var times = Samples()
                var cpu = Samples()
                var peaks = Samples()
                if let isopark {
                    for _ in 0..<rounds {
                        let out = scratch.path + "/wall.png"
                        let run = try Child.run(
                            isopark, ["render", park.path, "-o", out, "--size", size, "--style", park.style])
                        guard run.code == 0 else {
                            throw BenchFailure("isopark render \(park.path) ended with \(run.code)")
                        }
                        times.add(run.ms / 1000)
                        cpu.add(run.cpu / 1000)
                        peaks.add(run.peakMB)
                    }
                }
                let (drawn, drawnPeak) = try report(
                    own, ["wall", park.path, "--style", park.style, "--size", size, "--repeat", "\(rounds)"])
                walls.add([
                    "\(park.name) \(size)", times.text, figure(cpu.median), figure(peaks.max), figure(drawn[0]),
                    figure(drawnPeak),
                ])
            }
        }
        if isopark == nil { say("skipped isopark render: it is not beside this program") }
        loads.show()
        walls.show()
    }

    /// Runs this program as a child that prints numbers.
    private static func report(_ own: String, _ arguments: [String]) throws -> ([Double], Double) {
        let run = try Child.run(own, arguments)
        let values = run.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard run.code == 0, values.count >= 2 else { throw BenchFailure("\(arguments.joined(separator: " ")) failed") }
        return (values, run.peakMB)
    }
}
