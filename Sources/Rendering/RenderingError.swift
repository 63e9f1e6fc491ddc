// Faults of rendering that are not the drawing library's own.

/// A failure to render.
public enum RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A draw list that contradicts itself, and how.
    case drawList(String)
    /// A picture of this size, px, is refused.
    case size(width: Int, height: Int)
    /// Compressing failed, with the library's own code.
    case deflate(code: Int)
    /// The pool was shut down.
    case closed

    /// One line for people.
    public var description: String {
        switch self {
        case .drawList(let fault): "draw list: \(fault)"
        case .size(let width, let height): "a picture of \(width)×\(height) px is refused"
        case .deflate(let code): "deflate failed (\(code))"
        case .closed: "the render pool is closed"
        }
    }
}
