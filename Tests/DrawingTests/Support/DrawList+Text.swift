// DrawList+Text: a draw list as a text that people can read and tools can compare.

import Foundation

@testable import Drawing

extension Color {
    var hex: String {
        String(format: "#%02X%02X%02X", r, g, b) + (a == 255 ? "" : String(format: "%02X", a))
    }
}

extension DrawList {
    /// A line a verb, its contours indented; coordinates in device pixels.
    var text: String {
        var lines = ["\(width)x\(height)@\(scale) on \(background.hex)"]
        func px(_ v: Int32) -> String { String(format: "%.2f", Double(v) / 256) }
        func number(_ v: Double) -> String { String(format: "%g", v) }
        func contours(_ first: Int32, _ count: Int32) {
            for c in self.contours[Int(first)..<Int(first + count)] {
                let points = self.points[Int(c.start)..<Int(c.start + c.count)]
                lines.append(
                    "  " + (c.closed ? "ring" : "line") + points.map { " \(px($0.x)),\(px($0.y))" }.joined())
            }
        }
        for op in ops {
            switch op {
            case .fill(let first, let count, let color):
                lines.append("fill \(color.hex)")
                contours(first, count)
            case .gradient(let first, let count, let top, let bottom, let y0, let y1):
                lines.append("gradient \(top.hex) at \(px(y0)) to \(bottom.hex) at \(px(y1))")
                contours(first, count)
            case .stroke(let first, let count, let color, let index):
                let s = strokes[Int(index)]
                let dash = s.dash.isEmpty ? "" : " dash " + s.dash.map(number).joined(separator: " ")
                lines.append("stroke \(color.hex) width \(number(s.width)) \(s.cap) \(s.join)\(dash)")
                contours(first, count)
            case .text(let index, let x, let y, let alpha):
                let t = texts[Int(index)]
                let halo = t.style.halo.a == 0 ? "" : " halo \(t.style.halo.hex) \(number(t.style.haloWidth))"
                lines.append(
                    "text \"\(t.text.replacingOccurrences(of: "\n", with: "⏎"))\" \(t.style.family)\(t.style.bold ? " bold" : "") "
                        + "\(number(t.style.size)) \(t.style.color.hex)\(halo) at \(x),\(y) alpha \(alpha)")
            case .image(let index, let x, let y):
                let image = images[Int(index)]
                let covered = image.pixels.filter { $0 != 0 }
                let alpha = covered.reduce(0) { $0 + Int($1 >> 24) }
                lines.append(
                    "image \(image.width)x\(image.height) at \(x),\(y): \(covered.count) pixels, alpha \(alpha) in all")
            case .disc(let x, let y, let radius, let color):
                lines.append("disc \(color.hex) at \(px(x)),\(px(y)) radius \(px(radius))")
            case .beginGroup(let alpha): lines.append("group alpha \(alpha)")
            case .endGroup: lines.append("end of group")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
