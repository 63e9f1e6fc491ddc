// Which texts of a draw list no font can show: they are told before anyone sees boxes.

import Cairo
public import Drawing

/// Texts that this machine's fonts cannot show.
public enum MissingGlyphs {
    /// The texts of a list with at least one glyph that no font has, in the list's order, each once.
    /// - Throws: `CairoError` where a text cannot be set at all.
    public static func texts(in list: DrawList) throws -> [String] {
        if list.texts.isEmpty { return [] }
        let setter = try TextSetter()
        var found: [String] = []
        for item in list.texts where !found.contains(item.text) {
            for line in item.text.split(separator: "\n") {
                let unknown = try setter.advance(of: String(line), families: item.style.family, bold: item.style.bold)
                    .unknown
                if unknown > 0 {
                    found.append(item.text)
                    break
                }
            }
        }
        return found
    }
}
