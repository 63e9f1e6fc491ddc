// JSONText: JSON written straight to bytes, members in the order in which they are written.

import ParkModel

/// A growing JSON text, UTF-8.
struct JSONText: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func begin() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    mutating func object(_ body: (inout JSONText) -> Void) {
        begin()
        bytes.append(UInt8(ascii: "{"))
        body(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func array<Items: Sequence>(_ items: Items, _ body: (inout JSONText, Items.Element) -> Void) {
        begin()
        bytes.append(UInt8(ascii: "["))
        for item in items { body(&self, item) }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    mutating func key(_ key: String) {
        begin()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    mutating func member(_ key: String, _ value: Double) {
        self.key(key)
        number(value)
    }

    mutating func string(_ value: String) {
        begin()
        quote(value)
        needsComma = true
    }

    mutating func integer(_ value: Int) {
        begin()
        raw(String(value))
        needsComma = true
    }

    /// A number; null where it is not finite, as JSON has no other word for it.
    mutating func number(_ value: Double) {
        begin()
        if !value.isFinite {
            raw("null")
        } else if value == value.rounded(), abs(value) < 1e15 {
            raw(String(Int(value)))
        } else {
            raw("\(value)")
        }
        needsComma = true
    }

    mutating func literal(_ word: String) {
        begin()
        raw(word)
        needsComma = true
    }

    mutating func numbers(_ values: [Double]) { array(values) { $0.number($1) } }

    /// A property value; the keys of objects in alphabetic order, so that the same value gives the same bytes.
    mutating func value(_ value: PropertyValue) {
        switch value {
        case .null: literal("null")
        case .bool(let b): literal(b ? "true" : "false")
        case .number(let n): number(n)
        case .string(let s): string(s)
        case .array(let items): array(items) { $0.value($1) }
        case .object(let members): values(members)
        }
    }

    mutating func values(_ members: [String: PropertyValue]) {
        object { text in
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                text.key(key)
                text.value(value)
            }
        }
    }

    private mutating func quote(_ s: String) {
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for b in s.utf8 {
            switch b {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(b)
            case 0..<0x20:
                raw("\\u00")
                bytes.append(hex[Int(b >> 4)])
                bytes.append(hex[Int(b & 15)])
            default: bytes.append(b)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
