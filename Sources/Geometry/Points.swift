// Points and boxes: the plain values that every other stage is made of.

/// A point of a plane. Park coordinates: metres, x east, y north. Screen coordinates: pixels, x right, y down.
@frozen
public struct Point2: Sendable, Hashable {
    /// East in metres, or right in pixels.
    public var x: Double
    /// North in metres, or down in pixels.
    public var y: Double

    /// A point from its coordinates.
    @inlinable
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// The sum of two points taken as vectors.
    @inlinable
    public static func + (a: Point2, b: Point2) -> Point2 { Point2(a.x + b.x, a.y + b.y) }

    /// The vector from `b` to `a`.
    @inlinable
    public static func - (a: Point2, b: Point2) -> Point2 { Point2(a.x - b.x, a.y - b.y) }

    /// A vector scaled by a number.
    @inlinable
    public static func * (a: Point2, k: Double) -> Point2 { Point2(a.x * k, a.y * k) }
}

/// A point in the park: metres, x east, y north, z up.
@frozen
public struct Point3: Sendable, Hashable {
    /// East, metres.
    public var x: Double
    /// North, metres.
    public var y: Double
    /// Up, metres.
    public var z: Double

    /// A point from its coordinates.
    @inlinable
    public init(_ x: Double, _ y: Double, _ z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }
}

/// An axis-parallel box of a plane, closed on all sides. Empty where `minX > maxX`.
@frozen
public struct Box2: Sendable, Hashable {
    /// The least x.
    public var minX: Double
    /// The least y.
    public var minY: Double
    /// The greatest x.
    public var maxX: Double
    /// The greatest y.
    public var maxY: Double

    /// A box from its least and greatest coordinates.
    @inlinable
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box that holds nothing; the identity of `union`.
    @inlinable
    public static var empty: Box2 {
        Box2(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    }

    /// The smallest box about some points.
    @inlinable
    public init(around points: some Sequence<Point2>) {
        self = .empty
        for p in points { extend(to: p) }
    }

    /// Whether the box holds nothing.
    @inlinable
    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    /// Its extent along x.
    @inlinable
    public var width: Double { maxX - minX }
    /// Its extent along y.
    @inlinable
    public var height: Double { maxY - minY }
    /// Its middle.
    @inlinable
    public var center: Point2 { Point2((minX + maxX) / 2, (minY + maxY) / 2) }

    /// Grows the box to hold a point.
    @inlinable
    public mutating func extend(to p: Point2) {
        if p.x < minX { minX = p.x }
        if p.x > maxX { maxX = p.x }
        if p.y < minY { minY = p.y }
        if p.y > maxY { maxY = p.y }
    }

    /// The smallest box about both.
    @inlinable
    public func union(_ o: Box2) -> Box2 {
        Box2(minX: min(minX, o.minX), minY: min(minY, o.minY), maxX: max(maxX, o.maxX), maxY: max(maxY, o.maxY))
    }

    /// The box grown by `d` on every side.
    @inlinable
    public func padded(by d: Double) -> Box2 {
        Box2(minX: minX - d, minY: minY - d, maxX: maxX + d, maxY: maxY + d)
    }

    /// Whether the two share a point (touching counts).
    @inlinable
    public func intersects(_ o: Box2) -> Bool {
        minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY
    }

    /// Whether a point lies in the box (its sides count).
    @inlinable
    public func contains(_ p: Point2) -> Bool {
        p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY
    }
}
