"""Where people's decisions on one event do not agree: what one says and the record does not do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.correction import Dispute, Opinion
from twosource.model.event import Event
from twosource.model.match import Pair
from twosource.model.values import GroundedClaim
from twosource.stages.attach import Statement
from twosource.stages.correct import dispute_values

ONE_OR_TWO = "one event or two"


def mark_disputes(
    events: Iterable[Event],
    statements: Sequence[Statement],
    claims: Mapping[str, GroundedClaim],
) -> list[Event]:
    """Give the events with what people disagree on: whether they are one, and values of claims.

    A person's last word on a pair counts. Where the record follows another's, both are kept: the
    event, or both events, show who says what, and which of it is heeded. "Unsure" disputes nothing.
    """
    kept = mark_values(events, claims)
    owner = {claim: event.id for event in kept for claim in event.claims}
    found = find_disputes(statements, owner)
    return [renew_disputes(event, found.get(event.id, ())) for event in kept]


def mark_values(events: Iterable[Event], claims: Mapping[str, GroundedClaim]) -> list[Event]:
    """Give the events with the values of their claims on which people disagree, and no more."""
    return [replace(event, disputes=tuple(_dispute_values(event, claims))) for event in events]


def find_disputes(
    statements: Sequence[Statement], owner: Mapping[str, str]
) -> Mapping[str, Sequence[Dispute]]:
    """Give by event where the record does not do what somebody says of a pair.

    `owner` is the event of each claim that the statements speak of and that tells of one.
    """
    found: defaultdict[str, list[Dispute]] = defaultdict(list)
    for number, one in enumerate(statements):
        pair = _find_unheeded(one, statements[number + 1 :], owner)
        if pair is not None:
            dispute = _tell(one, pair, statements, owner)
            for event in sorted({owner[pair.left], owner[pair.right]}):
                found[event].append(dispute)
    return found


def renew_disputes(event: Event, found: Sequence[Dispute]) -> Event:
    """Give an event with these disputes on pairs instead of those it has; on values as they are."""
    values = (one for one in event.disputes if one.about != ONE_OR_TWO)
    return replace(event, disputes=(*found, *values))


def _dispute_values(event: Event, claims: Mapping[str, GroundedClaim]) -> Iterator[Dispute]:
    for key in event.claims:
        if claims[key].corrections:
            yield from dispute_values(claims[key])


def _find_unheeded(
    one: Statement, later: Sequence[Statement], owner: Mapping[str, str]
) -> Pair | None:
    """Give the first pair of which the record does not do what a person says, if there is one.

    What the same person said otherwise later on is no word of theirs any more.
    """
    own = [other for other in later if other.by == one.by]
    for pair in _list_pairs(one, owner):
        joined = owner[pair.left] == owner[pair.right]
        against = joined if one.verdict == "different" else not joined
        if against and not any(other.speaks_of(pair) for other in own):
            return pair
    return None


def _list_pairs(one: Statement, owner: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs a statement speaks of that tell of events; none of one that is unsure."""
    if one.verdict == "unsure":
        return
    for ours in sorted(one.left & owner.keys()):
        for theirs in sorted(one.right & owner.keys()):
            if ours < theirs or (ours != theirs and ours not in one.right):
                yield Pair(*sorted((ours, theirs)))


def _tell(
    one: Statement, pair: Pair, statements: Sequence[Statement], owner: Mapping[str, str]
) -> Dispute:
    """Give both sides: the word that is not heeded, and those the record follows against it."""
    events = {owner[pair.left], owner[pair.right]}
    against = [
        other
        for other in statements
        if other.verdict not in {one.verdict, "unsure"} and other.decision != one.decision
    ]
    # Who speaks of the very pair stands against it, else who speaks of these events.
    others = [other for other in against if other.speaks_of(pair)] or [
        other for other in against if _spans(other, events, owner)
    ]
    opinions = [_opine(one, heeded=False), *(_opine(other, heeded=True) for other in others)]
    opinions.sort(key=lambda each: each.decision)
    return Dispute(ONE_OR_TWO, tuple(opinions), (pair.left, pair.right))


def _spans(one: Statement, events: set[str], owner: Mapping[str, str]) -> bool:
    """Tell whether a statement keeps these two events apart, or holds the one together."""
    left = {owner.get(claim) for claim in one.left} & events
    right = {owner.get(claim) for claim in one.right} & events
    return bool(left and right) and (left | right) == events


def _opine(one: Statement, *, heeded: bool) -> Opinion:
    return Opinion(one.decision, one.by, one.at, one.verdict, one.note, heeded)
