// Properties: keys shared through the trie, values one by one.

import LocatedJSON
import ParkModel

extension FeatureScanner {
    /// Reads the member `properties`: an object or null.
    mutating func properties(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        switch cursor.next {
        case UInt8(ascii: "n"):
            return try cursor.takeWord("null")
        case UInt8(ascii: "{"): break
        default:
            let wrong = try skipWrong()
            report("bad-properties", at: wrong.offset, "\"properties\" must be an object or null, found \(wrong.found)")
            return
        }
        cursor.position += 1
        if cursor.take(UInt8(ascii: "}")) { return }
        var node = KeyTrie.root
        var values: [PropertyValue] = []
        values.reserveCapacity(likelyPropertyCount)
        repeat {
            guard cursor.nextToken() == UInt8(ascii: "\"") else { throw cursor.unexpected("a key in double quotes") }
            let raw = try cursor.rawString()
            let here = cursor
            node = try out.keys.child(of: node, base: cursor.base, first: raw.first, last: raw.last) {
                () throws(JSONSyntaxError) in try here.text(of: raw)
            }
            guard cursor.take(UInt8(ascii: ":")) else { throw cursor.unexpected("\":\" after the key") }
            values.append(try propertyValue())
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "}")) else { throw cursor.unexpected("\",\" or \"}\"") }
        likelyPropertyCount = values.count
        o.keys = node
        o.values = values
    }

    private mutating func propertyValue() throws(JSONSyntaxError) -> PropertyValue {
        switch cursor.nextToken() {
        case UInt8(ascii: "\""): return .string(try cursor.string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try cursor.number())
        default: return PropertyValue(try cursor.tree(depth: FeatureScanner.maxDepth))
        }
    }
}

extension PropertyValue {
    /// The value of a JSON tree; of a key that comes twice, the last counts.
    init(_ node: JSONNode) {
        self =
            switch node.value {
            case .null: .null
            case .bool(let b): .bool(b)
            case .number(let n): .number(n)
            case .string(let s): .string(s)
            case .array(let items): .array(items.map(PropertyValue.init))
            case .object(let members):
                .object(
                    Dictionary(members.map { ($0.key, PropertyValue($0.value)) }, uniquingKeysWith: { $1 }))
            }
    }
}
