// Files may be dropped where they are chosen; what is dropped is named before it is taken in.
const drop = document.getElementById("drop");
const field = drop.querySelector("input[type=file]");
const dropped = document.getElementById("dropped");
const MOST_NAMED = 6;

function name() {
  const names = [...field.files].map((one) => one.name);
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  dropped.textContent = names.length ? `${names.slice(0, MOST_NAMED).join(", ")}${more}` : "… or drop them here.";
}

for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  field.files = event.dataTransfer.files;
  name();
});
field.addEventListener("change", name);
// A file dropped beside the field would open in place of this page, and what was typed be lost.
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => event.preventDefault());
}
name();
