// Checks claims against the text by single keys, and settles the report: yes, no, done, the next.
import { Shortcuts } from "/static/shortcuts.js";
import { send, tellKept, tellProblem, tellSettled } from "/static/report_send.js";
import * as coding from "/static/report_coding.js";
import * as values from "/static/report_values.js";

const settling = document.getElementById("settle");
const SAID = {
  says: "yes, the report tells it", does_not: "no, the report does not tell it",
};
const FACETS = ["type", "when", "where", "count", "who", "source"];

// What was said on this page: a record drawn anew meanwhile may not hold it yet.
const answers = new Map();

function cards() {
  return [...document.querySelectorAll(".claim")];
}

export function findUnread(after = 0) {
  const open = cards().filter((one) => !one.dataset.checked).map((one) => Number(one.dataset.number));
  return open.find((number) => number > after) ?? open[0] ?? 0;
}

function tellLeft() {
  const left = cards().filter((one) => !one.dataset.checked).length;
  const words = cards().length ? `, ${left || "no"} claim${left === 1 ? "" : "s"} to check` : "";
  document.getElementById("unread-left").textContent = words;
}

function mark(card, verdict) {
  card.dataset.checked = verdict;
  if (verdict) answers.set(card.id, verdict);
  else answers.delete(card.id);
  card.querySelector(".verdict").textContent = SAID[verdict] ?? "";
  tellLeft();
}

// The next claim is there at once; the answer comes meanwhile, and says if it was not kept.
async function check(page, card, verdict) {
  const before = card.dataset.checked;
  const form = card.querySelector("form.check");
  if (!form) return;
  const fields = new FormData(form);
  fields.set("verdict", verdict);
  mark(card, verdict);
  const next = findUnread(Number(card.dataset.number));
  if (next) page.go(next);
  else page.tell("Every claim is checked. d makes the report done, c codes a claim that is missing.");
  const told = await send(form.action, fields);
  if (told.ok) {
    tellKept(told, page.undoAt);
    return;
  }
  mark(document.getElementById(card.id) ?? card, before);
  tellProblem(told.problems.map((one) => one.why).join(" "));
}

function tellNone(page) {
  page.tell(cards().length
    ? "Nothing answered: no claim is marked. Next claim and Previous claim mark one."
    : "Nothing answered: no claim was taken from this report.");
}

// Nobody says yes or no to words that are not on the screen: the first key brings them there.
function answer(page, verdict) {
  const card = page.card(page.claim);
  if (!card) tellNone(page);
  else if (!page.isSeen(page.claim)) page.go(page.claim);
  else check(page, card, verdict);
}

function putRight(page, facet) {
  const card = page.card(page.claim);
  if (!card) {
    tellNone(page);
    return;
  }
  const row = card.querySelector(`[data-facet="${facet}"]`);
  const { of = "", said = "" } = row?.dataset ?? {};
  values.open(page, { card, facet, of, said });
  document.getElementById("value-value").select();
}

const SETTLED = "twosource-settled";

// The next report tells what was said of this one, with what was left unchecked in it.
function remember({ label, state, decision }) {
  const left = cards().filter((one) => !one.dataset.checked).length;
  const rest = left ? ` with ${left} claim${left === 1 ? "" : "s"} unchecked` : "";
  const words = `${label} is ${state}${rest}. Ctrl+Z takes it back.`;
  sessionStorage.setItem(SETTLED, JSON.stringify({ words, decision, address: location.pathname }));
}

function tellRemembered() {
  const kept = sessionStorage.getItem(SETTLED);
  sessionStorage.removeItem(SETTLED);
  if (kept) tellSettled(JSON.parse(kept));
}

async function settle(page, state) {
  const fields = new FormData(settling);
  fields.set("state", state);
  const answer = await fetch("/inbox", {
    method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams(fields),
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    tellProblem(told.said ?? `The desk answered ${answer.status}.`);
    return;
  }
  if (state === "done" || state === "nothing_codable") {
    remember(told);
    location.assign(told.next);
  }
  else {
    document.getElementById("state").textContent = told.state;
    page.tell(told.said);
  }
}

// Words that no claim was taken from are selected: the bar below says what may be done with them.
// They are of no claim, so that none stays marked whose value they would be put into.
function selectUnread(page) {
  const at = page.place();
  const found = page.listUnread();
  const below = found.find((one) => one.start > at);
  const next = below ?? found[0];
  if (!next) {
    page.tell("Every sentence has a claim.");
    return;
  }
  page.unmark();
  page.select(next);
  page.tell(below
    ? "No claim was taken from these words; no claim is marked."
    : "No sentence below is without a claim: this is the first of all. No claim is marked.");
}

function openNothing() {
  const nothing = document.getElementById("nothing");
  nothing.open = true;
  nothing.querySelector("select").focus();
}

function openList() {
  const list = document.getElementById("shortcut-keys");
  list.open = true;
  list.querySelector("summary").focus();
}

function listActs(page) {
  return {
    next: () => page.step(1),
    previous: () => page.step(-1),
    yes: () => answer(page, "says"),
    no: () => answer(page, "does_not"),
    code: () => coding.open(page),
    unread: () => selectUnread(page),
    done: () => settle(page, "done"),
    nothing: openNothing,
    after: () => document.getElementById("next-report").click(),
    list: openList,
    ...Object.fromEntries(FACETS.map((facet) => [facet, () => putRight(page, facet)])),
  };
}

function undo() {
  document.querySelector("#saved button")?.click();
}

export function listen(page) {
  const shortcuts = new Shortcuts(document.getElementById("shortcuts"));
  const acts = listActs(page);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector(".panel:not([hidden])")) return;
    const typing = event.target.closest?.("input, textarea, select");
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing) {
      event.preventDefault();
      undo();
      return;
    }
    const asked = shortcuts.find(event);
    if (!asked) return;
    event.preventDefault();
    acts[asked]();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.check");
    if (form) {
      event.preventDefault();
      check(page, form.closest(".claim"), event.submitter.value);
    }
  });
  settling.addEventListener("submit", (event) => {
    event.preventDefault();
    settle(page, event.submitter.value);
  });
  // Enter in a reason means the reason.
  document.getElementById("nothing").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("select, input")) return;
    event.preventDefault();
    settle(page, "nothing_codable");
  });
  document.addEventListener("refreshed", () => {
    shortcuts.show();
    for (const card of cards()) if (answers.has(card.id)) mark(card, answers.get(card.id));
    tellLeft();
  });
  // Of what is taken back the record tells when it is drawn anew.
  document.getElementById("saved").addEventListener("click", (event) => {
    if (event.target.closest("button")) answers.clear();
  });
  for (const one of document.querySelectorAll(".noscript")) one.hidden = true;
  tellRemembered();
  tellLeft();
}
