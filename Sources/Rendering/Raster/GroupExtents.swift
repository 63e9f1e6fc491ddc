// How much of the page a group covers, so that only that much is drawn apart.

import Drawing

/// A box of whole px; empty where `x0 >= x1` or `y0 >= y1`.
struct PixelBox: Hashable {
    var x0 = Int.max
    var y0 = Int.max
    var x1 = Int.min
    var y1 = Int.min

    var isEmpty: Bool { x0 >= x1 || y0 >= y1 }

    /// Grows to hold a fixed point with a pad in px.
    mutating func extend(x: Int32, y: Int32, pad: Int) {
        x0 = min(x0, (Int(x) >> 8) - pad)
        y0 = min(y0, (Int(y) >> 8) - pad)
        x1 = max(x1, ((Int(x) + 255) >> 8) + pad)
        y1 = max(y1, ((Int(y) + 255) >> 8) + pad)
    }

    mutating func extend(_ o: PixelBox) {
        x0 = min(x0, o.x0)
        y0 = min(y0, o.y0)
        x1 = max(x1, o.x1)
        y1 = max(y1, o.y1)
    }

    func clipped(width: Int, height: Int) -> PixelBox {
        PixelBox(x0: max(x0, 0), y0: max(y0, 0), x1: min(x1, width), y1: min(y1, height))
    }
}

/// A group of a draw list.
struct GroupExtent {
    /// What it may cover, within the page.
    var box: PixelBox
    /// The position of its `endGroup`.
    var end: Int
}

extension DrawList {
    /// The groups of a list that was checked, by the position of their `beginGroup`.
    ///
    /// Texts count as the whole page: how far one reaches is known only once it is set.
    func groupExtents() -> [Int: GroupExtent] {
        var found: [Int: GroupExtent] = [:]
        var open: [(begin: Int, box: PixelBox)] = []
        func extend(_ box: PixelBox) {
            if !open.isEmpty { open[open.count - 1].box.extend(box) }
        }
        func box(_ first: Int32, _ count: Int32, pad: Int) -> PixelBox {
            var box = PixelBox()
            for c in contours[Int(first)..<Int(first + count)] {
                for p in points[Int(c.start)..<Int(c.start + c.count)] { box.extend(x: p.x, y: p.y, pad: pad) }
            }
            return box
        }
        for (i, op) in ops.enumerated() {
            switch op {
            case .beginGroup: open.append((i, PixelBox()))
            case .endGroup:
                let (begin, whole) = open.removeLast()
                let clipped = whole.clipped(width: width, height: height)
                found[begin] = GroupExtent(box: clipped, end: i)
                extend(clipped)
            case _ where open.isEmpty: break
            case .fill(let first, let count, _), .gradient(let first, let count, _, _, _, _):
                extend(box(first, count, pad: 1))
            case .stroke(let first, let count, _, let style):
                let s = strokes[Int(style)]
                // A mitred corner reaches up to ten half widths (Cairo's own limit), a square end √2.
                extend(box(first, count, pad: Int(s.width * (s.join == .miter ? 5 : 0.75)) + 2))
            case .disc(let x, let y, let radius, _):
                var box = PixelBox()
                box.extend(x: x, y: y, pad: Int(radius >> 8) + 2)
                extend(box)
            case .text, .image:
                extend(PixelBox(x0: 0, y0: 0, x1: width, y1: height))
            }
        }
        return found
    }
}
