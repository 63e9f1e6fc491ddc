// StyleColor: a colour of a style, and its way between colours.

/// A colour in sRGB. Components run 0…1; red, green and blue are not premultiplied by alpha.
public struct StyleColor: Sendable, Hashable {
    /// Red, 0…1.
    public var r: Double
    /// Green, 0…1.
    public var g: Double
    /// Blue, 0…1.
    public var b: Double
    /// Opacity, 0 (nothing) … 1 (covers).
    public var a: Double

    /// A colour from its components, 0…1 each.
    public init(r: Double, g: Double, b: Double, a: Double = 1) {
        self.r = r
        self.g = g
        self.b = b
        self.a = a
    }

    /// Opaque black.
    public static let black = StyleColor(r: 0, g: 0, b: 0)
    /// Opaque white.
    public static let white = StyleColor(r: 1, g: 1, b: 1)
    /// Nothing at all.
    public static let transparent = StyleColor(r: 0, g: 0, b: 0, a: 0)

    /// `rgba(r,g,b,a)` as CSS writes it: red, green and blue 0…255, alpha 0…1.
    public var css: String {
        let channels = [r, g, b].map { numberText(($0 * 255).rounded()) }
        return "rgba(" + channels.joined(separator: ",") + "," + numberText(a) + ")"
    }

    /// The colour a share `t` (0…1) of the way to another, each component by itself.
    func mixed(with other: StyleColor, _ t: Double) -> StyleColor {
        StyleColor(
            r: r + (other.r - r) * t, g: g + (other.g - g) * t, b: b + (other.b - b) * t, a: a + (other.a - a) * t)
    }
}
