// On every page: tells how far the work beside the pages is, and reloads a page it changed.
const work = document.getElementById("work");
const EVERY = 1000;

// Milliseconds that a step is told at the least: short ones would only flicker.
const HOLD = 1500;
const told = { what: "", at: -HOLD };
let turn = 0;
let waiting = 0;

function say(status) {
  const what = status.what || told.what || "starting";
  const now = performance.now();
  if (what !== told.what && now - told.at < HOLD) return;
  if (what !== told.what) Object.assign(told, { what, at: now });
  const far = status.of ? ` (${status.step} of ${status.of})` : "";
  work.textContent = `Working out: ${what}${far}`;
}

// One at a time: whoever asks again takes the place of who waits.
async function watch() {
  turn += 1;
  const mine = turn;
  clearTimeout(waiting);
  const before = Number(work.dataset.done);
  const answer = await fetch("/status", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const status = await answer.json();
  if (mine !== turn) return;
  if (status.busy || status.behind) {
    work.hidden = false;
    say(status);
    waiting = setTimeout(watch, EVERY);
  } else if (status.done > before) {
    work.dataset.done = status.done;
    work.textContent = status.last.error || status.last.lines.join(" ");
    document.dispatchEvent(new CustomEvent("worked", { detail: status }));
  } else {
    work.hidden = true;
  }
}

export function look() {
  work.hidden = false;
  watch();
}

// After a form the next page begins where it says what was done.
document.querySelector("main .told[tabindex]")?.focus();
if (!work.hidden) waiting = setTimeout(watch, EVERY);
