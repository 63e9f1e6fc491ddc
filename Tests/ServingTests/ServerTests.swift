// The server over real sockets: pictures, conditions, refusals.

import Foundation
import Geometry
import LiveStatus
import ParkModel
import Synchronization
import Testing

@testable import Serving

@Suite struct ServerTests {
    @Test func tilesCarryTheirHeaders() async throws {
        try await withServer(fakeService()) { client in
            let tile = try await client.get("/views/park/4/3/12.png", ["Origin": "http://board.example"])
            #expect(tile.status == 200)
            #expect(tile["content-type"] == "image/png")
            #expect(tile["cache-control"] == "no-cache")
            #expect(tile["etag"]?.first == "\"")
            #expect(tile["x-isopark-cache"] == "miss")
            #expect(tile["x-isopark-revision"] == "0")
            #expect(tile["vary"] == "Origin")
            #expect(tile["access-control-allow-origin"] == "http://board.example")
            #expect(tile["last-modified"].flatMap(parseHTTPDate) != nil)
            let again = try await client.get("/views/park/4/3/12.png")
            #expect(again["x-isopark-cache"] == "hit")
            #expect(again.body == tile.body)
            #expect(again["etag"] == tile["etag"])
            for name in ["12@2x.png", "12@3x.png", "12.svg", "12@1x.png"] {
                #expect(try await client.get("/views/park/4/3/\(name)").status == 200)
            }
            let night = try await client.get("/views/park/4/3/12.png?style=night")
            #expect(night["etag"] != tile["etag"])
            let other = try await client.get("/views/other/4/3/12.png")
            #expect(other.text.hasPrefix("other"))
        }
    }

    @Test func headSaysWhatGetSays() async throws {
        try await withServer(fakeService()) { client in
            for target in [
                "/views/park/1/0/0.png", "/views/park/static/auto/300x200.svg", "/views", "/views/park.json",
                "/features/f1", "/health/live",
            ] {
                let head = try await client.send("HEAD", target)
                let get = try await client.get(target)
                #expect(head.status == 200)
                #expect(head["content-length"] == String(get.body.count))
                for name in ["etag", "content-type", "cache-control"] {
                    #expect(head[name] == get[name], "\(target) \(name)")
                }
            }
            #expect(try await client.send("HEAD", "/views/none/0/0/0.png").status == 404)
            #expect(try await client.send("HEAD", "/events?view=park").status == 200)
        }
    }

    @Test func whatIsKnownIsNotDrawnAgain() async throws {
        let service = try fakeService()
        try await withServer(service) { client in
            let tile = try await client.get("/views/park/4/3/12.png")
            let tag = try #require(tile["etag"])
            let known = try await client.get("/views/park/4/3/12.png", ["If-None-Match": "\"x\", \(tag)"])
            #expect(known.status == 304)
            #expect(known["etag"] == tag)
            #expect(known["content-length"] == nil)
            #expect(try await client.get("/views/park/4/3/12.png", ["If-None-Match": "*"]).status == 304)
            #expect(try await client.get("/views/park/4/3/12.png", ["If-None-Match": "\"x\""]).status == 200)
            let date = try #require(tile["last-modified"])
            #expect(try await client.get("/views/park/4/3/12.png", ["If-Modified-Since": date]).status == 304)
            let stage = try await service.stage(SceneKey(view: "park", style: "day"))
            let drawn = (stage.drawn as? FakeView)?.pictures.load(ordering: .relaxed)
            // A tile that nobody drew yet is settled by its version alone.
            let other = try await client.get("/views/park/4/9/9.png", ["If-Modified-Since": date])
            #expect(other.status == 304)
            #expect((stage.drawn as? FakeView)?.pictures.load(ordering: .relaxed) == drawn)
        }
    }

