// Single keys that a person may choose, switch off, and that never act while something is typed.
// Firefox searches on ' and /; a blank scrolls; ? lists the keys.
const TAKEN = new Set(["'", "/", " ", "?"]);

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

export class Shortcuts {
  constructor(form) {
    this.form = form;
    this.name = form.dataset.kept;
    this.fields = [...form.querySelectorAll("input[data-first]")];
    this.fill(read(this.name));
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.fill({});
      this.keep();
    });
  }

  fill(kept) {
    this.on = kept.on ?? true;
    this.form.elements.on.checked = this.on;
    for (const field of this.fields) field.value = kept.keys?.[field.name] ?? field.dataset.first;
    this.keys = new Map(this.fields.map((field) => [field.value, field.name]));
    this.show();
  }

  keep() {
    const wrong = this.findClash();
    document.getElementById("clash").textContent = wrong;
    if (wrong) return;
    const keys = Object.fromEntries(this.fields.map((field) => [field.name, field.value]));
    const kept = { on: this.form.elements.on.checked, keys };
    localStorage.setItem(this.name, JSON.stringify(kept));
    this.fill(kept);
    document.dispatchEvent(new CustomEvent("shortcuts"));
  }

  findClash() {
    const seen = new Set();
    for (const { value } of this.fields) {
      if ([...value].length !== 1) return "Give each a key: one character.";
      if (TAKEN.has(value) || this.isDigit(value)) return `“${value}” has a meaning already; choose another.`;
      if (seen.has(value)) return `“${value}” stands twice; choose another.`;
      seen.add(value);
    }
    return "";
  }

  // A page may give the digits to what it numbers.
  isDigit(key) {
    return "digits" in this.form.dataset && /^[1-9]$/.test(key);
  }

  // Writes the keys beside what they do, on the page or on a part of it that came later.
  show(root = document) {
    for (const one of root.querySelectorAll("kbd[data-key]")) {
      const field = this.form.elements[one.dataset.key];
      one.textContent = this.on ? field.value : "";
    }
    for (const one of root.querySelectorAll("kbd[data-digit]")) one.hidden = !this.on;
  }

  // Gives what a key asks for, "digit 3" for a digit; "" where it asks for nothing.
  find(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]:not([aria-readonly=true])");
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (typing || held || event.isComposing || event.repeat) return "";
    if (event.key === "?") return "list";
    if (!this.on) return "";
    return this.isDigit(event.key) ? `digit ${event.key}` : (this.keys.get(event.key) ?? "");
  }
}
