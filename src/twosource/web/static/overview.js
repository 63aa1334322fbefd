// The list changes as its filter does, without losing the place of whoever chooses: only what was
// found and the numbers beside the choices are taken from the page that the server draws anew.
import "/static/desk.js";

const filter = document.getElementById("filter");
const NARROW = "(max-width: 820px)";
const WAIT = 150;
let asked = 0;

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(filter)) if (value !== "") query.append(name, value);
  return query.size ? `/?${query}` : "/";
}

async function load(to, { push = true } = {}) {
  const number = ++asked;
  const answer = await fetch(to, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (number !== asked) return; // a newer question was asked meanwhile
  const found = page.getElementById("found");
  if (!answer.ok || !found) { window.location.assign(to); return; }
  replace(found);
  page.querySelectorAll("#filter fieldset").forEach(refresh);
  refreshSlips(page);
  const box = page.querySelector("#filter [name=box]");
  if (!box) filter.querySelector("[name=box]")?.remove();
  if (push) window.history.pushState({}, "", to);
  document.getElementById("told").textContent = document.getElementById("sum").textContent;
  begin();
}

// Whoever is in the middle of the list stays there, with what was chosen.
function replace(found) {
  const old = document.getElementById("found");
  const at = old.contains(document.activeElement) ? document.activeElement : null;
  const chosen = [...old.querySelectorAll("#chosen input:checked")].map((one) => one.value);
  old.replaceWith(document.adoptNode(found));
  for (const value of chosen) found.querySelector(`#chosen [value="${value}"]`)?.click();
  const same = at?.href ? `a[href="${at.getAttribute("href")}"]` : at?.value ? `[value="${at.value}"]` : null;
  if (same) found.querySelector(same)?.focus();
}

// A group that holds the focus keeps its order: an answer must not jump away under a finger.
function refresh(fresh) {
  const id = fresh.closest("details").id;
  const old = document.querySelector(`#${id} fieldset`);
  if (id === "choose-days" || old.contains(document.activeElement)) {
    const numbers = new Map([...fresh.querySelectorAll("input")].map((one) => [one.value, numberOf(one)]));
    for (const input of old.querySelectorAll("input[type=checkbox], input[type=radio]")) {
      const number = input.parentElement.querySelector(".number");
      if (number) number.textContent = numbers.get(input.value) ?? "0";
    }
  } else {
    old.replaceWith(document.adoptNode(fresh));
  }
}

function numberOf(input) {
  return input.parentElement.querySelector(".number")?.textContent;
}

function refreshSlips(page) {
  for (const name of ["since", "until"]) {
    const input = document.getElementById(name);
    document.getElementById(`${name}-slip`)?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    const slip = page.getElementById(`${name}-slip`);
    if (!slip) continue;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", slip.id);
    input.after(document.adoptNode(slip));
  }
}

function begin() {
  const map = document.getElementById("map");
  if (map) import("/static/map.js").then(({ draw }) => draw(map, askFor));
  const chosen = document.getElementById("chosen");
  if (!chosen) return;
  chosen.addEventListener("change", () => count(chosen));
  count(chosen);
}

// Asks for what may be in a part of the map, beside all else that is asked.
function askFor(box) {
  const input = filter.querySelector("[name=box]") ?? filter.appendChild(document.createElement("input"));
  Object.assign(input, { type: "hidden", name: "box", value: box });
  load(address());
}

function count(chosen) {
  const labels = [...chosen.querySelectorAll("input:checked")].map((one) => one.value);
  const number = labels.length;
  const beside = document.getElementById("beside");
  beside.hidden = number !== 2;
  beside.onclick = () => {
    const [left, right] = labels;
    window.location.assign(`/compare?${new URLSearchParams({ left, right })}`);
  };
  const merge = document.getElementById("merge");
  merge.disabled = number < 2;
  merge.textContent = number < 2 ? "Merge the chosen events …" : `Merge the ${number} chosen events …`;
}

let timer;
filter.addEventListener("change", () => {
  asked += 1; // what is on its way answers an older question, and would undo this choice
  clearTimeout(timer);
  timer = setTimeout(() => load(address()), WAIT);
});
filter.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  load(address());
});
window.addEventListener("popstate", () => window.location.reload());
document.addEventListener("worked", () => load(window.location.href, { push: false }));
const sieve = filter.querySelector(".sieve");
if (window.matchMedia(NARROW).matches && !("slips" in sieve.dataset)) sieve.open = false;
begin();
