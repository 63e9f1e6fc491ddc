// SVGWriter: a draw list → SVG, in its own short way; the same list gives the same bytes.

import Cairo
public import Drawing
import Foundation

/// Writes SVG 1.1 with SVG 2's plain `href`. Texts are outlines, so that the picture needs no fonts; each distinct text
/// is written once, and carries itself as its `aria-label`.
public enum SVGWriter {
    /// The SVG of a list, UTF-8; user units are CSS px, coordinates to 1/100.
    /// - Throws: `RenderingError.drawList`, `CairoError` where a text cannot be set.
    public static func write(_ list: DrawList) throws -> [UInt8] {
        try list.check()
        var writer = try Writer(list)
        try writer.writeAll()
        return writer.out.bytes
    }

    private struct Gradient: Hashable {
        var top, bottom: Color
        var y0, y1: Int32
    }

    private struct Writer {
        let list: DrawList
        let setter: TextSetter
        /// Hundredths of a CSS px in 1/256 device px, as a division: value × 100 / `unit`.
        let unit: Int
        var out = SVGBuffer()
        var gradients: [Gradient: Int] = [:]
        var texts: [TextItem: Int] = [:]
        var alphas: [UInt8] = []

        init(_ list: DrawList) throws {
            self.list = list
            setter = try TextSetter()
            unit = 256 * list.scale
        }

        mutating func writeAll() throws {
            out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
            out.append(hundredths: list.width * 100 / list.scale)
            out.append("\" height=\"")
            out.append(hundredths: list.height * 100 / list.scale)
            out.append("\" viewBox=\"0 0 ")
            out.append(hundredths: list.width * 100 / list.scale)
            out.append(" ")
            out.append(hundredths: list.height * 100 / list.scale)
            out.append("\">\n")
            if list.background.a > 0 {
                out.append("<rect width=\"100%\" height=\"100%\"")
                append("fill", list.background)
                out.append("/>\n")
            }
            for op in list.ops { try write(op) }
            out.append("</svg>\n")
        }

        mutating func write(_ op: DrawOp) throws {
            switch op {
            case .fill(let first, let count, let color):
                if color.a == 0 || count == 0 { return }
                out.append("<path")
                append("fill", color)
                appendPath(first, count)
            case .gradient(let first, let count, let top, let bottom, let y0, let y1):
                if top.a == 0 && bottom.a == 0 || count == 0 { return }
                if top == bottom || y0 == y1 {
                    return try write(.fill(first: first, count: count, color: bottom))
                }
                let number = define(Gradient(top: top, bottom: bottom, y0: y0, y1: y1))
                out.append("<path fill=\"url(#g\(number))\"")
                appendPath(first, count)
            case .stroke(let first, let count, let color, let number):
                let style = list.strokes[Int(number)]
                if color.a == 0 || style.width == 0 || count == 0 { return }
                out.append("<path fill=\"none\"")
                append("stroke", color)
                append(style)
                appendPath(first, count)
            case .text(let number, let x, let y, let alpha):
                if alpha == 0 { return }
                let id = try define(list.texts[Int(number)])
                out.append("<use href=\"#t\(id)\" x=\"")
                out.append(hundredths: device(Int(x)))
                out.append("\" y=\"")
                out.append(hundredths: device(Int(y)))
                appendOpacity(alpha)
                out.append("\"/>\n")
            case .image(let number, let x, let y):
                try append(list.images[Int(number)], x: Int(x), y: Int(y))
            case .disc(let x, let y, let radius, let color):
                if color.a == 0 || radius == 0 { return }
                out.append("<circle")
                append("fill", color)
                for (name, value) in [("cx", x), ("cy", y), ("r", radius)] {
                    out.append(" \(name)=\"")
                    out.append(hundredths: hundredths(value))
                    out.append("\"")
                }
                out.append("/>\n")
            case .beginGroup(let alpha):
                out.append("<g opacity=\"")
                out.append(fraction: alpha)
                out.append("\">\n")
            case .endGroup:
                out.append("</g>\n")
            }
        }

        // MARK: Parts

        /// 1/256 device px as hundredths of a CSS px, to the nearest.
        func hundredths(_ value: Int32) -> Int { floorDivide(Int(value) * 200 + unit, 2 * unit) }
        /// Device px as hundredths of a CSS px.
        func device(_ value: Int) -> Int { floorDivide(value * 200 + list.scale, 2 * list.scale) }
        /// A length in device px as hundredths of a CSS px.
        func length(_ value: Double) -> Int { Int((value * 100 / Double(list.scale)).rounded()) }

        mutating func append(_ name: String, _ color: Color) {
            out.append(name, r: color.r, g: color.g, b: color.b, a: color.a)
        }

        /// Appends a picture as a PNG within the SVG.
        mutating func append(_ image: DrawImage, x: Int, y: Int) throws {
            var bytes = [UInt8](repeating: 0, count: image.pixels.count * 4)
            image.pixels.withUnsafeBufferPointer { from in
                bytes.withUnsafeMutableBufferPointer { to in
                    if let from = from.baseAddress, let to = to.baseAddress {
                        writeRGBA(from, count: image.pixels.count, to: to)
                    }
                }
            }
            let png = try PNGEncoder().encode(
                PixelBlock(width: image.width, height: image.height, format: .rgba, bytes: bytes))
            out.append("<image")
            for (name, value) in [("x", x), ("y", y), ("width", image.width), ("height", image.height)] {
                out.append(" \(name)=\"")
                out.append(hundredths: device(value))
                out.append("\"")
            }
            out.append(" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,")
            out.append(Data(png).base64EncodedString())
            out.append("\"/>\n")
        }

