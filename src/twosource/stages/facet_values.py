"""Values that people type, read strictly: what is no value of its facet is refused, with why."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NoReturn, get_args

from twosource.model.claim import Stance, Time, Voice, VoiceKind
from twosource.model.codebook import Codebook, EventType, SubType
from twosource.model.correction import Facet
from twosource.model.errors import BadValue
from twosource.model.spans import Span
from twosource.model.values import Count, Place, When
from twosource.stages.facet_words import ARROW, MORE
from twosource.stages.when_days import parse_edtf

STANCES: tuple[Stance, ...] = get_args(Stance)
TIMES: tuple[Time, ...] = get_args(Time)
KINDS: tuple[VoiceKind, ...] = get_args(VoiceKind)
_NUMBER = re.compile(r"(\d{1,9})(\+|-(\d{1,9}))?")
_LOT = 2
_MOST = 8
# Types that are named to somebody who typed none: how many, and how like what was typed (0 to 1).
_FEW, _LIKE = 4, 0.7


def read_date(words: str, how: str, spans: tuple[Span, ...] = ()) -> When:
    """Read EDTF text: a day, a month, a year, an open year or two with a stroke between.

    >>> read_date("2021-05", "").latest.day
    31
    """
    days = parse_edtf(words)
    if days is None:
        raise BadValue(
            f"{words!r} is no date; give EDTF: 2021-05-04, 2021-05, 2021, XXXX-05-04 for a year"
            " not told, or 2021-05-04/2021-05-06"
        )
    first, last = (None, None) if days.open else (days.first, days.last)
    return When(days.edtf, first, last, None, None, how, spans)


def read_number(words: str) -> tuple[int, int | None]:
    """Read an interval: "12", "12-15", "12+" for at least 12; the high end is None if open.

    >>> read_number("12-15"), read_number("12+")
    ((12, 15), (12, None))
    """
    found = _NUMBER.fullmatch(words.strip())
    if found is None:
        raise BadValue(f"{words!r} is no number; give 12, 12-15, or 12+ for at least 12")
    low = int(found[1])
    if found[2] == "+":
        return low, None
    high = int(found[3] or low)
    if high < low:
        raise BadValue(f"{words!r} runs backward; give the smaller number first")
    return low, high


def read_count(of: str, words: str, how: str) -> Count:
    """Read a number of what is counted: "people.dead" or "people.dead.child", "12-15"."""
    kind, outcome, group, more = split_lot(of)
    low, high = read_number(words)
    best = low if low == high else None
    return Count(kind, outcome, group, low, high, best, how, (), more=more)


def split_lot(of: str) -> tuple[str, str, str | None, bool]:
    """Read what is counted: kind, outcome, part if any, and whether on top of what was told."""
    parts = of.split(".")
    more = parts[-1] == MORE
    parts = parts[:-1] if more else parts
    if not _LOT <= len(parts) <= _LOT + 1 or not all(parts):
        raise BadValue(f"{of!r} is nothing that is counted; give it as people.dead")
    return parts[0], parts[1], parts[2] if len(parts) > _LOT else None, more


def check_part(facet: Facet, of: str, known: Sequence[str], kind: EventType | None) -> None:
    """Refuse a count or role that a claim has not and its type does not know."""
    if of in known or kind is None:
        return
    if facet == "count":
        outcome = split_lot(of)[1]
        outcomes = sorted({one.outcome for one in kind.counted})
        if outcome not in outcomes:
            told = ", ".join(outcomes) or "nothing"
            raise BadValue(f"{of!r}: of {kind.name} there is counted who is {told}")
    elif of not in kind.roles.values():
        roles = ", ".join(sorted({*kind.roles.values(), *known}))
        raise BadValue(f"{of!r} is no role of {kind.name}; it has {roles}")


def read_type(words: str, codebook: Codebook) -> tuple[str, SubType]:
    """Read a type of the codebook with its sub-type.

    The type alone will do where it has but one sub-type, and the sub-type alone where no other type
    has one of that name.

    Raises:
        BadValue: the codebook has no such type or sub-type; names those it has.
    """
    name, _, sub = words.partition("/")
    if name not in codebook.types and not sub:
        name, sub = _find_whose(name, codebook)
    kind = codebook.types[name] if name in codebook.types else _refuse_type(name, codebook)
    known = {one.name: one for one in kind.subtypes}
    if not sub and len(known) == 1:
        sub = next(iter(known))
    if sub not in known:
        given = ", ".join(f"{name}/{one}" for one in known)
        raise BadValue(f"{words!r} is no type with its sub-type; {name} has {given}")
    return name, known[sub]


def _find_whose(sub: str, codebook: Codebook) -> tuple[str, str]:
    """Give the one type that has a sub-type of a name, with it; else the name as if of a type."""
    have = [
        kind.name for kind in codebook.types.values() for one in kind.subtypes if one.name == sub
    ]
    return (have[0], sub) if len(have) == 1 else (sub, "")


def _refuse_type(name: str, codebook: Codebook) -> NoReturn:
    """Say that there is no such type, and which are near it, or all where none is."""
    every = [f"{kind.name}/{one.name}" for kind in codebook.types.values() for one in kind.subtypes]
    plain = name.casefold().strip()
    near = [one for one in every if plain and plain in one]
    parts = {part: one for one in reversed(every) for part in (one, *one.split("/"))}
    near += [parts[one] for one in get_close_matches(plain, parts, _FEW, _LIKE)]
    if near:
        raise BadValue(
            f"the codebook has no type {name!r}; near it:"
            f" {', '.join(list(dict.fromkeys(near))[:_FEW])}"
        )
    raise BadValue(f"the codebook has no type {name!r}; it has {', '.join(codebook.types)}")


def read_stance(words: str) -> Stance:
    """Read a stance."""
    for one in STANCES:
        if one == words:
            return one
    raise BadValue(f"{words!r} is no stance; give one of {', '.join(STANCES)}")


def read_time(words: str) -> Time:
    """Read whether it is past, to come, or general."""
    for one in TIMES:
        if one == words:
            return one
    raise BadValue(f"{words!r} is no time; give one of {', '.join(TIMES)}")


def split_names(words: str) -> tuple[str, ...]:
    """Give names or ids of places that stand with ";" between."""
    return tuple(part.strip() for part in words.split(";") if part.strip())


def choose_places(words: str, found: Mapping[str, Sequence[Place]]) -> tuple[Place, ...]:
    """Give the places of names or ids with ";" between; a name of several must be told apart.

    Raises:
        BadValue: no place of that name or id, or several, which it lists with their ids.
    """
    names = split_names(words)
    if not names:
        raise BadValue("say which place: a name or an id of the table of places")
    return tuple(_choose_one(name, found.get(name, ())) for name in names)


def _choose_one(name: str, places: Sequence[Place]) -> Place:
    if not places:
        raise BadValue(f"the table of places has no {name!r}; give a name or an id that it has")
    if len(places) > 1:
        listed = "; ".join(
            f"{one.id} ({one.name}, {one.kind}, {one.admin1 or one.country})"
            for one in places[:_MOST]
        )
        raise BadValue(f"{name!r} is the name of several places; give an id: {listed}")
    return places[0]


def read_chain(words: str, text: str, near: Span) -> tuple[Voice, ...]:
    """Read whose word it is, nearest the event first: "mayor:government -> Radio Orilla:outlet".

    Each name must stand in the report, but for an outlet, which may stand in its masthead alone.
    """
    return tuple(_read_voice(part.strip(), text, near) for part in words.split(ARROW.strip()))


def _read_voice(words: str, text: str, near: Span) -> Voice:
    name, colon, said = words.rpartition(":")
    kind = next((one for one in KINDS if one == said), None)
    if not colon or not name or kind is None:
        raise BadValue(
            f"{words!r} is nobody's word; give NAME:KIND, with a kind of {', '.join(KINDS)},"
            f" and '{ARROW}' before who passed it on"
        )
    span = find_name(name, text, near)
    if span is None and kind != "outlet":
        raise BadValue(f"{name!r} does not stand in the report; give the words that do")
    return Voice(name, kind, span, None, "stated" if span else "masthead")


def read_name(words: str, text: str, near: Span) -> Span:
    """Give where a name stands in a report, nearest to a passage; BadValue if it does not."""
    span = find_name(words, text, near)
    if span is None:
        raise BadValue(f"{words!r} does not stand in the report; give the words that do")
    return span


def find_name(name: str, text: str, near: Span) -> Span | None:
    """Give the place of a name in a text, in a passage or nearest to it; None if there is none."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    found = (
        [Span(*one.span()) for one in re.finditer(rf"(?<!\w){words}(?!\w)", text)] if words else []
    )
    return min(found, key=lambda one: rank_near(one, near), default=None)


def rank_near(span: Span, near: Span) -> tuple[bool, int, int]:
    """Give how near a stretch is to a passage, the nearest first: what stands in it before all."""
    return not near.covers(span), abs(span.start - near.start), span.start
