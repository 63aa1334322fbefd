"""Hold the three rules of aggregation against coded reports: MAVERICK, report by report.

    python bench/bench_report_level.py

With TWOSOURCE_DATA set, prints how often the reports of one event differ (as the authors count),
how often each rule's value is the one its definition asks for, and how often it changes when one
report is left out. The definitions are those of van Baalen and Höglund, "Trials and Triangulations"
(International Studies Quarterly 70(1), 2026), as their package `eventreport` carries them out:
most conservative is the lowest number and the least precise place; most informative the highest
number, the most precise place and the days that all leave; most representative the mode.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, get_args

from bare_claims import SPAN
from coded_reports import Row, as_claim, group_rows, read_rows
from labelled_data import find_data
from twosource.model.event import Finding, Rule
from twosource.model.values import Count, When, Where
from twosource.stages.aggregate import Facet, Option, Weighing, settle
from twosource.stages.facets import COUNT, WHEN, WHERE

T = TypeVar("T", Count, When, Where)
RULES: tuple[Rule, ...] = get_args(Rule)
DIFFER = ("deaths_best", "injuries_best", "date_start", "city", "target")
"""The fields of which the authors tell how often the reports of one event differ."""


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What the reports of one event say of one facet, by report id; silent reports are left out."""

    facet: Facet[T]
    values: Mapping[str, T]
    rows: Mapping[str, Row]

    def settle(self, rule: Rule, without: str | None = None) -> Finding[T]:
        """Choose a value by a rule, of all reports or of all but one."""
        options = [Option(value, key) for key, value in self.values.items() if key != without]
        return settle(options, self.facet, self._weighing(), rule)

    def _weighing(self) -> Weighing:
        return Weighing(
            origins=lambda keys: len({self.rows[key]["source_author"] for key in keys}),
            as_of={k: date.fromisoformat(row["published"]) for k, row in self.rows.items()},
            report_of={key: key for key in self.rows},
        )


def list_events(rows: Sequence[Row]) -> list[list[Row]]:
    """Give the events that more than one report tells of."""
    return [some for some in group_rows(rows).values() if len(some) > 1]


def differ(events: Sequence[Sequence[Row]], field: str) -> float:
    """Give how many of 100 events have reports with different values; a blank is one of them."""
    differing = sum(len({row.get(field) for row in some}) > 1 for some in events)
    return 100 * differing / len(events)


def tell_deaths(some: Sequence[Row]) -> Told[Count]:
    """Give the dead that reports of one event count, nought among them as the authors have it."""
    return Told(COUNT, {row["id"]: _count(row) for row in some}, _by_id(some))


def tell_days(some: Sequence[Row]) -> Told[When]:
    """Give the days that reports of one event give."""
    claims = {row["id"]: as_claim(row).when for row in some}
    days = {key: when for key, when in claims.items() if isinstance(when, When)}
    return Told(WHEN, days, _by_id(some))


def tell_places(some: Sequence[Row]) -> Told[Where]:
    """Give the places that reports of one event give."""
    claims = {row["id"]: as_claim(row).where for row in some}
    places = {key: where for key, where in claims.items() if isinstance(where, Where)}
    return Told(WHERE, places, _by_id(some))


FACETS: Mapping[str, Callable[[Sequence[Row]], Told[Any]]] = {
    "deaths": tell_deaths,
    "days": tell_days,
    "place": tell_places,
}


def _by_id(some: Sequence[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in some}


def _count(row: Row) -> Count:
    low, high, best = (row[f"deaths_{end}"] for end in ("low", "high", "best"))
    ends = min(low, best), max(high, best)
    only = best if ends[0] == ends[1] else None
    return Count("people", "killed", None, *ends, only, "coded", (SPAN,))


def is_lowest(told: Told[T]) -> bool:
    """Tell whether the conservative value is no more committed than any that is told."""
    chosen = told.facet.caution(told.settle("conservative").value)
    return all(chosen <= told.facet.caution(value) for value in told.values.values())


def is_mode(told: Told[T]) -> bool:
    """Tell whether no value is told by more reports than the representative one."""
    common = Counter(told.facet.tell(value) for value in told.values.values())
    chosen = told.facet.tell(told.settle("representative").value)
    return common[chosen] == max(common.values())


def is_finest_it_allows(told: Told[T]) -> bool:
    """Tell whether the informative value is as precise as any told value that agrees with it."""
    finding = told.settle("informative")
    return all(
        told.facet.meet(finding.value, told.values[key]) is not None
        and _at_least_as_fine(told.facet, finding.value, told.values[key])
        for key in finding.claims
    )


def _at_least_as_fine(facet: Facet[T], chosen: T, other: T) -> bool:
    """Tell whether meeting another value leaves the chosen one as it is."""
    met = facet.meet(chosen, other)
    return met is not None and facet.tell(met) == facet.tell(chosen)


def is_as_published(told: Told[T]) -> bool:
    """Tell whether the informative value is the one the authors' package takes: the highest number,
    the days left by the latest first and the earliest last, the place of the best precision.
    """  # noqa: D205 - three facets in one definition
    chosen = told.settle("informative").value
    values = list(told.values.values())
    if isinstance(chosen, Count):
        highest = max(one.low for one in values if isinstance(one, Count))
        return chosen.low == highest
    if isinstance(chosen, When):
        days = [one for one in values if isinstance(one, When)]
        first = max(one.earliest or date.min for one in days)
        return chosen.earliest == first
    finest = max(told.rows[key]["geo_precision"] for key in told.values)
    best = {
        told.facet.tell(value)
        for key, value in told.values.items()
        if told.rows[key]["geo_precision"] == finest
    }
    return told.facet.tell(chosen) in best


def changes(told: Told[T], rule: Rule) -> float:
    """Give in how many of 100 cases a rule's value is another when one report is left out."""
    whole = told.facet.tell(told.settle(rule).value)
    others = [told.facet.tell(told.settle(rule, key).value) for key in sorted(told.values)]
    return 100 * sum(one != whole for one in others) / len(others)


def share(marks: Sequence[bool]) -> float:
    """Give how many of 100 are so."""
    return 100 * sum(marks) / len(marks)


def main() -> None:
    """Print the tables."""
    data = find_data("gold/report_level")
    events = list_events(read_rows(data))
    print(f"{len(events)} events with two or more reports\n")
    print("| reports of one event differ in | per cent |\n|---|---|")
    for field in DIFFER:
        print(f"| {field} | {differ(events, field):.1f} |")
    print("\n| rule | facet | as defined | changes with one report left out, per cent |")
    print("|---|---|---|---|")
    checks: Mapping[Rule, Callable[[Told[Any]], bool]] = {
        "conservative": is_lowest,
        "representative": is_mode,
        "informative": is_finest_it_allows,
    }
    for rule in RULES:
        for name, tell in FACETS.items():
            told = [one for one in map(tell, events) if len(one.values) > 1]
            moved = sum(changes(one, rule) for one in told) / len(told)
            right = share([checks[rule](one) for one in told])
            print(f"| {rule} | {name} | {right:.1f} | {moved:.1f} |")
    print("\n| the informative value is the one the authors take | per cent |\n|---|---|")
    for name, tell in FACETS.items():
        told = [one for one in map(tell, events) if len(one.values) > 1]
        print(f"| {name} | {share([is_as_published(one) for one in told]):.1f} |")


if __name__ == "__main__":
    main()
