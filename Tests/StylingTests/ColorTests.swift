// Colours of CSS and the spaces in which they are mixed.

import Testing

@testable import Styling

@Suite struct ColorTests {
    private static let known: [(String, [Double])] = [
        ("#f80", [255.0, 136.0, 0.0, 1.0]),
        ("#F808", [255, 136, 0, 136.0 / 255]),
        ("#ff8800", [255, 136, 0, 1]),
        ("#ff880080", [255, 136, 0, 128.0 / 255]),
        ("red", [255, 0, 0, 1]),
        (" RebeccaPurple ", [102, 51, 153, 1]),
        ("transparent", [0, 0, 0, 0]),
        ("rgb(1, 2, 3)", [1, 2, 3, 1]),
        ("rgba(1,2,3,.5)", [1, 2, 3, 0.5]),
        ("rgb(1 2 3 / 50%)", [1, 2, 3, 0.5]),
        ("rgb(100%, 0%, 50%)", [255, 0, 127.5, 1]),
        ("rgb(300, -5, 0)", [255, 0, 0, 1]),
        ("hsl(120, 100%, 50%)", [0, 255, 0, 1]),
        ("hsla(240deg 100% 50% / 0.25)", [0, 0, 255, 0.25]),
        ("hsl(-0.5turn, 100%, 25%)", [0, 127.5, 127.5, 1]),
        ("hsl(0, 0%, 50%)", [127.5, 127.5, 127.5, 1]),
        ("rgb(1e1, 0, 0)", [10, 0, 0, 1]),
    ]

    @Test(arguments: known)
    func colours(_ text: String, _ wanted: [Double]) throws {
        let c = try #require(StyleColor(css: text))
        for (found, wanted) in zip([c.r * 255, c.g * 255, c.b * 255, c.a], wanted) {
            #expect(abs(found - wanted) < 1e-9)
        }
    }

    @Test(arguments: [
        "", "#", "#12", "#12345", "#ggg", "redd", "rgb(1,2)", "rgb(1,2,3", "rgb(1 2 3 4)", "rgb(1,2,3,4,5)",
        "rgb(1%, 2, 3)", "hsl(1, 2, 3)", "hsl(1m, 2%, 3%)", "rgb(a,b,c)", "rgb(1,2,3,nan)", "foo(1,2,3)", "rgb(1,,3)",
    ])
    func noColours(_ text: String) {
        #expect(StyleColor(css: text) == nil)
    }

    @Test func spacesAndBack() {
        for hex in namedColors.values {
            let color = StyleColor(
                r: Double(hex >> 16 & 255) / 255, g: Double(hex >> 8 & 255) / 255, b: Double(hex & 255) / 255, a: 0.5)
            for back in [LabColor(color).color, HCLColor(color).color] {
                for (x, y) in [(color.r, back.r), (color.g, back.g), (color.b, back.b), (color.a, back.a)] {
                    #expect(abs(x - y) < 2e-4)
                }
            }
        }
        #expect(namedColors.count == 148)
        #expect(LabColor(.white).l == 100 && HCLColor(.white).hue == nil)
    }

    @Test func huesTakeTheShorterArc() {
        let from = HCLColor(hue: 350, chroma: 10, l: 50, alpha: 1)
        let to = HCLColor(hue: 10, chroma: 10, l: 50, alpha: 1)
        #expect(from.mixed(with: to, 0.5).hue == 360)
        #expect(to.mixed(with: from, 0.5).hue == 0)
    }
}
