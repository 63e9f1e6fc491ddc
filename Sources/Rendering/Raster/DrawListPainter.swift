// The one loop that turns a draw list's verbs into Cairo's, for pixels and for PDF alike.

import Cairo
import Drawing

/// How texts are laid on a context; the one thing in which pixels and PDF differ.
protocol TextPainter {
    /// Lays a text on, its middle at device px (x, y).
    func paint(_ item: TextItem, scale: Int, x: Int, y: Int, alpha: UInt8, on c: borrowing Context) throws
}

extension DrawList {
    /// Paints a list that was checked. User px are the list's device px.
    func paint(on c: borrowing Context, texts painter: some TextPainter) throws {
        let hasGroups = ops.contains { if case .beginGroup = $0 { true } else { false } }
        let groups = hasGroups ? groupExtents() : [:]
        try points.withUnsafeBytes { raw in
            guard let xy = raw.baseAddress?.assumingMemoryBound(to: Int32.self) else {
                // No points at all: discs and texts are still to be drawn, and read none.
                let none: [Int32] = [0, 0]
                try none.withUnsafeBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    try paint(on: c, texts: painter, xy: base, groups: groups)
                }
                return
            }
            try paint(on: c, texts: painter, xy: xy, groups: groups)
        }
    }

    private func paint(
        on c: borrowing Context, texts painter: some TextPainter, xy: UnsafePointer<Int32>, groups: [Int: GroupExtent]
    ) throws {
        // What the context was told last: telling it again costs more than looking.
        var color: Color?
        var stroke: Int32 = -1
        var dashed = false
        var coarse = false
        var alphas: [UInt8] = []
        func source(_ new: Color) {
            if color == new { return }
            color = new
            c.setSource(new.r, new.g, new.b, new.a)
        }
        try contours.withUnsafeBufferPointer { contours in
            func path(_ first: Int32, _ count: Int32) {
                for i in Int(first)..<Int(first + count) {
                    let contour = contours[i]
                    c.addContour(fixed: xy + 2 * Int(contour.start), count: Int(contour.count), closed: contour.closed)
                }
            }
            var i = 0
            while i < ops.count {
                if coarse, !ops[i].isFill {
                    coarse = false
                    c.setCoarse(false)
                }
                switch ops[i] {
                case .fill(let first, let count, let ink):
                    if ink.a == 0 { break }
                    source(ink)
                    let small = count == 1 && isSmall(contours[Int(first)], xy)
                    if small != coarse {
                        coarse = small
                        c.setCoarse(small)
                    }
                    path(first, count)
                    c.fill()
                case .gradient(let first, let count, let top, let bottom, let y0, let y1):
                    if top.a == 0 && bottom.a == 0 { break }
                    if top == bottom || y0 == y1 {
                        source(bottom)
                    } else {
                        c.setVerticalGradient(
                            y0: Double(y0) / 256, (top.r, top.g, top.b, top.a),
                            y1: Double(y1) / 256, (bottom.r, bottom.g, bottom.b, bottom.a))
                        color = nil
                    }
                    path(first, count)
                    c.fill()
                case .stroke(let first, let count, let ink, let number):
                    let style = strokes[Int(number)]
                    if ink.a == 0 || style.width == 0 { break }
                    source(ink)
                    if number != stroke {
                        stroke = number
                        c.setLineWidth(style.width)
                        c.setLine(cap: Context.Cap(style.cap), join: Context.Join(style.join))
                        if dashed || !style.dash.isEmpty { c.setDash(style.dash) }
                        dashed = !style.dash.isEmpty
                    }
                    path(first, count)
                    c.stroke()
                case .text(let number, let x, let y, let alpha):
                    if alpha == 0 { break }
                    try painter.paint(texts[Int(number)], scale: scale, x: Int(x), y: Int(y), alpha: alpha, on: c)
                    color = nil
                case .image(let number, let x, let y):
                    let image = images[Int(number)]
                    c.paint(image.pixels, width: image.width, height: image.height, x: Double(x), y: Double(y))
                case .disc(let x, let y, let radius, let ink):
                    if ink.a == 0 || radius == 0 { break }
                    source(ink)
                    c.addCircle(x: Double(x) / 256, y: Double(y) / 256, radius: Double(radius) / 256)
                    c.fill()
                case .beginGroup(let alpha):
                    let group = groups[i]
                    if alpha == 0 || group?.box.isEmpty != false {
                        i = group?.end ?? i
                        break
                    }
                    alphas.append(alpha)
                    // An opaque group is the same as none.
                    if alpha == 255 { break }
                    c.save()
                    if let box = group?.box {
                        c.addRectangle(
                            x: Double(box.x0), y: Double(box.y0),
                            width: Double(box.x1 - box.x0), height: Double(box.y1 - box.y0))
                        c.clip()
                    }
                    c.pushGroup()
                case .endGroup:
                    guard let alpha = alphas.popLast(), alpha != 255 else { break }
                    c.popGroup(alpha: Double(alpha) / 255)
                    c.restore()
                    // The context is as it was before the group; what it was told within it is forgotten.
                    color = nil
                    stroke = -1
                    dashed = true
                }
                i += 1
            }
        }
    }
}

extension DrawList {
    /// Whether a contour is a face of something a few px large, which needs no fine edges.
    @inline(__always)
    fileprivate func isSmall(_ contour: Contour, _ xy: UnsafePointer<Int32>) -> Bool {
        guard contour.count > 0, contour.count <= 8 else { return false }
        let limit = Int32(8 * 256 * scale)
        let p = xy + 2 * Int(contour.start)
        var (x0, x1, y0, y1) = (p[0], p[0], p[1], p[1])
        for i in stride(from: 1, to: Int(contour.count), by: 1) {
            (x0, x1) = (min(x0, p[2 * i]), max(x1, p[2 * i]))
            (y0, y1) = (min(y0, p[2 * i + 1]), max(y1, p[2 * i + 1]))
        }
        return x1 &- x0 < limit && y1 &- y0 < limit
    }
}

extension DrawOp {
    fileprivate var isFill: Bool { if case .fill = self { true } else { false } }
}

extension Context.Cap {
    init(_ cap: LineCap) {
        switch cap {
        case .butt: self = .butt
        case .round: self = .round
        case .square: self = .square
        }
    }
}

extension Context.Join {
    init(_ join: LineJoin) {
        switch join {
        case .miter: self = .miter
        case .round: self = .round
        case .bevel: self = .bevel
        }
    }
}
