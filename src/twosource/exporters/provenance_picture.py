"""The provenance of an event as a picture: one self-contained SVG, black on white for paper."""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.event import Event
from twosource.model.provenance import Provenance, Station

# All lengths in pixels of the picture.
BOX = 220
GAP = 110
MARGIN = 24
LINE = 17
PAD = 9
BETWEEN = 22
HEAD = 8
TOP = 2 * MARGIN + 2 * LINE
LETTERS = 31  # of a box's line
LETTERS_OVER_ARROW = 16
WIDEST_LETTER = 7.2
SHORTEST_LINE = 60
# XML has no room for these, and a report may hold anything.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_STYLE = """text { font: 13px sans-serif; fill: #000 }
.title { font-size: 16px; font-weight: bold }
.name { font-weight: bold }
.small { font-size: 12px }
.over { font-size: 12px; text-anchor: middle; stroke: #fff; stroke-width: 4px; paint-order: stroke }
rect { fill: #fff; stroke: #000; stroke-width: 1.2 }
.paper { stroke: none }
.missing { stroke-dasharray: 6 4 }
.source { rx: 12px }
path { fill: none; stroke: #000; stroke-width: 1.2 }
.reprint { stroke-dasharray: 2 3 }
.head { fill: #000; stroke: none }"""


@dataclass(frozen=True, slots=True)
class _Box:
    """One station or reprint: its column, the lines in it, how its border is drawn.

    `bold`: how many of the lines are its name.
    """

    key: str
    column: int
    lines: tuple[str, ...]
    bold: int
    style: str
    before: tuple[str, ...]

    @property
    def height(self) -> int:
        return len(self.lines) * LINE + 2 * PAD


@dataclass(frozen=True, slots=True)
class _Arrow:
    """From box to box, with the words of saying over it."""

    start: str
    end: str
    words: str
    style: str


@dataclass(frozen=True, slots=True)
class _Put:
    """Where a box lies: its upper left corner."""

    box: _Box
    x: int
    y: int

    @property
    def middle(self) -> float:
        return self.y + self.box.height / 2


def draw_picture(
    event: Event,
    provenance: Provenance,
    claims: Mapping[str, ClaimInEvent],
    labels: Mapping[str, str],
) -> str:
    """Draw the provenance of one event as the text of an SVG file.

    Sources stand on the left, those who pass on and reprint to the right; an outlet whose own text
    is not in the record has a broken border. What is to be got and the four counts stand below.
    `labels` are those of reports by key. The picture needs no font, script or file beside it.
    """
    puts = _lay_out([*_make_boxes(provenance, labels)])
    width = max(_find_width(puts), round(SHORTEST_LINE * WIDEST_LETTER) + 2 * MARGIN)
    bottom = _find_bottom(puts)
    notes = list(_write_notes(event, width))
    height = bottom + BETWEEN + len(notes) * LINE + MARGIN
    drawn = [
        f'<svg {_NAMESPACE} width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<title>{_plain(event.label)}: where its word comes from</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        _text(MARGIN, MARGIN + LINE, f"{event.label}  {event.subtype.replace('_', ' ')}", "title"),
        *_draw_way(provenance, claims, puts),
        *(
            _text(MARGIN, bottom + BETWEEN + LINE * place, words, style)
            for place, (words, style) in enumerate(notes, 1)
        ),
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def draw_for_page(
    provenance: Provenance, claims: Mapping[str, ClaimInEvent], labels: Mapping[str, str]
) -> str:
    """Draw the provenance of one event for a page that says in words, too, what the picture shows.

    The page says how it looks: nothing is styled in the picture itself.
    """
    puts = _lay_out([*_make_boxes(provenance, labels)])
    top = TOP - MARGIN
    width, height = _find_width(puts), max(0, _find_bottom(puts) - top + MARGIN)
    box = f"0 {top} {width} {height}"
    drawn = [
        f'<svg class="way" role="img" width="{width}" height="{height}" viewBox="{box}">',
        "<title>Where its word comes from, drawn: the list says the same in words</title>",
        *_draw_way(provenance, claims, puts),
        "</svg>",
    ]
    return "\n".join(drawn)


def _draw_way(
    provenance: Provenance, claims: Mapping[str, ClaimInEvent], puts: Mapping[str, _Put]
) -> Iterator[str]:
    yield from (_draw_arrow(one, puts) for one in _make_arrows(provenance, claims))
    for one in puts.values():
        yield from _draw_box(one)


def _find_width(puts: Mapping[str, _Put]) -> int:
    return max((one.x + BOX for one in puts.values()), default=0) + MARGIN


def _find_bottom(puts: Mapping[str, _Put]) -> int:
    return max((one.y + one.box.height for one in puts.values()), default=0)


def _make_boxes(provenance: Provenance, labels: Mapping[str, str]) -> Iterator[_Box]:
    columns = _find_columns(provenance.stations)
    before: defaultdict[int, list[str]] = defaultdict(list)
    for station in provenance.stations:
        for onward in station.onward:
            before[onward].append(str(station.number))
    for station in provenance.stations:
        column = columns[station.number]
        own = [labels[key] for key in station.reports]
        told = own or (["its own text is not in the record"] if station.missing else [])
        name, lines = _fold([station.name]), _fold([station.kind, *told])
        style = "missing" if station.missing else "" if own else "source"
        key = str(station.number)
        yield _Box(key, column, name + lines, len(name), style, tuple(before[station.number]))
        for reprint in station.reprints:
            name, lines = _fold([reprint.outlet]), _fold(["reprint", labels[reprint.report]])
            yield _Box(reprint.report, column + 1, name + lines, len(name), "", (key,))


def _find_columns(stations: Sequence[Station]) -> Mapping[int, int]:
    """Give each station the column behind the last of those before it; a circle's way back none."""
    columns = {one.number: 0 for one in stations}
    for station in stations:
        for onward in station.onward:
            if onward > station.number:
                columns[onward] = max(columns[onward], columns[station.number] + 1)
    return columns


def _make_arrows(provenance: Provenance, claims: Mapping[str, ClaimInEvent]) -> Iterator[_Arrow]:
    by_number = {one.number: one for one in provenance.stations}
    for station in provenance.stations:
        for onward in station.onward:
            words = _find_cue(station, by_number[onward].reports, claims)
            yield _Arrow(str(station.number), str(onward), words, "")
        for reprint in station.reprints:
            yield _Arrow(str(station.number), reprint.report, "same text", "reprint")


def _find_cue(station: Station, reports: Sequence[str], claims: Mapping[str, ClaimInEvent]) -> str:
    """Give the first words of saying that tell of a station, those of some reports before others.

    In quotation marks; empty where there are none.
    """
    heard = [
        (claims[said.claim].report, said.voice.cue)
        for said in station.said
        if said.voice is not None and said.voice.cue is not None
    ]
    ranked = sorted(heard, key=lambda one: one[0].key not in reports)
    if not ranked:
        return ""
    report, cue = ranked[0]
    return f"“{textwrap.shorten(cue.of(report.text), LETTERS_OVER_ARROW, placeholder=' …')}”"


def _fold(lines: Sequence[str]) -> tuple[str, ...]:
    """Fold lines to a box's width."""
    return tuple(
        row for line in lines for row in textwrap.wrap(line, LETTERS, break_long_words=True) or [""]
    )


def _lay_out(boxes: Sequence[_Box]) -> dict[str, _Put]:
    """Put boxes in columns, each column in the order of what its boxes come from."""
    columns: defaultdict[int, list[_Box]] = defaultdict(list)
    for box in boxes:
        columns[box.column].append(box)
    puts: dict[str, _Put] = {}
    for column in sorted(columns):
        free: int | None = None
        for box in sorted(columns[column], key=lambda one: (_middle_before(one, puts), one.key)):
            wished = round(_middle_before(box, puts) - box.height / 2)
            y = wished if free is None else max(free, wished)
            puts[box.key] = _Put(box, MARGIN + column * (BOX + GAP), y)
            free = y + box.height + BETWEEN
    lift = TOP - min((one.y for one in puts.values()), default=0)
    return {key: replace(one, y=one.y + lift) for key, one in puts.items()}


def _middle_before(box: _Box, puts: Mapping[str, _Put]) -> float:
    """Give the height of the boxes before one, their mean; 0 where none is placed yet."""
    known = [puts[key].middle for key in box.before if key in puts]
    return sum(known) / len(known) if known else 0


def _draw_box(put: _Put) -> Iterator[str]:
    box = put.box
    yield (
        f'<rect class="{box.style}" x="{put.x}" y="{put.y}" width="{BOX}" height="{box.height}"/>'
    )
    for place, words in enumerate(box.lines):
        y = put.y + PAD + LINE * place + LINE - 4
        yield _text(put.x + PAD, y, words, "name" if place < box.bold else "small")


def _draw_arrow(arrow: _Arrow, puts: Mapping[str, _Put]) -> str:
    start, end = puts[arrow.start], puts[arrow.end]
    x, y, to_x, to_y = start.x + BOX, start.middle, end.x - HEAD, end.middle
    bend = max(GAP / 2, (to_x - x) / 2)
    way = f"M{x} {y:g} C{x + bend:g} {y:g} {to_x - bend:g} {to_y:g} {to_x} {to_y:g}"
    head = f"M{to_x + HEAD} {to_y:g} l-10 -5 v10 z"
    words = _text((x + to_x) / 2, (y + to_y) / 2 - 6, arrow.words, "over") if arrow.words else ""
    return f'<path class="{arrow.style}" d="{way}"/><path class="head" d="{head}"/>{words}'


def _write_notes(event: Event, width: int) -> Iterator[tuple[str, str]]:
    """Give the lines below the picture: what to get, and the four counts."""
    letters = int((width - 2 * MARGIN) / WIDEST_LETTER)
    if event.todo:
        yield "To get", "name"
        for todo in event.todo:
            for row in textwrap.wrap(todo.words, letters):
                yield row, ""
        yield "", ""
    yield "Origins, at most, in this record", "name"
    origins = event.origins
    for name, names in (
        ("outlets", origins.outlets),
        ("reporting origins", origins.reporting),
        ("human sources, at most", origins.human_at_most),
        ("shown to be independent", origins.shown_independent),
    ):
        told = f"{name}: {len(names)}  {', '.join(names)}"
        for row in textwrap.wrap(told, letters, subsequent_indent="    "):
            yield row, ""


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text class="{style}" x="{x:g}" y="{y:g}" xml:space="preserve">{_plain(words)}</text>'


def _plain(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words))
