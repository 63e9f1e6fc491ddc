// The panel: what is known of one feature.

import { clock, language, word } from "./words.js";

const element = (id) => document.getElementById(id);

function shown(value) {
  if (typeof value === "boolean") return word(String(value));
  if (typeof value === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return String(value);
}

function row(list, key, value, status) {
  const term = document.createElement("dt");
  const detail = document.createElement("dd");
  term.textContent = word(key);
  detail.textContent = value;
  if (status) detail.dataset.status = status;
  list.append(term, detail);
}

/** Shows a feature, and the others that lie under the same pixel. */
export function showPanel(feature, others, choose) {
  element("panel-name").textContent = feature.name || feature.id;
  element("panel-kind").textContent = feature.kindName || feature.kind;
  element("status-title").textContent = word("status");
  element("properties-title").textContent = word("properties");

  const status = element("panel-status");
  status.replaceChildren();
  const known = feature.status;
  if (known) {
    for (const [key, value] of Object.entries(known.state)) {
      const text = shown(value);
      if (key === "status") row(status, "status", word(text), text);
      else row(status, key, word(text));
    }
    if (known.quality && known.quality !== "good") row(status, "quality", word(known.quality));
    if (known.position) row(status, "position", known.position.map((v) => v.toFixed(1)).join(", "));
    if (known.heading !== undefined) row(status, "heading", `${Math.round(known.heading)}°`);
    if (known.time) row(status, "time", clock(Date.parse(known.time) / 1000));
  } else {
    row(status, "status", word("noStatus"));
  }

  const properties = element("panel-properties");
  properties.replaceChildren();
  row(properties, "id", feature.id);
  if (feature.level !== undefined) row(properties, "level", shown(feature.level));
  for (const [key, value] of Object.entries(feature.properties || {})) {
    if (key !== "name" && key !== "kind" && value !== null) row(properties, key, shown(value));
  }

  const list = element("panel-others");
  list.replaceChildren(
    ...others.map((other) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = other.name || other.id;
      button.addEventListener("click", () => choose(other.id));
      item.append(button);
      return item;
    }),
  );
  list.hidden = others.length === 0;
  element("panel").hidden = false;
}

export function hidePanel() {
  element("panel").hidden = true;
}
