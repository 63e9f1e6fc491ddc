// Tiles and static pictures.

import LiveStatus
import Rendering
import Foundation
import Geometry
import HTTPTypes

extension ParkService {
    /// `/views/{view}/{z}/{x}/{y}[@2x].{png|svg}`
    func tile(_ view: String, _ z: String, _ x: String, _ last: String, _ request: RouteRequest) async throws -> Answer
    {
        let name = try PictureName(last, formats: [.png, .svg])
        let key = try scenes.key(view: view, style: request.target.query("style"))
        try refusePast(request)
        let tile = TileAddress(
            z: try coordinate(z, "z"), x: try coordinate(x, "x"), y: try coordinate(name.stem, "y"))
        guard tile.isOnGrid else { throw Problem.missing("the tile \(z)/\(x)/\(name.stem) lies outside the grid") }
        let stage = try await stage(key)
        return try await picture(PictureAddress(tile, scale: name.scale, format: name.format), of: stage, request)
    }

    /// `/views/{view}/static/{x},{y},{zoom}|{minx},{miny},{maxx},{maxy}|auto/{w}x{h}[@2x].{png|svg|pdf}`
    func staticPicture(_ view: String, _ region: String, _ last: String, _ request: RouteRequest) async throws -> Answer
    {
        let name = try PictureName(last, formats: PictureFormat.allCases)
        let size = try name.size()
        let key = try scenes.key(view: view, style: request.target.query("style"))
        try refusePast(request)
        let parts = region.split(separator: ",", omittingEmptySubsequences: false)
        let stage = try await stage(key)
        let framing = Framing(projection: stage.drawn.projection, size: size)
        let (lattice, rect): (Lattice, PixelRect)
        switch parts.count {
        case 1 where region == "auto":
            (lattice, rect) = try fitted(framing, stage, request)
        case 3:
            let v = try numbers(parts, ["x", "y", "zoom"])
            (lattice, rect) = try Problem.of { () throws(FramingError) in
                try framing.about(Point2(v[0], v[1]), zoom: v[2])
            }
        case 4:
            let v = try numbers(parts, ["minx", "miny", "maxx", "maxy"])
            let box = Box2(minX: v[0], minY: v[1], maxX: v[2], maxY: v[3])
            (lattice, rect) = try Problem.of { () throws(FramingError) in try framing.fitting(ground: box) }
        default:
            throw Problem.bad(
                "region", "\"\(region.prefix(80))\" is no region; expected x,y,zoom or minx,miny,maxx,maxy or auto")
        }
        return try await picture(PictureAddress(lattice: lattice, rect: rect, format: name.format), of: stage, request)
    }

    private func fitted(
        _ framing: Framing, _ stage: Stage, _ request: RouteRequest
    ) throws -> (Lattice, PixelRect) {
        guard let list = request.target.query("features") else {
            return framing.fitting(world: stage.drawn.focus, margin: 0, maxZoom: Double(stage.maxZoom))
        }
        let ids = list.split(separator: ",")
        guard !ids.isEmpty, ids.count <= 1000 else {
            throw Problem.bad("features", "\(ids.count) features; expected 1 to 1000 ids, parted by commas")
        }
        let snapshot = board.snapshot
        var box = Box2.empty
        for id in ids {
            let ordinal = try ordinal(of: String(id), parameter: "features")
            box = box.union(stage.drawn.box(of: ordinal, status: snapshot[ordinal]))
        }
        guard !box.isEmpty else {
            throw Problem.missing("the features are not shown in this view", parameter: "features")
        }
        return framing.fitting(world: box, margin: 16, maxZoom: Double(stage.maxZoom))
    }

    private func numbers(_ parts: [Substring], _ names: [String]) throws(Problem) -> [Double] {
        var values: [Double] = []
        for (part, name) in zip(parts, names) {
            guard let value = Double(plain: part) else {
                throw .bad(name, "\(name) is \"\(part.prefix(40))\"; expected a number")
            }
            values.append(value)
        }
        return values
    }

    private func coordinate(_ text: String, _ name: String) throws(Problem) -> Int {
        if let value = Int(text) { return value }
        // A whole number beyond all bounds is off the grid; anything else is no number.
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .bad(name, "\(name) is \"\(text.prefix(40))\"; expected a whole number")
        }
        return text.hasPrefix("-") ? -1 : .max
    }

    private func refusePast(_ request: RouteRequest) throws(Problem) {
        if request.target.query("at") != nil {
            throw .bad("at", "past status is not kept; only what is in force now can be drawn")
        }
    }

    private func picture(_ address: PictureAddress, of stage: Stage, _ request: RouteRequest) async throws -> Answer {
        PictureAnswer.answer(try await desk.outcome(stage, address, request.copy), desk, address.format)
    }
}
