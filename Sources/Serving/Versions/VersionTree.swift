// VersionTree: the newest revision that touched each tile of one zoom, as a quadtree with few nodes.

/// The newest revision that touched each tile of one zoom.
///
/// A range is stored as the largest squares of a quadtree that make it up, so one of m × n tiles costs about 2(m + n)
/// nodes, whatever its area. A look-up climbs from the tile to the root. Tiles from −n to 3n of a grid of n are told
/// apart, for pictures that reach beyond the grid; those further out count as the outermost.
struct VersionTree: Sendable {
    private struct Node {
        /// The newest revision that covered the whole square.
        var whole: UInt64
        /// The newest revision that covered this square or a part of it.
        var within: UInt64
    }

    /// What every tile has at least.
    private(set) var floor: UInt64
    private let depth: Int
    private let shift: Int
    private var nodes: [UInt64: Node] = [:]

    /// No touched tile.
    ///
    /// - Parameters:
    ///   - zoom: the zoom; its grid has 2^zoom tiles a side, rounded up.
    ///   - floor: the revision that every tile has to begin with.
    init(zoom: Double, floor: UInt64) {
        let levels = max(0, Int(min(zoom, 30).rounded(.up)))
        depth = levels + 2
        shift = 1 << levels
        self.floor = floor
    }

    /// How many squares are stored.
    var count: Int { nodes.count }

    /// Forgets all squares; every tile has `revision` now.
    mutating func reset(to revision: UInt64) {
        nodes.removeAll(keepingCapacity: false)
        floor = max(floor, revision)
    }

    /// Notes that a revision touched a range. Revisions must not run back.
    mutating func touch(_ range: TileRange, revision: UInt64) {
        let r = clamped(range)
        cover(r, level: 0, x: 0, y: 0, revision)
    }

    /// The newest revision that touched a tile.
    func version(x: Int, y: Int) -> UInt64 {
        var cx = clamp(x)
        var cy = clamp(y)
        var best = floor
        var level = depth
        while true {
            if let node = nodes[key(level, cx, cy)], node.whole > best { best = node.whole }
            if level == 0 { return best }
            level -= 1
            cx >>= 1
            cy >>= 1
        }
    }

    /// The newest revision that touched any tile of a range.
    func version(of range: TileRange) -> UInt64 {
        var best = floor
        search(clamped(range), level: 0, x: 0, y: 0, &best)
        return best
    }

    /// Drops the squares that a newer, larger one hides.
    mutating func prune() {
        var kept: [UInt64: Node] = [:]
        copy(level: 0, x: 0, y: 0, hidden: floor, &kept)
        nodes = kept
    }

    private func clamp(_ v: Int) -> Int { min(max(v + shift, 0), 4 * shift - 1) }

    private func clamped(_ r: TileRange) -> TileRange {
        TileRange(x0: clamp(r.x0), y0: clamp(r.y0), x1: clamp(r.x1), y1: clamp(r.y1))
    }

    private func key(_ level: Int, _ x: Int, _ y: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: level) << 58 | UInt64(truncatingIfNeeded: x) << 29 | UInt64(truncatingIfNeeded: y)
    }

    /// The tiles of a square along one axis, cut to first … last.
    private func overlap(_ r: TileRange, level: Int, x: Int, y: Int) -> (any: Bool, all: Bool) {
        let span = depth - level
        let (left, right) = (x << span, (x + 1) << span - 1)
        let (top, bottom) = (y << span, (y + 1) << span - 1)
        return (
            left <= r.x1 && right >= r.x0 && top <= r.y1 && bottom >= r.y0,
            left >= r.x0 && right <= r.x1 && top >= r.y0 && bottom <= r.y1
        )
    }

    private mutating func cover(_ r: TileRange, level: Int, x: Int, y: Int, _ revision: UInt64) {
        let (any, all) = overlap(r, level: level, x: x, y: y)
        guard any else { return }
        let k = key(level, x, y)
        if all {
            nodes[k] = Node(whole: revision, within: revision)
            return
        }
        nodes[k, default: Node(whole: 0, within: 0)].within = revision
        for child in 0..<4 { cover(r, level: level + 1, x: 2 * x + child & 1, y: 2 * y + child >> 1, revision) }
    }

    private func search(_ r: TileRange, level: Int, x: Int, y: Int, _ best: inout UInt64) {
        guard let node = nodes[key(level, x, y)], node.within > best else { return }
        let (any, all) = overlap(r, level: level, x: x, y: y)
        guard any else { return }
        if all {
            best = node.within
            return
        }
        if node.whole > best { best = node.whole }
        for child in 0..<4 { search(r, level: level + 1, x: 2 * x + child & 1, y: 2 * y + child >> 1, &best) }
    }

    private func copy(level: Int, x: Int, y: Int, hidden: UInt64, _ kept: inout [UInt64: Node]) {
        let k = key(level, x, y)
        guard let node = nodes[k], node.within > hidden else { return }
        kept[k] = node
        let below = max(hidden, node.whole)
        guard level < depth else { return }
        for child in 0..<4 { copy(level: level + 1, x: 2 * x + child & 1, y: 2 * y + child >> 1, hidden: below, &kept) }
    }
}
