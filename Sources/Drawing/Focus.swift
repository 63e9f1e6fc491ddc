// Focus: the part of a view worth a picture, where a few features lie far out.

import Geometry

/// Finds where the mass of a view is.
enum Focus {
    /// The box that holds the middle 97 % of the solids in each direction, with a margin; the whole where that is not much
    /// larger, or where there are too few solids to tell. World pixels at zoom 0.
    ///
    /// An extract of a map has tails: a railway line runs on for miles, an island lies apart.
    static func of(_ boxes: [Box2], within bounds: Box2) -> Box2 {
        guard boxes.count >= 200 else { return bounds }
        let xs = boxes.map { ($0.minX + $0.maxX) / 2 }.sorted()
        let ys = boxes.map { ($0.minY + $0.maxY) / 2 }.sorted()
        let low = boxes.count * 15 / 1000
        let high = boxes.count - 1 - low
        var core = Box2(minX: xs[low], minY: ys[low], maxX: xs[high], maxY: ys[high])
        core = core.padded(by: 0.04 * max(core.width, core.height))
        core = Box2(
            minX: max(core.minX, bounds.minX), minY: max(core.minY, bounds.minY), maxX: min(core.maxX, bounds.maxX),
            maxY: min(core.maxY, bounds.maxY))
        return core.width * core.height < 0.6 * bounds.width * bounds.height ? core : bounds
    }
}
