// Machine: what the figures were measured on.

import Foundation

/// The machine.
enum Machine {
    /// Its processor, its cores and how busy it is.
    static var text: String {
        let info = contents("/proc/cpuinfo")
        let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown processor"
        return "\(name), \(ProcessInfo.processInfo.activeProcessorCount) cores, load \(load)"
    }

    /// The load averages of 1, 5 and 15 minutes.
    static var load: String { contents("/proc/loadavg").split(separator: " ").prefix(3).joined(separator: " ") }

    private static func contents(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
