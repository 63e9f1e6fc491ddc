// What label placement needs to know of fonts, without knowing of any drawing library.

/// Measures text. Safe to use from any thread; the same text always measures the same.
public protocol TextMeasuring: Sendable {
    /// The width and height in CSS px of a text (its lines, without the halo).
    func size(of text: TextItem) -> (width: Double, height: Double)
}
