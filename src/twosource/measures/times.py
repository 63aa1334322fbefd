"""Score the reading of times: TIMEX3 types and values, as annotated news corpora write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from twosource.measures.times_values import value_of
from twosource.model.spans import Span
from twosource.readers.published import read_published
from twosource.stages.sentences import cut_sentences
from twosource.stages.times import TimeWords, find_times, read_shape
from twosource.stages.when_days import parse_edtf
from twosource.stages.when_frame import Frame

_BOUND = re.compile(
    r"(?:since|before|after|until|till|by|from|prior to|no later than|starting|beginning)"
    r"(?:\s+(?:on|in))?\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:in|over|during|within|for|throughout|at|of)\s+", re.IGNORECASE)
_REFERENCES = (
    (r"now|currently|presently|at present|the time being|to date|current", "PRESENT_REF"),
    (r"the past", "PAST_REF"),
    (r"the (?:near |foreseeable )?future|the (?:near|long|short)(?: |-)term", "FUTURE_REF"),
)
_THE_DAY = (
    r"(?:(?:late|early) in |the (?:start|end|beginning) of )?the day(?! (?:after|before|when|that|"
    r"of|he|she|it|we|i)\b)"
)
_DEADLINE = re.compile(r"(?:by|until|till|no later than)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where a record has been read up to: the day of publication and the last day told."""

    published: date | None
    told: date | None


def predict(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the expressions of one record: `start`, `end`, `type` and `value`, as TIMEX3 has them.

    Of `record` only `text` and `published` (an ISO date or time, or none) are read.
    """
    text = record["text"]
    published = parse_edtf(read_published(record.get("published") or "") or "")
    day = published.first if published else None
    told = tuple(Span(one.start, one.end) for one in find_times(text))
    found: list[dict[str, Any]] = []
    for one in cut_sentences(text, told):
        found += _of_sentence(one.of(text), one.start, _Reading(day, _last_day(found)))
    return sorted(found, key=lambda one: int(one["start"]))


def _of_sentence(text: str, offset: int, reading: _Reading) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    parts = [one for told in find_times(text) for one in _split(text, told)]
    for told in sorted(parts, key=lambda one: (one.kind == "time", one.start)):
        here = _last_day(found)
        near = reading if here is None else replace(reading, told=here)
        if told.kind == "time" and here is not None:
            near = _Reading(here, here)
        one = _expression(text, told, near)
        if one:
            found.append(one)
    day = here if (here := _last_day(found)) else reading.told or reading.published
    found += _references(text, [(one["start"], one["end"]) for one in found], day)
    return [one | {"start": one["start"] + offset, "end": one["end"] + offset} for one in found]


def _last_day(found: Sequence[Mapping[str, Any]]) -> date | None:
    days = [one["value"] for one in found if _DAY.fullmatch(one["value"])]
    return date.fromisoformat(days[-1]) if days else None


def _split(text: str, told: TimeWords) -> list[TimeWords]:
    """Give the two ends of a range by themselves, as these corpora mark them."""
    if told.rule == "years":
        years = re.finditer(r"\d{4}", text[told.start : told.end])
        return [
            replace(told, start=told.start + year.start(), end=told.start + year.end(), rule="year")
            for year in years
        ] or [told]
    if told.rule != "range":
        return [told]
    shape = read_shape(text[told.start : told.end])
    atoms = shape.atoms if shape else ()
    return [
        replace(told, start=told.start + atom.start, end=told.start + atom.end, rule=atom.rule.name)
        for atom in atoms
    ]


def _expression(text: str, told: TimeWords, reading: _Reading) -> dict[str, Any] | None:
    start, end = _narrowed(text, told)
    words = text[start:end]
    shape = read_shape(words)
    if shape is None:
        return None
    ahead = told.ahead or _DEADLINE.match(text, told.start, told.end)
    frame = Frame(reading.published, reading.told or reading.published, "on" if ahead else "near")
    value = value_of(words, shape, frame)
    if not value:
        return None
    return {"start": start, "end": end, "type": _type_of(told, value), "value": value}


def _narrowed(text: str, told: TimeWords) -> tuple[int, int]:
    """Leave out the preposition, which these corpora do not count to the expression."""
    match = None if told.rule == "range" else _BOUND.match(text, told.start, told.end)
    start = match.end() if match else told.start
    match = (
        _LEADING.match(text, start, told.end)
        if told.rule in ("rolling", "vague", "clock")
        else None
    )
    return (match.end() if match else start), told.end


def _type_of(told: TimeWords, value: str) -> str:
    if told.kind == "set":
        return "SET"
    if value.startswith("P") and not value.endswith("REF"):
        return "DURATION"
    return "TIME" if "T" in value[4:] and not value.endswith("REF") else "DATE"


def _references(
    text: str, taken: list[tuple[int, int]], day: date | None
) -> Iterator[dict[str, Any]]:
    dated = ((_THE_DAY, day.isoformat()),) if day else ()
    for pattern, value in (*_REFERENCES, *dated):
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                yield {"start": match.start(), "end": match.end(), "type": "DATE", "value": value}
