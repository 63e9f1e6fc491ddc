// The quick reader of tile addresses reads the same as the thorough one, or nothing.

import Geometry
import Testing

@testable import Serving

@Suite struct TileRequestTests {
    @Test func readsPlainAddresses() {
        let plain = TileRequest("/views/park/4/3/12.png")
        #expect(plain?.view == "park")
        #expect(plain?.style == nil)
        #expect(plain?.tile == TileAddress(z: 4, x: 3, y: 12))
        #expect(plain?.scale == 1)
        #expect(plain?.format == .png)
        let full = TileRequest("/views/某园/24/16777215/0@4x.svg?style=night")
        #expect(full?.view == "某园")
        #expect(full?.style == "night")
        #expect(full?.tile == TileAddress(z: 24, x: 16_777_215, y: 0))
        #expect(full?.scale == 4)
        #expect(full?.format == .svg)
    }

    @Test(arguments: [
        "/", "/views/park/4/3", "/views/park/4/3/12.gif", "/views/park/4/16/12.png", "/views/park/25/0/0.png",
        "/views//4/3/12.png",
        "/views/park/4/3/12@5x.png", "/views/park/4/3/12@2.png", "/views/park/4/3/-1.png", "/views/park/4/3/.png",
        "/views/p%61rk/4/3/12.png",
        "/views/park/4/3/12.png?", "/views/park/4/3/12.png?at=1", "/views/park/4/3/12.png?style=a&at=1",
        "/views/park/4/3/12.png?style=",
        "/views/park/4/3/12.pngx", "/views/park/4/3/12.png/", "/views/park/9999999999999999999/3/12.png",
        "/views/park/static/1,1,1/1x1.png",
    ])
    func leavesTheRest(path: String) {
        #expect(TileRequest(path) == nil)
    }
}
