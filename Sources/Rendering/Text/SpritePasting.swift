// Pasting a sprite: premultiplied OVER on whole pixels, rounded as Cairo's own compositor rounds.

import Cairo

/// The four components of a word, each times `k` / 255, rounded to the nearest.
@inline(__always)
func scaled(_ word: UInt32, by k: UInt32) -> UInt32 {
    let mask: UInt32 = 0x00FF_00FF
    var even = (word & mask) &* k &+ 0x0080_0080
    even = ((even &+ ((even >> 8) & mask)) >> 8) & mask
    var odd = ((word >> 8) & mask) &* k &+ 0x0080_0080
    odd = (odd &+ ((odd >> 8) & mask)) & ~mask
    return even | odd
}

/// Pastes a sprite with its middle on user px (x, y) and an alpha of 0…255.
func paste(_ sprite: TextSprite, x: Int, y: Int, alpha: UInt8, on target: Context.Target) {
    let left = x + target.originX - sprite.originX
    let top = y + target.originY - sprite.originY
    let x0 = max(0, left)
    let x1 = min(target.width, left + sprite.width)
    let y0 = max(0, top)
    let y1 = min(target.height, top + sprite.height)
    guard x0 < x1, y0 < y1 else { return }
    sprite.pixels.withUnsafeBufferPointer { buffer in
        guard let pixels = buffer.baseAddress else { return }
        let n = x1 - x0
        for row in y0..<y1 {
            let from = pixels + (row - top) * sprite.width + (x0 - left)
            let to = target.words + row * target.wordsPerRow + x0
            for i in 0..<n {
                var word = from[i]
                if word == 0 { continue }
                if alpha != 255 { word = scaled(word, by: UInt32(alpha)) }
                let rest = 255 - (word >> 24)
                to[i] = rest == 0 ? word : word &+ scaled(to[i], by: rest)
            }
        }
    }
}
