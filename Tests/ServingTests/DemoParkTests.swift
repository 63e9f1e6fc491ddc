// The demo park as it is served: after every change, each tile is what a new drawing gives, or was not touched.

import Foundation
import Geometry
import LiveStatus
import NIOCore
import ParkFormat
import ParkModel
import Rendering
import Styling
import Testing

@testable import Serving

@Suite struct DemoParkTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func server() throws -> IsoparkServer {
        guard let park = ParkReader.load(path: "\(root)/assets/demo").park else { throw ClientFailure(what: "no park") }
        var options = ServingOptions()
        options.port = 0
        options.renderThreads = 2
        return try IsoparkServer(
            park: park,
            styles: { name in
                let file = "\(root)/styles/\(name).json"
                let (style, faults) = Style.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))), file: file)
                guard let style else { throw ClientFailure(what: "\(faults)") }
                return style
            },
            measuring: FontMetrics(), options: options, logger: quietLogger)
    }

    /// News of some features: states that styles draw, and movers that move.
    static func news(_ park: Park, _ random: inout SeededGenerator) -> [StatusUpdate] {
        (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
            guard let feature = park.features.randomElement(using: &random) else { return nil }
            var update = StatusUpdate(id: feature.id)
            let word = ["ok", "warning", "alarm", "offline"].randomElement(using: &random) ?? "ok"
            update.state = ["status": Int.random(in: 0..<5, using: &random) == 0 ? .null : .string(word)]
            if Int.random(in: 0..<6, using: &random) == 0 { update.quality = .uncertain }
            if case .points = feature.geometry, Bool.random(using: &random) {
                update.position = .set(
                    Point2(
                        Double.random(in: park.extent.minX...park.extent.maxX, using: &random),
                        Double.random(in: park.extent.minY...park.extent.maxY, using: &random)))
                update.heading = .set(Double.random(in: 0...360, using: &random))
            }
            return update
        }
    }

    @Test(arguments: ["day", "night"])
    func servedTilesAreFresh(style: String) async throws {
        var random = SeededGenerator(state: style == "day" ? 21 : 22)
        let service = try DemoParkTests.server().service
        let stage = try await service.stage(SceneKey(view: "park", style: style))
        let tiles = [1, 2, 3, 5].flatMap { z in
            (0..<6).map { i in
                // About the middle, where the demo park is dense.
                let n = 1 << z
                let x = min(n - 1, n / 2 - 1 + i % 3)
                let y = min(n - 1, n / 4 - 1 + i / 3)
                return PictureAddress(TileAddress(z: z, x: x, y: max(0, y)), scale: z == 3 ? 2 : 1, format: .png)
            }
        }
        var served = 0
        var kept = 0
        for _ in 0..<12 {
            _ = try service.board.apply(DemoParkTests.news(service.park, &random))
            for address in tiles {
                let outcome = try await service.desk.outcome(stage, address, .none)
                guard case .picture(let picture, let origin, _, _) = outcome else { continue }
                let fresh = try await stage.drawn.picture(address, status: service.board.snapshot)
                #expect(
                    Array(picture.body.readableBytesView) == fresh, "\(address.lattice.zoom) \(address.rect) \(origin)")
                served += 1
                if origin == .hit { kept += 1 }
            }
        }
        // Most tiles are not touched by most changes.
        #expect(served == 12 * tiles.count)
        #expect(kept > served / 4, "\(kept) of \(served)")
    }
}
