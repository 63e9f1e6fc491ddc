// Fingerprint: a fast 64-bit digest, to tell whether files have changed. Not for secrets.

/// A running 64-bit digest: each word is folded in by a full 64 × 64 bit multiplication whose halves are xored.
struct Fingerprint {
    /// The digest so far.
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Folds in one word.
    mutating func add(_ word: UInt64) {
        // Odd constants from the binary digits of √2 and √3.
        let product = (value ^ word ^ 0x6A09_E667_F3BC_C909).multipliedFullWidth(by: 0xBB67_AE85_84CA_A73B)
        value = (product.high ^ product.low) &+ (word << 23 | word >> 41)
    }

    /// Folds in a text, with its length.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Folds in bytes, with their count.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var i = 0
        while i + 8 <= raw.count {
            add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
            i += 8
        }
        var tail: UInt64 = 0
        while i < raw.count {
            tail = tail << 8 | UInt64(raw[i])
            i += 1
        }
        add(tail)
        add(UInt64(raw.count))
    }

    /// The digest of some bytes.
    static func of(_ bytes: [UInt8]) -> UInt64 {
        var digest = Fingerprint()
        bytes.withUnsafeBufferPointer { digest.add($0) }
        return digest.value
    }
}
