"""What stands in the forms beside a report: for one value of a claim, and for a claim by hand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from twosource.model.draft import NO_WORDS, Draft, DraftValue, DraftVoice, DraftWho, DraftWords
from twosource.model.spans import Span

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_ROW = re.compile(r"(counts|who|said_by)\.(\d{1,3})\..+")
# What a row is about: one that has none of these typed is empty, whatever is chosen beside it.
_TOLD = ("value", "words", "at", "of", "role")
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
    shown: bool = False

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read what was typed, or what an address asks to be shown."""
        names = ("claim", "facet", "of", "verdict", "value", "note", "start", "end")
        typed = {name: str(given.get(name, "")).strip() for name in names}
        return cls(**{**typed, "verdict": typed["verdict"] or "is"}, shown=True)


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
            where=self._value("where"),
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

    def _count(self, row: int) -> DraftValue:
        name = f"counts.{row}"
        return DraftValue(self.get(f"{name}.value"), self._words(name), self.get(f"{name}.of"))

    def _who(self, row: int) -> DraftWho:
        name = f"who.{row}"
        kind = self.get(f"{name}.entity", "unknown")
        return DraftWho(self.get(f"{name}.role"), self._words(name), kind)

    def _voice(self, row: int) -> DraftVoice:
        name = f"said_by.{row}"
        cue = self._words(f"{name}.cue")
        return DraftVoice(
            self._words(name),
            self.get(f"{name}.kind", "unnamed"),
            cue if cue.given else NO_WORDS,
            self.get(f"{name}.tie", "unknown"),
        )
