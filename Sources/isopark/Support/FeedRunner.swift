// FeedRunner: steps a simulated feed with the clock, and puts what it tells on the board.

import Foundation
import Geometry
import LiveStatus
import LocatedJSON
import ParkModel
import Simulation

/// Runs a simulated feed against the clock.
struct FeedRunner {
    private var feed: SimulatedFeed
    private let board: StatusBoard

    /// A runner for the description in a file, or the end of the command with what is wrong said.
    init(path: String, seed: UInt64, board: StatusBoard) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        do throws(SimulationFaults) {
            feed = try SimulatedFeed(json: bytes, file: path, seed: seed)
        } catch {
            for d in error.diagnostics { Failure.say(d.text(in: SourceText(file: path, bytes: bytes))) }
            throw Failure.input
        }
        self.board = board
    }

    /// Steps at the feed's own interval until cancelled.
    func run() async throws {
        var feed = feed
        while !Task.isCancelled {
            let updates = feed.step(to: Date().timeIntervalSince1970).map { u in
                StatusUpdate(
                    id: u.id, time: u.time, state: u.state, position: u.position.map { .set($0) } ?? .keep,
                    heading: u.heading.map { .set($0) } ?? .keep)
            }
            if !updates.isEmpty { _ = try board.apply(updates) }
            do {
                try await Task.sleep(for: .seconds(feed.interval))
            } catch {
                return
            }
        }
    }
}