    @Test func aChangeTouchesItsTilesOnly() async throws {
        try await withServer(fakeService()) { client in
            let near = try await client.get("/views/park/4/3/12.png")
            let far = try await client.get("/views/park/4/15/0.png")
            let answer = try await client.post(
                "/status", #"[{"id":"f22","state":{"status":"alarm"},"time":"2030-01-01T00:00:00Z"}]"#)
            #expect(answer.status == 200)
            #expect(answer.json["revision"] as? Int == 1)
            #expect(answer.json["accepted"] as? Int == 1)
            let after = try await client.get("/views/park/4/3/12.png", ["If-None-Match": near["etag"] ?? ""])
            #expect(after.status == 200)
            #expect(after.text.contains("alarm"))
            #expect(after["x-isopark-revision"] == "1")
            #expect(after["last-modified"] == "Tue, 01 Jan 2030 00:00:00 GMT")
            let still = try await client.get("/views/park/4/15/0.png", ["If-None-Match": far["etag"] ?? ""])
            #expect(still.status == 304)
            let same = try await client.post("/status", #"{"id":"f22","state":{"status":"alarm"}}"#)
            #expect(same.json["revision"] as? Int == 1)
            #expect(same.json["changed"] as? Int == 0)
            #expect(
                try await client.get("/views/park/4/3/12.png", ["If-None-Match": after["etag"] ?? ""]).status == 304)
        }
    }

    static let absurd: [(target: String, status: Int, parameter: String?)] = [
        ("/views/none/0/0/0.png", 404, "view"), ("/views/park/99/0/0.png", 404, nil),
        ("/views/park/2/-1/0.png", 404, nil),
        ("/views/park/2/4/0.png", 404, nil), ("/views/park/2/99999999999999999999999/0.png", 404, nil),
        ("/views/park/x/0/0.png", 400, "z"), ("/views/park/1/1.5/0.png", 400, "x"), ("/views/park/1/0/.png", 400, "y"),
        ("/views/park/1/0/0.gif", 404, "format"), ("/views/park/1/0/0", 404, "format"),
        ("/views/park/1/0/0@9x.png", 400, "scale"),
        ("/views/park/1/0/0.png?style=../../etc/passwd", 400, "style"),
        ("/views/park/1/0/0.png?style=none", 400, "style"),
        ("/views/park/1/0/0.png?at=2026-01-01T00:00:00Z", 400, "at"),
        ("/views/park/static/0,0,99/10x10.png", 400, "zoom"),
        ("/views/park/static/0,0,-1/10x10.png", 400, "zoom"), ("/views/park/static/nan,0,1/10x10.png", 400, "x"),
        ("/views/park/static/0,1e400,1/10x10.png", 400, "y"), ("/views/park/static/0,0/10x10.png", 400, "region"),
        ("/views/park/static/1,2,3,4,5/10x10.png", 400, "region"), ("/views/park/static/5,5,5,9/10x10.png", 400, "box"),
        ("/views/park/static/auto/100000x100000.png", 400, "size"),
        ("/views/park/static/auto/16384x16384@4x.png", 400, "size"),
        ("/views/park/static/auto/0x5.png", 400, "size"), ("/views/park/static/auto/ax5.png", 400, "size"),
        ("/views/park/static/auto/10x10.png?features=nobody", 404, "features"),
        ("/views/park/static/auto/10x10.png?features=", 400, "features"),
        ("/views/park/identify?z=1&x=1", 400, "y"), ("/views/park/identify?z=abc&x=1&y=1", 400, "z"),
        ("/views/park/identify?z=-3&x=1&y=1", 400, "z"), ("/features", 400, "q"),
        ("/features?near=nobody", 404, "near"),
        ("/features?q=a&limit=-1", 400, "limit"), ("/features/nobody", 404, nil), ("/status/nobody", 404, nil),
        ("/events?view=nobody", 404, "view"), ("/events?view=park&z=a", 400, "z"), ("/nothing", 404, nil),
        ("/views/none.json", 404, "view"),
        ("/assets/../../etc/passwd", 404, nil), ("/assets/%2e%2e/%2e%2e/etc/passwd", 404, nil), ("/%zz", 400, nil),
    ]

    @Test func absurdRequestsGetProblems() async throws {
        try await withServer(fakeService()) { client in
            for (target, status, parameter) in ServerTests.absurd {
                let answer = try await client.get(target)
                #expect(answer.status == status, "\(target)")
                #expect(answer["content-type"] == "application/problem+json", "\(target)")
                #expect(answer.json["status"] as? Int == status, "\(target)")
                #expect(answer.json["parameter"] as? String == parameter, "\(target)")
                #expect((answer.json["title"] as? String)?.isEmpty == false)
                #expect((answer.json["detail"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test func methodsAreKept() async throws {
        try await withServer(fakeService()) { client in
            let tile = try await client.send("DELETE", "/views/park/0/0/0.png")
            #expect(tile.status == 405)
            #expect(tile["allow"] == "GET, HEAD")
            let status = try await client.get("/status")
            #expect(status.status == 405)
            #expect(status["allow"] == "POST")
            let preflight = try await client.send(
                "OPTIONS", "/status", ["Origin": "http://a.example", "Access-Control-Request-Method": "POST"])
            #expect(preflight.status == 204)
            #expect(preflight["access-control-allow-methods"]?.contains("GET") == true)
        }
    }

    @Test func staticPicturesOfAllForms() async throws {
        try await withServer(fakeService()) { client in
            for (name, type) in [("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")] {
                for region in ["20,20,3", "0,0,50,40", "auto"] {
                    let answer = try await client.get("/views/park/static/\(region)/300x200@2x.\(name)")
                    #expect(answer.status == 200)
                    #expect(answer["content-type"] == type)
                    #expect(answer["etag"] != nil)
                }
            }
            // About (20, 20) at zoom 3: world pixel (400, 1648).
            let about = try await client.get("/views/park/static/20,20,3/300x200@2x.png")
            #expect(about.text.contains("PixelRect(x: 500, y: 3096, width: 600, height: 400)"))
            let features = try await client.get("/views/park/static/auto/200x200.png?features=f1,f2")
            #expect(features.status == 200)
            #expect(features.text.contains("f1 "))
            #expect(!features.text.contains("f30 "))
        }
    }

    @Test func connectionsAreKeptAndManyRequestsFollowOneAnother() async throws {
        try await withServer(fakeService()) { client in
            let answers = try await client.raw { wire in
                let targets = [
                    "/views/park/1/0/0.png", "/views", "/views/park/1/0/0.png", "/nothing", "/views/park/1/0/0.png",
                ]
                try wire.write(targets.flatMap { client.request("GET", $0) })
                return try targets.map { _ in try wire.answer() }
            }
            #expect(answers.map(\.status) == [200, 200, 200, 404, 200])
            #expect(answers[0].body == answers[2].body)
            #expect(answers[4]["x-isopark-cache"] == "hit")
        }
    }

    @Test func theRestAnswers() async throws {
        try await withServer(fakeService()) { client in
            while try await client.get("/health/ready").status != 200 { try await Task.sleep(for: .milliseconds(20)) }
            #expect(try await client.get("/health/live").status == 200)
            let metrics = try await client.get("/metrics")
            #expect(metrics.text.contains("isopark_pictures_total{from=\"hit\"} 0"))
            #expect(metrics["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
            let tileJSON = try await client.get("/views/park.json", ["Host": "park.example:8080"])
            #expect(tileJSON.json["tilejson"] as? String == "3.0.0")
            #expect(tileJSON.json["tiles"] as? [String] == ["http://park.example:8080/views/park/{z}/{x}/{y}.png"])
            let own = tileJSON.json["isopark"] as? [String: Any]
            #expect((own?["transform"] as? [Double])?.count == 8)
            let odd = try await client.get("/views/park.json", ["Host": "evil\"/><script>"])
            #expect(odd.json["tiles"] as? [String] == ["http://127.0.0.1:\(client.port)/views/park/{z}/{x}/{y}.png"])
            let api = try await client.get("/openapi.json")
            #expect(api.json["openapi"] as? String == "3.1.0")
            let paths = api.json["paths"] as? [String: Any] ?? [:]
            #expect(paths["/views/{view}/{z}/{x}/{y}.{format}"] != nil)
        }
    }

    @Test func featuresAreFoundAndTold() async throws {
        try await withServer(fakeService()) { client in
            _ = try await client.post(
                "/status", #"[{"id":"f3","state":{"status":"ok","note":"满"},"position":[5,5],"heading":90}]"#)
            let found = try await client.get("/features?q=%E4%BA%8C%E5%8F%B7")
            let first = (found.json["features"] as? [[String: Any]])?.first
            #expect(first?["id"] as? String == "f3")
            let one = try await client.get("/features/f3")
            #expect(one.json["name"] as? String == "二号仓库")
            #expect(((one.json["status"] as? [String: Any])?["state"] as? [String: Any])?["note"] as? String == "满")
            let place = (one.json["views"] as? [String: [String: Any]])?["park"]
            #expect(place?["x"] as? Double == 20)
            #expect(place?["y"] as? Double == 236)
            let status = try await client.get("/status/f3")
            #expect(status.json["heading"] as? Double == 90)
            #expect(try await client.get("/status/f4").json["quality"] as? String == "good")
            let near = try await client.get("/features?near=f0&limit=2")
            #expect((near.json["features"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["f3", "f1"])
            let identified = try await client.get("/views/park/identify?z=2&x=80&y=944")
            #expect((identified.json["features"] as? [[String: Any]])?.first?["id"] as? String == "f3")
            #expect(try await client.get("/views/park/identify?z=2&x=1e300&y=1").status == 200)
        }
    }
}
