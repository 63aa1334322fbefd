// An area of the map to ask for: dragged with a pointer or a finger, or a frame that keys move and
// size. Leaflet is a plain script of the page: `window.L`.
const { L } = window;
const STEP = 20; // pixels a key moves the frame by
const LEAST = 8; // pixels: less is a click, and no area
const FINE = 8; // zoom from which a hundredth of a degree is seen
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const HOW = "Drag on the map from one corner of the area to the other. Press Escape to leave it.";
const KEYS = "Arrow keys move the frame, Shift and arrow keys size it; Enter asks for it, Escape leaves.";
// The page is drawn anew once an area is asked for; whoever asked goes on at the button.
let returning = false;

// Lets an area be chosen on a map; `askFor` is given its edges as an address keeps them.
export function offerArea(map, element, askFor) {
  const button = document.getElementById("choose-area");
  const told = document.getElementById("area-told");
  const say = (words) => { told.textContent = words; };
  let frame;
  const stop = () => {
    frame?.remove();
    frame = undefined;
    leave(map, element, button);
    say("");
  };
  const ask = (bounds) => {
    const edges = write(map, bounds);
    stop();
    returning = true;
    askFor(edges);
  };
  button.hidden = false;
  if (returning) button.focus();
  returning = false;
  button.onclick = (event) => {
    if (element.classList.contains("choosing")) { stop(); return; }
    enter(map, element, button);
    // A key or a screen reader pressed it: nobody will drag.
    if (event.detail === 0) frame = makeFrame(map, { ask, stop, say });
    say(frame ? KEYS : HOW);
  };
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && element.classList.contains("choosing")) { stop(); button.focus(); }
  });
  button.onkeydown = (event) => { if (event.key === "Escape") stop(); };
  drag(map, element, (bounds) => (bounds ? ask(bounds) : say(`That was a click. ${HOW}`)));
}

// Gives the area that is asked for already, if there is one.
export function findArea(element) {
  const edges = element.dataset.box.split(",").map(Number);
  if (edges.length !== 4) return undefined;
  const [south, west, north, east] = edges;
  return L.latLngBounds([south, west], [north, east]);
}

export function showArea(map, bounds) {
  L.rectangle(bounds, { className: "frame asked", interactive: false, fill: false }).addTo(map);
}

function enter(map, element, button) {
  map.closePopup();
  element.classList.add("choosing");
  button.setAttribute("aria-pressed", "true");
  for (const way of ["dragging", "doubleClickZoom", "boxZoom", "touchZoom"]) map[way]?.disable();
}

function leave(map, element, button) {
  element.classList.remove("choosing");
  button.setAttribute("aria-pressed", "false");
  for (const way of ["dragging", "doubleClickZoom", "boxZoom", "touchZoom"]) map[way]?.enable();
}

function write(map, bounds) {
  const digits = map.getZoom() > FINE ? 4 : 2;
  const high = (one) => Math.max(-90, Math.min(90, one));
  const edges = [high(bounds.getSouth()), bounds.getWest(), high(bounds.getNorth()), bounds.getEast()];
  return edges.map((one) => Number(one.toFixed(digits))).join(",");
}

// While an area is chosen, no disc or ring answers to the pointer: a corner may lie on one.
function drag(map, element, found) {
  let from;
  let shape;
  const choosing = (event) => element.classList.contains("choosing") && !event.target.closest(".leaflet-control");
  const listen = (name, hear) => element.addEventListener(name, (event) => {
    if (!choosing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    hear(event);
  }, true);
  listen("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    from = event;
    element.setPointerCapture(event.pointerId);
    shape = L.rectangle(between(map, event, event), { className: "frame", interactive: false }).addTo(map);
  });
  listen("pointermove", (event) => { if (shape) shape.setBounds(between(map, from, event)); });
  listen("pointerup", (event) => {
    if (!shape) return;
    const far = Math.min(Math.abs(event.clientX - from.clientX), Math.abs(event.clientY - from.clientY));
    const bounds = shape.getBounds();
    shape = void shape.remove();
    found(far < LEAST ? undefined : bounds);
  });
  listen("pointercancel", () => { shape = void shape?.remove(); });
  for (const name of ["mousedown", "touchstart", "click", "dblclick"]) listen(name, () => {});
}

function between(map, one, other) {
  return L.latLngBounds(map.mouseEventToLatLng(one), map.mouseEventToLatLng(other));
}

// A frame in the middle of what is shown, which has the focus.
function makeFrame(map, { ask, stop, say }) {
  const frame = L.rectangle(map.getBounds().pad(-0.25), { className: "frame" }).addTo(map);
  const shape = frame.getElement();
  const told = { tabindex: "0", role: "application", "aria-roledescription": "frame", "aria-label": `Area. ${KEYS}` };
  for (const [name, value] of Object.entries(told)) shape.setAttribute(name, value);
  shape.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (event.key === "Enter") ask(frame.getBounds());
    else if (way) shift(map, frame, way, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (way) say(tell(frame.getBounds()));
  });
  shape.focus();
  return frame;
}

function shift(map, frame, [across, down], sizes) {
  const bounds = frame.getBounds();
  const start = map.latLngToLayerPoint(bounds.getNorthWest());
  const end = map.latLngToLayerPoint(bounds.getSouthEast());
  const step = L.point(across * STEP, down * STEP);
  const corner = end.add(step);
  if (sizes && (corner.x - start.x < STEP || corner.y - start.y < STEP)) return;
  const first = sizes ? start : start.add(step);
  frame.setBounds(L.latLngBounds(map.layerPointToLatLng(first), map.layerPointToLatLng(corner)));
  map.panInside(map.layerPointToLatLng(first), { animate: false });
  map.panInside(frame.getBounds().getSouthEast(), { animate: false });
}

function tell(bounds) {
  const say = (value, ends) => `${Math.abs(value).toFixed(1)}° ${ends[value < 0 ? 1 : 0]}`;
  return `From ${say(bounds.getSouth(), "NS")} to ${say(bounds.getNorth(), "NS")}, ${say(bounds.getWest(), "EW")} to ${say(bounds.getEast(), "EW")}.`;
}
