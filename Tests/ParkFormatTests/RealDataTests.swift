// Real parks: all of their features come through, with their heights.

import Geometry
import LocatedJSON
import ParkFormat
import ParkModel
import Testing

@Suite struct RealDataTests {
    @Test func baltimore() throws {
        guard let path = sharedData("park/baltimore-port/baltimore-port.geojson") else { return }
        let load = ParkReader.load(path: path)
        let park = try #require(load.park)
        #expect(load.faults.isEmpty && load.leftOut.isEmpty)
        #expect(park.features.count == 9237)
        #expect(Set(park.features.map(\.id)).count == 9237)
        #expect(park.ordinal(of: "way/49666537#2") != nil)
        #expect(park.features.count { $0.top != nil } == 307)
        #expect(park.features.compactMap(\.top).max() == 48)
        #expect(park.attribution == "© OpenStreetMap contributors")
        #expect(abs(park.extent.width - 15_724) < 5)
    }

    @Test func keihin() throws {
        guard let path = sharedData("park/keihin-bayside/keihin-bayside.geojson") else { return }
        let park = try #require(ParkReader.load(path: path).park)
        #expect(park.features.count == 2957)
        #expect(park.features.compactMap(\.top).max() == 103.3)
        #expect(park.ordinal(of: "13109-bldg-33975") == 0)
        #expect(park.features[0].top == 38.6)
        #expect(park.attribution?.contains("PLATEAU") == true)
    }

    @Test func otaWard() throws {
        guard let path = sharedData("park/ota-ward/ota-ward.geojsonl.gz") else { return }
        let load = ParkReader.load(path: path)
        #expect(load.park?.features.count == 146_030)
        #expect(load.faults.isEmpty)
        #expect(load.park?.features.count { $0.top != nil } == 146_030)
        #expect(load.park?.name == "ota-ward")
    }
}
