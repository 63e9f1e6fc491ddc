// The feed as a whole: the same data from the same seed, only changes, everything within bounds.

import Foundation
import Geometry
import ParkModel
import Testing

@testable import Simulation

@Suite struct SimulatedFeedTests {
    @Test("The same seed gives the same updates; another seed others")
    func deterministic() throws {
        var a = try feed(seed: 7)
        var b = try feed(seed: 7)
        var c = try feed(seed: 8)
        var same = true
        for t in 0..<600 {
            let updates = a.step(to: Double(t))
            #expect(updates == b.step(to: Double(t)))
            same = c.step(to: Double(t)) == updates && same
        }
        #expect(!same)
    }

    @Test("What is known at a time does not hang on the steps that led there")
    func stepsDoNotMatter() throws {
        var fine = try feed()
        var coarse = try feed()
        var fineKnown: [String: [String: PropertyValue]] = [:]
        var coarseKnown: [String: [String: PropertyValue]] = [:]
        for t in 0...4000 { merged(fine.step(to: 1000 + Double(t) / 4), into: &fineKnown) }
        for t in [0.0, 13, 500, 1000] { merged(coarse.step(to: 1000 + t), into: &coarseKnown) }
        #expect(fineKnown == coarseKnown)
    }

    @Test("The first step tells everything, later ones only changes, none when time stands or runs back")
    func onlyChanges() throws {
        var feed = try feed()
        let first = feed.step(to: 1000)
        #expect(Set(first.map(\.id)) == ["truck", "agv", "cam", "hall"])
        #expect(feed.step(to: 1000).isEmpty)
        #expect(feed.step(to: 999).isEmpty)
        #expect(feed.step(to: .nan).isEmpty)
        var known: [String: [String: PropertyValue]] = [:]
        merged(first, into: &known)
        for t in 1..<500 {
            let updates = feed.step(to: 1000 + Double(t))
            #expect(Set(updates.map(\.id)).count == updates.count)
            for update in updates {
                for (key, value) in update.state { #expect(known[update.id]?[key] ?? .null != value) }
            }
            merged(updates, into: &known)
        }
    }

    @Test("A standing vehicle says so, and unsays it when it drives")
    func standing() throws {
        var feed = try feed()
        var known: [String: [String: PropertyValue]] = [:]
        merged(feed.step(to: 0), into: &known)
        #expect(known["truck"]?["task"] == .string("loads"))
        merged(feed.step(to: 20), into: &known)
        #expect(known["truck"]?["task"] == nil)
    }

    @Test("Statuses are legal, all of them come, what goes with an alarm goes with it")
    func statuses() throws {
        var feed = try feed()
        var known: [String: [String: PropertyValue]] = [:]
        var seen: Set<String> = []
        for t in 0..<5000 {
            merged(feed.step(to: Double(t)), into: &known)
            for id in ["cam", "hall"] {
                let status = known[id]?["status"]?.string ?? "none"
                seen.insert(status)
                #expect((known[id]?["text"] != nil) == (status == "alarm"))
            }
        }
        #expect(seen == ["ok", "warning", "alarm", "offline"])
    }

    @Test("A status lasts as long as it may")
    func dwell() throws {
        var feed = try feed()
        var since = 0.0
        var status: PropertyValue?
        for t in 0..<20_000 {
            let time = Double(t) / 4
            guard let new = feed.step(to: time).first(where: { $0.id == "cam" })?.state["status"] else { continue }
            if status != nil, since > 0 { #expect(time - since >= 4.75) }
            (status, since) = (new, time)
        }
        #expect(since > 0)
    }

    @Test("Long runs stay within bounds, and a gap of a century costs no more than a day")
    func longRuns() throws {
        var feed = try feed()
        var known: [String: [String: PropertyValue]] = [:]
        for step in 0..<2000 {
            let updates = feed.step(to: 1.7e9 + Double(step) * 613)
            merged(updates, into: &known)
            for update in updates where update.id == "truck" {
                guard let p = update.position else { continue }
                #expect(distance(p, toPath: [Point2(0, 0), Point2(100, 0), Point2(100, 50)]) < 0.02)
            }
            let temperature = known["hall"]?["temperature"]?.number ?? 0
            #expect((20...60).contains(temperature))
            let progress = known["hall"]?["progress"]?.number ?? -1
            #expect((0...100).contains(progress))
        }
        let clock = ContinuousClock()
        let cost = clock.measure { _ = feed.step(to: 1.7e9 + 3.2e9) }
        #expect(cost < .seconds(1))
        #expect(!feed.step(to: 1.7e9 + 3.2e9 + 60).isEmpty)
    }

    @Test("Progress grows until the task changes")
    func progress() throws {
        var feed = try feed()
        var known: [String: [String: PropertyValue]] = [:]
        merged(feed.step(to: 0), into: &known)
        var changes = 0
        for t in 1..<1000 {
            let before = known["hall"]
            merged(feed.step(to: Double(t)), into: &known)
            if before?["task"] != known["hall"]?["task"] {
                changes += 1
            } else {
                #expect((before?["progress"]?.number ?? 0) <= (known["hall"]?["progress"]?.number ?? -1))
            }
        }
        #expect((12...20).contains(changes))
    }
}
