// One doubt after the other: a key answers, the next is there at once, and the answer is sent
// meanwhile. Pages come from the server as they are; only the part that changes is put in.
import { look } from "/static/desk.js";
import { listen, post, say } from "/static/answering.js";
import * as given from "/static/queue_given.js";
import * as filling from "/static/queue_fill.js";
import { Shortcuts } from "/static/shortcuts.js";

const shortcuts = new Shortcuts(document.getElementById("shortcuts"));
const item = document.getElementById("item");
const fetched = new Map();
// Milliseconds in which a new doubt answers no key: a key that was meant for the one before.
const DWELL = 400;
let ready = false;
let dwelling = 0;
let unseen = new Set();
let sending = Promise.resolve();
// Answers given on this page: one that was fetched before some of them counts those it lacks.
let answers = 0;
let unsent = 0;

const doubt = () => item.querySelector(".doubt");

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
      fetched.set(address, { page, at: answers - unsent });
    }
  }
}

// Keys answer only once every passage has been on the screen, at least its first word.
function wait() {
  ready = false;
  clearTimeout(dwelling);
  let rested = false;
  unseen = new Set(item.querySelectorAll(".passage strong"));
  const told = item.querySelector(".ready");
  const settle = () => {
    ready = rested && unseen.size === 0;
    if (told) told.hidden = unseen.size === 0 || !shortcuts.on;
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
  dwelling = setTimeout(() => {
    rested = true;
    settle();
  }, DWELL);
  settle();
}

// Who presses a key too early is told what is missing.
function remind() {
  const told = item.querySelector(".ready");
  if (!unseen.size) say("Not answered: this one had only just appeared. Press the key again.", true);
  if (!told || !unseen.size) return;
  told.hidden = false;
  told.classList.remove("flash");
  requestAnimationFrame(() => told.classList.add("flash"));
  const [first] = unseen;
  const fold = first.closest(".hard:not([open])")?.querySelector("summary");
  if (fold) {
    say("Not answered: a passage is folded. Enter opens it.", true);
    fold.focus();
    return;
  }
  // It is not scrolled to: a second key would answer what nobody has read.
  say("Not answered yet: a passage was not on the screen. Scroll to it, then press the key again.", true);
}

function count(since) {
  const place = item.querySelector(".place[data-all]");
  if (!place || !since) return;
  const [answered, passed] = [Number(place.dataset.answered) + since, Math.max(0, place.dataset.passed - since)];
  place.textContent = `answered ${answered} of ${place.dataset.all}${passed ? `, ${passed} passed over` : ""}`;
}

function put(page, address, since) {
  const kinds = page.getElementById("kinds");
  if (kinds) document.getElementById("kinds").replaceWith(document.adoptNode(kinds));
  document.getElementById("about").replaceWith(document.adoptNode(page.getElementById("about")));
  item.replaceChildren(...page.getElementById("item").childNodes);
  count(since);
  shortcuts.show(item);
  history.replaceState(null, "", address.replace(/[?&]said=[^&]*/, ""));
  window.scrollTo(0, 0);
  item.querySelector("h2")?.focus({ preventScroll: true });
  wait();
  // What is fetched before an answer is kept does not count it.
  sending.then(prefetch);
}

async function turn(address, { fresh = false } = {}) {
  if (!address) return;
  if (fresh) fetched.clear();
  try {
    const { page, at } = fetched.get(address) ?? { page: fetchPage(address), at: answers - unsent };
    const found = await page;
    fetched.delete(address);
    put(found.cloneNode(true), address, answers - at);
  } catch (error) {
    say(`This page did not come: ${error.message}`, true);
  }
}

// Answers are sent one after the other, so that the last one undone is the last one given.
function send(body, words) {
  const name = doubt().dataset.name;
  const here = location.pathname + location.search;
  unsent += 1;
  answers += 1;
  sending = sending.then(async () => {
    try {
      const told = await post("/queue", body);
      unsent -= 1;
      say(told.said);
      given.add(told.decision, `${words}: ${name}`);
      look();
    } catch (error) {
      unsent -= 1;
      answers -= 1;
      say(`The answer on ${name} was not kept: ${error.message}. Going back to it.`, true);
      await turn(here, { fresh: true });
    }
  });
}

// What is put into values is checked first: the doubt stays until the desk has said yes.
async function settle(body) {
  await sending;
  const here = location.pathname + location.search;
  try {
    const told = await post("/queue", body);
    if (told.problem) {
      say(told.field ? "It is not kept yet." : told.problem, true);
      filling.tellProblem(item, told);
      return;
    }
    say(told.said);
    given.add(told.decision, told.said.replace(/^Decisions? [\d, ]+: /, ""));
    look();
    await turn(told.next, { fresh: true });
  } catch (error) {
    say(`It was not kept: ${error.message}.`, true);
    await turn(here, { fresh: true });
  }
}

function answer(button) {
  const form = item.querySelector("form.answer");
  if (!form || !button) return;
  const body = new URLSearchParams(new FormData(form));
  body.set("verdict", button.value);
  ready = false;
  if (/^(fill$|value:|not_so:)/.test(button.value)) {
    settle(body).finally(wait);
    return;
  }
  const { after, kind } = doubt().dataset;
  const words = button.firstChild.textContent.trim();
  send(body, words);
  say(`${words} …`);
  if (after) turn(after);
  else sending.then(() => turn(`/queue?kind=${kind}`, { fresh: true }));
}

function press(verdict) {
  const button = item.querySelector(`button[value="${verdict}"]`);
  if (ready) answer(button);
  else if (button) remind();
}

function choose(number) {
  const button = item.querySelector(`button[data-side="${number}"]`);
  if (ready) answer(button);
  else if (button) remind();
}

// One button after the other, so that a second key, Enter, presses it.
function goToNotSo() {
  const all = [...item.querySelectorAll(".not-so")];
  all[(all.indexOf(document.activeElement) + 1) % all.length]?.focus();
}

async function undo() {
  await sending;
  const last = given.last();
  if (!last) return;
  try {
    const told = await post("/queue/undo", new URLSearchParams({ number: last.number }));
    given.drop(last.number);
    if (!told.said.endsWith("undone.")) {
      say(told.said, true);
      return;
    }
    say(`${told.said} It was: ${last.words}.`.replace("..", "."));
    look();
    await turn(told.next, { fresh: true });
  } catch (error) {
    say(error.message, true);
  }
}

const ACTS = {
  same: () => press("same"),
  different: () => press("different"),
  unsure: () => press("unsure"),
  stand: () => press("stand"),
  silent: () => press("silent"),
  looked: () => press("looked"),
  digit: choose,
  not_so: goToNotSo,
  fill: () => item.querySelector(".fill input")?.focus(),
  next: () => turn(doubt()?.dataset.after),
  previous: () => turn(doubt()?.dataset.before),
  open: () => item.querySelector("a.event")?.click(),
  note: () => item.querySelector("[name=note]")?.focus(),
};

listen(shortcuts, ACTS, {
  undo,
  none: "You gave no answer in this tab that stands. Those of other tabs are undone there, or on the pages of their events.",
  leave(field) {
    if (!item.contains(field)) return false;
    item.querySelector("h2")?.focus({ preventScroll: true });
    return true;
  },
});

// Who leaves before the last answer is kept is asked first.
window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});
item.addEventListener("submit", (event) => {
  if (!event.target.matches("form.answer")) return;
  event.preventDefault();
  if (event.submitter) answer(event.submitter);
});
document.addEventListener("shortcuts", () => wait());
// What waits in store was drawn before the events moved.
document.addEventListener("worked", () => {
  fetched.clear();
  prefetch();
});

given.show();
filling.listen(item, () => answer(item.querySelector('button[value="fill"]')));
wait();
prefetch();
