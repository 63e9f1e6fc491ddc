// LabelPlacer: chooses and places labels at one zoom, by priority, without collisions.

import Geometry
import ParkModel
import Styling

/// Places all labels and badges of a scene at one zoom. Greedy: the most important first, each where nothing lies yet.
struct LabelPlacer {
    let scene: Scene
    /// The view's zoom.
    let zoom: Double

    private struct Candidate {
        var layer: Int
        var feature: Int32
        var priority: Double
        var sortKey: Double
        var weight: Double
        var label: PlacedLabel
        var padding: Double
        var mayOverlap: Bool
        var letsOthersOverlap: Bool
        var anchorAtZero: Point2
    }

    func place() -> Placement {
        var placement = Placement()
        let styleZoom = scene.styleZoom(zoom)
        let k = Lattice(zoom: zoom, scale: 1).magnification
        var candidates: [Candidate] = []
        for (l, layer) in scene.layers.enumerated() where layer.style.isDrawn(at: styleZoom) {
            switch layer.role {
            case .symbol: candidates += self.candidates(layer, l, styleZoom, k)
            case .badges: placement.groups += BadgeGrouping.groups(scene, layer, l, k)
            default: break
            }
        }
        candidates.sort { a, b in
            if a.priority != b.priority { return a.priority > b.priority }
            if a.layer != b.layer { return a.layer > b.layer }
            if a.sortKey != b.sortKey { return a.sortKey < b.sortKey }
            if a.weight != b.weight { return a.weight > b.weight }
            // By id, so that the order of the files has no say.
            return scene.park.features[Int(a.feature)].id < scene.park.features[Int(b.feature)].id
        }
        var grid = CollisionGrid()
        for c in candidates {
            let box = c.label.box.padded(by: c.padding)
            if !c.mayOverlap && grid.hits(box) { continue }
            if !c.mayOverlap && scene.isHidden(c.anchorAtZero, behind: c.feature) { continue }
            if !c.letsOthersOverlap { grid.add(box) }
            placement.labels.append(c.label)
        }
        placement.settle()
        return placement
    }

    private func candidates(_ layer: SceneLayer, _ l: Int, _ styleZoom: Double, _ k: Double) -> [Candidate] {
        let style = layer.style
        let field = style.property("text-field")
        guard style.isSet("text-field") else { return [] }
        let size = style.property("text-size")
        let fonts = style.property("text-font")
        let key = style.property("symbol-sort-key")
        let hasKey = style.isSet("symbol-sort-key")
        let plain = EvaluationContext(zoom: styleZoom)
        let anchor = style.property("text-anchor").string(plain, default: "center")
        let offset = style.property("text-offset").numbers(plain, default: [0, 0])
        let padding = style.property("text-padding").number(plain, default: 2)
        let overlap = style.property("text-allow-overlap").bool(plain, default: false)
        let ignore = style.property("text-ignore-placement").bool(plain, default: false)
        let maxWidth = style.property("text-max-width").number(plain, default: 10)
        let alongLine = style.property("symbol-placement").string(plain, default: "point") != "point"
        let halo = style.property("text-halo-width")
        let priority = style.meta("isopark:priority") ?? 0
        var found: [Candidate] = []
        for i in layer.features {
            guard let ground = scene.ground[Int(i)] else { continue }
            let shape = FeatureReader.shape(scene.park.features[Int(i)].geometry)
            let context = scene.reader.context(Int(i), zoom: styleZoom, shape: shape, status: nil)
            let text = LabelPlacer.tidy(field.string(context, default: ""))
            if text.isEmpty { continue }
            let em = size.number(context, default: 16)
            guard em >= 4, em <= 200 else { continue }
            let names = fonts.strings(context, default: [])
            let (family, bold) = FontNames.resolve(names)
            let item = { (t: String) in
                TextItem(text: t, style: TextStyle(family: family, size: em, bold: bold, color: Color(0, 0, 0)))
            }
            var shown = text
            var measured = scene.measuring.size(of: item(shown))
            if measured.width > maxWidth * em, text.contains(" "), maxWidth > 0, !alongLine {
                shown = LineBreaking.wrap(text, width: maxWidth * em) { scene.measuring.size(of: item($0)).width }
                measured = scene.measuring.size(of: item(shown))
            }
            guard let (at, room, weight) = scene.labelAnchor(Int(i), ground, alongLine: alongLine) else { continue }
            // A road's name needs its road to be there.
            if alongLine && room * k < measured.width * 0.8 { continue }
            let rim = halo.number(context, default: 0)
            let half = Point2(measured.width / 2 + rim, measured.height / 2 + rim)
            var center = Point2(at.x * k, at.y * k)
            let dx = anchor.contains("left") ? 1.0 : anchor.contains("right") ? -1.0 : 0.0
            let dy = anchor.contains("top") ? 1.0 : anchor.contains("bottom") ? -1.0 : 0.0
            center.x += dx * half.x + (offset.first ?? 0) * em
            center.y += dy * half.y + (offset.dropFirst().first ?? 0) * em
            found.append(
                Candidate(
                    layer: l, feature: i, priority: priority, sortKey: hasKey ? key.number(context, default: 0) : 0,
                    weight: weight,
                    label: PlacedLabel(
                        layer: Int32(l), feature: i, text: shown, center: center, half: half, family: family, size: em,
                        bold: bold),
                    padding: padding, mayOverlap: overlap, letsOthersOverlap: ignore, anchorAtZero: at))
        }
        return found
    }

