// The report beside the record: marks in the text, what stands where, and the way between the two.
import { Points } from "/static/report_points.js";
import { addKept, findAt, paint, point, readMarks, say, tellLegend } from "/static/report_marks.js";
import * as checking from "/static/report_checking.js";
import * as folds from "/static/report_folds.js";
import * as hits from "/static/report_hits.js";
import * as peek from "/static/report_peek.js";
import * as taking from "/static/report_taking.js";
import { prepare } from "/static/report_text.js";

const text = document.getElementById("text");
const here = document.getElementById("here");
const legend = document.getElementById("legend");
const REST = 800;

const state = { points: null, marks: [], claim: 0, placed: null, held: undefined };

function isShown(kind) {
  return legend.elements[kind]?.checked ?? true;
}

function repaint() {
  paint(state.points, state.marks, isShown);
}

function cardOf(number) {
  return document.querySelector(`.claim[data-number="${number}"]`);
}

function passageOf(number) {
  return state.marks.find((one) => one.claim === number && one.kind === "passage");
}

// ---- one claim ----

function choose(number, { text: toText = true, card: toCard = true, focus = false } = {}) {
  for (const one of document.querySelectorAll(".claim[aria-current]")) one.removeAttribute("aria-current");
  state.claim = number;
  point(state.points, "chosen", state.marks.filter((one) => one.claim === number && one.kind === "passage"));
  const card = cardOf(number);
  if (!card) return;
  card.setAttribute("aria-current", "true");
  if (toCard) card.scrollIntoView({ block: "nearest" });
  if (focus) card.focus({ preventScroll: true });
  const passage = passageOf(number);
  if (!passage) return;
  if (toText) scrollTo(passage);
  tellClaim();
}

function scrollTo({ start, end }) {
  const shown = folds.findFolded(state.points, { start, end }) ?? state.points.live(start, end);
  const box = shown.getBoundingClientRect();
  const high = window.innerHeight;
  if (box.top < 80 || box.bottom > high - 40) {
    window.scrollBy({ top: box.top - high / 3, behavior: "instant" });
  }
}

// Gives the text the focus, with the caret where the claim begins that is looked at, or at a place.
function goToText(at = passageOf(state.claim)?.start) {
  text.focus({ preventScroll: true });
  if (at === undefined) return;
  state.placed = at;
  document.getSelection().setPosition(...state.points.place(at));
  tellClaim();
}

function step(by) {
  const count = document.querySelectorAll(".claim").length;
  if (count) go(Math.min(count, Math.max(1, findFrom(by) + by)));
}

// Without a claim that is marked the way begins where one is in the text.
function findFrom(by) {
  if (state.claim) return state.claim;
  const before = state.marks.filter((one) => one.kind === "passage" && one.claim && one.start <= caret()).length;
  return by > 0 ? before : before + 1;
}

function go(number) {
  choose(number);
  const passage = passageOf(number);
  if (passage && document.activeElement === text) {
    state.placed = passage.start;
    document.getSelection().setPosition(...state.points.place(passage.start));
  }
}

// ---- what stands at a place ----

function tellAt(at) {
  const found = findAt(state.marks, at).filter((one) => isShown(one.kind));
  const values = found.filter((one) => one.kind !== "passage");
  const bare = found.filter((one) => (
    one.kind === "passage" && !values.some((each) => each.claim === one.claim)
  ));
  return [...values, ...bare];
}

function onCaret() {
  const selection = document.getSelection();
  if (!text.contains(selection.anchorNode)) return;
  if (!selection.isCollapsed) return;
  const at = state.points.find(selection.focusNode, selection.focusOffset);
  // Where a step to a claim put the caret, the claim is told already.
  if (at === state.placed) return;
  state.placed = null;
  if (at !== null) here.textContent = tellAt(at).map(say).join("; ");
}

function claimAtCaret() {
  const selection = document.getSelection();
  const at = state.points.find(selection.focusNode, selection.focusOffset);
  if (at === null) return 0;
  const found = findAt(state.marks, at).filter((one) => one.claim);
  // The shortest passage is the one meant: a longer one may hold many others.
  const passages = found.map((one) => passageOf(one.claim)).filter(Boolean);
  passages.sort((one, other) => (one.end - one.start) - (other.end - other.start));
  return passages[0]?.claim ?? 0;
}

// What is folded in the text is not told above it either.
function tellPassage(passage) {
  if (folds.findFolded(state.points, passage)) {
    return "its words are folded, they may be hard to read. Open them in the text.";
  }
  return state.points.words(passage.start, passage.end).replace(/\s+/g, " ");
}

function tellClaim() {
  const passage = passageOf(state.claim);
  if (passage) here.textContent = `Claim ${state.claim}: ${tellPassage(passage)}`;
}

// ---- the way in ----

function draw(marks) {
  state.marks = marks;
  tellLegend(legend, marks);
  repaint();
}

function load(root = document) {
  draw(readMarks(root.getElementById("spans")));
}

