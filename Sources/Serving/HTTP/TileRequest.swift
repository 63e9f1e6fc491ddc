// TileRequest: the plain form of a tile's address, read without splitting it into strings.

import Geometry

/// The plain form of a tile's address: no escapes, no query but a style's name.
struct TileRequest: Hashable {
    var view: String
    var style: String?
    var tile: TileAddress
    var scale: Int
    var format: PictureFormat

    /// Reads `/views/{view}/{z}/{x}/{y}[@Nx].{png|svg}[?style={name}]`; nothing where the address is any other, or off the grid.
    init?(_ path: String) {
        var path = path
        let parsed = path.withUTF8 { TileRequest.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    private init(view: String, style: String?, tile: TileAddress, scale: Int, format: PictureFormat) {
        (self.view, self.style, self.tile, self.scale, self.format) = (view, style, tile, scale, format)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> TileRequest? {
        let prefix: StaticString = "/views/"
        guard bytes.count > 14, bytes.count < 200, !bytes.contains(UInt8(ascii: "%")) else { return nil }
        for i in 0..<prefix.utf8CodeUnitCount where bytes[i] != prefix.utf8Start[i] { return nil }
        var at = prefix.utf8CodeUnitCount
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "/") { at += 1 }
        let name = start..<at
        func number(after separator: UInt8) -> Int? {
            guard at < bytes.count, bytes[at] == separator else { return nil }
            at += 1
            let first = at
            var value = 0
            while at < bytes.count, at - first < 9, (48...57).contains(bytes[at]) {
                value = value * 10 + Int(bytes[at]) - 48
                at += 1
            }
            return at > first ? value : nil
        }
        let slash = UInt8(ascii: "/")
        guard !name.isEmpty, let z = number(after: slash), let x = number(after: slash), let y = number(after: slash)
        else {
            return nil
        }
        var scale = 1
        if at < bytes.count, bytes[at] == UInt8(ascii: "@") {
            guard let n = number(after: UInt8(ascii: "@")), (1...4).contains(n), at < bytes.count,
                bytes[at] == UInt8(ascii: "x")
            else { return nil }
            scale = n
            at += 1
        }
        let tile = TileAddress(z: z, x: x, y: y)
        guard tile.isOnGrid, bytes.count - at >= 4, bytes[at] == UInt8(ascii: ".") else { return nil }
        let ending = (bytes[at + 1], bytes[at + 2], bytes[at + 3])
        let format: PictureFormat
        switch ending {
        case (UInt8(ascii: "p"), UInt8(ascii: "n"), UInt8(ascii: "g")): format = .png
        case (UInt8(ascii: "s"), UInt8(ascii: "v"), UInt8(ascii: "g")): format = .svg
        default: return nil
        }
        at += 4
        var style: String?
        if at < bytes.count {
            let query: StaticString = "?style="
            guard bytes.count - at > query.utf8CodeUnitCount else { return nil }
            for i in 0..<query.utf8CodeUnitCount where bytes[at + i] != query.utf8Start[i] { return nil }
            let value = UnsafeBufferPointer(rebasing: bytes[(at + query.utf8CodeUnitCount)...])
            guard value.allSatisfy({ $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "+") }) else { return nil }
            style = String(decoding: value, as: UTF8.self)
        }
        let view = String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self)
        return TileRequest(view: view, style: style, tile: tile, scale: scale, format: format)
    }
}
