// The text of a report, made ready to be marked by a script and to be walked by keys.
import { CAN_MARK } from "/static/report_marks.js";

const NODE = 1000;

// Marks of the server stand for those that a script draws. The text is left in nodes of some lines:
// to draw one, a browser goes through all marks that any of its characters bear.
function unmark(text) {
  if (CAN_MARK) for (const one of text.querySelectorAll("mark")) one.replaceWith(...one.childNodes);
  text.normalize();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const end = walker.currentNode.data.indexOf("\n", NODE);
    if (end >= 0 && end + 1 < walker.currentNode.data.length) walker.currentNode.splitText(end + 1);
  }
}

// A caret in the text, so that it is walked and selected by keys; nothing in it can be changed.
function giveCaret(text) {
  text.contentEditable = "true";
  text.setAttribute("role", "textbox");
  text.setAttribute("aria-readonly", "true");
  text.setAttribute("aria-multiline", "true");
  text.inputMode = "none";
  text.spellcheck = false;
  for (const kind of ["beforeinput", "dragstart", "drop", "paste", "cut"]) {
    text.addEventListener(kind, (event) => event.preventDefault());
  }
}

export function prepare(text) {
  unmark(text);
  giveCaret(text);
}
