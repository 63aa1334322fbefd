"""Draws the weights of one decision: each reason a bar, from what came before it to what it makes.

The picture is one SVG file that needs nothing else: no font, script or style from anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree import ElementTree as ET

from twosource.model.match import Match

WIDTH, LEFT, RIGHT = 860.0, 372.0, 80.0
LINE, PAD, HEAD, FOOT = 18.0, 10.0, 64.0, 56.0
LETTERS, BAR = 52, 14.0

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1b1b1b }
.title { font-size: 17px; font-weight: 600 }
.small { font-size: 12px; fill: #555 }
.for { fill: #1f6fb2 } .against { fill: #c4621a } .sum { fill: #444 }
.axis { stroke: #999; stroke-width: 1 }
.threshold { stroke: #1b1b1b; stroke-width: 1.5; stroke-dasharray: 5 4 }
.step { stroke: #bbb; stroke-width: 1; stroke-dasharray: 2 3 }
.paper { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #eee } .small { fill: #aaa } .paper { fill: #16181c }
  .for { fill: #6db3ea } .against { fill: #f0a05c } .sum { fill: #ccc }
  .threshold { stroke: #eee } .axis { stroke: #777 } .step { stroke: #555 }
}
"""


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row: its words, where the bar starts and ends in bits, and how it is drawn."""

    words: Sequence[str]
    start: float
    end: float
    kind: str
    told: str

    @property
    def height(self) -> float:
        return max(1, len(self.words)) * LINE + PAD


def draw_weights(match: Match, threshold: float, title: str) -> str:
    """Draw a match as an SVG: the reasons from the strongest for to the strongest against.

    Bits run to the right for one event and to the left against it; a dashed line marks the
    threshold, above which two claims are taken for one event. A veto stands below, in words.
    """
    bars = list(_bars(match))
    scale = _Scale.over([0.0, threshold, *(edge for bar in bars for edge in (bar.start, bar.end))])
    bottom = HEAD + sum(bar.height for bar in bars)
    notes = _notes(match, threshold)
    height = bottom + FOOT + LINE * len(notes)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH:.0f} {height:.0f}",
            "width": f"{WIDTH:.0f}",
            "height": f"{height:.0f}",
            "role": "img",
            "aria-labelledby": "title description",
        },
    )
    ET.SubElement(root, "title", {"id": "title"}).text = title
    ET.SubElement(root, "desc", {"id": "description"}).text = _describe(match, threshold)
    ET.SubElement(root, "style").text = STYLE
    ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    _write(root, (16.0, 28.0), title, "title")
    _write(
        root, (16.0, 48.0), "Each bar is one reason, in bits: right for one event, left against."
    )
    _draw_lines(root, scale, threshold, bottom)
    top = HEAD
    for at, bar in enumerate(bars):
        _draw_bar(root, scale, bar, top)
        if at + 1 < len(bars):
            x, y = scale.at(bar.end), top + (bar.height + BAR) / 2
            _line(root, (x, y), (x, y + bar.height), "step")
        top += bar.height
    for at, note in enumerate(notes):
        _write(root, (16.0, bottom + FOOT + LINE * at), note, "small")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reason of a match as a bar: where it starts and how long it is, in per cent of a row."""

    words: str
    told: str
    kind: str
    start: float
    length: float
    zero: float


def lay_bars(match: Match) -> tuple[Weighed, ...]:
    """Give the reasons of a match as bars one below the other, then what they come to."""
    bars = list(_bars(match))
    edges = [0.0, *(edge for bar in bars for edge in (bar.start, bar.end))]
    low, width = min(edges), max(max(edges) - min(edges), 1.0)
    zero = round(100 * -low / width, 1)
    return tuple(
        Weighed(
            " ".join(bar.words),
            bar.told,
            bar.kind,
            round(100 * (min(bar.start, bar.end) - low) / width, 1),
            round(100 * abs(bar.end - bar.start) / width, 1),
            zero,
        )
        for bar in bars
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From bits to a place on the paper."""

    low: float
    per_bit: float

    @classmethod
    def over(cls, values: Sequence[float]) -> "_Scale":
        low, high = min(values), max(values)
        return cls(low, (WIDTH - LEFT - RIGHT) / max(high - low, 1.0))

    def at(self, bits: float) -> float:
        return LEFT + (bits - self.low) * self.per_bit


def _bars(match: Match) -> Iterator[_Bar]:
    total = 0.0
    first = [one for one in match.reasons if one.feature == "starting_point"]
    rest = [one for one in match.reasons if one.feature != "starting_point"]
    for reason in (*first, *sorted(rest, key=lambda one: -one.bits)):
        kind = "for" if reason.bits > 0 else "against"
        words = wrap(reason.words, LETTERS)
        yield _Bar(words, total, total + reason.bits, kind, f"{reason.bits:+.1f}")
        total += reason.bits
    yield _Bar(["in all"], 0.0, total, "sum", f"{total:+.1f}")


def _notes(match: Match, threshold: float) -> list[str]:
    if match.veto is not None:
        return wrap(f"Impossible, whatever the weights: {match.veto.words}.", 110)
    verdict = "above it: one event" if match.bits > threshold else "not above it: two events"
    return [f"The dashed line is the threshold, {threshold:+.1f} bits; the sum is {verdict}."]


def _describe(match: Match, threshold: float) -> str:
    reasons = "; ".join(f"{one.words}: {one.bits:+.1f} bits" for one in match.reasons)
    return f"{reasons}; in all {match.bits:+.1f} bits. {' '.join(_notes(match, threshold))}"


def _draw_lines(root: ET.Element, scale: _Scale, threshold: float, bottom: float) -> None:
    for bits, kind in ((0.0, "axis"), (threshold, "threshold")):
        x = scale.at(bits)
        _line(root, (x, HEAD - 4), (x, bottom + 6), kind)
    zero = ET.SubElement(root, "text", {"class": "small", "text-anchor": "end"})
    zero.attrib |= {"x": f"{scale.at(0.0) - 4:.1f}", "y": f"{bottom + 20:.1f}"}
    zero.text = "0 bits"
    _write(root, (scale.at(threshold) + 4, bottom + 20), "threshold", "small")


def _draw_bar(root: ET.Element, scale: _Scale, bar: _Bar, top: float) -> None:
    for at, words in enumerate(bar.words):
        _write(root, (16.0, top + PAD / 2 + LINE * at + 13), words)
    left, right = sorted((scale.at(bar.start), scale.at(bar.end)))
    middle = top + bar.height / 2
    ET.SubElement(
        root,
        "rect",
        {
            "class": bar.kind,
            "x": f"{left:.1f}",
            "y": f"{middle - BAR / 2:.1f}",
            "width": f"{max(right - left, 1.0):.1f}",
            "height": f"{BAR:.0f}",
            "rx": "2",
        },
    )
    told = ET.SubElement(root, "text", {"text-anchor": "end"})
    told.attrib |= {"x": f"{WIDTH - 16:.1f}", "y": f"{middle + 5:.1f}"}
    told.text = bar.told


def _line(
    root: ET.Element, start: tuple[float, float], end: tuple[float, float], kind: str
) -> None:
    (x1, y1), (x2, y2) = start, end
    places = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    ET.SubElement(root, "line", {"class": kind, **places})


def _write(root: ET.Element, at: tuple[float, float], words: str, kind: str = "") -> None:
    told = ET.SubElement(root, "text", {"x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}"})
    if kind:
        told.set("class", kind)
    told.text = words
