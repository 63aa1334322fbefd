"""Whether the event a report is said to be about is the one a careful reader names."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.codebook import Codebook
from twosource.model.event import Event
from twosource.model.report import Layout, Report
from twosource.model.values import GroundedClaim
from twosource.stages.main_event import MainEvent, Scene, choose_main

_SLACK = 40
_SHOWN = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a reader says an article is about: types it may have, and where the text tells it."""

    set: str
    id: str
    types: frozenset[str]
    tellings: tuple[tuple[int, int], ...]
    none: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one article came out: whether ours is it, whether the first one told is, if it is there.

    `named`: the type we give it; None where we name no event.
    """

    right: bool
    first: bool
    there: bool
    named: str | None


def read_labels(lines: Iterable[str]) -> list[Labelled]:
    """Read labels, one object a line."""
    found = []
    for row in map(json.loads, filter(str.strip, lines)):
        tellings = tuple((start, end) for start, end in row["tellings"])
        types = frozenset(row["types"])
        found.append(Labelled(row["set"], row["id"], types, tellings, row["none"]))
    return found


def judge_main(
    label: Labelled,
    report: Report,
    layout: Layout,
    told: tuple[Sequence[Event], Mapping[str, GroundedClaim]],
    book: Codebook,
) -> Verdict:
    """Choose the main event of an article as the command does, and hold it against the label."""
    events, claims = told
    shown = [one for one in events if one.stance in _SHOWN and one.time != "general"]
    words_only = frozenset(name for name, one in book.types.items() if one.statement)
    main = choose_main(Scene(report, layout, words_only), shown, claims)
    by_id = {event.id: event for event in shown}
    ours = by_id[main.event] if isinstance(main, MainEvent) else None
    first = min(shown, key=lambda one: _start(one, claims), default=None)
    return Verdict(
        right=ours is not None and is_it(ours, label, claims, book),
        first=first is not None and is_it(first, label, claims, book),
        there=any(is_it(one, label, claims, book) for one in shown),
        named=None if ours is None else ours.type,
    )


def is_it(
    event: Event, label: Labelled, claims: Mapping[str, GroundedClaim], book: Codebook
) -> bool:
    """Tell whether an event is the labelled one: of such a family, told where the label says."""
    families = {book.types[one].family for one in label.types if one in book.types}
    triggers = [claims[key].claim.trigger for key in event.claims]
    told_there = any(
        one.start < end + _SLACK and start - _SLACK < one.end
        for one in triggers
        for start, end in label.tellings
    )
    return told_there and book.types[event.type].family in families


def _start(event: Event, claims: Mapping[str, GroundedClaim]) -> int:
    return min(claims[key].claim.trigger.start for key in event.claims)