function follow() {
  const key = decodeURIComponent(location.hash.slice(1));
  const card = key.startsWith("claim-") ? document.getElementById(key) : null;
  if (card) choose(Number(card.dataset.number), { focus: true });
}

function isBusy() {
  return Boolean(document.querySelector(".panel:not([hidden]), .taking:not([hidden])"));
}

async function refresh() {
  const answer = await fetch(`${location.pathname}?part=record`);
  if (!answer.ok) return;
  const words = await answer.text();
  // Who began to select or to type meanwhile would wait for all marks to be drawn.
  if (isBusy()) {
    refreshSoon();
    return;
  }
  const fresh = new DOMParser().parseFromString(words, "text/html");
  const looked = cardOf(state.claim)?.id;
  document.getElementById("record").replaceWith(fresh.getElementById("record"));
  load();
  // Claims may be numbered anew: the one that is looked at is found by its id.
  const card = document.getElementById(looked ?? location.hash.slice(1));
  const [told, before] = [here.textContent, state.claim];
  if (card) choose(Number(card.dataset.number), { text: false, card: false });
  if (state.claim === before) here.textContent = told;
  document.dispatchEvent(new CustomEvent("refreshed"));
}

// The record side is drawn anew when somebody rests, not while they type or select.
let resting = 0;
function refreshSoon() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    if (isBusy()) refreshSoon();
    else refresh();
  }, REST);
}

function listen() {
  legend.addEventListener("change", repaint);
  peek.listen(state.points, tellAt);
  document.addEventListener("selectionchange", onCaret);
  text.addEventListener("click", (event) => {
    if (event.target.closest(".unfold")) return;
    if (document.getSelection().isCollapsed) {
      const number = claimAtCaret();
      if (number) choose(number, { text: false });
    }
  });
  document.getElementById("before").addEventListener("click", () => step(-1));
  document.getElementById("after").addEventListener("click", () => step(1));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".claim .number");
    if (link) choose(Number(link.textContent));
  });
  folds.listen(tellClaim);
  window.addEventListener("hashchange", follow);
  document.addEventListener("worked", refreshSoon);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target === document.body) {
    goToText();
    event.preventDefault();
    return;
  }
  const inside = event.target.closest?.("#text, .claim");
  if (!inside || event.target.closest("input, select, textarea")) return;
  if (event.key === "Enter" && event.target === text) {
    const number = claimAtCaret();
    if (number) choose(number, { text: false, focus: true });
  } else if (event.key === "Escape" && inside !== text) goToText();
  else return;
  event.preventDefault();
}

function caret() {
  const { anchorNode, anchorOffset } = document.getSelection();
  return text.contains(anchorNode) ? (state.points.find(anchorNode, anchorOffset) ?? -1) : -1;
}

// Where somebody is: at the caret while they are in the text, else at the claim that is marked.
function place() {
  const marked = passageOf(state.claim)?.start;
  return document.activeElement === text || marked === undefined ? caret() : marked;
}

function isSeen(number) {
  const passage = passageOf(number);
  if (!passage) return true;
  if (folds.findFolded(state.points, passage)) return false;
  const box = state.points.live(passage.start, passage.end).getBoundingClientRect();
  return box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
}

// What the forms ask of the page.
const page = {
  step,
  go,
  isSeen,
  get claim() {
    return state.claim;
  },
  place,
  unmark: () => choose(0),
  listUnread: () => state.marks.filter((one) => one.kind === "unread"),
  select(stretch) {
    text.focus({ preventScroll: true });
    const [begin, end] = [state.points.place(stretch.start), state.points.place(stretch.end, true)];
    document.getSelection().setBaseAndExtent(...begin, ...end);
    scrollTo(stretch);
  },
  text,
  addKept: (passage) => draw(addKept(state.marks, passage)),
  undoAt: `${location.pathname}/undo`,
  get points() {
    return state.points;
  },
  choose,
  card: cardOf,
  // The claim that selected words are of: the shortest passage they touch, else the one looked at.
  claimFor({ start, end }) {
    const touched = state.marks.filter((one) => (
      one.kind === "passage" && one.start < end && start < one.end
    ));
    touched.sort((one, other) => (one.end - one.start) - (other.end - other.start));
    const looked = touched.find((one) => one.claim === state.claim);
    return (looked ?? touched[0])?.claim ?? state.claim;
  },
  hold(stretches) {
    state.held = stretches[0]?.start;
    point(state.points, "taken", stretches);
  },
  release() {
    const at = state.held;
    page.hold([]);
    goToText(at);
  },
  tell(words) {
    here.textContent = words;
  },
};

performance.mark("report:begin");
prepare(text);
state.points = new Points(text);
load();
listen();
taking.listen(page);
checking.listen(page);
document.getElementById("keys").hidden = false;
hits.show(state.points, scrollTo);
follow();
// Whoever comes to check begins at the first claim that nobody has checked.
if (!state.claim) {
  const first = checking.findUnread();
  if (first) choose(first, { text: false, card: false });
}
performance.mark("report:marked");
