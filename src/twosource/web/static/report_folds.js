// Passages that may be hard to read: folded in the text and in the line above it, opened one by one
// or all at once. The button stays where it is, so that the focus does, and folds it again.
const text = document.getElementById("text");
const all = document.getElementById("open-all");
const told = document.getElementById("folded-now");
const FOLDED = ".unfold[aria-expanded=false]";

function set(button, open) {
  button.setAttribute("aria-expanded", String(open));
  document.getElementById(`fold-${button.dataset.fold}`).classList.toggle("open", open);
}

function tell() {
  const [every, folded] = [".unfold", FOLDED].map((one) => text.querySelectorAll(one).length);
  told.textContent = folded ? `${folded} of ${every} folded` : "all open";
  all.textContent = folded ? "Open all here" : "Fold all here";
}

// Gives the button of the first fold that some characters stand in, null where all can be read.
export function findFolded(points, { start, end }) {
  const passage = points.live(start, end);
  const found = [...text.querySelectorAll(FOLDED)].find((one) => (
    passage.intersectsNode(document.getElementById(`fold-${one.dataset.fold}`))
  ));
  return found ?? null;
}

// `changed` is called after each that was opened or folded.
export function listen(changed) {
  if (!all) return;
  text.addEventListener("click", (event) => {
    const button = event.target.closest(".unfold");
    if (!button) return;
    set(button, button.getAttribute("aria-expanded") !== "true");
    tell();
    changed();
  });
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const folded = text.querySelectorAll(FOLDED);
    for (const one of folded.length ? folded : text.querySelectorAll(".unfold")) set(one, folded.length > 0);
    tell();
    changed();
  });
}
