// PictureAddress: what a picture shows: a rectangle of a lattice, in a format.

import Geometry

/// The formats of pictures.
enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case png
    case svg
    case pdf

    var contentType: String {
        switch self {
        case .png: "image/png"
        case .svg: "image/svg+xml"
        case .pdf: "application/pdf"
        }
    }
}

/// What a picture shows, without the scene and the status.
struct PictureAddress: Sendable, Hashable {
    var lattice: Lattice
    /// Device pixels of the lattice.
    var rect: PixelRect
    var format: PictureFormat
    /// Whether it is one block, the unit of rasterising.
    var isTile: Bool

    init(lattice: Lattice, rect: PixelRect, format: PictureFormat) {
        (self.lattice, self.rect, self.format) = (lattice, rect, format)
        isTile = false
    }

    init(_ tile: TileAddress, scale: Int, format: PictureFormat) {
        let block = BlockAddress(tile, scale: scale)
        (lattice, rect, self.format) = (block.lattice, block.pixels, format)
        isTile = true
    }
}
