// The viewer: a map of one view in one style, kept in step with the park.

import { listen } from "./events.js";
import { hidePanel, showPanel } from "./panel.js";
import { startSearch } from "./search.js";
import { ParkTiles, toMap, toWorld } from "./tiles.js";
import { clock, language, word } from "./words.js";

const element = (id) => document.getElementById(id);
const state = { views: [], styles: [], view: null, style: null, tileJSON: null, selected: null, time: 0 };
let layer = null;
let stream = null;
let highlight = null;
let panelTimer = 0;

const map = L.map("map", {
  crs: L.CRS.Simple, fadeAnimation: false, zoomControl: false, attributionControl: false, maxBoundsViscosity: 0.8,
  zoomSnap: 1, wheelPxPerZoomLevel: 90, minZoom: 0, maxZoom: 24,
});
L.control.zoom({ position: "bottomleft" }).addTo(map);
const attribution = L.control.attribution({ position: "bottomright", prefix: false }).addTo(map);

async function fetchJSON(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

function complain(text) {
  element("message").textContent = text;
  element("message").hidden = !text;
}

function showTime(time) {
  if (time > state.time) state.time = time;
  element("data-time").textContent = state.time ? `${word("dataTime")} ${clock(state.time)}` : word("noData");
}

function showConnection(now) {
  element("connection").dataset.state = now;
  element("connection-text").textContent = word(now);
}

function tabs(parent, items, current, choose) {
  parent.replaceChildren(
    ...items.map(({ name, title }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = title;
      button.setAttribute("aria-pressed", String(name === current));
      button.addEventListener("click", () => choose(name));
      return button;
    }),
  );
  parent.hidden = items.length < 2;
}

function worldBounds(box) {
  return L.latLngBounds(toMap(box[0], box[1]), toMap(box[2], box[3]));
}

function remember() {
  const center = toWorld(map.getCenter());
  const parts = [state.view, state.style, map.getZoom(), center.x.toFixed(5), center.y.toFixed(5)];
  history.replaceState(null, "", `#${parts.map((part) => encodeURIComponent(part)).join("/")}`);
}

/** Shows a view in a style; where the map looked stays, as long as the view does. */
async function show(view, style, place) {
  const keepsPlace = view === state.view && !place;
  const tileJSON = await fetchJSON(`/views/${encodeURIComponent(view)}.json?style=${encodeURIComponent(style)}`);
  Object.assign(state, { view, style, tileJSON });
  document.body.dataset.theme = style === "night" ? "night" : "day";
  document.body.dataset.view = view;
  element("park-name").textContent = tileJSON.isopark.park;
  document.title = `${tileJSON.name} · ${tileJSON.isopark.park}`;
  showTime(tileJSON.isopark.time || 0);
  tabs(element("views"), state.views, view, (name) => change(name, state.style));
  tabs(element("styles"), state.styles.map((name) => ({ name, title: word(name) })), style, (name) => change(state.view, name));

  const bounds = worldBounds(tileJSON.isopark.bounds);
  map.setMinZoom(tileJSON.minzoom).setMaxZoom(tileJSON.maxzoom);
  map.setMaxBounds(bounds.pad(0.5));
  if (place) map.setView(toMap(place.x, place.y), place.zoom, { animate: false });
  else if (!keepsPlace) fit(worldBounds(tileJSON.isopark.focus));

  const old = layer;
  layer = new ParkTiles(view, style, {
    minZoom: tileJSON.minzoom, maxZoom: tileJSON.maxzoom, keepBuffer: 3, updateWhenZooming: false,
    bounds: L.latLngBounds(toMap(0, 0), toMap(256, 256)), noWrap: true,
  });
  if (attribution._attributions) attribution._attributions = {};
  if (tileJSON.attribution) attribution.addAttribution(escaped(tileJSON.attribution));
  layer.on("load", () => {
    document.body.dataset.state = "ready";
    if (old && map.hasLayer(old)) map.removeLayer(old);
  });
  layer.addTo(map);
  layer.paperColor().then((color) => {
    if (color) element("map").style.background = color;
  });
  remember();
  follow();
}

function escaped(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}

/** The whole view, below the bar. A picture that is a little too large is better than one half the size. */
function fit(bounds) {
  const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
  const size = map.getSize();
  const room = Math.min(size.x / Math.abs(bounds.getEast() - bounds.getWest()),
    (size.y - bar) / Math.abs(bounds.getNorth() - bounds.getSouth()));
  const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), Math.floor(Math.log2(room) + 0.2)));
  const middle = map.project(bounds.getCenter(), zoom).subtract([0, bar / 2]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
}

