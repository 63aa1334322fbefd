// Words that a list was asked for, where somebody comes from it: marked, and the first in sight.
import { CAN_MARK, point } from "/static/report_marks.js";

const text = document.getElementById("text");

// `scrollTo` brings characters in sight.
export function show(points, scrollTo) {
  const hits = (text.dataset.hits ?? "").split(";").filter(Boolean).map((one) => {
    const [start, end] = one.split(",").map(Number);
    return { start, end };
  });
  if (!hits.length) return;
  point(points, "hit", hits);
  const told = document.querySelector(".looked-for .by-script");
  if (told) told.hidden = !CAN_MARK;
  // What is in a passage that is folded has no place on the screen.
  const first = hits.find(({ start, end }) => points.live(start, end).getBoundingClientRect().height);
  if (first && !location.hash) scrollTo(first);
}
