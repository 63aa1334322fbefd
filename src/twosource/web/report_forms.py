"""What stands in the forms beside a report: for one value of a claim, and for a claim by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from twosource.model.draft import Draft, DraftValue, DraftVoice, DraftWho, DraftWords
from twosource.model.spans import Span
from twosource.stages.plain_values import make_places_exact

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_ROW = re.compile(r"(counts|who|said_by)\.(\d{1,3})\..+")
# What a row is about: one that has none of these typed is empty, whatever is chosen beside it.
_TOLD = ("value", "words", "at", "of")
LEAST_ROWS = 1
# The values a person may speak of, as the form calls them.
NAMES = (
    ("when", "When"),
    ("where", "Where"),
    ("count", "How many"),
    ("who", "Who"),
    ("source", "Whose word it is"),
    ("type", "What it is"),
    ("stance", "How it is told"),
    ("time", "Past, to come or general"),
)


@dataclass(frozen=True, slots=True)
class ValueForm:
    """What stands in the form for one value: as it was asked for, or as it was typed."""

    claim: str = ""
    facet: str = "when"
    of: str = ""
    verdict: str = "is"
    value: str = ""
    note: str = ""
    start: str = ""
    end: str = ""
    problem: str = ""
    back: str = ""
    shown: bool = False

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read what was typed, or what an address asks to be shown; it leads back to a queue."""
        names = ("claim", "facet", "of", "verdict", "value", "note", "start", "end", "back")
        typed = {name: str(given.get(name, "")).strip() for name in names}
        back = typed["back"] if typed["back"].startswith("/queue") else ""
        return cls(**{**typed, "verdict": typed["verdict"] or "is", "back": back}, shown=True)


@dataclass(frozen=True, slots=True)
class CodingForm:
    """What stands in the form for a claim by hand, by the names of its fields, and what is wrong.

    Fields of several rows are named `counts.0.value`; characters are typed as `120-131`.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    shown: bool = False

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read what was typed."""
        return cls({name: str(value).strip() for name, value in given.items()}, {}, shown=True)

    @classmethod
    def of(cls, draft: Draft, text: str, number: int) -> Self:
        """Show a claim coded before, to be changed: keeping it takes decision `number` back."""
        typed = {name: value for name, value in _type_out(draft, text) if value}
        return cls({**typed, "again": str(number)}, {}, shown=True)

    def of_day(self, day: str) -> Self:
        """Give the form with its day as it is kept, where what is typed is one."""
        return replace(self, typed={**self.typed, "when.value": day}) if day else self

    def get(self, name: str, otherwise: str = "") -> str:
        """Give what is typed in a field."""
        return self.typed.get(name, "") or otherwise

    def rows(self, name: str) -> Sequence[int]:
        """Give the numbers of the rows of a name to be drawn: those typed, one at the least."""
        return self._list_rows(name) or list(range(LEAST_ROWS))

    def _list_rows(self, name: str) -> list[int]:
        found = [_ROW.fullmatch(one) for one in self.typed]
        return sorted({int(one[2]) for one in found if one and one[1] == name})

    def list_filled(self, name: str) -> list[int]:
        """Give the numbers of the rows in which something is told."""
        return [
            row
            for row in self._list_rows(name)
            if any(self.get(f"{name}.{row}.{part}") for part in _TOLD)
            or (name == "who" and self.get(f"who.{row}.role"))
        ]

    def place(self, problem: str) -> str:
        """Give the field that a problem of the draft is shown at: rows as the form counts them."""
        name, _, number = problem.partition(".")
        filled = self.list_filled(name)
        if not number or int(number) >= len(filled):
            return problem
        return f"{name}.{filled[int(number)]}"

    def as_draft(self, report: str) -> Draft:
        """Give the claim as it was drafted; nothing is checked yet."""
        kind, _, subtype = self.get("type").partition("/")
        return Draft(
            report=report,
            passage=self._words("passage"),
            type=kind.strip(),
            subtype=subtype.strip(),
            time=self.get("time", "past"),
            stance=self.get("stance", "asserted"),
            when=self._value("when"),
            where=self._place("where"),
            counts=tuple(self._count(row) for row in self.list_filled("counts")),
            who=tuple(self._who(row) for row in self.list_filled("who")),
            said_by=tuple(self._voice(row) for row in self.list_filled("said_by")),
        )

    def _words(self, name: str) -> DraftWords:
        found = _AT.fullmatch(self.get(f"{name}.at"))
        if found is None or int(found[1]) >= int(found[2]):
            return DraftWords(self.get(f"{name}.words"))
        return DraftWords(self.get(f"{name}.words"), Span(int(found[1]), int(found[2])))

    def _value(self, name: str) -> DraftValue | None:
        words = self._words(name)
        value = self.get(f"{name}.value")
        return DraftValue(value, words) if value or words.given else None

    def _place(self, name: str) -> DraftValue | None:
        """Give a place as it is looked up: by the id that stands beside its name, if one does."""
        told = self._value(name)
        return None if told is None else replace(told, value=make_places_exact(told.value))

    def _count(self, row: int) -> DraftValue:
        name = f"counts.{row}"
        return DraftValue(self.get(f"{name}.value"), self._words(name), self.get(f"{name}.of"))

    def _who(self, row: int) -> DraftWho:
        name = f"who.{row}"
        kind = self.get(f"{name}.entity", "unknown")
        return DraftWho(self.get(f"{name}.role"), self._words(name), kind)

    def _voice(self, row: int) -> DraftVoice:
        name = f"said_by.{row}"
        return DraftVoice(
            self._words(name),
            self.get(f"{name}.kind", "unnamed"),
            self._words(f"{name}.cue"),
            self.get(f"{name}.tie", "unknown"),
            self._words(f"{name}.role"),
            self._words(f"{name}.body"),
        )


Typed = Iterator[tuple[str, str]]


def _type_out(draft: Draft, text: str) -> Typed:
    """Give each field of a draft as it is typed, with its name."""
    yield "type", f"{draft.type}/{draft.subtype}"
    yield from (("time", draft.time), ("stance", draft.stance))
    yield from _type_words("passage", draft.passage, text)
    for name, value in (("when", draft.when), ("where", draft.where)):
        if value is not None:
            yield f"{name}.value", value.value
            yield from _type_words(name, value.at, text)
    for row, count in enumerate(draft.counts):
        yield from ((f"counts.{row}.value", count.value), (f"counts.{row}.of", count.of))
        yield from _type_words(f"counts.{row}", count.at, text)
    for row, who in enumerate(draft.who):
        yield from ((f"who.{row}.role", who.role), (f"who.{row}.entity", who.entity))
        yield from _type_words(f"who.{row}", who.at, text)
    for row, voice in enumerate(draft.said_by):
        yield from _type_voice(f"said_by.{row}", voice, text)


def _type_voice(name: str, voice: DraftVoice, text: str) -> Typed:
    yield from ((f"{name}.kind", voice.kind), (f"{name}.tie", voice.connection))
    yield from _type_words(name, voice.at, text)
    yield from _type_words(f"{name}.cue", voice.cue, text)
    yield from _type_words(f"{name}.role", voice.role, text)
    yield from _type_words(f"{name}.body", voice.body, text)


def _type_words(name: str, words: DraftWords, text: str) -> Typed:
    span = words.span
    yield f"{name}.words", words.words if span is None else " ".join(span.of(text).split())
    yield f"{name}.at", "" if span is None else f"{span.start}-{span.end}"
