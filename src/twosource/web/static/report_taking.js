// Words that are selected in the text: what they are is said by a button or a key.
import * as coding from "/static/report_coding.js";
import * as values from "/static/report_values.js";

const bar = document.getElementById("taking");
const WAIT = 80;
const OF_CLAIM = [
  ["when", "w", "When"], ["where", "l", "Where"], ["count", "m", "How many"], ["who", "o", "Who"],
  ["source", "s", "Whose word"],
];
const OF_FORM = [["passage", "c", "Passage"], ...OF_CLAIM, ["cue", "y", "Words of saying"], ["form", "f", "To the form"]];

let taken = null;
let claim = 0;
let waiting = 0;
// What was said last: the same words are not asked about again while they stay selected.
let said = "";

function listChoices() {
  if (coding.isOpen()) return OF_FORM;
  return [...(claim ? OF_CLAIM : []), ["new", "c", "Code a claim here"]];
}

function draw(page) {
  document.getElementById("taken").textContent = page.points.words(taken.start, taken.end).replace(/\s+/g, " ");
  document.getElementById("taking-for").textContent = coding.isOpen()
    ? "for the claim by hand" : claim ? `for claim ${claim}` : "in no claim yet";
  bar.querySelector(".buttons").replaceChildren(...listChoices().map(([kind, key, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.kind = kind;
    button.setAttribute("aria-keyshortcuts", key);
    const hint = document.createElement("kbd");
    hint.textContent = key;
    button.append(`${name} `, hint);
    return button;
  }));
  bar.hidden = false;
}

function take(page, kind) {
  if (kind === "form") {
    coding.goTo();
    return;
  }
  const words = taken;
  said = name(words);
  clearTimeout(waiting);
  bar.hidden = true;
  page.hold([words]);
  if (kind === "new") coding.open(page, words);
  else if (coding.isOpen()) coding.fill(page, kind, words);
  else values.open(page, { card: page.card(claim), facet: kind, taken: words });
}

function name(words) {
  return words ? `${words.start}-${words.end}` : "";
}

function onSelection(page) {
  if (!page.text.contains(document.getSelection().anchorNode)) return;
  taken = page.points.selected();
  if (name(taken) !== said) said = "";
  if (!taken) {
    bar.hidden = true;
    return;
  }
  claim = page.claimFor(taken);
  if (!said) draw(page);
}

export function listen(page) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => onSelection(page), WAIT);
  });
  // A button must not take the selection away that it is about.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) take(page, button.dataset.kind);
  });
  page.text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    onSelection(page);
    const chosen = taken && listChoices().find(([, key]) => key === event.key);
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    take(page, chosen[0]);
  });
  values.listen(page);
  coding.listen(page);
}
