// The tile layer: tiles that are exchanged when they change, each only once its new picture is there.

/** World pixels at zoom 0 (x right, y down) ↔ Leaflet's coordinates in its simple system (y up). */
export const toMap = (x, y) => L.latLng(-y, x);
export const toWorld = (latLng) => ({ x: latLng.lng, y: -latLng.lat });

const scale = Math.min(4, Math.max(1, Math.ceil(window.devicePixelRatio || 1)));
const suffix = scale > 1 ? `@${scale}x` : "";

export const ParkTiles = L.GridLayer.extend({
  initialize(view, style, options) {
    L.GridLayer.prototype.initialize.call(this, options);
    this._view = view;
    this._style = style;
    this.on("tileunload", ({ tile }) => {
      tile._order += 1;
      if (tile.src.startsWith("blob:")) URL.revokeObjectURL(tile.src);
    });
  },

  address({ z, x, y }) {
    return `/views/${encodeURIComponent(this._view)}/${z}/${x}/${y}${suffix}.png?style=${encodeURIComponent(this._style)}`;
  },

  createTile(coords, done) {
    const image = document.createElement("img");
    image.alt = "";
    image.setAttribute("role", "presentation");
    this.load(image, coords, 0).then(() => done(null, image), (error) => done(error, image));
    return image;
  },

  /** Fetches a tile and shows it once it is decoded; the picture before it stays until then. */
  async load(image, coords, attempt) {
    const order = (image._order = (image._order || 0) + 1);
    try {
      const response = await fetch(this.address(coords), { cache: "no-cache" });
      if (!response.ok) throw new Error(String(response.status));
      const tag = response.headers.get("ETag");
      if (tag && tag === image._tag) return;
      const url = URL.createObjectURL(await response.blob());
      const fresh = new Image();
      fresh.src = url;
      await fresh.decode();
      if (order !== image._order) return URL.revokeObjectURL(url);
      const old = image.src;
      image._tag = tag;
      image.src = url;
      await image.decode().catch(() => {});
      if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    } catch (error) {
      if (order !== image._order) return;
      if (attempt >= 5 || !this._map) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
      if (order === image._order && this._map) return this.load(image, coords, attempt + 1);
    }
  },

  /** The colour that everything lies on, from the corner of the topmost tile; nothing where it shows something else. */
  async paperColor() {
    const response = await fetch(this.address({ z: 0, x: 0, y: 0 })).catch(() => null);
    if (!response?.ok) return null;
    const picture = await createImageBitmap(await response.blob());
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 1 - picture.width, 1 - picture.height);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return a === 255 ? `rgb(${r}, ${g}, ${b})` : null;
  },

  /** Fetches again what of the shown tiles lies in the ranges [z, x0, y0, x1, y1]; everything where none are given. */
  refresh(ranges) {
    let count = 0;
    for (const key of Object.keys(this._tiles || {})) {
      const { coords, el } = this._tiles[key];
      const { x, y, z } = coords;
      if (ranges && !ranges.some(([rz, x0, y0, x1, y1]) => rz === z && x >= x0 && x <= x1 && y >= y0 && y <= y1)) continue;
      this.load(el, coords, 0).catch(() => {});
      count += 1;
    }
    return count;
  },
});
