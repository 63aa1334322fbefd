// The form for a claim by hand: filled by words that are selected in the text.
import { send, tellKept, tellProblem } from "/static/report_send.js";
import { closePlaces, listenPlaces, makeCombobox, offerPlaces } from "/static/places.js";
import { askPlaces, lookUp, suggest } from "/static/report_values.js";

const form = document.getElementById("coding-form");
const ROLES = [...form.querySelector("select[data-roles]").options].map((one) => one.value).filter(Boolean);
const ROWS = { count: "counts", who: "who", source: "said_by", cue: "said_by" };

export function isOpen() {
  return !form.hidden;
}

function field(name) {
  return form.elements[name];
}

function rows(name) {
  return [...form.querySelectorAll(`fieldset[data-rows="${name}"]`)];
}

function addRow(name) {
  const last = rows(name).at(-1);
  const fresh = last.cloneNode(true);
  const number = Number(last.dataset.row) + 1;
  fresh.dataset.row = number;
  const [from, to] = [`${name}.${last.dataset.row}`, `${name}.${number}`];
  for (const one of fresh.querySelectorAll("*")) {
    for (const attribute of ["id", "name", "for", "data-words", "data-problem"]) {
      const value = one.getAttribute(attribute);
      if (value) one.setAttribute(attribute, value.replace(from, to));
    }
    if (one.matches("input, [data-roles]")) one.value = "";
    if (one.matches(".problem")) one.textContent = "";
  }
  last.after(fresh);
  return number;
}

// Gives the name of the field that words of a kind go into: of several rows the first that has none.
function findField(kind) {
  const name = ROWS[kind];
  if (!name) return kind;
  const ends = kind === "cue" ? ".cue" : "";
  const free = rows(name).find((one) => !field(`${name}.${one.dataset.row}${ends}.words`).value);
  return `${name}.${free ? free.dataset.row : addRow(name)}${ends}`;
}

export async function fill(page, kind, taken) {
  const name = findField(kind);
  const words = field(`${name}.words`);
  words.value = page.points.words(taken.start, taken.end).replace(/\s+/g, " ");
  field(`${name}.at`).value = `${taken.start}-${taken.end}`;
  // On a narrow page the form stands below the text: whoever selects more words stays there.
  if (matchMedia("(min-width: 861px)").matches) words.scrollIntoView({ block: "nearest" });
  page.tell(`${kind === "passage" ? "Passage" : "Words"} taken: ${words.value}`);
  paintAll(page);
  const of = field(`${name}.of`);
  if (of && !of.value) of.value = document.getElementById("counted").options[0]?.value ?? "";
  const value = field(`${name}.value`);
  if (!value || value.value) return;
  const told = await suggest(kind, taken);
  if (!told) return;
  value.value = told.value;
  offerPlaces(value, told.choices);
}

// All words that the form stands on are marked while it is open.
function paintAll(page) {
  const spans = [...form.querySelectorAll("input[name$='.at']")].map((one) => one.value.split("-"));
  page.hold(spans.filter((one) => one.length === 2).map(([start, end]) => (
    { start: Number(start), end: Number(end) }
  )));
}

// Whose words were taken and whose value is still to be typed: the first such field, else the type.
function findNeeded() {
  if (!field("type").value) return field("type");
  const needed = [...form.querySelectorAll("[name$='.value'], [name$='.role']:not([type=hidden])")];
  return needed.find((one) => {
    const words = field(one.name.replace(/\.(value|role)$/, ".words"));
    return !one.value && words?.value;
  }) ?? field("type");
}

export function goTo() {
  form.scrollIntoView({ block: "start" });
  findNeeded().focus();
}

export function open(page, taken = null) {
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  if (taken) {
    fill(page, "passage", taken);
    field("type").focus({ preventScroll: true });
  } else field("passage.words").focus({ preventScroll: true });
}

function close(page) {
  form.hidden = true;
  page.release();
}

function clear() {
  form.reset();
  for (const one of form.querySelectorAll("input[type='hidden']")) one.value = "";
  for (const one of form.querySelectorAll("input:not([type='hidden'])")) one.value = "";
  for (const name of new Set(Object.values(ROWS))) for (const one of rows(name).slice(1)) one.remove();
  closePlaces(field("where.value"));
  showProblems([]);
  describeType();
}

// The field that a problem is of: the one whose value it repeats, else the first that is empty.
function findWrong(place, why) {
  const set = place.closest("fieldset");
  const name = place.dataset.problem;
  const own = [...set.querySelectorAll("input:not([type='hidden']), select")].filter((one) => (
    one.name === name || one.name.startsWith(`${name}.`)
  ));
  return own.find((one) => one.value && why.startsWith(`'${one.value}'`))
    ?? own.find((one) => !one.value) ?? own[0];
}

