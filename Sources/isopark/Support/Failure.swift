// Failure: how commands end when something is wrong: 1 the input is at fault, 3 a failure of ours.

import ArgumentParser
import Foundation

/// Writing to standard error and ending with a code.
enum Failure {
    /// The input's exit code.
    static let input = ExitCode(1)
    /// Our own.
    static let ours = ExitCode(3)

    /// Says something on standard error.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
