"""Which one event a report is about: what its headline and its first words tell, again and again.

News puts what is new on top. So an event gains by standing in the headline, in the first paragraph
and in many sentences; it loses by being background, a plan, a doubt or no more than words.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.model.event import Event
from twosource.model.report import Layout, Report
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, When
from twosource.stages.twins import leave_twins_out
from twosource.stages.when_days import parse_edtf

_STEM = 5
_WORD = re.compile(r"[^\W\d_]+")
_LONG_AGO = timedelta(days=45)
_SEEN = frozenset({"past", "ongoing"})
_TOLD = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts, in bits: chosen by hand, tried on the practice labels."""

    headline: float = 3.0
    lead: float = 2.0
    first: float = 1.0
    doubling: float = 1.0
    long_ago: float = -1.5
    unsure: float = -2.0
    to_come: float = -1.5
    words_only: float = -1.5


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for or against an event being the main one, as a reader sees it."""

    bits: float
    words: str


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The event a report is about, the bits that speak for it, why, and the next best one."""

    report: str
    event: str
    bits: float
    signs: tuple[Sign, ...]
    runner_up: str | None = None

    @property
    def because(self) -> str:
        """Give the reasons in one line."""
        return ", ".join(f"{sign.words} {sign.bits:+.1f}" for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Scene:
    """A report laid out, and the types of event that are only words (requests, threats, orders)."""

    report: Report
    layout: Layout
    words_only: frozenset[str]


def choose_main(
    scene: Scene, events: Sequence[Event], claims: Mapping[str, GroundedClaim]
) -> MainEvent | Blank:
    """Choose among events the one a report is about; a blank where it tells of none.

    Only what the report itself tells counts: `claims` are looked up by id, those of other reports
    passed over. Of two with as much to them the one told first is taken.
    """
    told = {
        event.id: [claims[key] for key in event.claims if _of(claims[key], scene)]
        for event in events
    }
    rivals = [(event, told[event.id]) for event in events if told[event.id]]
    if not rivals:
        return Blank("it tells of none of the events asked for")
    first = min(one.claim.trigger.start for _, ours in rivals for one in ours)
    ranked = sorted(
        (_weigh(scene, event, ours, first) for event, ours in rivals),
        key=lambda one: (-one.bits, min(c.claim.trigger.start for c in told[one.event]), one.event),
    )
    return replace(ranked[0], runner_up=ranked[1].event if len(ranked) > 1 else None)


def _of(claim: GroundedClaim, scene: Scene) -> bool:
    return claim.claim.report == scene.report.key


def _weigh(scene: Scene, event: Event, ours: Sequence[GroundedClaim], first: int) -> MainEvent:
    signs = tuple(_signs(scene, event, ours, first))
    return MainEvent(scene.report.key, event.id, sum(sign.bits for sign in signs), signs)


def _signs(scene: Scene, event: Event, ours: Sequence[GroundedClaim], first: int) -> Iterator[Sign]:
    triggers = [one.claim.trigger for one in ours]
    text = scene.report.text
    if any(_in_headline(scene, span) for span in triggers):
        yield Sign(WEIGHTS.headline, "the headline tells it")
    lead = next(iter(scene.layout.spans("body")), None)
    if lead is not None and any(lead.covers(span) for span in triggers):
        yield Sign(WEIGHTS.lead, "the first paragraph tells it")
    if min(span.start for span in triggers) == first:
        yield Sign(WEIGHTS.first, "it is told first")
    times = leave_twins_out(ours)
    if len(times) > 1:
        words = sorted({one.claim.trigger.of(text).lower() for one in times})[:3]
        bits = WEIGHTS.doubling * math.log2(len(times))
        yield Sign(bits, f"told {len(times)} times ({', '.join(words)})")
    yield from _doubts(scene, event, ours)


def _doubts(scene: Scene, event: Event, ours: Sequence[GroundedClaim]) -> Iterator[Sign]:
    if not any(one.claim.stance in _TOLD for one in ours):
        yield Sign(WEIGHTS.unsure, "nowhere told as so")
    elif not any(one.claim.time in _SEEN for one in ours):
        yield Sign(WEIGHTS.to_come, "still to come")
    if _is_long_ago(scene, ours):
        yield Sign(WEIGHTS.long_ago, "long before the report")
    if event.type in scene.words_only:
        yield Sign(WEIGHTS.words_only, "it is words only")


def _in_headline(scene: Scene, span: Span) -> bool:
    """Tell whether a word stands in the headline, or begins like one of a title given apart."""
    if any(part.covers(span) for part in scene.layout.spans("headline")):
        return True
    title = "" if scene.report.title is None else scene.report.title.value
    starts = {word[:_STEM].lower() for word in _WORD.findall(title)}
    return span.of(scene.report.text)[:_STEM].lower() in starts


def _is_long_ago(scene: Scene, ours: Sequence[GroundedClaim]) -> bool:
    """Tell whether all dates the report gives an event lie well before it was written."""
    given = scene.report.published
    days = None if given is None else parse_edtf(given.value)
    published = None if days is None else days.first
    gaps = [
        day - one.when.latest
        for one in ours
        if isinstance(one.when, When)
        and one.when.latest is not None
        and (day := _written(one) or published) is not None
    ]
    return bool(gaps) and min(gaps) > _LONG_AGO


def _written(one: GroundedClaim) -> date | None:
    return one.written.earliest if isinstance(one.written, When) else None
