// SimulatedFeed: a park's live data, made up: the same from the same seed on every run.

public import LocatedJSON

/// What is wrong with a simulation's file; every fault, in the order of the file.
public struct SimulationFaults: Error, Sendable {
    /// The faults; never empty.
    public let diagnostics: [Diagnostic]
}

/// A feed that makes up a park's live data from a description: vehicles on their routes, statuses that change, meters
/// that wander, tasks that progress.
///
/// The same description, seed and first time give the same data on every run. What is reported at a time does not hang on
/// the steps that led there, save across a gap longer than `longestGap`.
public struct SimulatedFeed: Sendable {
    /// How far a single step runs the simulation on at most, seconds. After a longer gap it goes on as if only so much
    /// time had passed, so that a step's cost stays bounded.
    public static let longestGap = 86_400.0

    /// How often the description wants to be stepped, seconds.
    public let interval: Double
    /// The ids of the features that it tells of, each once, in the order of the description.
    public let ids: [String]
    private var vehicles: [VehicleRun]
    private var cycles: [StatusCycle]
    private var meters: [MeterWalk]
    private var lines: [ProductionRun]
    private var last: Double?
    private var began = 0.0

    /// A feed from its description.
    ///
    /// - Parameters:
    ///   - json: the description's bytes.
    ///   - file: the description's name, for diagnostics.
    ///   - seed: where the random numbers begin.
    /// - Throws: all that is wrong with the description.
    public init(json: [UInt8], file: String = "simulation.json", seed: UInt64 = 1) throws(SimulationFaults) {
        var reader = DescriptionReader(text: SourceText(file: file, bytes: json), seed: seed)
        reader.read()
        guard reader.faults.isEmpty else { throw SimulationFaults(diagnostics: reader.faults) }
        interval = reader.interval
        ids = reader.ids
        vehicles = reader.vehicles
        cycles = reader.cycles
        meters = reader.meters
        lines = reader.lines
    }

    /// Runs on to a time and tells what has changed since the last step; the first step tells everything.
    ///
    /// - Parameter time: seconds, on any clock, such as since 1970. A time before the last one, or one that is no number,
    ///   changes nothing.
    /// - Returns: at most one update a feature, in the order of `ids`.
    public mutating func step(to time: Double) -> [SimulatedUpdate] {
        guard time.isFinite else { return [] }
        if let last {
            guard time > last else { return [] }
            began += max(0, time - last - SimulatedFeed.longestGap)
        } else {
            began = time
        }
        last = time
        let elapsed = time - began
        var updates = ids.map { SimulatedUpdate(id: $0, time: time) }
        for i in vehicles.indices { vehicles[i].advance(to: elapsed, into: &updates[vehicles[i].target]) }
        for i in cycles.indices { cycles[i].advance(to: elapsed, into: &updates[cycles[i].target]) }
        for i in meters.indices { meters[i].advance(to: elapsed, into: &updates[meters[i].target]) }
        for i in lines.indices { lines[i].advance(to: elapsed, into: &updates[lines[i].target]) }
        return updates.filter { !$0.state.isEmpty || $0.position != nil || $0.heading != nil }
    }
}
