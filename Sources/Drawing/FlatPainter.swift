// FlatPainter: one layer's areas, lines and discs on the ground → verbs.

import Geometry
import LiveStatus
import ParkModel
import Styling

/// Draws one flat layer.
struct FlatPainter {
    let drawing: SceneDrawing
    let layer: SceneLayer
    /// The ground of the layer's movers that may show, by feature.
    private var moved: [Int32: FeatureGeometry] = [:]

    init(drawing: SceneDrawing, layer: SceneLayer) {
        (self.drawing, self.layer) = (drawing, layer)
    }

    mutating func paint(into canvas: inout Canvas) {
        guard let paint = layer.paint, !layer.features.isEmpty else { return }
        let reach = layer.reach(zoom: drawing.zoom, scene: drawing.scene, status: drawing.status) * canvas.scale
        let area = canvas.world(padded: reach + 2)
        var found = layer.index.items(in: area)
        if drawing.status.hasMovers {
            found.removeAll { drawing.status.isMoving(Int(layer.features[$0])) }
            for mover in drawing.scene.movers(in: area, drawing.status) {
                guard let position = layer.position(of: Int(mover.feature)) else { continue }
                moved[mover.feature] = mover.ground
                found.append(position)
            }
            found.sort()
        }
        // A long slanting road's box meets many tiles that it does not itself. There it would part others' paths.
        found.removeAll { p in ground(p).map { !Clip.reaches($0, area) } ?? true }
        guard !found.isEmpty else { return }
        switch layer.style.kind {
        case .fill: fills(found, paint, &canvas)
        case .line: lines(found, paint, &canvas)
        case .circle: circles(found, paint, &canvas)
        default: break
        }
    }

    /// A feature's ground where it is now, world pixels at zoom 0.
    private func ground(_ position: Int) -> FeatureGeometry? {
        let feature = layer.features[position]
        return moved.isEmpty ? drawing.scene.ground[Int(feature)] : moved[feature] ?? drawing.scene.ground[Int(feature)]
    }

    /// A property's value, read once where it does not depend on the feature.
    private func reader(_ name: String, default fallback: Double) -> (Int) -> Double {
        let expression = layer.style.property(name)
        if !expression.usesFeature && !expression.usesState {
            let value = expression.number(EvaluationContext(zoom: drawing.zoom), default: fallback)
            return { _ in value }
        }
        return { expression.number(context($0), default: fallback) }
    }

    private func context(_ position: Int) -> EvaluationContext {
        let ordinal = layer.features[position]
        return drawing.scene.reader.context(
            Int(ordinal), zoom: drawing.zoom,
            shape: FeatureReader.shape(drawing.scene.park.features[Int(ordinal)].geometry),
            status: drawing.status(of: ordinal))
    }

    /// The colour of each feature; read once where it does not depend on the feature.
    private func colors(_ paint: ColorProperty) -> (Int) -> Color {
        if !paint.usesFeature && !paint.usesState {
            let value = paint.value(EvaluationContext(zoom: drawing.zoom))
            return { _ in value }
        }
        return { drawing.color(layer, $0, paint) }
    }

    /// Areas of one colour that follow one another are one path: no seams between them, no darker overlaps.
    private func fills(_ found: [Int], _ paint: ColorProperty, _ canvas: inout Canvas) {
        let color = colors(paint)
        let outlined = layer.style.isSet("fill-outline-color")
        let outline = layer.style.property("fill-outline-color")
        var first = canvas.mark
        var run: Color?
        for position in sorted(found, by: "fill-sort-key") {
            guard case .polygons(let polygons)? = ground(position) else { continue }
            let c = color(position)
            if let r = run, r != c {
                canvas.fill(from: first, r)
                first = canvas.mark
            }
            run = c
            for polygon in polygons {
                for ring in polygon.rings { canvas.contour(ring, closed: true) }
            }
        }
        if let r = run { canvas.fill(from: first, r) }
        guard outlined else { return }
        first = canvas.mark
        run = nil
        let constant: Color? =
            outline.usesFeature || outline.usesState
            ? nil : Color(outline.color(EvaluationContext(zoom: drawing.zoom), default: .black))
        for position in found {
            guard case .polygons(let polygons)? = ground(position) else { continue }
            let c = constant ?? Color(outline.color(context(position), default: .black))
            if let r = run, r != c {
                canvas.stroke(from: first, r, StrokeStyle(width: canvas.scale))
                first = canvas.mark
            }
            run = c
            for polygon in polygons {
                for ring in polygon.rings { canvas.contour(ring, closed: true) }
            }
        }
        if let r = run { canvas.stroke(from: first, r, StrokeStyle(width: canvas.scale)) }
    }

