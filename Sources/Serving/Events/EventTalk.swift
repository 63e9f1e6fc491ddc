// EventTalk: one listener's stream, from its first word to its last.

import Hummingbird
import NIOCore

/// One listener's stream.
struct EventTalk: Sendable {
    var view: String
    var filter: ZoomFilter
    var boot: String
    /// Seconds between the comments that keep a quiet stream open.
    var heartbeat: Double
    /// The revision in force at the beginning.
    var revision: UInt64
    var beginning: EventLog.Beginning
    var stream: AsyncStream<EventEntry>
    /// Closes the connection.
    var cutOff: @Sendable () -> Void

    /// How long a listener that fell behind has to take what was written, seconds.
    static let patience = 10

    private enum Item: Sendable {
        case entry(EventEntry)
        case beat
    }

    /// Writes until the listener goes, falls behind, or the server stops; the last word is then to begin anew.
    func run(_ writer: inout any ResponseBodyWriter) async throws {
        // What was missed comes first: `hello` tells the revision that the listener has reached with it.
        var text = ""
        switch beginning {
        case .tooOld: text += EventText.resync(view: view, revision: revision)
        case .entries(let missed):
            for entry in missed { text += EventText.event(entry, view: view, filter: filter) }
        }
        text += EventText.hello(boot: boot, revision: revision)
        try await writer.write(ByteBuffer(string: text))

        let (items, feed) = AsyncStream.makeStream(of: Item.self, bufferingPolicy: .bufferingOldest(EventLog.buffer))
        let pump = Task { [stream, cutOff] in
            for await entry in stream {
                if case .dropped = feed.yield(.entry(entry)) { break }
            }
            feed.finish()
            try await Task.sleep(for: .seconds(EventTalk.patience))
            cutOff()
        }
        let beats = Task { [heartbeat] in
            while true {
                try await Task.sleep(for: .seconds(heartbeat))
                feed.yield(.beat)
            }
        }
        defer {
            pump.cancel()
            beats.cancel()
        }
        var reached = revision
        for await item in items {
            switch item {
            case .entry(let entry):
                reached = entry.revision
                try await writer.write(ByteBuffer(string: EventText.event(entry, view: view, filter: filter)))
            case .beat:
                try await writer.write(ByteBuffer(string: ": \(reached)\n\n"))
            }
        }
        try await writer.write(ByteBuffer(string: EventText.resync(view: view, revision: reached)))
    }
}
