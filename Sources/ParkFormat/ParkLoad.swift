// ParkLoad: what came of reading a park.

public import LocatedJSON
public import ParkModel

/// What came of reading a park: the park, where there is something to draw, and all that was found on the way.
public struct ParkLoad: Sendable {
    /// The park; nothing where faults leave nothing to draw.
    public let park: Park?
    /// Every fault and note, in order of file, line and column. Notes have codes that begin with `note-`.
    public let diagnostics: [Diagnostic]
    /// How many features were left out, by the code of their first fault.
    public let leftOut: [String: Int]
    /// The folder of the park's own style documents; nothing where the manifest names none.
    public let styleDirectory: String?
    /// The file of the park's simulated feed; nothing where the manifest names none.
    public let simulationFile: String?

    /// A load from its parts.
    public init(
        park: Park?, diagnostics: [Diagnostic] = [], leftOut: [String: Int] = [:], styleDirectory: String? = nil,
        simulationFile: String? = nil
    ) {
        self.park = park
        self.diagnostics = diagnostics
        self.leftOut = leftOut
        self.styleDirectory = styleDirectory
        self.simulationFile = simulationFile
    }

    /// The diagnostics that are faults, not notes.
    public var faults: [Diagnostic] { diagnostics.filter(\.isFault) }
}
