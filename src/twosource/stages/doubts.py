"""What a person should look at next: the doubts of a record, those first that would change most."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from twosource.model.event import Event, LookAlike
from twosource.model.match import Match, Pair
from twosource.model.values import Blank
from twosource.stages.briefs import is_shown

Kind = Literal["pair", "conflict", "single", "blank", "moved"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# Below it nobody would answer otherwise than the weights did: one pair in thirty.
LEAST_CHANCE = 1 / 30
# An impossibility that was found is rarely none.
VETO_FAILS = 1 / 20
# From so many reporting origins on an event does not rest on one alone.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. `key` names it as long as it is the same doubt.

    `event` and `other` are labels; `other` is that of a look-alike, "" elsewhere. `claims` are the
    two of a pair, those of the values in conflict, or those of the event. `match` is that of a
    pair. `facets` are what is in conflict or blank. `weight` is how much an answer is expected to
    change: of a pair, in events counted and events told by two origins. `why` says so in words.
    """

    kind: Kind
    key: str
    event: str
    claims: tuple[str, ...]
    weight: float
    why: str
    other: str = ""
    match: Match | None = None
    facets: tuple[str, ...] = ()


def list_doubts(
    events: Sequence[Event], decided: Container[Pair], signed: Container[str]
) -> list[Doubt]:
    """Give all doubts of a record by kind, in each the weightiest first.

    `decided` are the pairs that people spoke of, `signed` the ids of events that are signed as they
    stand: whoever signed one has seen its blanks and conflicts.
    """
    labels = {one.id: one for one in events}
    doubts = [*_list_pairs(events, labels, decided)]
    for event in events:
        if is_shown(event) and event.id not in signed:
            doubts += _list_doubts_of(event)
    return sort_doubts(doubts)


def sort_doubts(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Sort doubts by kind, then by weight, then by name."""
    return sorted(doubts, key=lambda one: (KINDS.index(one.kind), -one.weight, one.key))


def list_moved(events: Iterable[Event], turned: Mapping[str, int], since: int) -> list[Doubt]:
    """Give the events that are of other claims than at a turn, the last first; `turned` by id."""
    found = [
        Doubt(
            "moved",
            f"moved-{event.label}-{turned[event.id]}",
            event.label,
            event.claims,
            turned[event.id],
            "It is new, or of other claims, since you looked last.",
        )
        for event in events
        if turned.get(event.id, 0) > since
    ]
    return sort_doubts(found)


def chance_of_one(match: Match) -> float:
    """Give how likely two claims are of one event: each bit is a doubling of the odds.

    >>> chance_of_one(Match(Pair("a", "b"), (), None))
    0.5
    """
    chance: float = 1 / (1 + 2.0 ** -max(-60.0, min(60.0, match.bits)))
    return chance if match.veto is None else min(chance, VETO_FAILS)


def _list_pairs(
    events: Sequence[Event], by_id: Mapping[str, Event], decided: Container[Pair]
) -> Iterator[Doubt]:
    seen: set[frozenset[str]] = set()
    for event in events:
        yield from _find_weakest(event, decided)
        for one in event.look_alikes:
            ends = frozenset({event.id, one.event})
            if ends not in seen and one.event in by_id and one.match.pair not in decided:
                seen.add(ends)
                yield from _doubt_apart(event, by_id[one.event], one)


def _find_weakest(event: Event, decided: Container[Pair]) -> Iterator[Doubt]:
    """Give the pair that an event would most likely fall apart at."""
    open_ones = [one for one in event.joined if one.pair not in decided]
    if not open_ones or not is_shown(event):
        return
    match = min(open_ones, key=lambda one: (one.bits, one.pair))
    chance = 1 - chance_of_one(match)
    if chance < LEAST_CHANCE:
        return
    origins = len(event.origins.reporting)
    weight = chance * (1 + (origins == ENOUGH))
    yield Doubt(
        "pair",
        name_pair(match.pair),
        event.label,
        (match.pair.left, match.pair.right),
        weight,
        f"Taken for one event, {event.label}, told by {_say_origins(origins)} at most. If they are"
        " two, it becomes two events; which of its claims tell of which is worked out then.",
        match=match,
    )


def _doubt_apart(event: Event, other: Event, look_alike: LookAlike) -> Iterator[Doubt]:
    """Give the pair that two events would be one by.

    Its weight takes the names of both for different origins. How many they would really be is added
    up where the pair is shown, since that takes the texts of the reports.
    """
    match = look_alike.match
    chance = chance_of_one(match)
    if chance < LEAST_CHANCE or not (is_shown(event) or is_shown(other)):
        return
    ours, theirs = (set(one.origins.reporting) for one in (event, other))
    both = len(ours | theirs)
    told_by_two = both >= ENOUGH > max(len(ours), len(theirs))
    yield Doubt(
        "pair",
        name_pair(match.pair),
        event.label,
        (match.pair.left, match.pair.right),
        chance * (1 + told_by_two),
        f"Kept apart: {event.label}, told by {_say_origins(len(ours))} at most, and {other.label},"
        f" told by {_say_origins(len(theirs))}.",
        other=other.label,
        match=match,
    )


def name_pair(pair: Pair) -> str:
    """Give the name of the doubt about a pair."""
    return f"pair-{pair.left[:12]}-{pair.right[:12]}"


def _list_doubts_of(event: Event) -> Iterator[Doubt]:
    yield from _find_conflicts(event)
    if len(event.origins.reporting) < ENOUGH and event.todo:
        yield Doubt(
            "single",
            f"single-{event.label}",
            event.label,
            event.claims,
            len(event.reports),
            f"It rests on {_say_origins(len(event.origins.reporting))}. To get:"
            f" {event.todo[0].words}.",
        )
    yield from _find_blanks(event)


def _find_conflicts(event: Event) -> Iterator[Doubt]:
    for one in event.conflicts:
        if one.reading == "conflict":
            backed = [len(held.claims) for held in one.values]
            yield Doubt(
                "conflict",
                f"conflict-{event.label}-{one.facet}",
                event.label,
                tuple(dict.fromkeys(key for held in one.values for key in held.claims)),
                # Two against two is more of a question than one against nine.
                (sum(backed) - max(backed, default=0)) / max(sum(backed), 1),
                f"{len(one.values)} values that cannot all be right.",
                facets=(one.facet,),
            )


def _find_blanks(event: Event) -> Iterator[Doubt]:
    blanks = [
        (name, value.why)
        for name, value in (("when", event.when), ("where", event.where))
        if isinstance(value, Blank)
    ]
    if blanks:
        yield Doubt(
            "blank",
            f"blank-{event.label}-{'-'.join(name for name, _ in blanks)}",
            event.label,
            event.claims,
            len(event.reports),
            " ".join(f"No {'day' if name == 'when' else 'place'}: {why}." for name, why in blanks),
            facets=tuple(name for name, _ in blanks),
        )


def _say_origins(number: int) -> str:
    return f"{number} reporting origin{'' if number == 1 else 's'}"
