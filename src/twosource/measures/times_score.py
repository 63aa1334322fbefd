"""Scores time expressions against labelled ones, as the TempEval contests do.

Told and labelled expressions that share a character are paired, one to one, the longest overlap
first. Of these pairs `relaxed` counts all, `strict` those with the same start and end, `value` and
`kind` those with the same value or type; each over all that is told and all that is labelled.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from twosource.measures.attribution_score import Tally

Expressions = Sequence[Mapping[str, Any]]


@dataclass(slots=True)
class TimesScore:
    """The figures of some documents; `value` is the one to look at."""

    relaxed: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)
    kind: Tally = field(default_factory=Tally)

    def add(self, labelled: Expressions, told: Expressions, until: float | None = None) -> None:
        """Count the expressions of one document: `start`, `end`, `type` and `value` each.

        Left out are the date line (labelled `dct`), what is told over it, and on both sides what
        starts at or behind `until`, the offset up to which the document is labelled.
        """
        until = math.inf if until is None else until
        lines = [one for one in labelled if one.get("dct")]
        wanted = [one for one in labelled if not one.get("dct") and one["start"] < until]
        guesses = [
            one
            for one in told
            if one["start"] < until and not any(overlap(line, one) > 0 for line in lines)
        ]
        pairs = list(pair_off(wanted, guesses))
        ends = sum(all(one[end] == other[end] for end in ("start", "end")) for one, other in pairs)
        values = sum(_value(one) == _value(other) for one, other in pairs)
        kinds = sum(one.get("type") == other.get("type") for one, other in pairs)
        counted = ((self.relaxed, len(pairs)), (self.strict, ends))
        for tally, both in (*counted, (self.value, values), (self.kind, kinds)):
            tally.add(both, len(guesses), len(wanted))


def pair_off(
    labelled: Expressions, told: Expressions
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Give the pairs that share characters: the longest overlap first, then the first labelled."""
    shared = [
        (-length, left, right)
        for left, one in enumerate(labelled)
        for right, other in enumerate(told)
        if (length := overlap(one, other)) > 0
    ]
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, left, right in sorted(shared):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            yield labelled[left], told[right]


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """Give how many characters two expressions share; 0 or less where they share none."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _value(one: Mapping[str, Any]) -> str:
    return str(one.get("value") or "").strip()
