"""Find the words that tell a time in a stretch of English text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.stages.times_calendar import CALENDAR
from twosource.stages.times_relative import RELATIVE
from twosource.stages.times_rule import Rule, TimeKind
from twosource.stages.times_words import compile_words

RULES = CALENDAR + RELATIVE

_BOUND_WORDS = (
    r"(?P<bound>(?i:since|before|after|until|till|by|from|prior to|no later than|starting|"
    r"beginning))(?: (?i:on|in|the))?"
)
_BOUND_BEFORE = compile_words(rf"\b{_BOUND_WORDS} $")
_BOUND_FIRST = compile_words(rf"{_BOUND_WORDS} ")
_PREPOSITION = compile_words(
    r"(?i:on|in|at|during|over|around|about|throughout|of|for|between|the|and|to|"
    r"within)(?: (?i:the))? "
)
_TO = compile_words(r"~[-\u2013\u2014]~| (?i:to|through|until|till) ")
_AND = compile_words(r" (?i:and) ")
_OR = compile_words(r" (?i:or) ")
_LENGTH_OF = compile_words(
    r" (?P<how>(?i:from|starting|beginning|after|before|following|prior to))(?: (?i:on))? "
)
_FROM = compile_words(r"\b(?i:from) $")
_BETWEEN = compile_words(r"\b(?i:between) $")
_MOVED = re.compile(
    r"\b(?:moved|postponed|changed|delayed|brought|shifted|rescheduled)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|coming|scheduled|slated|due|planned|set (?:for|to)|will|to be|"
    r"expected|shall|should|next)\b[^.!?;\n]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 60

_CALENDAR_ENDS = frozenset(
    [
        "iso",
        "numeric",
        "month_day",
        "day_month",
        "nth_month",
        "last_day",
        "month",
        "year",
        "holiday",
    ]
)
_NEAR_ENDS = frozenset({"weekday", "day"})
_ENDS = _CALENDAR_ENDS | _NEAR_ENDS


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that tell a time, at offsets of the text that was searched.

    `kind`: date (a day or days, at least in principle), time (of day, without a day), duration,
    set (a habit). `rule` names the way of writing; `ahead`: words such as "upcoming" or "due" stand
    before it in its sentence.
    """

    start: int
    end: int
    kind: TimeKind
    rule: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression by one rule: where it stands, and its words by the fields of the rule."""

    start: int
    end: int
    rule: Rule
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a string of time words is made of: one expression or two ends, and any bounding word.

    `joined`: the word between a length and a date ("two days after May 3", "a week from May 3").
    """

    bound: str
    atoms: tuple[Atom, ...]
    joined: str = ""


def find_times(text: str) -> tuple[TimeWords, ...]:
    """Find all expressions of time, in order and not overlapping, at offsets of this text.

    >>> words = "He left on Aug. 9 and, since Monday, waits."
    >>> [words[one.start : one.end] for one in find_times(words)]
    ['Aug. 9', 'since Monday']
    """
    return tuple(_told(text, group) for group in _groups(text))


def read_shape(words: str) -> Shape | None:
    """Take time words apart, with or without a preposition before them; None if they are none."""
    words = words.strip()
    whole = _whole(words)
    if whole:
        return Shape("", (whole,))
    groups = _groups(words)
    dated = [group for group in groups if group[-1].rule.kind == "date"]
    if dated:
        return Shape(_bound_before(words, dated[0])[0], dated[0], _joined_by(words, dated[0]))
    first = _BOUND_FIRST.match(words)
    bare = _whole(words[first.end() :] if first else _PREPOSITION.sub("", words, count=1))
    if bare:
        return Shape(first["bound"].lower() if first else "", (bare,))
    return Shape("", groups[0]) if groups else None


def _told(text: str, group: tuple[Atom, ...]) -> TimeWords:
    first, last = group[0], group[-1]
    start = _bound_before(text, group)[1]
    before = text[max(0, start - _LOOK_BACK) : start]
    name = "range" if len(group) > 1 else first.rule.name
    return TimeWords(start, last.end, last.rule.kind, name, bool(_AHEAD.search(before)))


def _bound_before(text: str, group: tuple[Atom, ...]) -> tuple[str, int]:
    """Give the word that makes the date a bound ("since"), if any, and where the words begin."""
    first, last = group[0], group[-1]
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    if len(group) > 1:
        match = _FROM.search(before) or _BETWEEN.search(before)
        return "", first.start - len(match[0]) if match else first.start
    match = _BOUND_BEFORE.search(before)
    # "after Monday's attack" bounds the one event and dates the other: the date stands alone.
    if not match or match[0].split()[-1] == "the" or first.rule.kind != "date":
        return "", first.start
    if text[last.end :].startswith(("'s", "\u2019s")):
        return "", first.start
    return match["bound"].lower(), first.start - len(match[0])


def _joined_by(words: str, group: tuple[Atom, ...]) -> str:
    """Give the word between a length and the date it is joined to; none between other ends."""
    if len(group) == 1 or group[0].rule.name != "length":
        return ""
    match = _LENGTH_OF.fullmatch(words[group[0].end : group[1].start])
    return match["how"].lower() if match else ""


def _whole(words: str) -> Atom | None:
    for rule in RULES:
        match = rule.inside.fullmatch(words)
        if match:
            return Atom(0, len(words), rule, _parts(match))
    return None


def _groups(text: str) -> list[tuple[Atom, ...]]:
    """Give the expressions in order, the two ends of a range together."""
    groups: list[tuple[Atom, ...]] = []
    for atom in _atoms(text):
        if groups and len(groups[-1]) == 1 and _ranges(text, groups[-1][0], atom):
            groups[-1] = (groups[-1][0], atom)
        else:
            groups.append((atom,))
    return groups


def _ranges(text: str, first: Atom, last: Atom) -> bool:
    names = {first.rule.name, last.rule.name}
    between, before = (
        text[first.end : last.start],
        text[max(0, first.start - _LOOK_BACK) : first.start],
    )
    if first.rule.name == "length":
        return last.rule.name in _ENDS and bool(_LENGTH_OF.fullmatch(between))
    if not (names <= _CALENDAR_ENDS or names <= _NEAR_ENDS):
        return names <= _ENDS and bool(_FROM.search(before) and _TO.fullmatch(between))
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(before))
    if _OR.fullmatch(between):
        return names <= _CALENDAR_ENDS
    return bool(_TO.fullmatch(between)) and not _MOVED.search(before)


def _atoms(text: str) -> Iterator[Atom]:
    """Give the expressions in order; of those that overlap the first to begin, the longest."""
    end = 0
    for atom in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if atom.start >= end:
            end = atom.end
            yield atom


def _candidates(text: str) -> Iterable[Atom]:
    for rule in RULES:
        if rule.cue.search(text) is None:
            continue
        for match in rule.around.finditer(text):
            start, end = match.span("all")
            yield Atom(start, end, rule, _parts(match))


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Give the fields of a rule that were filled, in lower case and with single blanks."""
    return {
        name: " ".join(words.lower().replace("\u2019", "'").split())
        for name, words in match.groupdict().items()
        if words and name != "all"
    }
