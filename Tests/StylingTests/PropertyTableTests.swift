// The table of properties against the specification's reference.

import Foundation
import LocatedJSON
import Testing

@testable import Styling

@Suite struct PropertyTableTests {
    @Test func agreesWithTheSpecification() throws {
        let file = repository.deletingLastPathComponent().appending(path: "shared/data/conformance/style/v8.json")
        guard let data = try? Data(contentsOf: file) else {
            print("The specification's reference is not at ../shared: not compared.")
            return
        }
        let reference = try parseJSON([UInt8](data)).members
        for kind in LayerKind.allCases {
            var names: Set<String> = []
            for section in [PropertySection.paint, .layout] {
                let properties = reference["\(section.rawValue)_\(kind.rawValue)"]?.members ?? [:]
                for (name, node) in properties where name != "visibility" {
                    names.insert(name)
                    guard let spec = propertiesByName[kind]?[name] else {
                        #expect(
                            unsupportedProperties[kind]?.contains(name) == true, "\(name) is neither drawn nor refused")
                        continue
                    }
                    #expect(spec.section == section, "\(name)")
                    compare(spec, node.members)
                }
            }
            let ours = Set(propertiesByName[kind]?.keys.map { $0 } ?? []).union(unsupportedProperties[kind] ?? [])
            #expect(ours.subtracting(names).isEmpty, "not in the specification: \(ours.subtracting(names))")
        }
    }

    private func compare(_ spec: PropertySpec, _ reference: [String: JSONNode]) {
        let type = reference["type"]?.string ?? ""
        let expected: String =
            switch spec.type {
            case .number: "number"
            case .color: "color"
            case .boolean: "boolean"
            case .string: "string"
            case .word: "enum"
            case .formatted: "formatted"
            case .image: "resolvedImage"
            case .numbers, .strings: "array"
            }
        #expect(type == expected, "\(spec.name)")
        if case .word(let words) = spec.type {
            #expect(Set(words) == Set(reference["values"]?.members.keys.map { $0 } ?? []), "\(spec.name)")
        }
        if case .number(let n)? = reference["minimum"]?.value {
            #expect(spec.type.range?.lowerBound == n, "\(spec.name)")
        }
        if case .number(let n)? = reference["maximum"]?.value {
            #expect(spec.type.range?.upperBound == n, "\(spec.name)")
        }
        var parser = PropertyParser()
        let given = reference["default"].flatMap { parser.value($0, spec) }
        #expect((given ?? .null) == spec.defaultValue, "\(spec.name)")
        let parameters = Set(reference["expression"]?.members["parameters"]?.items.compactMap(\.string) ?? [])
        #expect(spec.dependence.contains(.zoom) == parameters.contains("zoom"), "\(spec.name)")
        #expect(spec.dependence.contains(.feature) == parameters.contains("feature"), "\(spec.name)")
        #expect(spec.dependence.contains(.state) == parameters.contains("feature-state"), "\(spec.name)")
        #expect(spec.interpolates == reference["expression"]?.members["interpolated"]?.bool, "\(spec.name)")
        let units = ["meters": "metres", "factor of the original icon size": "times the image's size"]
        let named = reference["units"]?.string ?? ""
        #expect(spec.units == units[named] ?? named, "\(spec.name)")
        #expect(spec.hasTokens == (reference["tokens"]?.bool ?? false), "\(spec.name)")
    }
}
