// Search and nearness.

import Geometry
import LiveStatus
import ParkModel
import Testing

@testable import Serving

@Suite struct FeatureSearchTests {
    func park(_ names: [(String, String?)]) -> Park {
        Park(
            name: "p",
            features: names.enumerated().map { i, item in
                Feature(
                    id: item.0, source: "s", geometry: .points([Point2(Double(i), 0)]),
                    properties: item.1.map { Properties(["name": .string($0)]) } ?? .none)
            }, views: [View(name: "park")], fingerprint: 1)
    }

    @Test func ranksTheSameThenTheBeginningThenTheRest() {
        let search = FeatureSearch(
            park([
                ("w-1", "Great Hall"), ("w-2", "hall"), ("w-3", "Hallway"), ("HALL", nil), ("w-5", "ＨＡＬＬ B"),
                ("w-6", "Café Hall-ß"),
            ]))
        #expect(search.find("Hall", limit: 10) == [1, 3, 4, 2, 0, 5])
        #expect(search.find("hall", limit: 2) == [1, 3])
        #expect(search.find("CAFE", limit: 9) == [5])
        #expect(search.find("w-", limit: 9).count == 5)
    }

    @Test func findsChinese() {
        let search = FeatureSearch(park([("a", "一号仓库"), ("b", "二号仓库"), ("仓-3", "门卫")]))
        #expect(search.find("仓", limit: 9) == [2, 0, 1])
        #expect(search.find("二号", limit: 9) == [1])
        #expect(search.find("三", limit: 9) == [])
    }

    @Test func oddQueriesFindNothing() {
        let search = FeatureSearch(park([("a", "b"), ("ab", "")]))
        #expect(search.find("", limit: 9) == [])
        #expect(search.find("a\0b", limit: 9) == [])
        #expect(search.find("a", limit: 0) == [])
        #expect(search.find(String(repeating: "a", count: 1000), limit: 9) == [])
        #expect(FeatureSearch(park([])).find("a", limit: 9) == [])
    }

    @Test func agreesWithAPlainSearch() {
        var random = SeededGenerator(state: 11)
        func word() -> String {
            String((0..<Int.random(in: 1...5, using: &random)).map { _ in "ab仓".randomElement(using: &random) ?? "a" })
        }
        let park = park((0..<200).map { _ in (word(), word()) })
        let search = FeatureSearch(park)
        for _ in 0..<200 {
            let q = word()
            let plain = park.features.indices.filter {
                park.features[$0].id.contains(q) || park.features[$0].name?.contains(q) == true
            }
            #expect(search.find(q, limit: 1000).sorted() == plain)
        }
    }

    @Test func theNearestComeFirst() throws {
        let nearness = FeatureNearness(gridPark(60))
        var snapshot = StatusSnapshot.empty
        #expect(nearness.nearest(to: 0, kind: nil, limit: 3, snapshot).map(\.ordinal) == [1, 10, 11])
        #expect(nearness.nearest(to: 0, kind: "crane", limit: 3, snapshot).isEmpty)
        #expect(nearness.nearest(to: 0, kind: "building", limit: 100, snapshot).count == 59)
        let board = try StatusBoard(park: gridPark(60))
        _ = try board.apply([StatusUpdate(id: "f59", position: .set(Point2(1, 0)))])
        snapshot = board.snapshot
        let first = nearness.nearest(to: 0, kind: nil, limit: 1, snapshot)
        #expect(first.map(\.ordinal) == [59] && first.map(\.metres) == [1])
    }

    @Test func kindsComeFromTags() {
        func kind(_ properties: [String: PropertyValue]) -> String {
            Feature(id: "a", source: "s", geometry: .points([]), properties: Properties(properties)).kind
        }
        #expect(kind(["building": .string("warehouse")]) == "warehouse")
        #expect(kind(["building": .string("yes"), "amenity": .string("parking")]) == "parking")
        #expect(kind(["kind": .string("gate"), "building": .string("yes")]) == "gate")
        #expect(kind(["building": .string("yes")]) == "building")
        #expect(kind([:]) == "feature")
    }
}
