// What stands where the mouse rests in the text, in a few words beside it.
import { say } from "/static/report_marks.js";

const text = document.getElementById("text");
const peek = document.getElementById("peek");

function show(event, points, tellAt) {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const at = place && text.contains(event.target) ? points.find(place.offsetNode, place.offset) : null;
  const found = at === null ? [] : tellAt(at);
  peek.hidden = !found.length;
  if (!found.length) return;
  peek.replaceChildren(...found.map((one) => {
    const line = document.createElement("p");
    line.textContent = say(one);
    return line;
  }));
  const left = Math.min(event.clientX + 12, window.innerWidth - peek.offsetWidth - 8);
  const below = event.clientY + 20;
  const above = event.clientY - peek.offsetHeight - 12;
  peek.style.left = `${Math.max(8, left)}px`;
  peek.style.top = `${below + peek.offsetHeight > window.innerHeight ? above : below}px`;
}

// `tellAt` gives the marks that are told at a character.
export function listen(points, tellAt) {
  let waiting = 0;
  text.addEventListener("mousemove", (event) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => show(event, points, tellAt));
  });
  text.addEventListener("mouseleave", () => {
    cancelAnimationFrame(waiting);
    peek.hidden = true;
  });
}
