// Whether a draw list is sound, so that painters may read it without looking twice.

import Cairo
import Drawing

extension DrawList {
    /// Throws unless every number in the list names something that is there, and groups are in pairs.
    func check() throws(RenderingError) {
        let sides = 1...ImageSurface.maxSide
        guard sides.contains(width), sides.contains(height) else { throw .size(width: width, height: height) }
        guard (1...4).contains(scale) else { throw .drawList("scale \(scale) is not 1…4") }
        for c in contours {
            guard c.start >= 0, c.count >= 0, Int(c.start) + Int(c.count) <= points.count else {
                throw .drawList("a contour of points that are not there")
            }
        }
        var depth = 0
        for op in ops {
            switch op {
            case .fill(let first, let count, _), .gradient(let first, let count, _, _, _, _),
                .stroke(let first, let count, _, _):
                guard first >= 0, count >= 0, Int(first) + Int(count) <= contours.count else {
                    throw .drawList("a path of contours that are not there")
                }
                if case .stroke(_, _, _, let style) = op, !strokes.indices.contains(Int(style)) {
                    throw .drawList("a stroke style that is not there")
                }
            case .text(let text, _, _, _):
                guard texts.indices.contains(Int(text)) else { throw .drawList("a text that is not there") }
            case .image(let image, _, _):
                guard images.indices.contains(Int(image)) else { throw .drawList("a picture that is not there") }
                let picture = images[Int(image)]
                guard sides.contains(picture.width), sides.contains(picture.height),
                    picture.pixels.count == picture.width * picture.height
                else { throw .drawList("a picture of another size than it says") }
            case .disc(_, _, let radius, _):
                guard radius >= 0 else { throw .drawList("a disc of negative radius") }
            case .beginGroup: depth += 1
            case .endGroup:
                depth -= 1
                guard depth >= 0 else { throw .drawList("a group's end without its begin") }
            }
        }
        guard depth == 0 else { throw .drawList("a group without its end") }
        for s in strokes {
            guard s.width >= 0, s.width < 10_000, s.dash.allSatisfy({ $0 >= 0 && $0 < 1e6 }),
                s.dash.isEmpty || s.dash.contains(where: { $0 > 0 })
            else { throw .drawList("a stroke of an absurd width or dash") }
        }
    }
}
