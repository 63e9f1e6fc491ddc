// Projections: from park metres to world pixels at zoom 0.

import Foundation

/// How a view looks at the park.
public enum ProjectionKind: String, Sendable, Hashable, CaseIterable {
    /// 2:1 dimetric: the eye 30 degrees above the ground, looking along a diagonal.
    case isometric
    /// True isometric: the eye atan(1/√2) ≈ 35.26 degrees above the ground; all three axes equally foreshortened.
    case trueIsometric = "true-isometric"
    /// Straight down, north up.
    case plan
}

/// The corner of the park where the eye stands.
public enum ViewCorner: String, Sendable, Hashable, CaseIterable {
    /// Looking north-west.
    case southeast
    /// Looking north-east.
    case southwest
    /// Looking south-east.
    case northwest
    /// Looking south-west.
    case northeast
}

/// An affine map from the park (metres: x east, y north, z up) to world pixels (x right, y down) at zoom 0:
/// `X = a·x + b·y + c·z + d`, `Y = e·x + f·y + g·z + h`. At zoom Z, times 2^Z.
@frozen
public struct Projection: Sendable, Hashable {
    /// The coefficients of X.
    public var a, b, c, d: Double
    /// The coefficients of Y.
    public var e, f, g, h: Double

    /// A projection from its coefficients.
    public init(a: Double, b: Double, c: Double, d: Double, e: Double, f: Double, g: Double, h: Double) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
        (self.e, self.f, self.g, self.h) = (e, f, g, h)
    }

    /// A projection of a kind seen from a corner, one world pixel a metre along the screen's x, the park's origin at
    /// world pixel 0, 0.
    ///
    /// For a 2:1 dimetric view from the south-east: X = (x + y)/√2, Y = −(y − x)/(2√2) − z·cos 30°.
    public init(_ kind: ProjectionKind, from corner: ViewCorner) {
        if kind == .plan {
            self.init(a: 1, b: 0, c: 0, d: 0, e: 0, f: -1, g: 0, h: 0)
            return
        }
        let r = 0.5.squareRoot()
        // The ground vector that points right on the screen, and the one that points away from the eye.
        let right: (Double, Double)
        let away: (Double, Double)
        switch corner {
        case .southeast: (right, away) = ((r, r), (-r, r))
        case .southwest: (right, away) = ((r, -r), (r, r))
        case .northwest: (right, away) = ((-r, -r), (r, -r))
        case .northeast: (right, away) = ((-r, r), (-r, -r))
        }
        let sine = kind == .isometric ? 0.5 : (1.0 / 3).squareRoot()
        let cosine = (1 - sine * sine).squareRoot()
        self.init(
            a: right.0, b: right.1, c: 0, d: 0,
            e: -away.0 * sine, f: -away.1 * sine, g: -cosine, h: 0)
    }

    /// The eight coefficients a … h, as TileJSON carries them.
    public var coefficients: [Double] { [a, b, c, d, e, f, g, h] }

    /// The world pixel at zoom 0 of a point of the park.
    @inlinable
    public func project(_ x: Double, _ y: Double, _ z: Double) -> Point2 {
        Point2(a * x + b * y + c * z + d, e * x + f * y + g * z + h)
    }

    /// The same view, scaled by `k` and then moved by (`dx`, `dy`) world pixels at zoom 0.
    public func scaled(by k: Double, movedBy dx: Double, _ dy: Double) -> Projection {
        Projection(
            a: a * k, b: b * k, c: c * k, d: d * k + dx,
            e: e * k, f: f * k, g: g * k, h: h * k + dy)
    }

    /// The ground point (z = 0) that falls on a world pixel at zoom 0.
    public func ground(at p: Point2) -> Point2 {
        let det = a * f - b * e
        let px = p.x - d
        let py = p.y - h
        return Point2((px * f - b * py) / det, (a * py - px * e) / det)
    }

    /// Whether heights move things on the screen (false for a plan).
    public var hasDepth: Bool { g != 0 }
}