    /// Control characters out, ends trimmed.
    static func tidy(_ text: String) -> String {
        var out = ""
        for c in text.unicodeScalars where c.value >= 32 || c == "\n" { out.unicodeScalars.append(c) }
        while out.first?.isWhitespace == true { out.removeFirst() }
        while out.last?.isWhitespace == true { out.removeLast() }
        return out
    }
}

extension Scene {
    /// Where a feature's label goes (world pixel at zoom 0), how much room is there (world pixels at zoom 0 along a line), and
    /// how much the feature weighs among its like.
    func labelAnchor(_ ordinal: Int, _ ground: FeatureGeometry, alongLine: Bool) -> (
        at: Point2, room: Double, weight: Double
    )? {
        switch ground {
        case .points(let points):
            guard let p = points.first else { return nil }
            let top = store.solids(of: ordinal).reduce(0) { max($0, store.solids[Int($1)].rise1) }
            return (Point2(p.x, p.y - top), 0, 0)
        case .lines(let lines):
            guard let line = lines.max(by: { Parallel.length($0) < Parallel.length($1) }) else { return nil }
            let length = Parallel.length(line)
            return (Parallel.middle(line), length, length)
        case .polygons(let polygons):
            guard let polygon = polygons.max(by: { $0.area < $1.area }) else { return nil }
            let p = polygon.innerPoint
            // On the roof where it has one.
            let top = store.solids(of: ordinal).reduce(0) { max($0, store.solids[Int($1)].rise1) }
            return (Point2(p.x, p.y - top), polygon.box.width, polygon.area)
        }
    }

    /// Whether a solid of another feature covers a point of a feature's own top.
    func isHidden(_ point: Point2, behind ordinal: Int32) -> Bool {
        guard !frame.isPlan else { return false }
        let own = store.solids(of: Int(ordinal)).last ?? -1
        var hidden = false
        store.index.forEach(in: Box2(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) { i in
            if hidden || Int32(i) <= own { return }
            let s = store.solids[i]
            if s.feature == ordinal || s.kind != .extrusion { return }
            if own < 0 && s.rise1 - s.rise0 <= 0 { return }
            if store.silhouette(i, holds: point) { hidden = true }
        }
        return hidden
    }
}

extension Parallel {
    /// The length of a line.
    static func length(_ line: [Point2]) -> Double {
        zip(line, line.dropFirst()).reduce(0) { $0 + (pow2($1.1.x - $1.0.x) + pow2($1.1.y - $1.0.y)).squareRoot() }
    }

    /// The point half-way along a line.
    static func middle(_ line: [Point2]) -> Point2 {
        var left = length(line) / 2
        for (p, q) in zip(line, line.dropFirst()) {
            let l = (pow2(q.x - p.x) + pow2(q.y - p.y)).squareRoot()
            if l >= left, l > 0 { return Point2(p.x + (q.x - p.x) * left / l, p.y + (q.y - p.y) * left / l) }
            left -= l
        }
        return line.last ?? Point2(0, 0)
    }
}
