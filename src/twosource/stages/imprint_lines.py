"""Lines that say who brought a report out and when: "The Surma Courier | 3 July 2025".

They stand above or below a report, and hold nothing but a whole day with its year, names of an
outlet, a place or a writer, and the words that go with them ("Posted on", "by", "staff reporter").
"""

import re
from dataclasses import dataclass

from twosource.model.spans import Span
from twosource.stages.dateline import MONTH, NUMBER, OUTLET_WORDS, WEEKDAY, WORD

_DAY = re.compile(
    rf"(?<![\d/.-])(?:{MONTH}\s+{NUMBER}(?!\d),?\s+\d{{4}}|{NUMBER}\s+{MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d/-])"
)
_LABEL = re.compile(
    r"(?i:(?:first |last )?(?:posted|published|updated|modified|filed|created|date|dated|issued)"
    r"(?: on| at)?(?:\s?:)?)"
)
_BY = re.compile(r"(?i:by|from|written by|prepared by|reporting by|text)\b:?\s*")
_SMALL = r"(?:of|the|for|del|de|da|do|la|le|les|los|las|el|al|and|y|e|et|von|van|und|der|in|on)"
_STAFF = r"(?i:(?:our|a|the|own|staff|senior|special|africa|asia|europe|foreign|news|desk)\b)"
_ROLES = r"(?i:reporters?|correspondents?|writers?|desk|staff|team|newsroom|agency|editors?)"
_NAME = re.compile(rf"(?:(?:{_SMALL}|{_STAFF}|{_ROLES}|(?=[^\W\d_a-zß-öø-ÿ]){WORD})(?:\s+|$))+")
_CLOCK = re.compile(
    rf"(?:{WEEKDAY}|(?i:at|on|for)\b|\d{{1,2}}[:.]\d\d(?::\d\d)?|(?i:[ap]\.?m\.?)|GMT|UTC|[A-Z]{{1,3}}T)"
    r"(?:\s+|$)"
)
_BETWEEN = re.compile(r"\s*(?:[,|;\u00b7\u2022()\[\]]|[\u2012-\u2015]|--+|\s-\s)\s*")
_LONGEST = 160  # characters
_MOST_WORDS = 7  # of a name


@dataclass(frozen=True, slots=True)
class ImprintLine:
    """The day of such a line, an outlet that a word of its name tells, a place in capitals."""

    day: Span
    outlet: Span | None
    place: Span | None = None


def read_imprint_line(line: str, offset: int = 0) -> ImprintLine | None:
    """Give what a line says of when a report came out; None for any other line.

    `offset` is where the line stands in its report; the spans count from there.
    """
    days = list(_DAY.finditer(line)) if len(line) <= _LONGEST else []
    if not days:
        return None
    names: list[Span] = []
    at = 0
    for start, end in (*(one.span() for one in days), (len(line), len(line))):
        if not _read_pieces(line, at, start, names):
            return None
        at = end
    outlets = (_cut_writer(one, line) for one in names)
    outlet = next((one for one in outlets if _is_outlet(one.of(line))), None)
    day = Span(*days[0].span())
    place = _find_place(line, [one for one in names if one.end <= day.start])
    return ImprintLine(
        _move(day, offset), outlet and _move(outlet, offset), place and _move(place, offset)
    )


def _move(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _find_place(line: str, before: list[Span]) -> Span | None:
    """Give the place of "DHAKA, July 6, 2025" and "KADUNA, Nigeria, Oct. 24, 2025"."""
    if not before or not before[0].of(line).isupper() or len(before[0]) <= len("UN"):
        return None
    last = before[1] if len(before) > 1 else before[0]
    return before[0] if _is_outlet(last.of(line)) else Span(before[0].start, last.end)


def _read_pieces(line: str, at: int, last: int, names: list[Span]) -> bool:
    """Tell whether a stretch beside a day holds only words of an imprint; its names are added."""
    for mark in (*_BETWEEN.finditer(line, at, last), None):
        end = last if mark is None else mark.start()
        first = _skip_words(line, at, end)
        words = line[first:end].rstrip()
        if words and (_NAME.fullmatch(words) is None or len(words.split()) > _MOST_WORDS):
            return False
        if words and mark is None and last < len(line):
            return False  # "Announced May 3, 2020": a name has a comma or the like before the day
        names += [Span(first, first + len(words))] if words else []
        at = last if mark is None else mark.end()
    return True


def _skip_words(line: str, start: int, end: int) -> int:
    """Give where the name of a piece begins, behind "Posted on", "by" and an hour."""
    while start < end:
        tried = (pattern.match(line, start, end) for pattern in (_LABEL, _CLOCK, _BY))
        found = next((one for one in tried if one is not None and one.end() > start), None)
        if found is None and not line[start].isspace():
            break
        start = start + 1 if found is None else found.end()
    return start


def _cut_writer(name: Span, line: str) -> Span:
    """Give the paper of "Ann Vik for Lisk News"."""
    _, link, paper = name.of(line).rpartition(" for ")
    return Span(name.end - len(paper), name.end) if link else name


def _is_outlet(name: str) -> bool:
    """Tell whether a name has a word of an outlet, which places and writers have not."""
    return name[:1].isupper() and not OUTLET_WORDS.isdisjoint(
        word.strip(".").lower() for word in name.split()
    )
