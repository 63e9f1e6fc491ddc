// Angles and rounding, as feeds report them.

import Foundation

/// The direction of a vector, degrees counter-clockwise from east, 0 ..< 360, rounded to a tenth.
func degrees(east dx: Double, north dy: Double) -> Double {
    let rounded = (atan2(dy, dx) * 1800 / .pi).rounded() / 10
    return rounded < 0 ? rounded + 360 : rounded
}

/// A number rounded to so many decimals (0…9).
func rounded(_ value: Double, decimals: Int) -> Double {
    let k = pow(10, Double(decimals))
    return (value * k).rounded() / k
}
