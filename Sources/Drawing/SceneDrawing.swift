// SceneDrawing: scene × rectangle × status → draw list.

import Geometry
import LiveStatus
import ParkModel
import Styling

/// Makes one draw list. The cost is that of what lies in the rectangle.
struct SceneDrawing {
    let scene: Scene
    let lattice: Lattice
    let status: StatusSnapshot
    let zoom: Double
    private let rect: PixelRect

    init(scene: Scene, rect: PixelRect, lattice: Lattice, status: StatusSnapshot) {
        (self.scene, self.rect, self.lattice, self.status) = (scene, rect, lattice, status)
        zoom = scene.styleZoom(lattice.zoom)
    }

    /// The list: layers in the style's order, all that stands at the place of the first layer that does.
    func list() -> DrawList {
        var canvas = Canvas(rect, on: lattice, background: background())
        var solidsDone = false
        for (l, layer) in scene.layers.enumerated() where layer.style.isDrawn(at: zoom) || layer.role == .solid {
            switch layer.role {
            case .background: continue
            case .flat:
                var painter = FlatPainter(drawing: self, layer: layer)
                painter.paint(into: &canvas)
            case .solid:
                if solidsDone { continue }
                solidsDone = true
                SolidsDrawing(drawing: self).paint(into: &canvas)
            case .symbol, .badges: continue
            }
            _ = l
        }
        SymbolDrawing(drawing: self).paint(into: &canvas)
        return canvas.list
    }

    /// The background layers, one over the other.
    private func background() -> Color {
        var color = Color.clear
        let context = EvaluationContext(zoom: zoom)
        for layer in scene.layers where layer.role == .background && layer.style.isDrawn(at: zoom) {
            guard let c = layer.paint?.value(context) else { continue }
            if c.a == 255 || color.a == 0 {
                color = c
            } else {
                let mixed = color.mixed(with: c, Double(c.a) / 255)
                color = Color(mixed.r, mixed.g, mixed.b, UInt8(255 - (255 - Int(color.a)) * (255 - Int(c.a)) / 255))
            }
        }
        return color
    }

    /// What is known of a feature.
    @inline(__always)
    func status(of ordinal: Int32) -> FeatureStatus? {
        status.knowsNothing ? nil : status[Int(ordinal)]
    }

    /// A layer's main colour for one of its features.
    @inline(__always)
    func color(_ layer: SceneLayer, _ position: Int, _ paint: ColorProperty, shape: FeatureShape? = nil) -> Color {
        let ordinal = layer.features[position]
        let known = paint.usesState ? status(of: ordinal) : nil
        if known == nil, !layer.plainColors.isEmpty { return layer.plainColors[position] }
        let s = shape ?? FeatureReader.shape(scene.park.features[Int(ordinal)].geometry)
        return paint.value(scene.reader.context(Int(ordinal), zoom: zoom, shape: s, status: known))
    }
}