        /// Appends `" opacity="…` behind an attribute that is still open.
        mutating func appendOpacity(_ alpha: UInt8) {
            if alpha == 255 { return }
            out.append("\" opacity=\"")
            out.append(fraction: alpha)
        }

        mutating func append(_ style: StrokeStyle) {
            out.append(" stroke-width=\"")
            out.append(hundredths: max(1, length(style.width)))
            out.append("\"")
            switch style.cap {
            case .butt: break
            case .round: out.append(" stroke-linecap=\"round\"")
            case .square: out.append(" stroke-linecap=\"square\"")
            }
            switch style.join {
            case .miter: out.append(" stroke-miterlimit=\"10\"")
            case .round: out.append(" stroke-linejoin=\"round\"")
            case .bevel: out.append(" stroke-linejoin=\"bevel\"")
            }
            if style.dash.isEmpty { return }
            out.append(" stroke-dasharray=\"")
            for (i, dash) in style.dash.enumerated() {
                if i > 0 { out.append(" ") }
                out.append(hundredths: length(dash))
            }
            out.append("\"")
        }

        /// Appends ` d="…"/>`: absolute begins, relative steps. Each point is rounded once, so errors don't add up.
        mutating func appendPath(_ first: Int32, _ count: Int32) {
            out.append(" d=\"")
            for contour in list.contours[Int(first)..<Int(first + count)] where contour.count > 0 {
                var x = 0
                var y = 0
                for i in 0..<Int(contour.count) {
                    let p = list.points[Int(contour.start) + i]
                    let newX = hundredths(p.x)
                    let newY = hundredths(p.y)
                    if i == 0 {
                        out.append("M")
                        out.append(hundredths: newX)
                        out.append(nextHundredths: newY)
                    } else {
                        if i == 1 { out.append("l") } else if newX >= x { out.append(" ") }
                        out.append(hundredths: newX - x)
                        out.append(nextHundredths: newY - y)
                    }
                    (x, y) = (newX, newY)
                }
                if contour.closed { out.append("z") }
            }
            out.append("\"/>\n")
        }

        // MARK: Definitions, each where it is needed first

        mutating func define(_ gradient: Gradient) -> Int {
            if let number = gradients[gradient] { return number }
            let number = gradients.count
            gradients[gradient] = number
            out.append(
                "<defs><linearGradient id=\"g\(number)\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"")
            out.append(hundredths: hundredths(gradient.y0))
            out.append("\" y2=\"")
            out.append(hundredths: hundredths(gradient.y1))
            out.append("\"><stop offset=\"0\"")
            append("stop", stop: gradient.top)
            out.append("/><stop offset=\"1\"")
            append("stop", stop: gradient.bottom)
            out.append("/></linearGradient></defs>\n")
            return number
        }

        mutating func append(_ name: String, stop color: Color) {
            out.append("stop-color", r: color.r, g: color.g, b: color.b, a: 255)
            if color.a == 255 { return }
            out.append(" stop-opacity=\"")
            out.append(fraction: color.a)
            out.append("\"")
        }

        mutating func define(_ item: TextItem) throws -> Int {
            if let number = texts[item] { return number }
            let number = texts.count
            texts[item] = number
            let style = item.style
            let outline = try setter.outline(of: item.text, in: Font(style, scale: list.scale))
            out.append("<defs><g id=\"t\(number)\" role=\"img\" aria-label=\"")
            out.append(escaped: item.text)
            out.append("\">")
            let path = data(of: outline)
            let hasHalo = style.halo.a > 0 && style.haloWidth > 0
            let hasInk = style.color.a > 0
            if hasHalo, !path.isEmpty {
                // The halo lies below as a path of its own: not every reader knows paint-order.
                out.append("<path id=\"p\(number)\" fill=\"none\"")
                append("stroke", style.halo)
                out.append(" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke-width=\"")
                out.append(hundredths: Int((style.haloWidth * 200).rounded()))
                out.append("\" d=\"")
                out.bytes.append(contentsOf: path)
                out.append("\"/>")
            }
            if hasInk, !path.isEmpty {
                out.append("<path")
                append("fill", style.color)
                out.append(" d=\"")
                out.bytes.append(contentsOf: path)
                out.append("\"/>")
            }
            out.append("</g></defs>\n")
            return number
        }

        /// An outline as path data, hundredths of a CSS px; relative, each point rounded once.
        func data(of outline: TextOutline) -> [UInt8] {
            var path = SVGBuffer()
            var at = (x: 0, y: 0)
            func round(_ x: Double, _ y: Double) -> (x: Int, y: Int) { (length(x), length(y)) }
            func append(_ points: [(x: Int, y: Int)], _ letter: String) {
                path.append(letter)
                for (i, p) in points.enumerated() {
                    if i == 0 { path.append(hundredths: p.x - at.x) } else { path.append(nextHundredths: p.x - at.x) }
                    path.append(nextHundredths: p.y - at.y)
                }
                if let last = points.last { at = last }
            }
            var begin = at
            for element in outline.elements {
                switch element {
                case .move(let x, let y):
                    let p = round(x, y)
                    path.append("M")
                    path.append(hundredths: p.x)
                    path.append(nextHundredths: p.y)
                    at = p
                    begin = p
                case .line(let x, let y): append([round(x, y)], "l")
                case .curve(let x1, let y1, let x2, let y2, let x, let y):
                    append([round(x1, y1), round(x2, y2), round(x, y)], "c")
                case .close:
                    path.append("z")
                    at = begin
                }
            }
            // Cairo ends a path with a move that draws nothing; harmless, and left as it is.
            return path.bytes
        }
    }
}

/// Division rounded down, for a positive divisor.
private func floorDivide(_ a: Int, _ b: Int) -> Int {
    let q = a / b
    return a % b < 0 ? q - 1 : q
}
