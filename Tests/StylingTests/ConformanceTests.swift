// The specification's cases for expressions: how many pass.

import Testing

@testable import Styling

@Suite struct ConformanceTests {
    /// How many of the cases pass now; it must not sink.
    private static let floor = 332

    @Test func enoughCasesPass() throws {
        guard let cases = try ConformanceCase.all() else {
            print("The specification's cases are not at ../shared: not run.")
            return
        }
        var failing: [(group: String, line: String)] = []
        for one in cases {
            guard let problem = one.problem() else { continue }
            let parts = one.name.split(separator: "/", maxSplits: 1)
            failing.append((String(parts[0]), "  \(parts[1]): \(problem)"))
        }
        print("Expression cases: \(cases.count - failing.count) of \(cases.count) pass. Failing:")
        for (group, lines) in Dictionary(grouping: failing, by: \.group).sorted(by: { $0.key < $1.key }) {
            print(group)
            for line in lines { print(line.line) }
        }
        #expect(cases.count - failing.count >= ConformanceTests.floor)
    }
}
