// BadgePainter: a badge → verbs. Told by shape and sign, not by colour alone.

import Foundation
import Geometry
import Styling

/// Draws badges: a triangle with "!" for a warning, a diamond with the count for an alarm, a ring with "×" for offline, a clock
/// for what is stale.
struct BadgePainter {
    let style: Layer
    let scale: Double

    private func color(_ key: String, _ fallback: Color) -> Color { style.metaColor(key) ?? fallback }

    /// Draws a badge about a middle in device pixels of the lattice.
    func paint(_ badge: Badge, _ c: Point2, into canvas: inout Canvas) {
        let rim = color("isopark:badge-outline", Color(255, 255, 255))
        let many = badge.count > 1 || badge.kind == .alarm
        let sign = badge.count > 99 ? "99" : "\(badge.count)"
        switch badge.kind {
        case .alarm:
            let tint = color("isopark:alarm-color", Color(0xD5, 0x5E, 0))
            let shape = polygon([(0, -11), (11, 0), (0, 11), (-11, 0)], c)
            plate(shape, tint, rim, badge.acknowledged, &canvas)
            text(sign, badge.count > 9 ? 10 : 12, badge.acknowledged ? tint : rim, Point2(c.x, c.y), &canvas)
        case .warning:
            let tint = color("isopark:warning-color", Color(0xE6, 0x9F, 0))
            let shape = polygon([(0, -11), (11, 8), (-11, 8)], c)
            plate(shape, tint, rim, badge.acknowledged, &canvas)
            text(
                many ? sign : "!", badge.count > 9 ? 9 : 12, badge.acknowledged ? tint : rim,
                Point2(c.x, c.y + 2 * scale), &canvas)
        case .offline:
            let tint = color("isopark:offline-color", Color(0x8B, 0x91, 0x9A))
            canvas.pixelDisc(c, radius: 10.5 * scale, rim)
            canvas.pixelDisc(c, radius: 9 * scale, tint)
            if many {
                text(sign, badge.count > 9 ? 9 : 11, rim, c, &canvas)
            } else {
                let first = canvas.mark
                canvas.pixelContour(polygon([(-3.5, -3.5), (3.5, 3.5)], c), closed: false)
                canvas.pixelContour(polygon([(-3.5, 3.5), (3.5, -3.5)], c), closed: false)
                canvas.stroke(from: first, rim, StrokeStyle(width: 1.8 * scale, cap: .round))
            }
        case .stale:
            let tint = color("isopark:stale-color", Color(0x9A, 0xA0, 0xA8))
            canvas.pixelDisc(c, radius: 9.5 * scale, tint)
            canvas.pixelDisc(c, radius: 8 * scale, rim)
            let first = canvas.mark
            canvas.pixelContour(polygon([(0, -5), (0, 0), (3.5, 2)], c), closed: false)
            canvas.stroke(from: first, tint, StrokeStyle(width: 1.6 * scale, cap: .round))
        }
    }

    /// Filled with a second outline while it is to be acknowledged; outline only once it is.
    private func plate(_ shape: [Point2], _ tint: Color, _ rim: Color, _ acknowledged: Bool, _ canvas: inout Canvas) {
        let outer = canvas.mark
        canvas.pixelContour(shape)
        canvas.stroke(from: outer, acknowledged ? tint : tint, StrokeStyle(width: 4.6 * scale, join: .round))
        canvas.stroke(from: outer, rim, StrokeStyle(width: 2.4 * scale, join: .round))
        canvas.fill(from: outer, acknowledged ? rim : tint)
    }

    private func polygon(_ points: [(Double, Double)], _ c: Point2) -> [Point2] {
        points.map { Point2(c.x + $0.0 * scale, c.y + $0.1 * scale) }
    }

    private func text(_ text: String, _ size: Double, _ color: Color, _ c: Point2, _ canvas: inout Canvas) {
        let item = TextItem(
            text: text, style: TextStyle(family: "Noto Sans CJK SC", size: size, bold: true, color: color))
        canvas.text(item, x: Int(c.x.rounded()), y: Int(c.y.rounded()), alpha: 255)
    }
}
