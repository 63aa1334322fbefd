"""How events hang together: what follows what, comes out of it, or is one of several summed up.

A link is made only on the word of one report that tells of both, and is then carried from the two
claims to the events they belong to. No name is looked for in another report.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.event import Event, EventLink, LinkKind
from twosource.model.values import GroundedClaim, When
from twosource.stages.link_causes import find_causes
from twosource.stages.link_parts import find_parts
from twosource.stages.link_steps import find_steps
from twosource.stages.link_ties import Tie, is_told

_RANKS: Mapping[LinkKind, int] = {"consequence_of": 0, "part_of": 1, "follows": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """What links are read from: claims by id, texts by report, and the family of each type.

    `owner` gives the event of each claim of the reports that tell of the events, where these are
    not all events of the record.
    """

    claims: Mapping[str, GroundedClaim]
    texts: Mapping[str, str]
    families: Mapping[str, str]
    owner: Mapping[str, str] = field(default_factory=dict)


def link_events(events: Sequence[Event], told: Told) -> list[Event]:
    """Give the events with their links to others, one for each two: a consequence also follows."""
    own = {claim: event.id for event in events for claim in event.claims}
    owner = {**told.owner, **own}
    by_report: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for key in sorted(owner):
        by_report[told.claims[key].claim.report].append(told.claims[key])
    found: defaultdict[tuple[str, str], list[EventLink]] = defaultdict(list)
    for report in sorted(by_report):
        for tie in _tie(by_report[report], told.texts[report], told.families, owner):
            if owner[tie.claim] != owner[tie.other]:
                link = _link(tie, owner, report)
                found[owner[tie.claim], link.event].append(link)
    chosen = _choose(found)
    return [replace(event, links=chosen.get(event.id, ())) for event in events]


def _tie(
    claims: Sequence[GroundedClaim],
    text: str,
    families: Mapping[str, str],
    owner: Mapping[str, str],
) -> Iterator[Tie]:
    """Give all that one report tells of its events' hanging together."""
    ordered = sorted(claims, key=lambda one: (one.claim.trigger, one.claim.id))
    dates = _date(ordered, owner)
    for tie in (
        *find_causes(ordered, text, families, owner),
        *find_steps(ordered, text),
        *_find_orders(ordered, text),
        *find_parts(ordered, text, families),
    ):
        if tie.kind == "part_of" or not _is_against(dates[tie.claim], dates[tie.other]):
            yield tie


def _date(claims: Sequence[GroundedClaim], owner: Mapping[str, str]) -> dict[str, list[When]]:
    """Give for each claim its day, or where it has none what its report tells of its event."""
    told: defaultdict[str, list[When]] = defaultdict(list)
    for one in claims:
        if isinstance(one.when, When):
            told[owner[one.claim.id]].append(one.when)
    return {
        one.claim.id: [one.when] if isinstance(one.when, When) else told[owner[one.claim.id]]
        for one in claims
    }


def _is_against(ours: Sequence[When], theirs: Sequence[When]) -> bool:
    """Tell whether the days are against it that one came after the other, whichever is meant."""
    pairs = [(one.latest, other.earliest) for one in ours for other in theirs]
    known = [(last, first) for last, first in pairs if last is not None and first is not None]
    return bool(known) and all(last < first for last, first in known)


def _find_orders(claims: Sequence[GroundedClaim], text: str) -> Iterator[Tie]:
    """Give what is told to be after something else, or during it, in words of time."""
    for one in filter(is_told, claims):
        for link in one.claim.links:
            for other in claims:
                if other.claim.trigger != link.event or not is_told(other):
                    continue
                cue = " ".join(link.cue.of(text).lower().split())
                name = " ".join(link.event.of(text).split())
                if link.order in {"after", "within"}:
                    why = f"told to be after it: “{cue}” “{name}”"
                    yield Tie("follows", one.claim.id, other.claim.id, why, one.claim.passage)
                elif link.order == "at" and cue == "during":
                    why = f"told to be during it: “{cue}” “{name}”"
                    yield Tie("part_of", one.claim.id, other.claim.id, why, one.claim.passage)


def _link(tie: Tie, owner: Mapping[str, str], report: str) -> EventLink:
    return EventLink(
        tie.kind, owner[tie.other], tie.because, report, (tie.claim, tie.other), tie.words
    )


def _choose(
    found: Mapping[tuple[str, str], Sequence[EventLink]],
) -> Mapping[str, tuple[EventLink, ...]]:
    """Give the links of each event: one for each other event, the strongest that is told.

    Two events that are told to come after one another both ways are one matter told twice, or two
    that were wrongly joined: what a reader cannot rely on is left out.
    """
    chosen: defaultdict[str, list[EventLink]] = defaultdict(list)
    for (event, other), links in sorted(found.items()):
        if (other, event) not in found:
            first = min(links, key=lambda one: (_RANKS[one.kind], one.report, one.claims))
            chosen[event].append(first)
    return {event: tuple(links) for event, links in chosen.items()}
