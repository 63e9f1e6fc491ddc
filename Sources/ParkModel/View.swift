// View: a named way of looking at the park.

public import Geometry

/// A named way of looking at the park.
public struct View: Sendable, Hashable {
    /// The name that addresses use.
    public var name: String
    /// A title for people; the name where there is none.
    public var title: String
    /// How it is projected.
    public var projection: ProjectionKind
    /// Where the eye stands; without meaning for a plan.
    public var corner: ViewCorner
    /// The name of a bundled style, or the path of a style file.
    public var style: String
    /// What part of the park it shows, metres; the whole park where nothing is said.
    public var extent: Box2?

    /// A view from its parts.
    public init(
        name: String, title: String? = nil, projection: ProjectionKind = .isometric, corner: ViewCorner = .southeast,
        style: String = "day", extent: Box2? = nil
    ) {
        self.name = name
        self.title = title ?? name
        self.projection = projection
        self.corner = corner
        self.style = style
        self.extent = extent
    }
}
