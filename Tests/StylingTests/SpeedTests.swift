// How long evaluations take.

import ParkModel
import Testing

@testable import Styling

@Suite(.serialized) struct SpeedTests {
    private static let kinds = [
        "office", "warehouse", "silo", "tank", "gate", "road", "yard", "rail", "tree", "roof", "elsewhere",
    ]

    /// Features of a few key lists, as a source's are.
    private func contexts() -> [EvaluationContext] {
        let lists = [
            PropertyKeys(["name", "height", "kind", "use"]), PropertyKeys(["kind", "level"]),
            PropertyKeys(["a", "b", "c", "d", "e", "f", "kind"]),
        ]
        return (0..<1000).map { index in
            let keys = lists[index / 350]
            let values = keys.names.map { name in
                name == "kind"
                    ? PropertyValue.string(SpeedTests.kinds[index % SpeedTests.kinds.count]) : .number(Double(index))
            }
            return EvaluationContext(
                zoom: 15.3, shape: .polygon, properties: Properties(keys: keys, values: values),
                state: index % 4 == 0 ? ["status": .string("alarm")] : [:])
        }
    }

    /// Microseconds that one evaluation takes.
    private func time(_ name: String, _ json: String, _ spec: PropertySpec) throws -> Double {
        let expression = try #require(try expression(json, spec))
        let contexts = contexts()
        var best = Double.infinity
        var sum = 0.0
        for _ in 0..<20 {
            let clock = ContinuousClock()
            let elapsed = clock.measure {
                for context in contexts {
                    if case .color = spec.type {
                        sum += expression.color(context, default: .black).r
                    } else {
                        sum += expression.number(context, default: 1)
                    }
                }
            }
            best = min(best, Double(elapsed.components.attoseconds) / 1e12 / Double(contexts.count))
        }
        #expect(sum.isFinite)
        print("\(name): \(Int(best * 1000)) ns")
        return best
    }

    @Test func evaluationsAreQuick() throws {
        let labels = SpeedTests.kinds.dropLast().enumerated()
            .map { "\"\($1)\", \"#0000\(String($0 + 16, radix: 16))\"" }.joined(separator: ", ")
        let match = try time(
            "match on get, ten labels", "[\"match\", [\"get\", \"kind\"], \(labels), \"#fff\"]", colorSpec)
        // Meant to take 0.3 µs at most; the bound leaves room for a busy machine.
        #expect(match < 1.5)
        let state = try time(
            "case on feature-state",
            #"["case", ["==", ["feature-state", "status"], "alarm"], "red", ["match", ["get", "kind"], "silo", "blue", "green"]]"#,
            colorSpec)
        #expect(state < 3)
        let width = try time(
            "interpolate on zoom",
            #"["interpolate", ["exponential", 2], ["zoom"], 13, ["match", ["get", "kind"], "road", 2.5, 1], 22, ["match", ["get", "kind"], "road", 640, 120]]"#,
            numberSpec)
        #expect(width < 3)
        let height = try time(
            "missing property", #"["+", ["to-number", ["get", "height"], 6], ["coalesce", ["get", "base"], 0]]"#,
            numberSpec)
        #expect(height < 4)
    }
}
