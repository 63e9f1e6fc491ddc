// The cache of pictures: its bound, its order, its versions.

import Geometry
import NIOCore
import Testing

@testable import Serving

@Suite struct PictureCacheTests {
    func key(_ n: Int) -> PictureKey {
        PictureKey(scene: 1, address: PictureAddress(TileAddress(z: 20, x: n, y: 0), scale: 1, format: .png))
    }

    func picture(_ bytes: Int, version: UInt64 = 0) -> Picture {
        Picture(
            body: ByteBuffer(repeating: 1, count: bytes), version: version, revision: version,
            entityTag: "\"\(version)\"",
            second: 0, drawn: 0)
    }

    @Test func keepsItsBoundAndDropsWhatWasUsedLongestAgo() {
        let cost = picture(1000).cost
        let cache = PictureCache(capacity: cost * 5)
        for n in 0..<5 { cache.keep(picture(1000), key(n)) }
        #expect(cache.count == 5)
        #expect(cache.picture(key(0)) != nil)
        cache.keep(picture(1000), key(5))
        cache.keep(picture(1000), key(6))
        #expect(cache.cost == cost * 5)
        #expect((0...6).filter { cache.picture(key($0)) != nil } == [0, 3, 4, 5, 6])
    }

    @Test func keepsTheNewestVersion() {
        let cache = PictureCache(capacity: 100_000)
        cache.keep(picture(10, version: 5), key(1))
        cache.keep(picture(10, version: 4), key(1))
        #expect(cache.picture(key(1))?.version == 5)
        cache.keep(picture(2000, version: 6), key(1))
        #expect(cache.picture(key(1))?.version == 6)
        #expect(cache.cost == picture(2000).cost)
    }

    @Test func refusesWhatWouldPushOutTooMuch() {
        let cache = PictureCache(capacity: 10_000)
        cache.keep(picture(5000), key(1))
        #expect(cache.count == 0)
    }

    @Test func agreesWithAPlainModel() {
        var random = SeededGenerator(state: 9)
        let cache = PictureCache(capacity: 20_000)
        var order: [Int] = []
        var sizes: [Int: Int] = [:]
        for _ in 0..<3000 {
            let n = Int.random(in: 0..<40, using: &random)
            if Bool.random(using: &random) {
                let p = picture(Int.random(in: 0...3000, using: &random))
                cache.keep(p, key(n))
                order.removeAll { $0 == n }
                order.append(n)
                sizes[n] = p.cost
                while order.reduce(0, { $0 + (sizes[$1] ?? 0) }) > 20_000 { order.removeFirst() }
            } else {
                let found = cache.picture(key(n)) != nil
                #expect(found == order.contains(n))
                if found {
                    order.removeAll { $0 == n }
                    order.append(n)
                }
            }
            #expect(cache.count == order.count)
        }
    }
}
