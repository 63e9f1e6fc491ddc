// What can go wrong in the drawing libraries, told apart from success even where the library's own list has grown.

import CCairo

/// A failure of the drawing libraries. Nothing of the picture at hand can be relied on after one.
public enum CairoError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A surface of this size, px, is refused: each side must lie in 1…32,767.
    case size(width: Int, height: Int)
    /// Cairo told a fault that it names.
    case status(code: UInt32, message: String)
    /// Cairo told a status that its headers don't name: never taken for success.
    case unknownStatus(code: UInt32)
    /// A text that cannot be set, and why.
    case text(String)

    /// One line for people.
    public var description: String {
        switch self {
        case .size(let width, let height): "a surface of \(width)×\(height) px is refused (each side 1…32767)"
        case .status(let code, let message): "cairo: \(message) (status \(code))"
        case .unknownStatus(let code): "cairo: unknown status \(code)"
        case .text(let reason): "text: \(reason)"
        }
    }
}

/// Throws unless a status says success.
func check(_ status: cairo_status_t) throws(CairoError) {
    if status == CAIRO_STATUS_SUCCESS { return }
    guard status.rawValue < CAIRO_STATUS_LAST_STATUS.rawValue else {
        throw .unknownStatus(code: UInt32(status.rawValue))
    }
    throw .status(code: UInt32(status.rawValue), message: String(cString: cairo_status_to_string(status)))
}

/// Checks a status given by its number; for tests of the cases above.
func check(rawStatus: UInt32) throws(CairoError) {
    try check(cairo_status_t(rawValue: rawStatus))
}