function showProblems(problems) {
  for (const one of form.querySelectorAll("[data-problem]")) one.textContent = "";
  for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  const elsewhere = [];
  const wrong = [];
  for (const { field: name, why } of problems) {
    const place = form.querySelector(`[data-problem="${CSS.escape(name)}"]`);
    if (!place) {
      elsewhere.push(why);
      continue;
    }
    place.textContent = why;
    const input = findWrong(place, why);
    input.setAttribute("aria-invalid", "true");
    wrong.push(input);
    if (name === "where" && input.name === "where.value") lookUp(input);
  }
  if (elsewhere.length) tellProblem(elsewhere.join(" "));
  const first = [...form.elements].find((one) => wrong.includes(one));
  first?.focus();
  first?.select?.();
}

async function save(page) {
  const told = await send(form.action, new FormData(form));
  if (!told.ok) {
    showProblems(told.problems);
    return;
  }
  clear();
  close(page);
  if (told.passage) page.addKept(told.passage);
  tellKept(told, page.undoAt);
}

// A role that was chosen stays, also where the type has none of that name: then the desk says so.
function offerRoles(select, roles) {
  const chosen = select.value;
  const names = chosen && !roles.includes(chosen) ? [...roles, chosen] : roles;
  const options = names.map((one) => new Option(one.replaceAll("_", " "), one));
  select.replaceChildren(new Option("choose", ""), ...options);
  select.value = chosen;
}

// A day in words is shown as it will be kept; what is no day is told before anything is sent.
async function readDay(input) {
  const words = input.value.trim();
  const place = form.querySelector('[data-problem="when"]');
  place.textContent = "";
  input.removeAttribute("aria-invalid");
  if (!words) return;
  const told = await suggest("when", { words });
  if (!told || input.value.trim() !== words) return;
  if (told.value) input.value = told.value;
  else if (!/^[\dX]{4}/.test(words)) {
    place.textContent = `“${words}” is no date: write ${input.parentElement.querySelector(".how").textContent}`;
  }
}

function describeType() {
  const chosen = field("type").value.trim();
  const every = [...document.getElementById("types").options];
  // A sub-type will do where no other type has one of that name.
  const ends = every.filter((one) => chosen && one.value.endsWith(`/${chosen}`));
  const found = every.find((one) => one.value === chosen) ?? (ends.length === 1 ? ends[0] : null);
  document.getElementById("type-help").textContent = found ? `${found.value}: ${found.text}` : "";
  const list = (name) => found?.dataset[name]?.split(" ").filter(Boolean) ?? [];
  document.getElementById("counted").replaceChildren(...list("counted").map((one) => new Option(one, one)));
  for (const one of form.querySelectorAll("select[data-roles]")) offerRoles(one, found ? list("roles") : ROLES);
}

export function listen(page) {
  form.querySelector(".more").hidden = false;
  describeType();
  if (isOpen()) {
    paintAll(page);
    // Its place in the address takes the focus away when the page has loaded, and not before.
    window.addEventListener("load", () => setTimeout(() => open(page)));
  }
  // From anywhere on the page but a field, as from words that are selected.
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "f" || held || !isOpen() || event.target.closest?.("input, select, textarea")) return;
    event.preventDefault();
    goTo();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(page);
  });
  form.addEventListener("input", (event) => {
    // Words that are typed are looked for in the text; the characters taken before are not theirs.
    const at = event.target.name?.endsWith(".words")
      && field(event.target.name.replace(/\.words$/, ".at"));
    if (at) at.value = "";
    if (event.target.name === "type") describeType();
    // What is counted is as good as said by the type.
    const of = /^counts\..*\.value$/.test(event.target.name ?? "")
      && field(event.target.name.replace(/value$/, "of"));
    if (of && !of.value) of.value = document.getElementById("counted").options[0]?.value ?? "";
  });
  field("when.value").addEventListener("change", (event) => readDay(event.target));
  makeCombobox(field("where.value"));
  listenPlaces(form, (one) => one.name === "where.value", askPlaces);
  form.addEventListener("click", (event) => {
    const name = event.target.dataset.more;
    if (name) field(`${name}.${addRow(name)}.words`).focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(page);
  });
  form.querySelector(".close").addEventListener("click", (event) => {
    event.preventDefault();
    close(page);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#code-new")) return;
    event.preventDefault();
    open(page, page.points.selected());
  });
}
