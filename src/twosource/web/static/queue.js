// One doubt after the other: a key answers, the next is there at once, and the answer is sent
// meanwhile. Pages come from the server as they are; only the part that changes is put in.
import { look } from "/static/desk.js";
import { Shortcuts } from "/static/shortcuts.js";

const shortcuts = new Shortcuts(document.getElementById("shortcuts"));
const said = document.getElementById("said");
const item = document.getElementById("item");
const fetched = new Map();
let ready = false;
let sending = Promise.resolve();
let unsent = 0;

const doubt = () => item.querySelector(".doubt");

function say(words, wrong = false) {
  said.textContent = words;
  said.classList.toggle("wrong", wrong);
}

async function fetchPage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function prefetch() {
  for (const address of [doubt()?.dataset.after, doubt()?.dataset.before]) {
    if (address && !fetched.has(address)) {
      const page = fetchPage(address);
      page.catch(() => fetched.delete(address));
      fetched.set(address, page);
    }
  }
}

// Keys answer only once every passage has been on the screen, at least its first word.
function wait() {
  ready = false;
  const unseen = new Set(item.querySelectorAll(".passage strong"));
  const told = item.querySelector(".ready");
  const settle = () => {
    ready = unseen.size === 0;
    if (told) told.hidden = ready || !shortcuts.on;
    document.documentElement.dataset.ready = ready ? doubt()?.querySelector("[name=at]").value : "";
  };
  const see = (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        unseen.delete(entry.target);
        watcher.unobserve(entry.target);
      }
    }
    settle();
  };
  // The answers stand before the lowest lines of the window: what is behind them is not seen yet.
  const watcher = new IntersectionObserver(see, { rootMargin: "0px 0px -96px 0px" });
  for (const one of unseen) watcher.observe(one);
  settle();
}

function put(page, address) {
  const kinds = page.getElementById("kinds");
  if (kinds) document.getElementById("kinds").replaceWith(document.adoptNode(kinds));
  item.replaceChildren(...page.getElementById("item").childNodes);
  shortcuts.show(item);
  history.replaceState(null, "", address.replace(/[?&]said=[^&]*/, ""));
  window.scrollTo(0, 0);
  item.querySelector("h2")?.focus({ preventScroll: true });
  wait();
  prefetch();
}

async function turn(address, { fresh = false } = {}) {
  if (!address) return;
  if (fresh) fetched.clear();
  try {
    const page = await (fetched.get(address) ?? fetchPage(address));
    fetched.delete(address);
    put(page.cloneNode(true), address);
  } catch (error) {
    say(`This page did not come: ${error.message}`, true);
  }
}

async function post(address, body) {
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
  const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  if (!answer.ok) throw new Error(told.said ?? `the desk answered ${answer.status}`);
  return told;
}

// Answers are sent one after the other, so that the last one undone is the last one given.
function send(form, verdict) {
  const body = new URLSearchParams(new FormData(form));
  body.set("verdict", verdict);
  const place = item.querySelector(".place")?.textContent ?? "";
  const here = location.pathname + location.search;
  unsent += 1;
  sending = sending.then(async () => {
    try {
      const told = await post("/queue", body);
      say(told.said);
      look();
    } catch (error) {
      say(`${place} was not kept: ${error.message}. Going back to it.`, true);
      await turn(here, { fresh: true });
    } finally {
      unsent -= 1;
    }
  });
}

async function answer(verdict) {
  const form = item.querySelector("form.answer");
  if (!form?.querySelector(`button[value="${verdict}"]`)) return;
  const { after } = doubt().dataset;
  const kind = doubt().dataset.kind;
  send(form, verdict);
  say(`${form.querySelector(`button[value="${verdict}"]`).firstChild.textContent.trim()} …`);
  ready = false;
  if (after) await turn(after);
  else sending.then(() => turn(`/queue?kind=${kind}`, { fresh: true }));
}

async function undo() {
  await sending;
  try {
    const told = await post("/queue/undo", new URLSearchParams());
    say(told.said);
    look();
    await turn(told.next, { fresh: true });
  } catch (error) {
    say(error.message, true);
  }
}

const ACTS = {
  same: () => ready && answer("same"),
  different: () => ready && answer("different"),
  unsure: () => ready && answer("unsure"),
  looked: () => ready && answer("looked"),
  next: () => turn(doubt()?.dataset.after),
  previous: () => turn(doubt()?.dataset.before),
  open: () => item.querySelector("a.event")?.click(),
  note: () => item.querySelector("[name=note]")?.focus(),
  list: () => {
    const keys = document.getElementById("keys");
    keys.open = true;
    keys.querySelector("summary").focus();
  },
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && !typing) {
    event.preventDefault();
    undo();
    return;
  }
  if (event.key === "Escape" && event.target.name === "note") {
    item.querySelector("h2")?.focus({ preventScroll: true });
    return;
  }
  const asked = shortcuts.find(event);
  if (asked) {
    event.preventDefault();
    ACTS[asked]();
  }
});

// Who leaves before the last answer is kept is asked first.
window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});
item.addEventListener("submit", (event) => {
  if (!event.target.matches("form.answer")) return;
  event.preventDefault();
  if (event.submitter) answer(event.submitter.value);
});
document.getElementById("undo").addEventListener("submit", (event) => {
  event.preventDefault();
  undo();
});
document.addEventListener("shortcuts", () => wait());
// What waits in store was drawn before the events moved.
document.addEventListener("worked", () => {
  fetched.clear();
  prefetch();
});

for (const one of document.querySelectorAll(".noscript")) one.hidden = true;
wait();
prefetch();
