// LineBreaking: texts too wide for one line, and which font a style's names mean.

/// Breaks lines at spaces.
enum LineBreaking {
    /// Breaks a text at spaces into as few lines as keep below a width (CSS px), of about equal length.
    static func wrap(_ text: String, width: Double, measure: (String) -> Double) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        let total = measure(text)
        let count = max(1, (total / width).rounded(.up))
        let target = max(total / count * 1.08, words.map(measure).max() ?? 0)
        var lines: [String] = []
        var line = ""
        for word in words {
            let longer = line.isEmpty ? word : line + " " + word
            if !line.isEmpty && measure(longer) > target {
                lines.append(line)
                line = word
            } else {
                line = longer
            }
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}

/// Font names of style documents, such as "Noto Sans CJK SC Bold".
enum FontNames {
    /// The family and whether bold, from a style's font stack; the first counts.
    static func resolve(_ stack: [String]) -> (family: String, bold: Bool) {
        guard var name = stack.first, !name.hasPrefix("Open Sans"), !name.hasPrefix("Arial Unicode") else {
            return ("Noto Sans CJK SC", false)
        }
        var bold = false
        for (suffix, isBold) in [(" Bold", true), (" Medium", false), (" Regular", false)] where name.hasSuffix(suffix)
        {
            name = String(name.dropLast(suffix.count))
            bold = isBold
        }
        return (name, bold)
    }
}
