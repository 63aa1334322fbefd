// On the page of an event: shows what changed when a decision is worked in, and counts ticks.
const main = document.getElementById("main");

// A part that somebody is typing in, or has ticked in, is left alone: nothing typed is ever lost.
function isInUse(part) {
  if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea")) {
    return true;
  }
  return [...part.querySelectorAll("textarea, input")].some((field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
  );
}

function isOther(part, now) {
  const bare = (one) => one.innerHTML.replace(/ open(="")?/g, "").replace(/\s+/g, " ");
  return !now || bare(part) !== bare(now);
}

async function refresh() {
  const answer = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
  const text = await answer.text();
  // The event may go by another name now, or be gone: then the page as a whole is another.
  if (answer.redirected || !answer.ok) {
    location.assign(answer.redirected ? answer.url : location.href);
    return;
  }
  for (const one of main.querySelectorAll("[data-wait]")) one.remove();
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const parts = [...main.querySelectorAll("[data-part]")];
  const ids = (list) => list.map((part) => part.id).join(" ");
  const now = [...fresh.querySelectorAll("[data-part]")];
  const changed = parts.filter((part) => isOther(part, fresh.getElementById(part.id)));
  if (changed.some(isInUse) || parts.some((part) => isInUse(part) && !fresh.getElementById(part.id))) {
    offer();
  } else if (ids(parts) !== ids(now)) {
    const left = main.contains(document.activeElement) && document.activeElement !== main;
    main.replaceChildren(...fresh.getElementById("main").childNodes);
    if (left) (main.querySelector(".told[tabindex]") ?? main).focus();
  } else {
    for (const part of changed) replace(part, fresh.getElementById(part.id));
  }
  prepare();
}

// What was opened stays open, and the focus stays where it was.
function replace(part, now) {
  // Folds of the same words are told apart by the claim or the row they stand in.
  const name = (one) =>
    `${one.textContent} ${one.closest("li[id]")?.id ?? one.closest("tr")?.querySelector("th")?.textContent ?? ""}`;
  const open = [...part.querySelectorAll("details[open] > summary")].map(name);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const mark = focused && (focused.id || focused.getAttribute("href") || focused.textContent);
  part.replaceWith(now);
  for (const one of now.querySelectorAll("details > summary")) {
    if (open.includes(name(one))) one.parentElement.open = true;
  }
  if (mark) {
    const all = now.querySelectorAll("a, button, summary, [tabindex], input, textarea");
    [...all].find((one) => [one.id, one.getAttribute("href"), one.textContent].includes(mark))?.focus();
  }
}

function offer() {
  const work = document.getElementById("work");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Show it anew.";
  work.hidden = false;
  work.append(" This event is another now; what you typed is kept until you do. ", link);
}

// How many claims are ticked is said beside the button that splits them off.
function prepare() {
  const form = document.querySelector("form.claims");
  const words = form?.querySelector("[data-ticked]");
  if (!words) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const before = words.textContent;
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    form.querySelector("button").disabled = ticked === boxes.length;
    words.textContent = !ticked
      ? before
      : ticked === boxes.length
        ? "All claims are ticked: leave one at least."
        : `${ticked} of ${boxes.length} claims ticked.`;
  };
  form.addEventListener("change", count);
  count();
}

document.addEventListener("worked", refresh);
prepare();
