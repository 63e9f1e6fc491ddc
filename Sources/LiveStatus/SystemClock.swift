// The system's clock, in the unit that all of status uses.

import Foundation

/// The time now, seconds since 1970-01-01T00:00:00Z.
@Sendable
public func systemSeconds() -> Double { Date().timeIntervalSince1970 }
