// A blank is filled: words that are selected in a passage become its day or its place.
import { listenPlaces, offerPlaces } from "/static/places.js";

// Characters are counted in code points from the start of the report, as the desk counts them.
function findAt(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element.closest("[data-at]");
  if (!piece) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.at) + [...before.toString()].length;
}

function findSelected(item) {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const parent = range.commonAncestorContainer;
  const telling = (parent.closest ? parent : parent.parentElement).closest(".telling");
  if (!telling || !item.contains(telling)) return null;
  const start = findAt(range.startContainer, range.startOffset);
  const end = findAt(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const { claim, report } = telling.dataset;
  return { start, end, claim, report, words: range.toString().replace(/\s+/g, " ").trim() };
}

async function take(item, facet, { start, end, claim, report, words }) {
  const asked = new URLSearchParams({ facet, claim, start, end });
  const field = item.querySelector(`#fill-${facet}`);
  item.querySelector(`[name=${facet}_at]`).value = `${start}-${end}`;
  item.querySelector("#fill-claim").value = claim;
  field.value = words;
  field.focus();
  const answer = await fetch(`/report/${report}/value?${asked}`, { headers: { accept: "application/json" } });
  if (!answer.ok || field.value !== words) return;
  const told = await answer.json();
  // A place that several have the name of, or words that are no day, are left for a person to say.
  if (told.value) field.value = told.value;
  offerPlaces(field, told.choices);
  field.select();
}

export function tellProblem(item, { field, problem, choices }) {
  for (const one of item.querySelectorAll(".fill .problem")) one.textContent = "";
  for (const one of item.querySelectorAll(".fill input")) one.removeAttribute("aria-invalid");
  const input = field && item.querySelector(`#fill-${field}`);
  if (!input) return;
  item.querySelector(`#fill-${field}-problem`).textContent = problem;
  input.setAttribute("aria-invalid", "true");
  offerPlaces(input, choices);
  input.focus();
}

async function ask(item, words) {
  const claim = item.querySelector("#fill-claim").value;
  const { report } = item.querySelector(`.telling[data-claim="${claim}"]`).dataset;
  const answer = await fetch(`/report/${report}/value?${new URLSearchParams({ facet: "where", claim, words })}`, {
    headers: { accept: "application/json" },
  });
  return answer.ok ? (await answer.json()).choices : null;
}

export function listen(item, fill) {
  listenPlaces(item, (one) => one.id === "fill-where", (_, words) => ask(item, words));
  let selected = null;
  document.addEventListener("selectionchange", () => {
    const taking = item.querySelector("#taking");
    if (!taking) return;
    selected = findSelected(item);
    taking.hidden = !selected;
    if (selected) taking.querySelector("q").textContent = selected.words;
  });
  // A button must not take the selection away that it is about.
  item.addEventListener("mousedown", (event) => {
    if (event.target.closest("#taking button")) event.preventDefault();
  });
  item.addEventListener("click", (event) => {
    const button = event.target.closest("#taking button");
    if (button && selected) take(item, button.dataset.facet, selected);
  });
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".fill input")) return;
    event.preventDefault();
    fill();
  });
}
