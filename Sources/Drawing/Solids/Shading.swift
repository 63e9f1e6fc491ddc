// Shading: one light, from the upper left of the picture, whichever corner the eye stands at.

import Foundation

extension Color {
    /// This colour mixed with another; `share` is how much of the other, 0…1. Alpha stays.
    @inline(__always)
    func mixed(with o: Color, _ share: Double) -> Color {
        func mix(_ p: UInt8, _ q: UInt8) -> UInt8 { UInt8(Double(p) + (Double(q) - Double(p)) * share + 0.5) }
        return Color(mix(r, o.r), mix(g, o.g), mix(b, o.b), a)
    }

    /// The same colour with its alpha multiplied, `opacity` in 0…1.
    @inline(__always)
    func faded(_ opacity: Double) -> Color {
        opacity >= 1 ? self : Color(r, g, b, UInt8(max(0, Double(a) * opacity) + 0.5))
    }
}

/// How much faces are lightened and darkened, from the style's light: at intensity 0.5 (the specification's default) the
/// top face is mixed with 22 % white, a wall that faces left with 10 % blue-black, one that faces right with 24 %. At
/// intensity 0 every face has exactly the colour given.
struct Shading: Sendable {
    let strength: Double
    private static let white = Color(255, 255, 255)
    private static let dark = Color(14, 18, 34)

    /// Shading for a light intensity, 0…1.
    init(intensity: Double) { strength = max(0, min(1, intensity)) * 2 }

    /// The colour of a roof.
    @inline(__always)
    func roof(_ c: Color) -> Color { strength == 0 ? c : c.mixed(with: Shading.white, min(1, 0.22 * strength)) }

    /// The colour of a wall; `facing` is the s of its outward normal: −1 left, 0 towards the eye, 1 right.
    @inline(__always)
    func wall(_ c: Color, facing: Double) -> Color {
        if strength == 0 { return c }
        let side = max(0, min(1, facing * 0.7071 + 0.5))  // 0 for a box's left wall, 1 for its right one
        return c.mixed(with: Shading.dark, min(1, (0.10 + 0.14 * side) * strength))
    }

    /// The colour at the foot of a wall with a vertical gradient.
    func foot(_ c: Color) -> Color { strength == 0 ? c : c.mixed(with: Shading.dark, min(1, 0.14 * strength)) }

    /// The colour of edges: the face's own, darkened.
    @inline(__always)
    func edge(_ c: Color, _ darken: Double) -> Color { c.mixed(with: Shading.dark, max(0, min(1, darken))) }
}
