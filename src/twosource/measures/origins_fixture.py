"""Scores a record of invented reports against what a careful reader says of its origins.

The reports and the labels lie in `bench/origins`, with the definitions. An event of the labels is
met by the exported event of its kind that shares most reports with it; what is asked of it there is
right, or not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.measures.exported_lines import Line
from twosource.measures.origins_grouping import TYPES
from twosource.stages.names import same_name
from twosource.stages.running_words import fold_words
from twosource.stages.when_days import Days, parse_edtf

COUNTS = ("outlets", "reporting", "human_at_most", "shown_independent")
KINDS = (
    "reports of an event",
    "kept out of an event",
    *(f"origins: {name}" for name in COUNTS),
    "collapses",
    "origins of their own",
    "conflicts",
    "updates",
    "no conflicts",
    "denials",
    "missing texts",
    "days of missing texts",
    "no text missing",
    "relay changes",
    "kept apart",
    "links",
)
_FACETS = (
    (re.compile(r"source|holder|speaker"), "source"),
    (re.compile(r"plan|done|time"), "time"),
    (re.compile(r"date|day"), "when"),
    (re.compile(r"place|town"), "where"),
    (re.compile(r"hedge|number|value|toll|count|figure|round"), "counts"),
    (re.compile(r"denial|denies"), "denial"),
    (re.compile(r"verif|check"), "unverified"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that was asked: its kind, of which event, whether it is right, and what came."""

    kind: str
    event: str
    right: bool
    asked: str
    got: str
    debatable: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A record as exported: its events, and the provenance of each by id."""

    events: Sequence[Line]
    provenance: Mapping[str, Line]
    outlets: Mapping[str, str]


def score_fixture(gold: Line, told: Told) -> list[Judged]:
    """Judge all that the labels ask of a record."""
    met = {one["id"]: meet(one, told.events) for one in gold["events"]}
    judged = [item for one in gold["events"] for item in _score_event(one, met[one["id"]], told)]
    met |= {one["id"]: meet(one, told.events) for one in gold["other_events"]}
    judged += _score_apart(gold, met)
    judged += _score_links(gold, met)
    return judged


def meet(gold: Line, events: Sequence[Line]) -> Line | None:
    """Find the exported event that shares most reports with one of the labels (F1).

    Of the kind's types if any has one; of those that share as much, the one with most claims.
    """
    wanted = set(gold["reports"])
    types = TYPES.get(gold.get("kind", ""), ())

    def rank(event: Line) -> tuple[bool, float, int]:
        reports = set(event["reports"])
        share = 2 * len(reports & wanted) / (len(reports) + len(wanted))
        return event["type"] in types and share > 0, share, len(event["claims"])

    best = max(events, key=rank, default=None)
    return best if best is not None and wanted & set(best["reports"]) else None


def _score_event(gold: Line, event: Line | None, told: Told) -> Iterator[Judged]:
    reports = set() if event is None else set(event["reports"])
    # A notice tells of no event: it may stand among the reports of one, or outside.
    notices = {one["report"] for one in gold["collapses"] if one["kind"] == "withdrawn"}
    for report in gold["reports"]:
        right = report in reports or report in notices
        yield Judged("reports of an event", gold["id"], right, report, "" if right else "elsewhere")
    extra = sorted(reports - set(gold["reports"]))
    for report in sorted({*gold.get("plans", ()), *extra}):
        yield Judged("kept out of an event", gold["id"], report not in extra, report, "")
    yield from _score_counts(gold, event)
    yield from _score_collapses(gold, event, told)
    yield from _score_conflicts(gold, told)
    yield from _score_todo(gold, event)
    yield from _score_changes(gold, told)


def _score_counts(gold: Line, event: Line | None) -> Iterator[Judged]:
    for name in COUNTS:
        asked = gold["origins"][name]
        got = None if event is None else event["origins"][name]
        names = "" if event is None else ", ".join(event["origins"]["names"][name])
        yield Judged(
            f"origins: {name}",
            gold["id"],
            got == asked["count"],
            f"{asked['count']} ({', '.join(asked['names'])})",
            f"{got} ({names})",
            bool(asked.get("debatable")),
        )


def _score_collapses(gold: Line, event: Line | None, told: Told) -> Iterator[Judged]:
    """Judge what goes back to what, by report; a report of two labels is right by either."""
    found: dict[str, list[str]] = {}
    for one in () if event is None else (*event["origins"]["collapsed"], *_withdrawn(event)):
        found.setdefault(one["report"], []).append(one["into"])
    asked: dict[str, list[Line]] = {}
    for one in gold["collapses"]:
        asked.setdefault(one["report"], []).append(one)
    for report, ones in asked.items():
        got = found.get(report, [])
        right = any(_leads_to(into, one["into"], told) for into in got for one in ones) or (
            event is not None
            and report not in event["reports"]
            and any(one["kind"] == "withdrawn" for one in ones)
        )
        wanted = " or ".join(f"{one['into']} ({one['kind']})" for one in ones)
        yield Judged("collapses", gold["id"], right, f"{report} into {wanted}", ", ".join(got))
    for report in gold["reports"]:
        if report not in asked:
            into = ", ".join(found.get(report, []))
            yield Judged("origins of their own", gold["id"], not into, report, into)


def _withdrawn(event: Line) -> list[Line]:
    return [{"report": one["report"], "into": "withdrawn"} for one in event["origins"]["withdrawn"]]


def _leads_to(into: str, asked: str, told: Told) -> bool:
    """Tell whether a report or name is the one asked for, or the outlet of the report asked for."""
    if into in {asked, "withdrawn"}:
        return True
    names = [*re.split(r" / |[()]", asked), told.outlets.get(asked, "")]
    ours = {into, told.outlets.get(into, into)}
    return any(name.strip() and same_name(one, name.strip()) for name in names for one in ours)


def _score_conflicts(gold: Line, told: Told) -> Iterator[Judged]:
    for one in gold["conflicts"]:
        got = [
            conflict["reading"]
            for event in told.events
            for conflict in event["conflicts"]
            if _parts(conflict, event, one)
        ]
        kind = "updates" if one["reading"] == "update" else "conflicts"
        values = "; ".join(f"{held['value']} {held['reports']}" for held in one["values"])
        asked = f"{one['facet']}: {values}"
        right = one["reading"] in got
        yield Judged(kind, gold["id"], right, asked, ", ".join(got), bool(one.get("debatable")))
    for one in gold.get("denials", ()):
        denied = [
            conflict
            for event in told.events
            for conflict in event["conflicts"]
            if conflict["facet"] == "stance" and one["report"] in _reports_of(conflict, event)
        ]
        yield Judged("denials", gold["id"], bool(denied), f"{one['report']}: {one['by']}", "")
    for one in gold.get("not_conflicts", ()):
        sides = [{"value": value, "reports": None} for value in one["values"]]
        facets = [
            conflict["facet"]
            for event in told.events
            if set(event["reports"]) & set(gold["reports"])
            for conflict in event["conflicts"]
            if _parts(conflict, event, {"values": sides})
        ]
        yield Judged("no conflicts", gold["id"], not facets, str(one["values"]), ", ".join(facets))


def _reports_of(conflict: Line, event: Line, value: str | None = None) -> set[str]:
    report = {claim["id"]: claim["report"] for claim in event["claims"]}
    held = [one for one in conflict["values"] if value is None or one["value"] == value]
    return {report[key] for one in held for key in one["claims"]}


def _parts(conflict: Line, event: Line, gold: Line) -> bool:
    """Tell whether a conflict sets two of the values asked for against each other.

    A value is told by its numbers, where it has any, and by a report that holds it.
    """
    sides = set()
    for place, asked in enumerate(gold["values"]):
        for held in conflict["values"]:
            reports = asked["reports"]
            by = _reports_of(conflict, event, held["value"])
            numbers = set(re.findall(r"\d+", asked["value"]))
            told = set(re.findall(r"\d+", held["value"]))
            if (not numbers or numbers & told) and (reports is None or by & set(reports)):
                sides.add((place, held["value"]))
    places, values = {place for place, _ in sides}, {value for _, value in sides}
    return len(places) > 1 and len(values) > 1


def _score_todo(gold: Line, event: Line | None) -> Iterator[Judged]:
    todo = [] if event is None else event["todo"]
    for one in gold["missing"]:
        got = [told for told in todo if same_name(told["of"], one["outlet"])]
        names = ", ".join(told["of"] for told in todo)
        yield Judged("missing texts", gold["id"], bool(got), one["outlet"], names)
        about = parse_edtf(one["about"])
        right = bool(got) and about is not None and _meets(got[0]["edtf"], about)
        days = got[0]["edtf"] if got else None
        yield Judged("days of missing texts", gold["id"], right, one["about"], str(days))
    # The labels list outlets alone; that a document would be good to have is no error.
    for told in (one for one in todo if one["get"] == "report"):
        if not any(same_name(told["of"], one["outlet"]) for one in gold["missing"]):
            yield Judged("no text missing", gold["id"], right=False, asked="", got=told["of"])


def _meets(edtf: str | None, about: Days) -> bool:
    days = None if edtf is None else parse_edtf(edtf)
    return days is not None and days.meets(about)


def _score_changes(gold: Line, told: Told) -> Iterator[Judged]:
    for one in gold["relay_changes"]:
        found = [
            f"{change['kind']} {change['facet']}: {change['before']} → {change['after']}"
            for line in told.provenance.values()
            for passing in line["passings"]
            if (passing["relay"], passing["source"]) == (one["relay"], one["of"])
            for change in passing["changes"]
            if _is_change(change, one)
        ]
        asked = f"{one['relay']} of {one['of']}: {one['what']}: {one['from']} → {one['to']}"
        yield Judged("relay changes", gold["id"], bool(found), asked, "; ".join(found))


def _is_change(change: Line, gold: Line) -> bool:
    """Tell whether a change is of the facet asked for, and of the words where it gives any."""
    facets = [facet for pattern, facet in _FACETS if pattern.search(gold["what"])]
    if facets and change["facet"].split(".")[0] not in facets:
        return False
    dropped = change["kind"] == "dropped"
    if not gold["to"] and not dropped:
        return False
    ours = set(fold_words(f"{change['before'] or ''} {change['after'] or ''}"))
    return bool(ours & set(fold_words(f"{gold['from']} {gold['to']}")))


def _score_apart(gold: Line, met: Mapping[str, Line | None]) -> Iterator[Judged]:
    for one in gold["apart"]:
        left, right = met[one["a"]], met[one["b"]]
        apart = left is None or right is None or left["id"] != right["id"]
        yield Judged("kept apart", one["a"], apart, f"{one['a']} and {one['b']}", "")


def _score_links(gold: Line, met: Mapping[str, Line | None]) -> Iterator[Judged]:
    for one in gold["links"]:
        start, end = met[one["from"]], met[one["to"]]
        links = [] if start is None else start.get("links", [])
        right = end is not None and any(_is_link(link, end, one["kind"]) for link in links)
        asked = f"{one['from']} {one['kind']} {one['to']}"
        yield Judged("links", one["from"], right, asked, str(len(links)))


def _is_link(link: Mapping[str, Any], end: Line, kind: str) -> bool:
    """Tell whether a link leads there and is of a kind; what comes out of a thing follows it."""
    kinds = {kind, "consequence_of"} if kind == "follows" else {kind}
    return end["id"] in link.values() and not kinds.isdisjoint(map(str, link.values()))


def tally(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """Give by kind how many are right, of how many."""
    counted = dict.fromkeys(KINDS, (0, 0))
    for one in judged:
        right, every = counted[one.kind]
        counted[one.kind] = right + one.right, every + 1
    return counted
