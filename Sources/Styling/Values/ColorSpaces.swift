// Colour spaces: CIE L*a*b* and its polar form, in which colours may be interpolated.

import Foundation

/// CIE L*a*b* under the D50 white point; lightness 0…100.
struct LabColor {
    var l: Double
    var a: Double
    var b: Double
    var alpha: Double

    init(l: Double, a: Double, b: Double, alpha: Double) {
        self.l = l
        self.a = a
        self.b = b
        self.alpha = alpha
    }

    // D50 white; sRGB matrices adapted to D50 by Bradford's method (B. Lindbloom, "RGB/XYZ Matrices").
    private static let whiteX = 0.96422
    private static let whiteZ = 0.82521

    init(_ color: StyleColor) {
        let r = LabColor.linear(color.r)
        let g = LabColor.linear(color.g)
        let b = LabColor.linear(color.b)
        let y = LabColor.root(0.2225045 * r + 0.7168786 * g + 0.0606169 * b)
        var x = y
        var z = y
        // Greys have no hue; rounding of the matrices would give them one.
        if r != g || g != b {
            x = LabColor.root((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / LabColor.whiteX)
            z = LabColor.root((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / LabColor.whiteZ)
        }
        self.init(l: max(0, 116 * y - 16), a: 500 * (x - y), b: 200 * (y - z), alpha: color.a)
    }

    var color: StyleColor {
        let fy = (l + 16) / 116
        let y = LabColor.cube(fy)
        let x = LabColor.whiteX * LabColor.cube(fy + a / 500)
        let z = LabColor.whiteZ * LabColor.cube(fy - b / 200)
        return StyleColor(
            r: LabColor.gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
            g: LabColor.gamma(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
            b: LabColor.gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), a: alpha)
    }

    func mixed(with other: LabColor, _ t: Double) -> LabColor {
        LabColor(
            l: l + (other.l - l) * t, a: a + (other.a - a) * t, b: b + (other.b - b) * t,
            alpha: alpha + (other.alpha - alpha) * t)
    }

    // CIE 15:2004 with the rational constants; sRGB transfer by IEC 61966-2-1.
    private static func root(_ t: Double) -> Double {
        t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }

    private static func cube(_ t: Double) -> Double {
        t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29)
    }

    private static func linear(_ v: Double) -> Double {
        v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4)
    }

    private static func gamma(_ v: Double) -> Double {
        let g = v <= 0.00304 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055
        return min(max(g, 0), 1)
    }
}

/// L*a*b* in polar form: hue in degrees (nothing for greys), chroma, lightness 0…100.
struct HCLColor {
    var hue: Double?
    var chroma: Double
    var l: Double
    var alpha: Double

    init(hue: Double?, chroma: Double, l: Double, alpha: Double) {
        self.hue = hue
        self.chroma = chroma
        self.l = l
        self.alpha = alpha
    }

    init(_ color: StyleColor) {
        let lab = LabColor(color)
        chroma = (lab.a * lab.a + lab.b * lab.b).squareRoot()
        hue = (chroma * 10000).rounded() == 0 ? nil : atan2(lab.b, lab.a) * 180 / .pi
        if let h = hue, h < 0 { hue = h + 360 }
        l = lab.l
        alpha = lab.alpha
    }

    var color: StyleColor {
        let angle = (hue ?? 0) * .pi / 180
        return LabColor(l: l, a: cos(angle) * chroma, b: sin(angle) * chroma, alpha: alpha).color
    }

    /// The colour a share `t` of the way, hue along the shorter arc; a grey end lends its lightness only.
    func mixed(with other: HCLColor, _ t: Double) -> HCLColor {
        var mixedHue: Double?
        var mixedChroma = chroma + (other.chroma - chroma) * t
        switch (hue, other.hue) {
        case (let from?, let to?):
            var turn = to - from
            if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
            mixedHue = from + t * turn
        case (let from?, nil):
            mixedHue = from
            if other.l == 1 || other.l == 0 { mixedChroma = chroma }
        case (nil, let to?):
            mixedHue = to
            if l == 1 || l == 0 { mixedChroma = other.chroma }
        case (nil, nil): break
        }
        return HCLColor(
            hue: mixedHue, chroma: mixedChroma, l: l + (other.l - l) * t, alpha: alpha + (other.alpha - alpha) * t)
    }
}
