// ColumnBoxes: what a shape covers, as one box for each column of tiles that it crosses.

import Geometry

/// Covers shapes by boxes, a column of 256 px each: the tiles that these touch are about those that the shape touches, where
/// the one box about all of a long slanting road touches many times as many.
enum ColumnBoxes {
    /// The boxes of some paths, grown by `pad`; world pixels at a magnification `k`.
    ///
    /// - Parameters:
    ///   - paths: points, world pixels at zoom 0.
    ///   - closed: whether each path's end is joined to its start.
    ///   - whole: the box about all, grown already.
    ///   - k: the magnification.
    ///   - pad: how much the paths are grown.
    ///   - rise: how far the shape's lower and upper end stand above the path, world pixels at zoom 0.
    /// - Returns: the boxes, from left to right, none beyond its column.
    static func of(
        _ paths: [ArraySlice<Point2>], closed: Bool, within whole: Box2, k: Double, pad: Double,
        rise: (low: Double, high: Double) = (0, 0)
    ) -> [Box2] {
        let side = Double(TileAddress.side)
        guard whole.width > 0 else { return [whole] }
        let c0 = Int((whole.minX / side).rounded(.down))
        let c1 = Int((whole.maxX / side).rounded(.down))
        let isOneRow = Int((whole.minY / side).rounded(.down)) == Int((whole.maxY / side).rounded(.down))
        if isOneRow || c1 - c0 >= 4096 { return [whole] }
        var found: [Box2] = []
        for c in c0...c1 {
            // The paths' least and greatest y within the column, and a little beyond it.
            let x0 = max(Double(c) * side - pad, whole.minX)
            let x1 = min(Double(c + 1) * side + pad, whole.maxX)
            var low = Double.infinity
            var high = -Double.infinity
            for path in paths {
                var p = closed ? path[path.endIndex - 1] : path[path.startIndex]
                for q in path {
                    let (a, b) = p.x <= q.x ? (p, q) : (q, p)
                    p = q
                    guard a.x * k <= x1, b.x * k >= x0 else { continue }
                    let slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0
                    let ya = a.x * k < x0 ? a.y + slope * (x0 / k - a.x) : a.y
                    let yb = b.x * k > x1 ? a.y + slope * (x1 / k - a.x) : b.y
                    low = min(low, ya, yb)
                    high = max(high, ya, yb)
                }
            }
            guard low <= high else { continue }
            // The box keeps to its column: the next has its own.
            found.append(
                Box2(
                    minX: max(Double(c) * side, whole.minX), minY: (low - rise.high) * k - pad,
                    maxX: min((Double(c + 1) * side).nextDown, whole.maxX), maxY: (high - rise.low) * k + pad))
        }
        return found
    }
}
