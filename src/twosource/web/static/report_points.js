// Characters of a report are counted in code points; a browser counts UTF-16 units in text nodes.
// This turns one into the other. What stands in `[data-aside]` is no part of the report.

function countBelow(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Points {
  constructor(element) {
    this.element = element;
    this.nodes = listTexts(element);
    this.numbers = new Map(this.nodes.map((node, number) => [node, number]));
    this.starts = [];
    let length = 0;
    for (const node of this.nodes) {
      this.starts.push(length);
      length += node.data.length;
    }
    this.text = this.nodes.map((node) => node.data).join("");
    // Where pairs of units begin that are one code point (emoji, rare scripts): by units, by points.
    this.pairs = [];
    for (const found of this.text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) this.pairs.push(found.index);
    this.pairPoints = this.pairs.map((unit, number) => unit - number);
  }

  get length() {
    return this.text.length - this.pairs.length;
  }

  toUnits(point) {
    return point + countBelow(this.pairPoints, point);
  }

  toPoints(unit) {
    return unit - countBelow(this.pairs, unit);
  }

  words(start, end) {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }

  // Gives the node and offset of a point: of one between two nodes, in the later where it begins
  // a stretch, in the earlier where it ends one.
  place(point, ends = false) {
    const unit = this.toUnits(point);
    let number = Math.max(0, countBelow(this.starts, unit + 1) - 1);
    if (ends) while (number > 0 && this.starts[number] === unit) number -= 1;
    return [this.nodes[number], unit - this.starts[number]];
  }

  range(start, end) {
    const [startContainer, startOffset] = this.place(start);
    const [endContainer, endOffset] = this.place(end, true);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  // A range that can be measured, scrolled to and selected.
  live(start, end) {
    const range = document.createRange();
    range.setStart(...this.place(start));
    range.setEnd(...this.place(end, true));
    return range;
  }

  // Gives the point of a place in the document, null where it is not in the text.
  find(node, offset) {
    if (!node || !this.element.contains(node)) return null;
    const number = this.numbers.get(node);
    if (number !== undefined) return this.toPoints(this.starts[number] + offset);
    // Between elements: the end of the last text before it.
    const place = document.createRange();
    place.setStart(node, offset);
    let unit = 0;
    this.nodes.forEach((one, at) => {
      if (place.comparePoint(one, 0) < 0) unit = this.starts[at] + one.data.length;
    });
    return this.toPoints(unit);
  }

  // Gives what is selected in the text, without blanks around it; null where nothing is.
  selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = this.find(range.startContainer, range.startOffset);
    const end = this.find(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const words = this.words(start, end);
    if (!words.trim()) return null;
    const before = words.length - words.trimStart().length;
    return { start: start + before, end: start + before + [...words.trim()].length };
  }
}

function listTexts(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return "aside" in node.dataset ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}
