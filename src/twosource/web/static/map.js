// Draws the places of events with Leaflet: discs as wide as a place may reach, countries and
// divisions as areas, borders as lines. Leaflet is a plain script of the page: `window.L`.
import { findArea, offerArea, showArea } from "/static/map_area.js";
import { traceBorders } from "/static/map_borders.js";
import { fetchLand, keyOf } from "/static/map_land.js";

const { L } = window;
const APART = 30; // pixels: rings nearer than this would lie on each other
const SEEN = 3; // pixels: a smaller disc is hidden by the ring that stands for it
const SOLID = new Set(["town"]);
const ALONG = new Set(["river", "border"]); // what runs along somewhere in its disc
const LISTED = 8;
let drawn;

export async function draw(element, askFor) {
  drawn?.remove();
  const shapes = fetchLand();
  const told = await (await fetch(element.dataset.source)).json();
  const land = await shapes;
  await traceBorders(told.places);
  element.replaceChildren();
  const map = L.map(element, {
    attributionControl: false, zoomSnap: 0.5, minZoom: 0.5, maxZoom: 12, maxBounds: [[-89, -240], [89, 240]],
    zoomAnimation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  drawn = map;
  const area = findArea(element);
  look(map, told.places, area);
  drawLand(map, land, told.places);
  if (area) showArea(map, area);
  drawLines(map, told);
  const layer = L.layerGroup().addTo(map);
  let waiting = [];
  const regroup = () => { layer.clearLayers(); waiting = group(map, told.places); };
  const show = () => { waiting = drawInView(map, layer, waiting); };
  map.on("zoomend", regroup);
  map.on("moveend", show); // comes after every zoom, too
  regroup();
  show();
  // Leaflet hears Escape only where the map itself has the focus, not a link of what is open on it.
  element.onkeydown = (event) => { if (event.key === "Escape") map.closePopup(); };
  offerView(map, askFor);
  offerArea(map, element, askFor);
  element.dataset.drawn = told.places.length;
}

function look(map, places, area) {
  map.setView([20, 10], 1.5);
  if (area) { map.fitBounds(area.pad(0.15), { maxZoom: 10, animate: false }); return; }
  // The ice at either end would make all the rest small.
  const bounds = L.latLngBounds(places.map(({ at: [north, east] }) => [Math.max(-56, Math.min(76, north)), east]));
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.08), { maxZoom: 6, animate: false });
}

function offerView(map, askFor) {
  const offer = document.getElementById("in-view");
  offer.hidden = false;
  offer.onclick = () => {
    const view = map.getBounds();
    const ends = [view.getSouth(), view.getWest(), view.getNorth(), view.getEast()];
    askFor(ends.map((one) => one.toFixed(2)).join(","));
  };
}

function drawLand(map, land, places) {
  const told = new Set(places.map((one) => one.shape).filter(Boolean));
  const filter = (feature) => told.has(keyOf(feature));
  L.geoJSON(land, { style: () => ({ className: "land" }), interactive: false }).addTo(map);
  L.geoJSON(land, { style: () => ({ className: "area" }), interactive: false, filter }).addTo(map);
  for (const { outline } of places.filter((one) => one.outline)) {
    L.polygon(outline.map((ring) => [ring]), { className: "area", interactive: false }).addTo(map);
  }
  for (const { line } of places.filter((one) => one.line)) {
    for (const className of ["along-line", "along-line thin"]) {
      L.polyline(line, { className, interactive: false, fill: false }).addTo(map);
    }
  }
}

function drawLines(map, told) {
  for (const one of told.lines) {
    L.polyline(joinShort(one.at), { className: "between", interactive: false, fill: false }).addTo(map);
  }
  if (told.more_lines) say("Too many to tell apart: the lines between their places are not drawn.");
}

// The short way round: over the date line where that is nearer.
function joinShort(ends) {
  const joined = [ends[0]];
  for (const [north, east] of ends.slice(1)) {
    const before = joined.at(-1)[1];
    joined.push([north, east + 360 * Math.round((before - east) / 360)]);
  }
  return joined;
}

function say(words) {
  const line = document.createElement("p");
  line.textContent = words;
  document.getElementById("map-told").after(line);
}

// Places whose rings would lie on each other share one; discs that can be seen are always drawn.
function group(map, places) {
  const discs = places.filter((one) => !one.shape && !one.outline && !one.line && pixels(map, one) >= SEEN);
  return [...discs.map((place) => ({ place })), ...gather(map, places)];
}

