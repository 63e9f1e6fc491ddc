// Which font families this machine has: a missing one is told, never replaced in silence.

import CPango

/// The font families of this machine.
public enum FontFamilies {
    /// The families of a list that this machine lacks, in the list's order; compared without regard to case.
    ///
    /// By default asks for those that every picture relies on.
    public static func missing(_ wanted: [String] = TextSetter.fallbackFamilies) -> [String] {
        let known = installed()
        return wanted.filter { !known.contains($0.lowercased()) }
    }

    /// All families, in lower case.
    static func installed() -> Set<String> {
        let map: UnsafeMutablePointer<PangoFontMap> = pango_cairo_font_map_new()
        defer { g_object_unref(UnsafeMutableRawPointer(map)) }
        var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &list, &count)
        defer { g_free(list) }
        var names: Set<String> = []
        guard let list else { return names }
        for i in 0..<Int(count) {
            if let name = pango_font_family_get_name(list[i]) { names.insert(String(cString: name).lowercased()) }
        }
        return names
    }
}
