// Parks: what is measured: the demo park, two real ones, and the peers' park of 100,000 buildings.

import Foundation

/// A park to measure.
struct BenchPark {
    let name: String
    let path: String
    let style: String
    /// Whether it is the peers' scene, whose faces plain Cairo can draw, too.
    var isPeers = false
}

/// Finds the parks; says which it leaves out.
enum Parks {
    /// The parks that are there. The generated one goes into a folder that lives as long as `scratch`.
    static func find(only: String?, isQuick: Bool, scratch: ScratchFolder) -> [BenchPark] {
        guard let root = Places.root, let day = Places.dayStyle else {
            say("no checkout found: nothing to measure")
            return []
        }
        var parks = [BenchPark(name: "demo", path: root + "/assets/demo", style: day)]
        let shared = Places.shared ?? ""
        parks.append(
            BenchPark(name: "keihin", path: shared + "/data/park/keihin-bayside/keihin-bayside.geojson", style: day))
        if !isQuick || only == "ota" {
            parks.append(BenchPark(name: "ota", path: shared + "/data/park/ota-ward/ota-ward.geojsonl.gz", style: day))
        }
        let wanted = parks.filter { only == nil || only == $0.name }
        var there = wanted.filter { Places.exists($0.path) }
        for park in wanted where !Places.exists(park.path) { say("skipped \(park.name): there is no \(park.path)") }
        if only == nil || only == "park-100000" {
            if let generated = generate(shared, scratch) { there.append(generated) }
        }
        return there
    }

    private static func generate(_ shared: String, _ scratch: ScratchFolder) -> BenchPark? {
        let generator = shared + "/bench/peers/gen_scene.py"
        guard Places.exists(generator), let python = Places.program("python3"), let style = Places.benchStyle else {
            say("skipped park-100000: it takes python3 and \(generator)")
            return nil
        }
        let folder = scratch.path + "/park-100000"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let made = try Child.run(python, [generator, "park", "100000", folder, "--no-lonlat"])
            guard made.code == 0 else { throw BenchFailure("gen_scene.py ended with \(made.code)") }
            try FileManager.default.copyItem(atPath: style, toPath: folder + "/bench.json")
            try manifest.write(toFile: folder + "/park.json", atomically: true, encoding: .utf8)
        } catch {
            say("skipped park-100000: \(error)")
            return nil
        }
        return BenchPark(name: "park-100000", path: folder, style: style, isPeers: true)
    }

    /// The manifest of the peers' scene: metres about the middle.
    static let manifest = """
        {"isopark": 1, "name": "park-100000", "crs": "local", "styles": ".",
         "sources": {"park": {"type": "geojson", "data": "park-100000.geojson"}},
         "views": {"park": {"projection": "isometric", "from": "southeast", "style": "bench"}}}

        """
}
