// The viewer in a real browser: it shows the park, tells what is clicked and found, and keeps in step.

import Foundation
import Geometry
import LiveStatus
import ParkModel
import Testing

@testable import Serving

@Suite struct ViewerTests {
    static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("assets").path

    @Test func filesAreServed() async throws {
        var options = ServingOptions()
        options.assets = ViewerTests.assets
        try await withServer(fakeService(options: options)) { client in
            let page = try await client.get("/")
            #expect(page.status == 200)
            #expect(page["content-type"] == "text/html; charset=utf-8")
            #expect(try await client.get("/", ["If-None-Match": page["etag"] ?? ""]).status == 304)
            let script = try await client.get("/assets/viewer/viewer.js")
            #expect(script["content-type"] == "text/javascript; charset=utf-8")
            // Nothing is fetched from elsewhere.
            #expect(!page.text.contains("src=\"http") && !page.text.contains("href=\"http"))
        }
    }

    @Test(.enabled(if: BrowserPage.isInstalled || BrowserPage.isDemanded, "chromium is not installed"))
    func keepsInStepWithThePark() async throws {
        let server = try SceneServingTests().server(assets: ViewerTests.assets)
        try await withServer(server) { client in
            try await BrowserPage.open("http://127.0.0.1:\(client.port)/", width: 1280, height: 720) { page in
                try page.wait(for: "document.body.dataset.state === 'ready'")
                try page.wait(for: "document.getElementById('connection').dataset.state === 'live'")
                #expect(try page.value("document.getElementById('park-name').textContent") == "p")
                #expect(try page.value("document.getElementById('connection-text').textContent") == "实时")
                #expect(Int(try page.value("document.querySelectorAll('img.leaflet-tile-loaded').length")) ?? 0 >= 4)

                // A click on a building opens its panel.
                let service = server.service
                let stage = try #require(service.scenes.ready(SceneKey(view: "park", style: "test")))
                let ordinal = try #require(service.park.ordinal(of: "b9"))
                let middle = stage.drawn.box(of: ordinal, status: nil).center
                let place = try page.value("location.hash").split(separator: "/").compactMap { Double($0) }
                try #require(place.count == 3)
                try page.click(
                    x: 640 + (middle.x - place[1]) * exp2(place[0]), y: 360 + (middle.y - place[2]) * exp2(place[0]))
                try page.wait(for: "document.getElementById('panel-name').textContent === '9号楼'")

                // A change shows in the panel and in the tiles that it touches, and in no others.
                _ = try page.value(
                    "globalThis.before = [...document.querySelectorAll('img.leaflet-tile')].map(i => [i, i.src])")
                _ = try service.board.apply([StatusUpdate(id: "b9", state: ["status": .string("alarm")])])
                try page.wait(
                    for: "document.querySelector('#panel-status dd[data-status=alarm]')?.textContent === '报警'")
                try page.wait(for: "before.some(([i, src]) => i.src !== src)")
                #expect(try page.value("before.every(([i, src]) => i.src !== src)") == "false")

                // The search finds a name and goes there.
                _ = try page.value(
                    "(s => { s.focus(); s.value = '3号'; s.dispatchEvent(new Event('input')); })(document.getElementById('search'))"
                )
                try page.wait(for: "document.querySelectorAll('#found li').length > 0")
                _ = try page.value(
                    "document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))")
                try page.wait(for: "document.getElementById('panel-name').textContent === '3号楼'")

                // A frozen page says that it is frozen.
                service.close()
                try page.wait(for: "document.getElementById('connection').dataset.state === 'lost'")
                #expect(try page.value("document.getElementById('connection-text').textContent") == "连接中断")
            }
        }
    }
}
