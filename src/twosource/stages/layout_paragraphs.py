"""Split a text into its paragraphs: which line ends part them, which only wrap a sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.spans import Span

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*$")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Adm|St|Mt|Prof"
    r"|Rev|Hon|Pres|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ft|Jr|Sr)\.)$"
)
_BULLET = re.compile(r"(?:[-*\u2022\u00b7\u25cf\u25aa\u2013]|\(?\d{1,2}[.)])\s+\S")
_OPENERS = "\"'\u201c\u2018\u00ab([-\u2013\u2014\u2026. "
_GOES_ON = re.compile(
    r"(?:[,;\u2013\u2014-]|\b(?:a|an|and|as|at|but|by|for|from|her|his|in|into|its|of|on|or|our|s"
    r"|said|that|the|their|this|to|was|were|when|which|who|with))$",
    re.IGNORECASE,
)
_LONGEST_SHORTENED = 12  # characters
_SHORT = 60  # characters of a line that may be a heading or an item of a list
_WRAPPED_SHARE = 5  # one line end in five inside a sentence: the text is hard-wrapped
_ROOM = 0.7  # of the longest line: a first line this short was not cut for its length


@dataclass(frozen=True, slots=True)
class Line:
    """A trimmed line of a text; `block` numbers the stretches between blank lines."""

    span: Span
    text: str
    block: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `block` as in `Line`."""

    span: Span
    block: int


def find_lines(text: str, is_furniture: Callable[[str], bool]) -> tuple[Line, ...]:
    """Give the lines of a text that are not blank; `is_furniture` tells those of the page."""
    found: list[Line] = []
    block = 0
    start = 0
    blank = False
    for end, after in _line_ends(text):
        line = text[start:end]
        stripped = line.strip()
        if stripped:
            block += blank and bool(found)
            blank = False
            first = start + len(line) - len(line.lstrip())
            span = Span(first, first + len(stripped))
            found.append(Line(span, stripped, block, is_furniture(stripped)))
        else:
            blank = True
        start = after
    return tuple(found)


def find_paragraphs(lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """Join the lines that run on into paragraphs.

    Blank lines part paragraphs. A line end inside a block does so where a sentence ends there and
    the next begins, unless the line was full; in a text that is not hard-wrapped, short lines that
    end without a stop (headings, items of a list) stand alone as well.
    """
    wrapped = is_wrapped(lines)
    widths: dict[int, int] = {}
    counts: dict[int, int] = {}
    for line in lines:
        widths[line.block] = max(widths.get(line.block, 0), len(line.text))
        counts[line.block] = counts.get(line.block, 0) + 1
    found: list[Paragraph] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        page = _Page(wrapped, widths[line.block], counts[line.block], index == 1)
        if above and above.block == line.block and not _is_boundary(above, line, page):
            found[-1] = Paragraph(found[-1].span.joined(line.span), line.block)
        else:
            found.append(Paragraph(line.span, line.block))
    return tuple(found)


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Tell whether a text was cut into lines of some width, inside its sentences."""
    ends = [
        _begins_small(below.text)
        for above, below in pairwise(lines)
        if above.block == below.block and not (above.furniture or below.furniture)
    ]
    return bool(ends) and sum(ends) * _WRAPPED_SHARE >= len(ends)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a stop that closes a sentence, and no shortened word.

    >>> ends_sentence("He left.”"), ends_sentence("spoke to Gov.")
    (True, False)
    """
    return bool(_FINAL.search(line)) and not _SHORTENED.search(line[-_LONGEST_SHORTENED:])


@dataclass(frozen=True, slots=True)
class _Page:
    wrapped: bool
    width: int
    lines: int
    head: bool


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text):
        yield found.span()
    yield len(text), len(text)


def _is_boundary(above: Line, below: Line, page: _Page) -> bool:
    if below.furniture or _BULLET.match(below.text):
        return True
    if _begins_small(below.text):
        return False
    if above.furniture:
        return True
    if page.wrapped:
        return _has_room(above.text, below.text, page)
    return ends_sentence(above.text) or _stands_alone(above.text, below.text, page)


def _has_room(above: str, below: str, page: _Page) -> bool:
    """Tell whether the next word would have fitted: the line was ended on purpose."""
    needed = len(above) + 1 + len(below.split(maxsplit=1)[0])
    if ends_sentence(above):
        return needed <= page.width
    return page.head and needed <= page.width * _ROOM and not _GOES_ON.search(above)


def _stands_alone(above: str, below: str, page: _Page) -> bool:
    if _GOES_ON.search(above) or _FINAL.search(above):
        return False
    return page.lines > len("ab") or (len(above) <= _SHORT and 2 * len(above) <= len(below))


def _begins_small(line: str) -> bool:
    return line.lstrip(_OPENERS)[:1].islower()
