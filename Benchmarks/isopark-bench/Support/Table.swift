// Table: plain text in columns.

import Foundation

/// Rows of text, printed in columns: the first to the left, the others to the right.
struct Table {
    private var rows: [[String]]
    private let title: String

    /// A table from its title and its columns' names.
    init(_ title: String, _ columns: [String]) {
        self.title = title
        rows = [columns]
    }

    /// Adds a row.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// Prints it; nothing where there are no rows.
    func show() {
        guard rows.count > 1 else { return }
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { c in rows.map { c < $0.count ? $0[c].count : 0 }.max() ?? 0 }
        say("\n\(title)")
        for (r, row) in rows.enumerated() {
            let cells = row.enumerated().map { c, cell in
                let pad = String(repeating: " ", count: widths[c] - cell.count)
                return c == 0 ? cell + pad : pad + cell
            }
            say("  " + cells.joined(separator: "  "))
            if r == 0 { say("  " + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")) }
        }
    }
}

/// Prints a line at once, whether or not a person looks on.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
