// RenderCommand: one snapshot of a view to a PNG, SVG or PDF file.

import ArgumentParser
import Drawing
import Foundation
import Geometry
import LiveStatus
import ParkFormat
import ParkModel
import Rendering

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draws one picture of a park: PNG, SVG or PDF by the file's ending.")

    @Argument(help: "A park directory with park.json, or a single GeoJSON file.")
    var park: String

    @Option(name: .shortAndLong, help: "The picture to write.")
    var output: String

    @Option(help: "The view; the park's first where none is given.")
    var view: String?

    @Option(help: "A style's name or file; the view's own where none is given.")
    var style: String?

    @OptionGroup var region: RegionOptions

    @Flag(help: "Refuse a park with faults instead of leaving out what is at fault.")
    var strict = false

    private enum Format: String { case png, svg, pdf }

    func validate() throws {
        guard format != nil else { throw ValidationError("the output's name ends in .png, .svg or .pdf") }
    }

    private var format: Format? { Format(rawValue: URL(fileURLWithPath: output).pathExtension.lowercased()) }

    func run() async throws {
        let (park, load) = try ParkOpening.open(self.park, strict: strict)
        guard let view = view.map({ park.view(named: $0) }) ?? park.views.first else {
            let names = park.views.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no view \(self.view ?? ""); the park has \(names)")
        }
        let style = try StyleLoading(ownFolder: load.styleDirectory).loadOrFail(self.style ?? view.style)
        let scene = Scene(park: park, view: view, style: style, measuring: FontMetrics())
        Memory.giveBack()
        let (lattice, rect) = try region.resolve(in: scene)
        let source = SceneSource(scene: scene, status: .empty)
        do {
            let bytes = try picture(source, rect, lattice)
            try AtomicFile.write(bytes, to: output)
        } catch {
            Failure.say("\(output): \(error)")
            throw Failure.ours
        }
    }

    private func picture(_ source: SceneSource, _ rect: PixelRect, _ lattice: Lattice) throws -> [UInt8] {
        switch format {
        case .svg: return try SVGWriter.write(source.drawList(rect, on: lattice))
        case .pdf: return try PDFWriter.write(source.drawList(rect, on: lattice), title: source.scene.park.name)
        default:
            let pool = RenderPool(threads: ProcessInfo.processInfo.activeProcessorCount, name: "render", limit: .max)
            defer { pool.shutdown() }
            return try Snapshot.renderPNGBlocking(
                source: source, rect: rect, lattice: lattice, pool: pool, dpi: 96 * Double(lattice.scale))
        }
    }
}
