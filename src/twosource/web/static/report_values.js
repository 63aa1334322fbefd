// The form for one value of a claim: opened by a link beside the value, or by words in the text.
import { closePlaces, listenPlaces, makeCombobox, offerPlaces } from "/static/places.js";
import { send, tellKept } from "/static/report_send.js";

const form = document.getElementById("value-form");
const fields = form.elements;
const problem = document.getElementById("value-problem");
const SEVERAL = new Set(["count", "who"]);

function offer(list, choices) {
  list.replaceChildren(...choices.map(({ value, words }) => new Option(words, value)));
}

// A place that is typed by its name: those of that name are offered, as for words of the text.
export async function lookUp(input) {
  const words = input.value.trim();
  if (!words || /[:;(]/.test(words)) return;
  const told = await suggest("where", { words });
  if (told && input.value.trim() === words) offerPlaces(input, told.choices);
}

export const askPlaces = async (input, words) => (await suggest("where", { words }))?.choices;

function setProblem(words) {
  problem.textContent = words;
  fields.value.toggleAttribute("aria-invalid", Boolean(words));
}

// What a kept value would take the place of, for words may be of another number than that.
function tellNow(told) {
  const now = told?.machine ? `Now: ${told.machine}${told.of ? ` (${told.of})` : ""}. Keep puts the new value in its place.` : "";
  const others = told?.parts?.length && !told.of ? `This claim has ${told.parts.join("; ")}: say which is meant, or name another.` : "";
  document.getElementById("value-now").textContent = now || others;
}

// Values of a few fixed words are offered; of the others those that the report may mean.
const LISTS = { stance: "value-stances", time: "value-times", type: "types" };

function showPart() {
  const facet = fields.facet.value;
  document.getElementById("value-of-pair").hidden = !SEVERAL.has(facet);
  // The lists of a browser would stand on that of the places, and take its keys.
  if (LISTS[facet]) fields.value.setAttribute("list", LISTS[facet]);
  else fields.value.removeAttribute("list");
  makeCombobox(fields.value, facet === "where");
  for (const one of form.querySelectorAll("[data-help]")) one.hidden = one.dataset.help !== facet;
}

export async function suggest(facet, { start = "", end = "", words = "" } = {}, claim = "", of = "") {
  const asked = new URLSearchParams({ facet, claim, of, start, end, words });
  const answer = await fetch(`${form.action}?${asked}`, { headers: { accept: "application/json" } });
  if (!answer.ok) return null;
  return answer.json();
}

// Opens the form: of a value that stands there (`said`), or of words that were selected.
export async function open(page, { card, facet, of = "", said = "", taken = null }) {
  form.reset();
  tellNow(null);
  closePlaces(fields.value);
  page.choose(Number(card.dataset.number), { text: !taken });
  setProblem("");
  fields.claim.value = card.id.replace("claim-", "");
  document.getElementById("value-number").textContent = card.dataset.number;
  fields.facet.value = facet;
  fields.of.value = of.replaceAll(".", ", ");
  fields.value.value = said;
  fields.verdict.value = "is";
  fields.start.value = taken?.start ?? "";
  fields.end.value = taken?.end ?? "";
  document.getElementById("value-words").textContent = taken
    ? `The words “${page.points.words(taken.start, taken.end)}”` : "";
  showPart();
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  fields.value.focus({ preventScroll: true });
  const told = await suggest(facet, taken ?? {}, fields.claim.value, of);
  if (!told || form.hidden) return;
  offer(document.getElementById("value-parts"), told.parts.map((value) => ({ value, words: value })));
  tellNow(told);
  if (!fields.of.value) fields.of.value = told.of;
  offerPlaces(fields.value, told.choices);
  if (taken && !fields.value.value) {
    fields.value.value = told.value;
    fields.value.select();
    if (told.choices.some((one) => one.value === told.value)) closePlaces(fields.value);
  }
}

export function close(page) {
  form.hidden = true;
  page.release();
}

async function save(page) {
  const told = await send(form.action, new FormData(form));
  if (told.ok && told.address) {
    location.assign(told.address);
  } else if (told.ok) {
    const card = document.getElementById(`claim-${fields.claim.value}`);
    const row = card?.querySelector(`[data-facet="${fields.facet.value}"] dd`);
    row?.classList.add("waiting");
    close(page);
    tellKept(told, page.undoAt);
  } else {
    setProblem(told.problems.map((one) => one.why).join(" "));
    offerPlaces(fields.value, told.choices ?? []);
    fields.value.focus();
  }
}

// An address may ask for the form: the passage is shown beside it.
function showAsked(page) {
  const card = document.getElementById(`claim-${fields.claim.value}`);
  if (!card) return;
  page.choose(Number(card.dataset.number), { card: false });
  form.scrollIntoView({ block: "nearest" });
  fields.value.focus({ preventScroll: true });
}

export function listen(page) {
  showPart();
  // Its place in the address takes the focus away when the page has loaded, and not before.
  if (!form.hidden) window.addEventListener("load", () => setTimeout(() => showAsked(page)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(page);
  });
  fields.facet.addEventListener("change", async () => {
    showPart();
    fields.of.value = "";
    const taken = fields.start.value ? { start: fields.start.value, end: fields.end.value } : {};
    const told = await suggest(fields.facet.value, taken, fields.claim.value);
    if (!told) return;
    fields.value.value = fields.start.value ? told.value : told.machine;
    tellNow(told);
    offerPlaces(fields.value, told.choices);
  });
  listenPlaces(form, (one) => one === fields.value && fields.facet.value === "where", askPlaces);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(page);
  });
  form.querySelector(".close").addEventListener("click", (event) => {
    event.preventDefault();
    close(page);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".claim .put");
    if (!link) return;
    event.preventDefault();
    const row = link.closest("[data-facet]");
    const { facet, of, said } = row.dataset;
    const card = link.closest(".claim");
    open(page, { card, facet, of, said });
  });
}
