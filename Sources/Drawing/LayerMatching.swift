// LayerMatching: which features each style layer draws.

import Dispatch
import ParkModel
import Styling

/// Matches features with layers.
enum LayerMatching {
    /// For each layer, the ordinals of the features that it draws, ascending: of its source, of a shape that its kind draws,
    /// passing its filter. Filters are read at `zoom`.
    static func match(_ layers: [Layer], _ park: Park, _ reader: FeatureReader, zoom: Double) -> [[Int32]] {
        let n = park.features.count
        let chunks = n < 2000 ? 1 : 8
        // A park of one source is drawn by every layer, whatever the style calls the source.
        let sources = Set(park.features.lazy.map(\.source))
        let anySource = sources.count <= 1
        let out = UnsafeMutablePointer<[[Int32]]>.allocate(capacity: chunks)
        out.initialize(repeating: [], count: chunks)
        defer {
            out.deinitialize(count: chunks)
            out.deallocate()
        }
        nonisolated(unsafe) let results = out
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            var found = [[Int32]](repeating: [], count: layers.count)
            for i in n * chunk / chunks..<n * (chunk + 1) / chunks {
                let f = park.features[i]
                let context = reader.context(i, zoom: zoom, shape: FeatureReader.shape(f.geometry), status: nil)
                for (l, layer) in layers.enumerated() where draws(layer, f.geometry) {
                    if !anySource, let source = layer.source, source != "*", source != f.source { continue }
                    if let filter = layer.filter, !filter.bool(context, default: false) { continue }
                    found[l].append(Int32(i))
                }
            }
            results[chunk] = found
        }
        return layers.indices.map { l in (0..<chunks).flatMap { out[$0][l] } }
    }

    /// Whether a kind of layer draws a shape.
    private static func draws(_ layer: Layer, _ g: FeatureGeometry) -> Bool {
        switch (layer.kind, g) {
        case (.background, _): false
        case (.fill, .polygons), (.fillExtrusion, .polygons): true
        case (.line, .lines), (.line, .polygons): true
        case (.circle, .points): true
        case (.symbol, _): true
        default: false
        }
    }
}
