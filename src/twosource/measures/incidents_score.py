"""Scores one record an article against labelled records, as the authors of HRDsAttack count.

An empty label can not be got right by their count and stays below the line, so that a perfect
reader reaches the `ceiling`. What only we count beside that: `of_filled`, `with_empty`,
`empty_kept` and, for countries, `folded`. `docs/measures.md` says what each means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from twosource.measures.attribution_score import Tally
from twosource.measures.incidents_labels import (
    UNKNOWN,
    fold_country,
    is_part,
    keep_names,
    read_slot,
    read_violations,
)
from twosource.measures.intervals import percent, wilson

SLOTS = ("country", "region", "city", "year", "month", "day", "perpetrator_type")
ATTRIBUTES = ("victim_type", "victim_sex_type", "victim_age_group", "victim_population_type")
NO_TYPE = "insufficient information"

Label = Mapping[str, Any]


@dataclass(slots=True)
class Slot:
    """How one slot came out: of the labelled ones and of the empty ones, how many are the same."""

    filled: int = 0
    right: int = 0
    empty: int = 0
    kept: int = 0

    def add(self, want: str | None, got: str | None) -> None:
        """Count one record."""
        if want is None:
            self.empty += 1
            self.kept += got is None
        else:
            self.filled += 1
            self.right += want == got

    @property
    def acc(self) -> float:
        """Give the per cent of all records with the right value: the published way of counting."""
        return percent(self.right, self.filled + self.empty)

    @property
    def ceiling(self) -> float:
        """Give what a perfect reader would reach in `acc`."""
        return percent(self.filled, self.filled + self.empty)

    @property
    def of_filled(self) -> float:
        """Give the per cent of the records with a label that have the right value."""
        return percent(self.right, self.filled)

    @property
    def interval(self) -> tuple[float, float]:
        """Give the 95 % interval of `of_filled`."""
        return wilson(self.right, self.filled)

    @property
    def with_empty(self) -> float:
        """Give the same of all records, where empty for empty is right."""
        return percent(self.right + self.kept, self.filled + self.empty)

    @property
    def empty_kept(self) -> float:
        """Give the per cent of the empty labels that were left empty."""
        return percent(self.kept, self.empty)


@dataclass(slots=True)
class Share:
    """How many of some were right."""

    right: int = 0
    of: int = 0

    def add(self, *, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    @property
    def percent(self) -> float:
        """Give the share in per cent."""
        return percent(self.right, self.of)


@dataclass(slots=True)
class IncidentsScore:
    """All figures of some records."""

    records: int = 0
    slots: dict[str, Slot] = field(default_factory=lambda: {one: Slot() for one in SLOTS})
    folded: Slot = field(default_factory=Slot)
    mention: Tally = field(default_factory=Tally)
    violations: Tally = field(default_factory=Tally)
    same_violations: Share = field(default_factory=Share)
    names_exact: Tally = field(default_factory=Tally)
    names_fuzzy: Tally = field(default_factory=Tally)
    attributes: dict[str, Share] = field(
        default_factory=lambda: {one: Share() for one in ATTRIBUTES}
    )

    @property
    def month_day(self) -> Slot:
        """Give months and days together, as of one slot."""
        month, day = self.slots["month"], self.slots["day"]
        return Slot(
            month.filled + day.filled,
            month.right + day.right,
            month.empty + day.empty,
            month.kept + day.kept,
        )

    def add(self, label: Label, told: Label) -> None:
        """Count one record: the `label` of the file, and what was told (empty if nothing was).

        `told` may have `given`: victims with the attributes that were asked for labelled names.
        """
        self.records += 1
        for name, slot in self.slots.items():
            slot.add(read_slot(name, label.get(name)), read_slot(name, told.get(name)))
        self.folded.add(fold_country(label.get("country")), fold_country(told.get("country")))
        want, got = (bool(one.get("perpetrator_mention")) for one in (label, told))
        self.mention.add(want and got, got, want)
        self._add_violations(label, told)
        self._add_names(label, told)
        self._add_attributes(label, told)

    def _add_violations(self, label: Label, told: Label) -> None:
        want = read_violations(label.get("violation_types"))
        got = read_violations(told.get("violation_types")) or frozenset({UNKNOWN})
        self.violations.add(len(want & got), len(got), len(want))
        self.same_violations.add(right=want == got)

    def _add_names(self, label: Label, told: Label) -> None:
        want = [one["victim_name"] for one in _named(label.get("victims"))]
        got = keep_names(one.get("victim_name") for one in told.get("victims") or ())
        # Counted before a shorter name that stood first is dropped for a longer one: their way.
        matched = keep_names(reversed(got))
        self.names_exact.add(sum(one in want for one in matched), len(got), len(want))
        self.names_fuzzy.add(sum(is_part(one, want) for one in matched), len(got), len(want))

    def _add_attributes(self, label: Label, told: Label) -> None:
        asked = told["given"] if "given" in told else told.get("victims")
        answers = {one.get("victim_name"): one for one in asked or ()}
        wanted = {one["victim_name"]: one for one in _named(label.get("victims"))}
        for name, victim in wanted.items():
            answer = answers.get(name, {})
            for attribute, share in self.attributes.items():
                if answer.get(attribute) is not None:
                    right = _same(attribute, victim.get(attribute), answer[attribute])
                    share.add(right=right)


def _named(victims: Sequence[Label] | None) -> list[Label]:
    return [one for one in victims or () if one.get("victim_name")]


def _same(attribute: str, want: Any, got: Any) -> bool:
    if attribute == "victim_type":
        return set(want or ()) == (set(got) or {NO_TYPE})
    return bool(want == got)
