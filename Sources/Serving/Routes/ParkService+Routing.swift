// Which route answers which request.

import HTTPTypes
import Hummingbird

/// A request, as routes see it.
struct RouteRequest: Sendable {
    var method: HTTPRequest.Method
    var target: RequestTarget
    var fields: HTTPFields
    var authority: String?
    var body: RequestBody
    /// Closes the connection.
    var cutOff: @Sendable () -> Void

    /// What the client says of the copy that it has.
    var copy: ClientCopy {
        ClientCopy(
            ifNoneMatch: fields[.ifNoneMatch], ifModifiedSince: fields[.ifModifiedSince].flatMap(parseHTTPDate))
    }
}

extension ParkService {
    /// Answers a request.
    ///
    /// - Throws: a `Problem`, or a failure of ours.
    func answer(_ request: RouteRequest) async throws -> Answer {
        let path = request.target.path
        let last = path.last ?? ""
        switch (path.first, path.count) {
        case (nil, _):
            return try await reading(request) { try assetAnswer("viewer/index.html", $0) }
        case ("views", 1):
            return try await reading(request) { _ in viewList() }
        case ("views", 2) where last.hasSuffix(".json"):
            return try await reading(request) { try await tileJSON(String(last.dropLast(5)), $0) }
        case ("views", 3) where last == "identify":
            return try await reading(request) { try await identify(path[1], $0) }
        case ("views", 5) where path[2] == "static":
            return try await reading(request) { try await staticPicture(path[1], path[3], last, $0) }
        case ("views", 5):
            return try await reading(request) { try await tile(path[1], path[2], path[3], last, $0) }
        case ("features", 1):
            return try await reading(request) { try await featureList($0) }
        case ("features", _):
            return try await reading(request) { try await feature(path.dropFirst().joined(separator: "/"), $0) }
        case ("status", 1):
            return try await takeStatus(request)
        case ("status", _):
            return try await reading(request) { _ in try status(path.dropFirst().joined(separator: "/")) }
        case ("events", 1):
            return try await reading(request) { try await events($0) }
        case ("health", 2) where last == "live":
            return try await reading(request) { _ in liveness() }
        case ("health", 2) where last == "ready":
            return try await reading(request) { _ in readiness() }
        case ("metrics", 1):
            return try await reading(request) { _ in metricsAnswer() }
        case ("openapi.json", 1):
            return try await reading(request) { _ in openAPI() }
        case ("assets", 2...):
            return try await reading(request) { try assetAnswer(path.dropFirst().joined(separator: "/"), $0) }
        default:
            throw Problem.missing("there is nothing at this address")
        }
    }

    /// A route that only reads: GET and HEAD.
    private func reading(
        _ request: RouteRequest, _ route: (RouteRequest) async throws -> Answer
    ) async throws -> Answer {
        guard request.method == .get || request.method == .head else { throw methodProblem("GET, HEAD") }
        return try await route(request)
    }

    /// A method that the address does not take.
    func methodProblem(_ allowed: String) -> Problem {
        var problem = Problem(405, "this address takes \(allowed)")
        problem.allow = allowed
        return problem
    }
}
