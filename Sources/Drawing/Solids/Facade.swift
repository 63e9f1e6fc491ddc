// Facade: what is drawn on walls and roofs: windows by storey, skylights, saw-tooth, parapets.

import Geometry

/// How walls and roofs are dressed.
struct FacadeLook: Sendable {
    enum Roof: String, Sendable { case skylights, sawtooth, parapet }
    var roof: Roof?
    var roofColor = Color.clear
    var windows = Color.clear
    var litWindows = Color.clear
    /// How many windows are lit, 0…1.
    var litShare = 0.0
}

/// Dresses walls and roofs. Everything lies flat on its face, so it needs no depth order of its own.
enum Facade {
    /// A storey's height, metres (OpenStreetMap's usual figure for one level).
    static let storey = 3.4

    /// Windows by storey on one wall; nothing where a storey is less than 7 px high.
    static func windows(
        wall: (p: Point2, q: Point2), _ s: Solid, _ look: SolidLook, _ frame: EyeFrame, _ canvas: inout Canvas
    ) {
        guard look.facade.windows.a > 0, !frame.isPlan, wall.q.x > wall.p.x else { return }
        let floors = Int(((s.top - s.base) / storey).rounded())
        let rise = (s.rise1 - s.rise0) / Double(max(1, floors))
        let storeyPx = rise * canvas.magnification / canvas.scale
        let widthPx = (wall.q.x - wall.p.x) * canvas.magnification / canvas.scale
        let length = (pow2(wall.q.x - wall.p.x) + pow2((wall.q.y - wall.p.y) / frame.sine)).squareRoot() / frame.k
        let bays = Int(length / 3.6)
        guard floors >= 1, floors < 80, storeyPx >= 7, bays >= 1, bays < 120, widthPx / Double(bays) >= 5 else {
            return
        }
        var plain: [(Double, Double, Double)] = []
        var lit: [(Double, Double, Double)] = []
        let seed = UInt64(s.seed) &* 0x9E37_79B9_7F4A_7C15
        for floor in 0..<floors {
            for bay in 0..<bays {
                let from = (Double(bay) + 0.26) / Double(bays)
                let to = (Double(bay) + 0.74) / Double(bays)
                var h = seed ^ UInt64(floor * 131 + bay * 31 + Int(wall.p.x * 64) & 1023)
                h = (h ^ (h >> 30)) &* 0xBF58_476D_1CE4_E5B9
                h ^= h >> 27
                let isLit = look.facade.litWindows.a > 0 && Double(h % 1000) < look.facade.litShare * 1000
                if isLit { lit.append((from, to, Double(floor))) } else { plain.append((from, to, Double(floor))) }
            }
        }
        for (panes, color) in [(plain, look.facade.windows), (lit, look.facade.litWindows)] where !panes.isEmpty {
            let first = canvas.mark
            for (from, to, floor) in panes {
                let low = s.rise0 + rise * (floor + 0.28)
                let high = s.rise0 + rise * (floor + 0.78)
                let a = along(wall, from)
                let b = along(wall, to)
                canvas.contour(
                    [
                        Point2(a.x, a.y - low), Point2(b.x, b.y - low), Point2(b.x, b.y - high),
                        Point2(a.x, a.y - high),
                    ], closed: true)
            }
            canvas.fill(from: first, color)
        }
    }

    private static func along(_ wall: (p: Point2, q: Point2), _ f: Double) -> Point2 {
        Point2(wall.p.x + (wall.q.x - wall.p.x) * f, wall.p.y + (wall.q.y - wall.p.y) * f)
    }

