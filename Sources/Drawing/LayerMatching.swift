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
            var known: [Sort: [Answer]] = [:]
            for i in n * chunk / chunks..<n * (chunk + 1) / chunks {
                let f = park.features[i]
                let shape = FeatureReader.shape(f.geometry)
                let context = reader.context(i, zoom: zoom, shape: shape, status: nil)
                let sort = Sort(keys: ObjectIdentifier(f.properties.keys), shape: shape)
                let answers: [Answer]
                if let a = known[sort] {
                    answers = a
                } else {
                    answers = layers.map { answer($0, f.geometry, context) }
                    known[sort] = answers
                }
                for (l, answer) in answers.enumerated() where answer != .never {
                    let layer = layers[l]
                    if !anySource, let source = layer.source, source != "*", source != f.source { continue }
                    if answer == .ask, layer.filter?.bool(context, default: false) == false { continue }
                    found[l].append(Int32(i))
                }
            }
            results[chunk] = found
        }
        return layers.indices.map { l in (0..<chunks).flatMap { out[$0][l] } }
    }

    /// Features of one sort have the same property keys and shape. A filter that reads none of the keys answers the same for
    /// all of a sort, so it is asked once: most filters of a style are about tags that most features do not have.
    private struct Sort: Hashable {
        let keys: ObjectIdentifier
        let shape: FeatureShape
    }

    private enum Answer { case never, always, ask }

    private static func answer(_ layer: Layer, _ g: FeatureGeometry, _ context: EvaluationContext) -> Answer {
        guard draws(layer, g) else { return .never }
        guard let filter = layer.filter else { return .always }
        if filter.propertyKeys.contains("*") || filter.usesState { return .ask }
        if filter.propertyKeys.contains(where: { context.properties[$0] != nil }) { return .ask }
        return filter.bool(context, default: false) ? .always : .never
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
