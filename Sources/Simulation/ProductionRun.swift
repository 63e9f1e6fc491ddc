// ProductionRun: a line that works off one task after another.

import ParkModel

/// A production line: the name of its task, and how far the task has come, 0…100 %.
struct ProductionRun: Sendable {
    /// The position of its id in the feed.
    let target: Int
    /// The tasks, in turn; at least one.
    let tasks: [String]
    /// How long a task takes, seconds; at least 1.
    let duration: ClosedRange<Double>
    private var task: Int
    private var began: Double
    private var ends: Double
    private var reportedTask: Int?
    private var reportedProgress: Double?
    private var random: SplitMix64

    init(target: Int, tasks: [String], duration: ClosedRange<Double>, random: SplitMix64) {
        self.target = target
        self.tasks = tasks
        self.duration = duration
        self.random = random
        task = 0
        let length = self.random.number(in: duration)
        // Begun some time ago: a park is in full work when one looks.
        began = -length * self.random.unit()
        ends = began + length
    }

    /// Writes what changed until `elapsed` seconds after the feed's start.
    mutating func advance(to elapsed: Double, into update: inout SimulatedUpdate) {
        while ends <= elapsed {
            task = (task + 1) % tasks.count
            began = ends
            ends += random.number(in: duration)
        }
        if task != reportedTask {
            update.state["task"] = .string(tasks[task])
            reportedTask = task
        }
        let progress = ((elapsed - began) / (ends - began) * 100).rounded(.down)
        if progress != reportedProgress {
            update.state["progress"] = .number(progress)
            reportedProgress = progress
        }
    }
}
