// Places of a name, offered below its field while it is typed: a combobox with a list (ARIA
// practices). Arrow keys go through the list, Enter takes one, Escape leaves it; the field then
// reads the place in words, with its id behind. Of several places with ; between the last is asked.
const WAIT = 250;
const offered = new WeakMap();
let drawn = 0;

const last = (input) => input.value.split(";").at(-1).trim();

function options(input) {
  return offered.get(input) ? [...offered.get(input).querySelectorAll("[role=option]")] : [];
}

function point(input, option) {
  for (const one of options(input)) one.setAttribute("aria-selected", String(one === option));
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

export function closePlaces(input) {
  offered.get(input)?.remove();
  offered.delete(input);
  if (input.getAttribute("role") === "combobox") input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-controls");
  input.removeAttribute("aria-activedescendant");
}

function choose(input, option) {
  const before = input.value.split(";").slice(0, -1).map((one) => one.trim()).filter(Boolean);
  input.value = [...before, option.dataset.value].join("; ");
  closePlaces(input);
  input.focus();
}

// A field that takes other values too is a combobox only while it asks for places.
export function makeCombobox(input, on = true) {
  if (on) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    return;
  }
  closePlaces(input);
  for (const one of ["role", "aria-autocomplete", "aria-expanded"]) input.removeAttribute(one);
}

export function offerPlaces(input, choices) {
  closePlaces(input);
  const own = choices.filter((one) => one.value !== last(input));
  if (!own.length || own.length < choices.length) return;
  makeCombobox(input);
  drawn += 1;
  const box = document.createElement("div");
  box.className = "choices how";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.textContent = own.length === 1 ? "One place: ↓ and Enter take it" : `${own.length} places of this name: ↓ ↑ and Enter choose`;
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Places of this name");
  list.id = `places-${drawn}`;
  list.append(...own.map(({ value, words }, number) => {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.id = `${list.id}-${number}`;
    option.dataset.value = value;
    option.textContent = words;
    return option;
  }));
  box.append(told, list);
  // The field keeps the focus, and with it the list.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(input, option);
  });
  (input.closest(".pair") ?? input.parentElement).append(box);
  offered.set(input, box);
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", list.id);
}

function onKey(event, input) {
  const all = options(input);
  if (!all.length || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at <= 0 ? all.length : at) - 1 }[event.key];
  if (to !== undefined) point(input, all[to]);
  else if (event.key === "Enter" && at >= 0) choose(input, all[at]);
  else if (event.key === "Escape") closePlaces(input);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

async function look(input, ask) {
  const words = last(input);
  // What has its id needs no help.
  if (!words || /[:(]/.test(words)) return;
  const choices = await ask(input, words);
  if (choices && last(input) === words && document.activeElement === input) offerPlaces(input, choices);
}

// In `root`, fields that `isPlace` are asked about: `ask` gives the choices for what is typed.
export function listenPlaces(root, isPlace, ask) {
  let waiting = 0;
  root.addEventListener("input", (event) => {
    const input = event.target;
    if (!isPlace(input)) return;
    clearTimeout(waiting);
    closePlaces(input);
    makeCombobox(input);
    waiting = setTimeout(() => look(input, ask), WAIT);
  });
  root.addEventListener("keydown", (event) => {
    if (!isPlace(event.target)) return;
    if (event.key === "ArrowDown" && !options(event.target).length) {
      clearTimeout(waiting);
      look(event.target, ask).then(() => point(event.target, options(event.target)[0]));
    } else onKey(event, event.target);
  }, true);
  root.addEventListener("focusout", (event) => {
    if (isPlace(event.target)) closePlaces(event.target);
  });
}
