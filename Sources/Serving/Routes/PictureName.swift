// PictureName: the last part of a picture's address: stem, scale and format.

import Rendering

/// The last part of a picture's address, such as `12@2x.png` or `800x600.pdf`.
struct PictureName: Sendable, Hashable {
    var stem: String
    var scale: Int
    var format: PictureFormat

    /// - Throws: a problem where the format is none of `formats`, or the scale is not `@1x` … `@4x`.
    init(_ text: String, formats: [PictureFormat]) throws(Problem) {
        guard let dot = text.lastIndex(of: "."),
            let format = PictureFormat(rawValue: String(text[text.index(after: dot)...])),
            formats.contains(format)
        else {
            let known = formats.map { ".\($0.rawValue)" }.joined(separator: ", ")
            throw .missing("\"\(text.prefix(80))\" does not end in \(known)", parameter: "format")
        }
        self.format = format
        var stem = text[..<dot]
        scale = 1
        if let at = stem.firstIndex(of: "@") {
            let suffix = stem[stem.index(after: at)...]
            guard suffix.last == "x", let scale = Int(suffix.dropLast()), (1...4).contains(scale) else {
                throw .bad("scale", "the scale is \"@\(suffix.prefix(40))\"; expected @1x to @4x")
            }
            self.scale = scale
            stem = stem[..<at]
        }
        self.stem = String(stem)
    }

    /// The longest side of a picture without pixels, device px: drawing coordinates end there.
    static let maxVectorSide = 30_000

    /// The size that the stem gives, `{w}x{h}`.
    ///
    /// - Throws: a problem where it gives none, or one larger than what is drawn.
    func size() throws(Problem) -> PictureSize {
        let parts = stem.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else {
            throw .bad("size", "the size is \"\(stem.prefix(40))\"; expected {width}x{height} in pixels")
        }
        let size = try Problem.of { () throws(FramingError) in
            try PictureSize(width: width, height: height, scale: scale)
        }
        if format != .png, max(width, height) * scale > PictureName.maxVectorSide {
            throw .bad(
                "size",
                "sides of \(format.rawValue) pictures are at most \(PictureName.maxVectorSide) px, times the scale")
        }
        return size
    }
}
