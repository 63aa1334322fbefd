// Marks in the text of a report, drawn without touching it (CSS Custom Highlight API).

export const KINDS = [
  "passage", "trigger", "when", "where", "count", "who", "source", "cue", "unread", "left_out",
];
export const NAMES = {
  passage: "coded by hand, being worked in",
  trigger: "what", when: "when", where: "where", count: "how many", who: "who",
  source: "whose word", cue: "words of saying", unread: "no claim was taken from here",
  left_out: "left out",
};
const LAYERS = 3;
export const CAN_MARK = "highlights" in CSS;

export function readMarks(holder) {
  const [told, rows] = holder.dataset.marks.split("\n");
  const words = JSON.parse(told);
  return rows.split(";").filter(Boolean).map((row) => {
    const [start, end, kind, claim, word] = row.split(",").map(Number);
    return { start, end, kind: KINDS[kind], claim, words: words[word] };
  });
}

// A claim that was coded here just now, until the record tells it.
export function addKept(marks, { start, end }) {
  const free = marks.filter((one) => one.kind !== "unread" || one.end <= start || one.start >= end);
  return [...free, { start, end, kind: "passage", claim: 0, words: "" }].sort((one, other) => one.start - other.start);
}

// How many marks of each kind there are now: a kind without any is left out.
export function tellLegend(legend, marks) {
  for (const label of legend.querySelectorAll("label")) {
    const number = marks.filter((one) => one.kind === label.querySelector("input").name).length;
    label.querySelector(".dim").textContent = number;
    label.hidden = !number;
  }
}

// Passages that overlap are laid on several layers, so that each can be told from the others.
function layer(passages) {
  const ends = new Array(LAYERS).fill(-1);
  return passages.map((one) => {
    let at = ends.findIndex((end) => end <= one.start);
    if (at < 0) at = LAYERS - 1;
    ends[at] = Math.max(ends[at], one.end);
    return at;
  });
}

export function paint(points, marks, shown) {
  if (!CAN_MARK) return;
  const ranges = {};
  const add = (name, one) => (ranges[name] ??= []).push(points.range(one.start, one.end));
  const layers = layer(marks.filter((one) => one.kind === "passage"));
  for (const one of marks) {
    if (!shown(one.kind)) continue;
    add(one.kind === "passage" ? `passage-${layers.shift()}` : one.kind, one);
  }
  for (const name of [...KINDS, ...layers.keys(), 0, 1, 2].map((one) => (
    typeof one === "number" ? `passage-${one}` : one
  ))) {
    const found = ranges[name];
    if (!found) CSS.highlights.delete(name);
    else CSS.highlights.set(name, new Highlight(...found));
  }
}

// The claim that is looked at, and what of the text was selected for a form.
export function point(points, name, stretches) {
  if (!CAN_MARK) return;
  if (!stretches.length) CSS.highlights.delete(name);
  else {
    const one = new Highlight(...stretches.map(({ start, end }) => points.range(start, end)));
    one.priority = 1;
    CSS.highlights.set(name, one);
  }
}

export function findAt(marks, at) {
  return marks.filter((one) => one.start <= at && at < one.end);
}

export function say(mark) {
  if (mark.kind === "passage" && mark.claim) return `claim ${mark.claim}: ${mark.words}`;
  const whose = mark.claim ? `claim ${mark.claim}, ` : "";
  return `${whose}${NAMES[mark.kind]}${mark.words ? `: ${mark.words}` : ""}`;
}
