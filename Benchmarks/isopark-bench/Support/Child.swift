// Child: programs run as children, with the time and the memory they took.

import Foundation

/// What is wrong with a measurement; said to people.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A running child process. Its standard output goes to a file where one is named, else it is dropped.
final class Child {
    private let pid: pid_t
    private var hasEnded = false

    /// Starts a program; with `errors`, its standard error goes where its output goes.
    init(_ program: String, _ arguments: [String], output: String? = nil, errors: Bool = false) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if errors {
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var started: pid_t = 0
        let code = posix_spawn(&started, program, &actions, nil, words, environ)
        guard code == 0 else { throw BenchFailure("\(program): \(String(cString: strerror(code)))") }
        pid = started
    }

    /// Waits for its end. Gives its exit code, its processor time (ms) and its peak of memory, MB (10^6 bytes), which is
    /// never less than what this process had when it started it.
    func wait() -> (code: Int, cpu: Double, peakMB: Double) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        hasEnded = true
        let code = status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
        func ms(_ t: timeval) -> Double { Double(t.tv_sec) * 1e3 + Double(t.tv_usec) / 1e3 }
        return (code, ms(usage.ru_utime) + ms(usage.ru_stime), Double(usage.ru_maxrss) * 1024 / 1e6)
    }

    /// The memory it takes now and took at most, MB; nothing once it has ended.
    var memory: (now: Double, peak: Double)? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return nil }
        func field(_ name: String) -> Double? {
            text.split(separator: "\n").first { $0.hasPrefix(name) }?.split(separator: " ").dropFirst().first
                .flatMap { Double($0) }.map { $0 * 1024 / 1e6 }
        }
        guard let now = field("VmRSS:"), let peak = field("VmHWM:") else { return nil }
        return (now, peak)
    }

    /// Asks it to end and waits; ends it hard after five seconds.
    func stop() {
        if hasEnded { return }
        hasEnded = true
        kill(pid, SIGTERM)
        for _ in 0..<250 {
            if waitpid(pid, nil, WNOHANG) != 0 { return }
            usleep(20_000)
        }
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }

    deinit { stop() }

    /// What a program took.
    struct Run {
        var code: Int
        /// Wall time and processor time, ms.
        var ms, cpu: Double
        /// The peak of memory, MB.
        var peakMB: Double
        /// Its standard output.
        var output: String
    }

    /// Runs a program to its end, started from a small process.
    static func run(_ program: String, _ arguments: [String]) throws -> Run {
        guard let folder = Places.folderOfProgram else { throw BenchFailure("this program does not know where it is") }
        let scratch = try ScratchFolder()
        let (told, out) = (scratch.path + "/told", scratch.path + "/out")
        let child = try Child(folder + "/isopark-bench", ["peak", "--output", out, program] + arguments, output: told)
        _ = child.wait()
        let values = contents(told).split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard values.count == 4 else { throw BenchFailure("\(program) could not be run") }
        return Run(code: Int(values[0]), ms: values[1], cpu: values[2], peakMB: values[3], output: contents(out))
    }

    private static func contents(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
