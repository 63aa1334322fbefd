// One key settles the report that has the focus; what was said is sent and the list stays.
import { listen, post, say } from "/static/answering.js";
import { Shortcuts } from "/static/shortcuts.js";

const shortcuts = new Shortcuts(document.getElementById("shortcuts"));
const links = [...document.querySelectorAll("a.report")];

async function settle(form, state) {
  const row = form.closest("tr");
  const body = new URLSearchParams(new FormData(form));
  body.set("state", state);
  try {
    const told = await post("/inbox", body);
    row.querySelector("[data-state]").textContent = told.state;
    row.querySelector("[data-why]").textContent = told.reason;
    row.querySelector(".nothing").open = false;
    say(told.said);
    return true;
  } catch (error) {
    say(error.message, true);
    return false;
  }
}

const here = () => document.activeElement?.closest("tr[data-report]");

function go(step) {
  const at = links.findIndex((one) => here()?.contains(one));
  const next = links[at < 0 ? 0 : at + step];
  next?.focus();
}

// The next report is there at once; the answer comes meanwhile, and says if it was not kept.
function quick(state) {
  const row = here();
  if (!row) return;
  go(1);
  settle(row.querySelector("form.settle"), state);
}

function openNothing() {
  const nothing = here()?.querySelector(".nothing");
  if (!nothing) return;
  nothing.open = true;
  nothing.querySelector("select").focus();
}

async function undo() {
  try {
    await post("/inbox/undo");
    location.reload();
  } catch (error) {
    say(error.message, true);
  }
}

const ACTS = {
  next: () => go(1),
  previous: () => go(-1),
  open: () => here()?.querySelector("a.report").click(),
  mine: () => quick("mine"),
  done: () => quick("done"),
  new: () => quick("new"),
  nothing: openNothing,
};

listen(shortcuts, ACTS, {
  undo,
  none: "You said nothing of a report that stands: there is nothing to undo.",
  leave() {
    const link = here()?.querySelector("a.report");
    link?.focus();
    return Boolean(link);
  },
});

// The last report of a row leads back here: what was said of it is told.
const settled = sessionStorage.getItem("twosource-settled");
sessionStorage.removeItem("twosource-settled");
if (settled) say(`${JSON.parse(settled).words} ${document.getElementById("said").textContent}`);

for (const form of document.querySelectorAll("form.settle")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const state = event.submitter?.value;
    if (state && (await settle(form, state))) form.closest("tr").querySelector("a.report").focus();
  });
}
// Enter in a reason means the reason.
for (const field of document.querySelectorAll(".nothing input, .nothing select")) {
  field.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const row = field.closest("tr");
    if (await settle(field.form, "nothing_codable")) row.querySelector("a.report").focus();
  });
}