// Draws what has come into view, and gives the rest: what is drawn stays, so that nothing that is
// open on it closes while the map is moved.
function drawInView(map, layer, waiting) {
  const view = map.getBounds().pad(0.3);
  const rest = [];
  for (const one of waiting) {
    if (!view.intersects(reachOf(one))) rest.push(one);
    else if (one.place) drawDisc(layer, one.place);
    else drawRing(layer, one);
  }
  return rest;
}

function reachOf(one) {
  const place = one.place ?? one.places[0];
  return L.latLng(place.at).toBounds(one.place ? place.km * 2000 : 1);
}

function pixels(map, place) {
  const metres = 40075016 * Math.cos((place.at[0] * Math.PI) / 180) / 2 ** (map.getZoom() + 8);
  return (place.km * 1000) / metres;
}

function drawDisc(layer, place) {
  const className = SOLID.has(place.kind) ? "disc" : ALONG.has(place.kind) ? "disc along" : "disc wide";
  L.circle(place.at, { radius: place.km * 1000, className, interactive: false }).addTo(layer);
}

function gather(map, places) {
  const groups = [];
  const cells = new Map();
  for (const place of places) {
    const point = map.project(place.at);
    const group = find(cells, point);
    if (group) group.places.push(place);
    else {
      const made = { point, places: [place] };
      groups.push(made);
      cells.set(cellOf(point, 0, 0), [...(cells.get(cellOf(point, 0, 0)) ?? []), made]);
    }
  }
  return groups;
}

function cellOf(point, across, down) {
  return `${Math.floor(point.x / APART) + across} ${Math.floor(point.y / APART) + down}`;
}

// Places come with the most events first, so that the ring stands on the place with most.
function find(cells, point) {
  for (const across of [-1, 0, 1]) {
    for (const down of [-1, 0, 1]) {
      for (const group of cells.get(cellOf(point, across, down)) ?? []) {
        if (group.point.distanceTo(point) < APART) return group;
      }
    }
  }
  return undefined;
}

function drawRing(layer, group) {
  const events = group.places.reduce((sum, one) => sum + one.events, 0);
  const size = 20 + 7 * (String(events).length - 1);
  const many = group.places.length > 1;
  const className = many ? "pin many" : SOLID.has(group.places[0].kind) ? "pin" : "pin vague";
  const icon = L.divIcon({ className, html: String(events), iconSize: [size, size] });
  const ring = L.marker(group.places[0].at, { icon, riseOnHover: true }).addTo(layer);
  const names = many ? `${group.places[0].name} and ${group.places.length - 1} more places` : group.places[0].name;
  ring.getElement().setAttribute("aria-label", `${names}: ${count(events, "event")}`);
  ring.bindPopup(() => tell(group.places), { maxWidth: 300, maxHeight: 320 });
  ring.on("popupopen", ({ popup }) => popup.getElement().querySelector("a[href^='/']")?.focus());
  ring.on("popupclose", () => ring.getElement()?.focus());
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function make(name, words, inside = []) {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  made.append(...inside);
  return made;
}

function link(words, to) {
  const made = make("a", words);
  made.href = to;
  return made;
}

function listOf(place) {
  const query = new URLSearchParams(window.location.search);
  for (const gone of ["view", "place", "page"]) query.delete(gone);
  query.append("place", place.id);
  return `/?${query}`;
}

function tell(places) {
  const told = places.slice(0, LISTED).map(places.length === 1 ? tellWhole : tellShort);
  const more = places.length > LISTED ? [make("p", `And ${places.length - LISTED} more places: zoom in.`)] : [];
  return make("div", "", [...told, ...more]);
}

function tellShort(place) {
  return make("p", "", [link(place.name, listOf(place)), `: ${count(place.events, "event")}`]);
}

function tellWhole(place) {
  const lines = place.first.map(([label, what, when]) =>
    make("li", "", [link(label, `/event/${label}`), ` ${what}, ${when === "—" ? "no date" : when}`]));
  const reach = make("p", tellReach(place));
  const all = place.events > place.first.length ? [link(`All ${place.events} events`, listOf(place))] : [];
  return make("div", "", [make("h3", place.name), reach, make("ul", "", lines), ...all]);
}

function tellReach(place) {
  const about = `within about ${Math.round(place.km)} km`;
  if (place.shape) return "Somewhere in this country.";
  if (place.outline) return "Somewhere in this division, as Natural Earth draws it.";
  if (place.line) return "Somewhere along this border, as Natural Earth draws it.";
  if (ALONG.has(place.kind)) return `Somewhere along it, ${about}; its course is not drawn.`;
  return SOLID.has(place.kind) ? `W${about.slice(1)}.` : `Somewhere in it, ${about}; its outline is not drawn.`;
}
