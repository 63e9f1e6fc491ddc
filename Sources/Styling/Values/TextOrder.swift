// TextOrder: how a collator compares texts.

import Foundation

/// How texts are compared: with or without regard to letter case and to diacritics, by the rules of a language.
public struct TextOrder: Sendable, Hashable {
    /// Whether `a` and `A` differ.
    public var caseSensitive: Bool
    /// Whether `a` and `ä` differ.
    public var diacriticSensitive: Bool
    /// The language whose order counts, a BCP 47 tag; nothing for an order that belongs to none.
    public var locale: String?

    /// An order from its parts.
    public init(caseSensitive: Bool = false, diacriticSensitive: Bool = false, locale: String? = nil) {
        self.caseSensitive = caseSensitive
        self.diacriticSensitive = diacriticSensitive
        self.locale = locale
    }

    /// Below 0 where `a` comes first, above 0 where `b` does, 0 where they are alike.
    public func compare(_ a: String, _ b: String) -> Int {
        var options: String.CompareOptions = []
        if !caseSensitive { options.insert(.caseInsensitive) }
        if !diacriticSensitive { options.insert(.diacriticInsensitive) }
        // Always with a locale: without one Foundation orders by code point, which puts "B" before "a".
        let order = a.compare(b, options: options, range: nil, locale: Locale(identifier: locale ?? "en"))
        return order.rawValue
    }
}
