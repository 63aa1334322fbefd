// Sends a form of the report page, and shows what came of it: kept, or what is wrong with a field.
import { look } from "/static/desk.js";

const saved = document.getElementById("saved");

export async function send(address, fields) {
  performance.mark("send:begin");
  const answer = await fetch(address, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(fields),
  });
  const told = await read(answer);
  performance.measure("send", "send:begin");
  return told;
}

async function read(answer) {
  const kind = answer.headers.get("content-type") ?? "";
  if (kind.startsWith("application/json")) {
    const told = await answer.json();
    return { ok: !told.problems, ...told };
  }
  // What went wrong elsewhere is told on a page.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const why = page.querySelector("main p")?.textContent ?? "It was not kept; reload the page.";
  return { ok: false, problems: [{ field: "", why }] };
}

// Of answers given in quick succession the last is told, whichever is back first.
let latest = 0;

export function tellKept(told, undoAt) {
  if (told.decision < latest) {
    look();
    return;
  }
  latest = told.decision;
  const words = document.createElement("span");
  words.textContent = `${told.words} `;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Undo";
  button.addEventListener("click", async () => {
    const undone = await send(undoAt, { number: told.decision });
    saved.textContent = undone.ok ? undone.words : undone.problems[0].why;
    look();
  });
  saved.replaceChildren(words, button);
  saved.hidden = false;
  look();
}

// What was settled on the page before: that it was, and a way back to it.
export function tellSettled({ words, decision, address }) {
  const told = document.createElement("span");
  told.textContent = `${words} `;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Undo and go back to it";
  button.addEventListener("click", async () => {
    const undone = await fetch("/inbox/undo", {
      method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams({ number: decision }),
    });
    if (undone.ok) location.assign(address);
    else tellProblem((await undone.json()).said);
  });
  saved.hidden = false;
  // What stands in it from the start is not read aloud.
  setTimeout(() => saved.replaceChildren(told, button), 100);
}

export function tellProblem(words) {
  saved.textContent = words;
  saved.hidden = false;
}