    /// What lies on a roof. Only four-cornered ones are dressed with bands; any gets its parapet.
    static func roof(
        _ s: Solid, _ store: SolidStore, _ color: Color, _ look: SolidLook, _ frame: EyeFrame, _ canvas: inout Canvas
    ) {
        guard let kind = look.facade.roof, !s.isPiece else { return }
        let ring = store.ring(s).map { Point2($0.x, $0.y - s.rise1) }
        let tint = look.facade.roofColor
        switch kind {
        case .parapet:
            guard s.ringCount == 1, let inner = inset(ring, by: 0.9 * frame.k, frame) else { return }
            let first = canvas.mark
            canvas.contour(inner, closed: true)
            canvas.fill(from: first, look.shading.roof(color).mixed(with: tint, 0.5 * Double(tint.a) / 255))
        case .skylights:
            guard let q = quad(ring, frame) else { return }
            let n = max(1, Int((q.length / frame.k / 16).rounded()))
            guard q.length / Double(n) * canvas.magnification > 8 * canvas.scale, n < 60 else { return }
            let first = canvas.mark
            for k in 0..<n {
                let at = (Double(k) + 0.5) / Double(n)
                let half = min(0.11, 0.16) / Double(n) * 1.3
                canvas.contour(q.band(at - half, at + half, 0.12, 0.88), closed: true)
            }
            canvas.fill(from: first, tint)
        case .sawtooth:
            guard let q = quad(ring, frame) else { return }
            let n = max(2, Int((q.length / frame.k / 9).rounded()))
            guard q.length / Double(n) * canvas.magnification > 5 * canvas.scale, n < 80 else { return }
            var first = canvas.mark
            for k in 0..<n {
                let from = Double(k) / Double(n)
                canvas.contour(q.band(from + 0.62 / Double(n), from + 1 / Double(n), 0, 1), closed: true)
            }
            canvas.fill(from: first, tint)
            first = canvas.mark
            for k in 0..<n {
                let from = Double(k) / Double(n)
                canvas.contour(q.band(from + 0.50 / Double(n), from + 0.62 / Double(n), 0, 1), closed: true)
            }
            canvas.fill(from: first, look.shading.edge(look.shading.roof(color), 0.22))
        }
    }

    /// A four-cornered roof with its longer axis.
    struct Quad {
        let a, b, c, d: Point2  // a→b and d→c run along the longer axis
        let length: Double  // world pixels on the ground

        /// The band between two shares of the length, and two of the width.
        func band(_ u0: Double, _ u1: Double, _ v0: Double, _ v1: Double) -> [Point2] {
            func at(_ u: Double, _ v: Double) -> Point2 {
                let p = Point2(a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u)
                let q = Point2(d.x + (c.x - d.x) * u, d.y + (c.y - d.y) * u)
                return Point2(p.x + (q.x - p.x) * v, p.y + (q.y - p.y) * v)
            }
            return [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]
        }
    }

    private static func quad(_ ring: [Point2], _ frame: EyeFrame) -> Quad? {
        guard ring.count == 4 else { return nil }
        func length(_ p: Point2, _ q: Point2) -> Double {
            (pow2(q.x - p.x) + pow2((q.y - p.y) / frame.sine)).squareRoot()
        }
        let (l0, l1) = (length(ring[0], ring[1]), length(ring[1], ring[2]))
        let (l2, l3) = (length(ring[2], ring[3]), length(ring[3], ring[0]))
        guard min(l0, l2) > 0.6 * max(l0, l2), min(l1, l3) > 0.6 * max(l1, l3) else { return nil }
        return l0 + l2 >= l1 + l3
            ? Quad(a: ring[0], b: ring[1], c: ring[2], d: ring[3], length: (l0 + l2) / 2)
            : Quad(a: ring[1], b: ring[2], c: ring[3], d: ring[0], length: (l1 + l3) / 2)
    }

    /// A ring moved inward by world pixels on the ground; nothing where it would fold.
    static func inset(_ ring: [Point2], by d: Double, _ frame: EyeFrame) -> [Point2]? {
        let flat = ring.map { Point2($0.x, -$0.y / frame.sine) }
        let n = flat.count
        guard n >= 3, Polygon.signedArea(flat) > 0 else { return nil }
        var out: [Point2] = []
        for i in 0..<n {
            let (p, q, r) = (flat[(i + n - 1) % n], flat[i], flat[(i + 1) % n])
            let (a, b) = (q - p, r - q)
            let (la, lb) = ((a.x * a.x + a.y * a.y).squareRoot(), (b.x * b.x + b.y * b.y).squareRoot())
            guard la > 2 * d, lb > 2 * d else { return nil }
            let na = Point2(-a.y / la, a.x / la)
            let nb = Point2(-b.y / lb, b.x / lb)
            let k = 1 + na.x * nb.x + na.y * nb.y
            guard k > 0.2 else { return nil }
            out.append(Point2(q.x + (na.x + nb.x) / k * d, q.y + (na.y + nb.y) / k * d))
        }
        guard Polygon.signedArea(out) > 0 else { return nil }
        return out.map { Point2($0.x, -$0.y * frame.sine) }
    }
}
