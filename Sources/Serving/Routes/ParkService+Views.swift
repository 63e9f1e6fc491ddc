// The list of views, their TileJSON, and what is drawn at a pixel.

import ParkModel
import Synchronization
import Geometry
import HTTPTypes
import LiveStatus

extension ParkService {
    /// `/views`
    func viewList() -> Answer {
        var text = JSONText()
        text.object {
            $0.member("park", park.name)
            $0.key("views")
            $0.array(park.views) { text, view in
                text.object {
                    $0.member("name", view.name)
                    $0.member("title", view.title)
                    $0.member("projection", view.projection.rawValue)
                    $0.member("from", view.corner.rawValue)
                    $0.member("style", view.style)
                    $0.member("tilejson", "/views/\(pathEscaped(view.name)).json")
                }
            }
            $0.key("styles")
            $0.array(options.styleNames) { $0.string($1) }
        }
        return .json(text)
    }

    /// `/views/{view}.json`: TileJSON 3.0.0. Its own `bounds` would be degrees; the view's, in world pixels, are ours.
    func tileJSON(_ name: String, _ request: RouteRequest) async throws -> Answer {
        let stage = try await stage(name, request.target)
        let view = stage.drawn.view
        let bounds = stage.drawn.bounds
        let snapshot = board.snapshot
        let style = stage.key.style == view.style ? "" : "?style=\(pathEscaped(stage.key.style))"
        let tiles = "\(baseURL(request))/views/\(pathEscaped(name))/{z}/{x}/{y}.png\(style)"
        var text = JSONText()
        text.object {
            $0.member("tilejson", "3.0.0")
            $0.member("name", view.title)
            $0.member("scheme", "xyz")
            $0.member("format", "png")
            if let attribution = park.attribution { $0.member("attribution", attribution) }
            $0.key("tiles")
            $0.array([tiles]) { $0.string($1) }
            $0.member("minzoom", 0)
            $0.member("maxzoom", stage.maxZoom)
            $0.key("vector_layers")
            $0.array([String]()) { $0.string($1) }
            $0.key("isopark")
            $0.object {
                $0.member("park", park.name)
                $0.member("view", view.name)
                $0.member("projection", view.projection.rawValue)
                $0.member("style", stage.key.style)
                $0.key("styles")
                $0.array(options.styleNames) { $0.string($1) }
                $0.key("transform")
                $0.numbers(stage.drawn.projection.coefficients)
                $0.key("focus")
                let focus = stage.drawn.focus
                $0.numbers([focus.minX, focus.minY, focus.maxX, focus.maxY])
                $0.key("bounds")
                $0.numbers([bounds.minX, bounds.minY, bounds.maxX, bounds.maxY])
                $0.key("extent")
                $0.numbers([park.extent.minX, park.extent.minY, park.extent.maxX, park.extent.maxY])
                $0.member("tileSize", TileAddress.side)
                $0.member("boot", boot)
                $0.member("revision", Int(truncatingIfNeeded: snapshot.revision))
                $0.member("time", snapshot.time)
            }
        }
        return .json(text)
    }

    /// `/views/{view}/identify?z=&x=&y=`: world pixel at zoom z.
    func identify(_ view: String, _ request: RouteRequest) async throws -> Answer {
        let z = try request.target.number("z")
        let point = Point2(try request.target.number("x"), try request.target.number("y"))
        guard (0...Double(TileAddress.maxZoom)).contains(z) else {
            throw Problem.bad("z", "the zoom is \(z); expected 0 to \(TileAddress.maxZoom)")
        }
        let limit = try request.target.integer("limit", in: 1...1000, default: 100)
        let stage = try await stage(view, request.target)
        let snapshot = board.snapshot
        let found =
            abs(point.x) < 1e11 && abs(point.y) < 1e11
            ? stage.drawn.identify(point, zoom: z, status: snapshot) : []
        var text = JSONText()
        text.object {
            $0.key("features")
            $0.array(found.prefix(limit)) { text, ordinal in featureText(ordinal, snapshot, full: true, &text) }
            $0.member("revision", Int(truncatingIfNeeded: snapshot.revision))
        }
        return live(text, snapshot)
    }

    /// JSON about status: never kept, with the data's time.
    func live(_ text: JSONText, _ snapshot: StatusSnapshot) -> Answer {
        var answer = Answer.json(text)
        answer.fields[.cacheControl] = "no-cache"
        answer.fields[.lastModified] = DateText.text(dataTime.second(of: snapshot))
        answer.fields[.isoparkRevision] = String(snapshot.revision)
        return answer
    }

    /// The address that the client reached us at.
    private func baseURL(_ request: RouteRequest) -> String {
        let fallback = "\(options.host):\(port.load(ordering: .relaxed))"
        let allowed = request.authority.map { text in
            !text.isEmpty && text.utf8.count < 256
                && text.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-:[]_".unicodeScalars.contains($0))
                }
        }
        let host = allowed == true ? request.authority ?? fallback : fallback
        let scheme = request.fields[.forwardedProto] == "https" ? "https" : "http"
        return "\(scheme)://\(host)"
    }
}

extension HTTPField.Name {
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto") ?? .eTag
}

/// A text as one part of a path or of a query: all but RFC 3986's unreserved characters escaped.
func pathEscaped(_ text: String) -> String {
    var out = ""
    for b in text.utf8 {
        switch b {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.unicodeScalars.append(Unicode.Scalar(b))
        default:
            let hex = String(b, radix: 16, uppercase: true)
            out += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
        }
    }
    return out
}