function follow() {
  stream?.close();
  stream = listen(state.view, state.style, {
    tiles(ranges, time) {
      layer.refresh(ranges);
      showTime(time);
      refreshPanel();
    },
    status(time) {
      showTime(time);
      refreshPanel();
    },
    resync() {
      layer.refresh();
      refreshPanel();
    },
    state: showConnection,
  });
}

function change(view, style) {
  show(view, style).then(() => {
    complain("");
    if (state.selected) choose(state.selected, { fly: false });
  }, () => complain(word("failed")));
}

/** Shows what is known of a feature, where it is, and flies there where asked to. */
async function choose(id, { fly, others = [] }) {
  const feature = await fetchJSON(`/features/${encodeURIComponent(id)}`).catch(() => null);
  if (!feature) return;
  state.selected = id;
  const place = feature.views?.[state.view];
  highlight?.remove();
  highlight = null;
  if (place) {
    const bounds = worldBounds(place.box);
    highlight = L.rectangle(bounds, {
      className: "highlight", color: "#ff7a00", weight: 3, fill: false, interactive: false,
    }).addTo(map);
    if (fly) map.flyToBounds(bounds.pad(1.5), { maxZoom: Math.max(state.tileJSON.maxzoom - 2, 0), duration: 0.8 });
  }
  showPanel(feature, others, (other) => choose(other, { fly: false }));
}

function refreshPanel() {
  if (!state.selected || panelTimer) return;
  panelTimer = setTimeout(() => {
    panelTimer = 0;
    if (state.selected) choose(state.selected, { fly: false });
  }, 800);
}

function unselect() {
  state.selected = null;
  highlight?.remove();
  highlight = null;
  hidePanel();
}

map.on("click", async (event) => {
  const zoom = map.getZoom();
  const point = map.project(event.latlng, zoom);
  const address = `/views/${encodeURIComponent(state.view)}/identify?z=${zoom}&x=${point.x}&y=${point.y}`
    + `&style=${encodeURIComponent(state.style)}&limit=6`;
  const found = await fetchJSON(address).then((answer) => answer.features, () => []);
  if (found.length === 0) return unselect();
  choose(found[0].id, { fly: false, others: found.slice(1) });
});
map.on("moveend", () => state.view && remember());
element("close").addEventListener("click", unselect);
document.addEventListener("keydown", (event) => event.key === "Escape" && unselect());

async function start() {
  document.documentElement.lang = language;
  element("close").setAttribute("aria-label", word("close"));
  element("views").setAttribute("aria-label", word("views"));
  element("styles").setAttribute("aria-label", word("styles"));
  showConnection("connecting");
  startSearch((id) => choose(id, { fly: true }));
  const list = await fetchJSON("/views");
  state.views = list.views;
  const [view, style, zoom, x, y] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const first = list.views.find((v) => v.name === view) || list.views[0];
  state.styles = [...new Set([...list.styles, first.style])];
  const place = [zoom, x, y].every((v) => v !== undefined && Number.isFinite(Number(v)))
    ? { zoom: Number(zoom), x: Number(x), y: Number(y) } : null;
  await show(first.name, state.styles.includes(style) ? style : first.style, place);
}

start().catch((error) => {
  document.body.dataset.state = "failed";
  complain(`${word("failed")} (${error.message})`);
});
