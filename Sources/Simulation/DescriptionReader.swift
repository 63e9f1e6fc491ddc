// DescriptionReader: a simulation's file → its vehicles, cycles, meters and lines, with every fault's place.

import Geometry
import LocatedJSON
import ParkModel

/// Reads a simulation's description. See `SimulatedFeed`.
struct DescriptionReader {
    let text: SourceText
    let seed: UInt64
    var faults: [Diagnostic] = []
    var interval = 1.0
    var ids: [String] = []
    var vehicles: [VehicleRun] = []
    var cycles: [StatusCycle] = []
    var meters: [MeterWalk] = []
    var lines: [ProductionRun] = []
    private var positions: [String: Int] = [:]
    private var told: Set<[String]> = []

    init(text: SourceText, seed: UInt64) {
        self.text = text
        self.seed = seed
    }

    mutating func read() {
        do {
            let root = try parseJSON(text.bytes)
            guard let fields = fields(of: root, known: ["interval", "vehicles", "cycles", "meters", "lines"]) else {
                return
            }
            if let node = fields["interval"] { interval = number(node, in: 0.1...3600) ?? interval }
            for node in array(fields["vehicles"]) { readVehicle(node) }
            for node in array(fields["cycles"]) { readCycle(node) }
            for node in array(fields["meters"]) { readMeter(node) }
            for node in array(fields["lines"]) { readLine(node) }
        } catch {
            fault(at: error.offset, "syntax", error.message)
        }
    }

    private mutating func readVehicle(_ node: JSONNode) {
        let known = ["id", "route", "speed", "closed", "start", "moving", "standing"]
        guard let f = fields(of: node, known: known, needed: ["id", "route", "speed"]) else { return }
        guard let id = string(f["id"]), let speed = number(f["speed"], in: 0.01...100), let stops = stops(f["route"])
        else { return }
        let route = Route(stops, speed: speed, isClosed: f["closed"].flatMap { bool($0) } ?? false)
        if route.duration == 0, let node = f["route"] {
            fault(at: node.offset, "no-way", "the route of \"\(id)\" has no length; give two different points")
        }
        guard isNew(id, "position", at: node) else { return }
        vehicles.append(
            VehicleRun(
                target: position(of: id), route: route,
                start: f["start"].flatMap { number($0, in: -1e9...1e9) } ?? 0,
                moving: properties(f["moving"]), standing: properties(f["standing"])))
    }

    private mutating func stops(_ node: JSONNode?) -> [RouteStop]? {
        let nodes = array(node)
        var stops: [RouteStop] = []
        for node in nodes {
            guard case .array(let parts) = node.value, (2...3).contains(parts.count) else {
                fault(
                    at: node.offset, "wrong-kind",
                    "expected [x, y] or [x, y, seconds of stay], found \(node.value.kind)")
                return nil
            }
            guard let x = number(parts[0], in: -1e6...1e6), let y = number(parts[1], in: -1e6...1e6) else { return nil }
            var dwell = 0.0
            if parts.count == 3 {
                guard let stay = number(parts[2], in: 0...86_400) else { return nil }
                dwell = stay
            }
            stops.append(RouteStop(point: Point2(x, y), dwell: dwell))
        }
        return stops
    }

    private mutating func readCycle(_ node: JSONNode) {
        guard let f = fields(of: node, known: ["ids", "key", "first", "values"], needed: ["ids", "values"]) else {
            return
        }
        let key = f["key"].flatMap { string($0) } ?? "status"
        var values: [CycleValue] = []
        for node in array(f["values"]) {
            let known = ["value", "weight", "dwell", "also"]
            guard let v = fields(of: node, known: known, needed: known.dropLast()) else { return }
            guard let value = v["value"].flatMap({ plain($0) }), let weight = number(v["weight"], in: 0...1e6),
                let dwell = range(v["dwell"], in: 1...31_536_000)
            else { return }
            if key == "status", let at = v["value"], !legalStatuses.contains(value.string ?? "") {
                let names = legalStatuses.map { "\"\($0)\"" }.joined(separator: ", ")
                fault(at: at.offset, "unknown-status", "a status is one of \(names)")
                return
            }
            values.append(CycleValue(value: value, weight: weight, dwell: dwell, also: properties(v["also"])))
        }
        guard values.contains(where: { $0.weight > 0 }) else {
            fault(at: node.offset, "no-weight", "a cycle needs a value with a weight above 0")
            return
        }
        let wanted = f["first"].flatMap { plain($0) }
        let first = wanted.flatMap { value in values.firstIndex { $0.value == value } }
        if wanted != nil, first == nil, let at = f["first"] {
            fault(at: at.offset, "unknown-value", "\"first\" is none of the cycle's values")
        }
        for id in strings(f["ids"]) where isNew(id, key, at: node) {
            cycles.append(
                StatusCycle(
                    target: position(of: id), key: key, values: values, first: first,
                    random: SplitMix64(seed: seed, name: "\(id) \(key)")))
        }
    }

    private mutating func readMeter(_ node: JSONNode) {
        let known = ["ids", "key", "range", "every", "decimals"]
        guard let f = fields(of: node, known: known, needed: ["ids", "key", "range"]) else { return }
        guard let key = string(f["key"]), let range = range(f["range"], in: -1e12...1e12) else { return }
        let every = f["every"].flatMap { number($0, in: 1...86_400) } ?? 5
        let decimals = f["decimals"].flatMap { number($0, in: 0...9) } ?? 1
        for id in strings(f["ids"]) where isNew(id, key, at: node) {
            meters.append(
                MeterWalk(
                    target: position(of: id), key: key, range: range, every: every, decimals: Int(decimals),
                    random: SplitMix64(seed: seed, name: "\(id) \(key)")))
        }
    }

    private mutating func readLine(_ node: JSONNode) {
        guard let f = fields(of: node, known: ["id", "tasks", "duration"], needed: ["id", "tasks", "duration"]) else {
            return
        }
        let tasks = strings(f["tasks"])
        guard let id = string(f["id"]), let duration = range(f["duration"], in: 1...31_536_000) else { return }
        guard !tasks.isEmpty else {
            fault(at: node.offset, "no-tasks", "the line \"\(id)\" needs at least one task")
            return
        }
        guard isNew(id, "task", at: node) else { return }
        lines.append(
            ProductionRun(
                target: position(of: id), tasks: tasks, duration: duration,
                random: SplitMix64(seed: seed, name: "\(id) task")))
    }

    /// Whether nothing else in the description tells of this key of a feature; else a fault.
    private mutating func isNew(_ id: String, _ key: String, at node: JSONNode) -> Bool {
        if told.insert([id, key]).inserted { return true }
        fault(at: node.offset, "told-twice", "\"\(key)\" of \"\(id)\" is told twice")
        return false
    }

    /// The position of an id in `ids`; a new one where it has none yet.
    private mutating func position(of id: String) -> Int {
        if let known = positions[id] { return known }
        positions[id] = ids.count
        ids.append(id)
        return ids.count - 1
    }
}

/// The statuses that every bundled style draws.
let legalStatuses = ["ok", "warning", "alarm", "offline"]
