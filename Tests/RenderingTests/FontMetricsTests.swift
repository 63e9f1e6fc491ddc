// Measures are those of the text as it is set, quick, and the same from all threads.

import Cairo
import Dispatch
import Drawing
import Synchronization
import Testing

@testable import Rendering

@Suite struct FontMetricsTests {
    private func item(_ text: String, size: Double = 16, bold: Bool = false) -> TextItem {
        TextItem(
            text: text, style: TextStyle(family: "Noto Sans CJK SC", size: size, bold: bold, color: Color(0, 0, 0)))
    }

    @Test(arguments: ["仓库", "Warehouse A-07/03/2", "第12号 loading dock", "é ü ñ", "AVAVAV"])
    func widthIsThatOfTheSetText(text: String) throws {
        let metrics = FontMetrics()
        for bold in [false, true] {
            let measured = metrics.size(of: item(text, bold: bold)).width
            let set = try TextSetter().advance(of: text, families: "Noto Sans CJK SC", bold: bold).ems * 16
            // Kerning is not counted.
            #expect(abs(measured - set) <= 0.05 * set)
        }
    }

    @Test func sizeGrowsWithTheEm() {
        let metrics = FontMetrics()
        let one = metrics.size(of: item("仓库 A", size: 10))
        let two = metrics.size(of: item("仓库 A", size: 20))
        #expect(abs(two.width - 2 * one.width) < 1e-9 && abs(two.height - 24) < 1e-9)
    }

    @Test func linesAreMeasuredEach() {
        let metrics = FontMetrics()
        let both = metrics.size(of: item("仓\n仓库库"))
        #expect(both.width == metrics.size(of: item("仓库库")).width)
        #expect(abs(both.height - 2 * 1.2 * 16) < 1e-9)
    }

    @Test func combiningMarksAddNothing() {
        let metrics = FontMetrics()
        #expect(metrics.size(of: item("e\u{301}")).width == metrics.size(of: item("e")).width)
    }

    @Test func missingIsTold() {
        let metrics = FontMetrics()
        _ = metrics.size(of: item("a\u{0378}"))
        #expect(metrics.missingCharacters == ["\u{0378}"])
        #expect(metrics.missingFamilies == [])
        var odd = item("a")
        odd.style.family = "No Such Family, DejaVu Sans"
        _ = metrics.size(of: odd)
        #expect(metrics.missingFamilies == ["No Such Family"])
    }

    @Test func manyLabelsAreQuick() {
        let metrics = FontMetrics()
        let labels = (0..<100_000).map { item("仓库 \($0) hall") }
        let time = ContinuousClock().measure { for label in labels { _ = metrics.size(of: label) } }
        #expect(time < .milliseconds(200))
    }

    @Test func threadsAgree() {
        let metrics = FontMetrics()
        let widths = Mutex<Set<Double>>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let sum = (0x4E00..<0x4E80).compactMap(Unicode.Scalar.init).reduce(0.0) {
                $0 + metrics.size(of: item(String($1))).width
            }
            widths.withLock { _ = $0.insert(sum) }
        }
        #expect(widths.withLock { $0.count } == 1)
    }
}
