// What the queue and the list of reports share: sending an answer, saying what came of it, and keys.
const said = document.getElementById("said");
const back = document.querySelector("#undo button");
const keys = document.getElementById("keys");

export function say(words, wrong = false) {
  said.textContent = words;
  said.classList.toggle("wrong", wrong);
}

export async function post(address, body = new URLSearchParams()) {
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
  const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  // There is nothing to take back before the first answer.
  if (told.undo !== undefined) back.disabled = !told.undo;
  if (!answer.ok) throw new Error(told.said ?? `the desk answered ${answer.status}`);
  return told;
}

function list() {
  keys.open = true;
  keys.querySelector("summary").focus();
}

// `acts` are what keys ask for; `leave` is told when somebody leaves a field with Escape.
export function listen(shortcuts, acts, { undo, leave, none }) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && !typing) {
      event.preventDefault();
      if (back.disabled) say(none, true);
      else undo();
      return;
    }
    if (event.key === "Escape" && typing && leave(typing)) return;
    const [asked, digit] = shortcuts.find(event).split(" ");
    if (!asked) return;
    event.preventDefault();
    ({ list, ...acts })[asked]?.(digit);
  });
  document.getElementById("undo").addEventListener("submit", (event) => {
    event.preventDefault();
    undo();
  });
  for (const one of document.querySelectorAll(".noscript")) one.hidden = true;
}
