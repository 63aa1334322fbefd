// On every page: tells how far the work beside the pages is, and reloads a page it changed.
const work = document.getElementById("work");
const EVERY = 1000;

function say(status) {
  const far = status.of ? ` (${status.step} of ${status.of})` : "";
  work.textContent = `Working out: ${status.what || "starting"}${far}`;
}

async function watch() {
  const before = Number(work.dataset.done);
  const answer = await fetch("/status", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const status = await answer.json();
  if (status.busy || status.behind) {
    work.hidden = false;
    say(status);
    setTimeout(watch, EVERY);
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
if (!work.hidden) setTimeout(watch, EVERY);
