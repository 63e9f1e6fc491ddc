// Style: a style document, read and checked.

public import LocatedJSON
public import ParkModel

/// A style document: how the features of a park are drawn.
public struct Style: Sendable {
    /// Its name; empty where it has none.
    public let name: String
    /// Its layers, the lowest first.
    public let layers: [Layer]
    /// How strongly light and shade differ on solids, 0 (not at all) … 1.
    public let lightIntensity: Double
    /// The colour of the light.
    public let lightColor: StyleColor
    /// Where the light stands: distance, azimuth (degrees clockwise from the anchor's north) and polar angle (degrees
    /// from straight above).
    public let lightPosition: (radial: Double, azimuth: Double, polar: Double)
    /// Whether the light's azimuth counts from the viewer's top (true) or from north (false).
    public let lightFollowsViewport: Bool
    /// What the document keeps with it, such as the extensions whose keys begin with "isopark:".
    public let metadata: [String: PropertyValue]
    /// A digest of the document's bytes.
    public let fingerprint: UInt64

    /// Reads a style document: version 8 of the MapLibre Style Specification, in the supported subset.
    ///
    /// - Parameters:
    ///   - bytes: the document, JSON in UTF-8.
    ///   - file: the file's name, for the diagnostics.
    ///   - knownSources: the sources that there are; layers that name others are at fault. Nothing to check none.
    /// - Returns: the style, where nothing is wrong; and every fault, each with its place. What the specification has
    ///   and this does not is a fault, too.
    public static func read(
        _ bytes: [UInt8], file: String, knownSources: Set<String>? = nil
    ) -> (style: Style?, diagnostics: [Diagnostic]) {
        var faults: [Fault] = []
        var style: Style?
        do throws(JSONSyntaxError) {
            let root = try parseJSON(bytes)
            var reader = StyleReader(knownSources: knownSources)
            style = reader.style(root, fingerprint: digest(bytes))
            faults = reader.faults
        } catch {
            faults.append(Fault(offset: error.offset, code: "json-syntax", message: error.message))
        }
        guard !faults.isEmpty else { return (style, []) }
        let text = SourceText(file: file, bytes: bytes)
        let diagnostics = faults.enumerated()
            .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map { Diagnostic(in: text, at: $0.element.offset, code: $0.element.code, message: $0.element.message) }
        return (nil, diagnostics)
    }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
private func digest(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
}
