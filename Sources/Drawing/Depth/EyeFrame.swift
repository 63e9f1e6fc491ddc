// The eye's frame: the park turned so that depth is one axis. Depth order and silhouettes are worked out here.

import Geometry

/// The park as the eye sees it: `s` metres to the right on the ground, `t` metres away from the eye on the ground, z metres
/// up. On the screen a point lies at `u = s·k + u0`, `v = v0 − (t·sine + z·cosine)·k` world pixels at zoom 0.
struct EyeFrame: Sendable, Hashable {
    /// The ground vector (park x, y) that points right on the screen, of length 1.
    let right: Point2
    /// The ground vector (park x, y) that points away from the eye, of length 1.
    let away: Point2
    /// How much of a metre along `t` shows on the screen; 1 for a plan.
    let sine: Double
    /// How much of a metre of height shows on the screen; 0 for a plan.
    let cosine: Double
    /// World pixels at zoom 0 a metre.
    let k: Double
    let u0: Double
    let v0: Double

    /// The frame of a projection.
    init(_ p: Projection) {
        k = (p.a * p.a + p.b * p.b).squareRoot()
        right = Point2(p.a / k, p.b / k)
        let away = Point2(-p.e, -p.f)
        let length = (away.x * away.x + away.y * away.y).squareRoot()
        self.away = Point2(away.x / length, away.y / length)
        sine = length / k
        cosine = -p.g / k
        u0 = p.d
        v0 = p.h
    }

    /// A ground point in (s, t), to the millimetre, so that shared corners stay shared.
    @inline(__always)
    func ground(_ p: Point2) -> Point2 {
        Point2(
            ((right.x * p.x + right.y * p.y) * 1000).rounded() / 1000,
            ((away.x * p.x + away.y * p.y) * 1000).rounded() / 1000)
    }

    /// The world pixel at zoom 0 of (s, t) at height z.
    @inline(__always)
    func world(_ p: Point2, _ z: Double) -> Point2 {
        Point2(p.x * k + u0, v0 - (p.y * sine + z * cosine) * k)
    }

    /// The (s, t) of a ground point's world pixel at zoom 0.
    func unproject(_ p: Point2) -> Point2 { Point2((p.x - u0) / k, (v0 - p.y) / (k * sine)) }

    /// How far the shadow of a metre of height reaches on the ground, right and towards the eye, world pixels at zoom 0.
    ///
    /// - Parameter length: metres of shadow a metre of height.
    /// - Returns: the step right and down on the screen.
    func shadowStep(_ length: Double) -> Point2 { Point2(0.85 * length * k, 0.5 * length * k * sine) }

    /// Whether the eye looks straight down.
    var isPlan: Bool { cosine == 0 }
}