    private func sorted(_ found: [Int], by key: String) -> [Int] {
        guard layer.style.isSet(key) else { return found }
        let value = reader(key, default: 0)
        return found.map { ($0, value($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// Lines of one look that follow one another are one path.
    private func lines(_ found: [Int], _ paint: ColorProperty, _ canvas: inout Canvas) {
        let color = colors(paint)
        let width = reader("line-width", default: 1)
        let gap = layer.style.isSet("line-gap-width") ? reader("line-gap-width", default: 0) : nil
        let offset = layer.style.isSet("line-offset") ? reader("line-offset", default: 0) : nil
        let plain = EvaluationContext(zoom: drawing.zoom)
        let cap = LineCap(named: layer.style.property("line-cap").string(plain, default: "butt"))
        let join = LineJoin(named: layer.style.property("line-join").string(plain, default: "miter"))
        let dashes =
            layer.style.isSet("line-dasharray")
            ? layer.style.property("line-dasharray").numbers(plain, default: []) : []
        var first = canvas.mark
        var run: (Color, StrokeStyle)?
        for position in sorted(found, by: "line-sort-key") {
            guard let geometry = ground(position) else { continue }
            let c = color(position)
            let w = width(position)
            guard c.a > 0, w > 0 else { continue }
            let style = StrokeStyle(
                width: w * canvas.scale, cap: cap, join: join,
                dash: dashes.contains { $0 > 0 } ? dashes.map { $0 * w * canvas.scale } : [])
            if let r = run, r.0 != c || r.1 != style {
                canvas.stroke(from: first, r.0, r.1)
                run = nil
            }
            if run == nil { first = canvas.mark(dashedBy: style.dash) }
            run = (c, style)
            let shifts: [Double]
            if let gap = gap?(position), gap > 0 {
                shifts = [-(gap + w) / 2, (gap + w) / 2]
            } else {
                shifts = [0]
            }
            for shift in shifts {
                let away = (shift + (offset?(position) ?? 0)) / (canvas.magnification / canvas.scale)
                switch geometry {
                case .lines(let lines): for line in lines { canvas.contour(Parallel.line(line, away), closed: false) }
                case .polygons(let polygons):
                    for p in polygons { for ring in p.rings { canvas.contour(ring, closed: true) } }
                case .points: break
                }
            }
        }
        if let r = run { canvas.stroke(from: first, r.0, r.1) }
    }

    private func circles(_ found: [Int], _ paint: ColorProperty, _ canvas: inout Canvas) {
        let color = colors(paint)
        let radius = reader("circle-radius", default: 5)
        let rim = layer.style.isSet("circle-stroke-width") ? reader("circle-stroke-width", default: 0) : nil
        let rimColor = ColorProperty(layer.style, "circle-stroke-color", "circle-stroke-opacity")
        for position in sorted(found, by: "circle-sort-key") {
            guard case .points(let points)? = ground(position) else { continue }
            let r = radius(position) * canvas.scale
            let c = color(position)
            let w = (rim?(position) ?? 0) * canvas.scale
            for p in points {
                if w > 0 { canvas.disc(p, radius: r + w, rimColor.value(context(position))) }
                canvas.disc(p, radius: r, c)
            }
        }
    }
}

extension SceneLayer {
    /// How far the layer draws beyond its features' ground, CSS px at a style zoom: a bound over all features and states.
    func reach(zoom: Double, scene: Scene, status: StatusSnapshot) -> Double {
        func most(_ names: String...) -> Double {
            names.reduce(0) { sum, name in
                guard style.isSet(name) else {
                    return sum + (name == "line-width" ? 1 : name == "circle-radius" ? 5 : 0)
                }
                let e = style.property(name)
                if !e.usesFeature && !e.usesState {
                    return sum + abs(e.number(EvaluationContext(zoom: zoom), default: 0))
                }
                return sum
                    + scene.placements.reach(of: name, layer: style.id, zoom: zoom) {
                        features.reduce(0) { best, i in
                            let shape = FeatureReader.shape(scene.park.features[Int(i)].geometry)
                            let c = scene.reader.context(Int(i), zoom: zoom, shape: shape, status: nil)
                            return max(best, abs(e.number(c, default: 0)))
                        }
                    }
            }
        }
        switch style.kind {
        case .line: return most("line-width", "line-gap-width", "line-offset") * 1.5 + 1
        case .circle: return most("circle-radius", "circle-stroke-width") + 1
        default: return 1.5
        }
    }
}

extension LineCap {
    /// A cap by the style specification's name.
    init(named name: String) { self = name == "round" ? .round : name == "square" ? .square : .butt }
}

extension LineJoin {
    /// A join by the style specification's name.
    init(named name: String) { self = name == "round" ? .round : name == "bevel" ? .bevel : .miter }
}

/// Lines moved sideways.
enum Parallel {
    /// A line moved to its right by a distance. Corners are mitred up to 2.8 times the distance; sharper ones have two points, so
    /// that what leads there stays parallel.
    static func line(_ line: [Point2], _ d: Double) -> [Point2] {
        guard d != 0, line.count > 1 else { return line }
        var normals: [Point2] = []
        for (p, q) in zip(line, line.dropFirst()) {
            let v = q - p
            let l = max((v.x * v.x + v.y * v.y).squareRoot(), 1e-12)
            normals.append(Point2(-v.y / l, v.x / l))
        }
        return line.indices.flatMap { i in
            let p = line[i]
            let a = normals[max(0, i - 1)]
            let b = normals[min(i, normals.count - 1)]
            let k = 1 + a.x * b.x + a.y * b.y
            if k < 0.25 { return [p + a * d, p + b * d] }
            return [Point2(p.x + (a.x + b.x) / k * d, p.y + (a.y + b.y) / k * d)]
        }
    }
}
