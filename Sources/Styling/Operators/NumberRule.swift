// NumberRule: numbers for people, digits in groups.

import Foundation

/// How a number is written: the separators of its language, perhaps a currency, a number of decimals.
struct NumberRule {
    var group: String
    var point: String
    var symbol: String
    var symbolStands: Placement
    var minFraction: Int
    var maxFraction: Int

    enum Placement { case before, behind }

    /// - Parameters:
    ///   - locale: a BCP 47 tag; only its language counts, and that for the separators. Nothing is English.
    ///   - currency: an ISO 4217 code.
    ///   - minFraction: the least number of decimals; 0 where nothing is said, a currency's own for money.
    ///   - maxFraction: the greatest number of decimals; 3 where nothing is said, a currency's own for money.
    init(locale: String?, currency: String?, minFraction: Double?, maxFraction: Double?) {
        let language = locale.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() } ?? "en"
        symbolStands = .before
        switch language {
        case "de", "es", "it", "nl", "id", "pt", "tr", "da", "el":
            (group, point, symbolStands) = (".", ",", .behind)
        case "fr": (group, point, symbolStands) = ("\u{202F}", ",", .behind)
        case "ru", "uk", "pl", "cs", "sv", "fi", "nb", "no", "hu", "bg", "sk":
            (group, point, symbolStands) = ("\u{A0}", ",", .behind)
        default: (group, point) = (",", ".")
        }
        let code = currency?.uppercased() ?? ""
        let own = currency == nil ? nil : NumberRule.decimals[code] ?? 2
        symbol = currency == nil ? "" : NumberRule.symbol(of: code, in: language)
        let least = minFraction.map(NumberRule.digits)
        let most = maxFraction.map(NumberRule.digits)
        self.minFraction = least ?? min(own ?? 0, most ?? Int.max)
        self.maxFraction = max(most ?? max(own ?? 3, self.minFraction), self.minFraction)
    }

    /// The number in text; halves of the last decimal go away from zero.
    func text(_ n: Double) -> String {
        guard n.isFinite else { return n.isNaN ? "NaN" : (n < 0 ? "-∞" : "∞") }
        let scale = pow(10, Double(maxFraction))
        let scaled = abs(n) * scale
        // Beyond 2^53 there are no decimals to round.
        let rounded = scaled < 9e15 ? scaled.rounded() / scale : abs(n)
        var digits = String(format: "%.\(maxFraction)f", rounded)
        var fraction = ""
        if let dot = digits.firstIndex(of: ".") {
            fraction = String(digits[digits.index(after: dot)...])
            digits = String(digits[..<dot])
        }
        while fraction.count > minFraction, fraction.hasSuffix("0") { fraction.removeLast() }
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { whole += group }
            whole.append(digit)
        }
        let number = whole + (fraction.isEmpty ? "" : point + fraction)
        let sign = n < 0 && rounded != 0 ? "-" : ""
        if symbol.isEmpty { return sign + number }
        return symbolStands == .before ? sign + symbol + number : sign + number + "\u{A0}" + symbol
    }

    private static func digits(_ n: Double) -> Int { n.isNaN ? 0 : Int(min(max(n, 0), 20)) }

    /// ISO 4217 minor units that are not 2.
    private static let decimals: [String: Int] = [
        "JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "PYG": 0, "UGX": 0, "XAF": 0, "XOF": 0, "XPF": 0,
        "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    ]

    private static func symbol(of code: String, in language: String) -> String {
        switch (code, language) {
        case ("USD", _): "$"
        case ("EUR", _): "€"
        case ("GBP", _): "£"
        case ("JPY", "zh"): "JP¥"
        case ("JPY", "ja"): "￥"
        case ("JPY", _): "¥"
        case ("CNY", "zh"): "¥"
        case ("CNY", _): "CN¥"
        case ("INR", _): "₹"
        case ("KRW", _): "₩"
        case ("VND", _): "₫"
        case ("ILS", _): "₪"
        default: code + "\u{A0}"
        }
    }
}
