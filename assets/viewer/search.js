// The search box: names as they are typed, the list by mouse or by keys.

import { word } from "./words.js";

/** Makes the box search; `choose` is given the id of what was chosen. */
export function startSearch(choose) {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let timer = 0;
  let order = 0;
  let found = [];
  let selected = -1;

  input.placeholder = word("search");
  input.setAttribute("aria-label", word("search"));

  function hide() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function select(index) {
    selected = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function take(index) {
    const feature = found[index];
    if (!feature) return;
    input.value = feature.name || feature.id;
    hide();
    choose(feature.id);
  }

  function show(features) {
    found = features;
    const items = features.map((feature, i) => {
      const item = document.createElement("li");
      const kind = document.createElement("small");
      item.setAttribute("role", "option");
      item.append(feature.name || feature.id);
      kind.textContent = feature.name ? `${feature.kindName} · ${feature.id}` : feature.kindName;
      item.append(kind);
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(i);
      });
      return item;
    });
    if (items.length === 0) {
      const item = document.createElement("li");
      item.textContent = word("nothingFound");
      items.push(item);
    }
    list.replaceChildren(...items);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    select(features.length ? 0 : -1);
  }

  async function look() {
    const text = input.value.trim();
    const mine = ++order;
    if (!text) return hide();
    const response = await fetch(`/features?limit=12&q=${encodeURIComponent(text)}`).catch(() => null);
    if (!response?.ok || mine !== order) return;
    show((await response.json()).features);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 180);
  });
  input.addEventListener("focus", () => input.value && look());
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") select(Math.min(selected + 1, found.length - 1));
    else if (event.key === "ArrowUp") select(Math.max(selected - 1, 0));
    else if (event.key === "Enter") take(Math.max(selected, 0));
    else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
  });
}
