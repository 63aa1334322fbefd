"""What people said of two events, or of the claims of one: whose word holds them apart or together.

A person's word beats every weight, so it is told before any.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from twosource.model.claim import Claim
from twosource.model.event import Event
from twosource.model.match import Decision, Verdict
from twosource.model.ruling import Grouped, Said
from twosource.ports import Store
from twosource.stages.attach import attach

# "Different" keeps apart over any "same", and "unsure" only leaves a pair to the weights.
_ORDER: tuple[Verdict, ...] = ("different", "same", "unsure")
_NOT_SO = "it is being worked in, or another word stands against it"
_APART: dict[Verdict, str] = {
    "different": "Kept apart by {}",
    "same": f"Called one event by {{}}; {_NOT_SO}",
    "unsure": "Left to the weights by {}: whoever looked could not tell",
}
_ONE: dict[Verdict, str] = {
    "same": "Put together by {}",
    "different": f"Called two events by {{}}; {_NOT_SO}",
    "unsure": "Left to the weights by {}: whoever looked could not tell",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word in force on claims of two events, or of one: its number, what it says, and its note.

    `words` are a sentence without its end: "Kept apart by R1's decision 3 of 2026-11-26".
    """

    number: int
    verdict: Verdict
    words: str
    note: str


def list_between(store: Store, event: Event, others: Sequence[Event]) -> dict[str, list[Spoken]]:
    """Give what people said of an event and each of some others, by the other's id."""
    held = _attach(store, [event, *others])
    return {one.id: _list_held(held, event.claims, one.claims, _APART) for one in others}


def list_within(store: Store, event: Event) -> list[Spoken]:
    """Give what people said of the claims of one event among each other."""
    return _list_held(_attach(store, [event]), event.claims, event.claims, _ONE)


Held = Sequence[tuple[frozenset[str], Decision]]


def _attach(store: Store, events: Sequence[Event]) -> Held:
    """Give the pairs of claims of some events' reports that people's words are in force on."""
    reports = {key for one in events for key in one.reports}
    decisions = [one for one in store.decisions() if {one.left.report, one.right.report} <= reports]
    rulings = [one for one in store.rulings() if not one.undone and _speaks_of(one.said, reports)]
    if not decisions and not rulings:
        return ()
    attached = attach(decisions, _list_claims(store, events, reports), rulings)
    return [(frozenset({one.left, one.right}), said) for one, said in attached.pairs.items()]


def _speaks_of(said: Said, reports: Collection[str]) -> bool:
    """Tell whether a word merges or splits what some reports tell."""
    if not isinstance(said, Grouped):
        return False
    return any(anchor.report in reports for part in said.parts for anchor in part)


def _list_claims(store: Store, events: Sequence[Event], reports: Collection[str]) -> list[Claim]:
    """Give the claims of some reports, and those coded by hand of their events."""
    found = {
        claim.id: claim
        for reading in store.readings_of(sorted(reports)).values()
        for claim in reading.claims
    }
    keys = [key for one in events for key in one.claims if key not in found]
    return [*found.values(), *(one.claim for one in store.claims_of(keys))]


def _list_held(
    held: Held, left: Sequence[str], right: Sequence[str], words: dict[Verdict, str]
) -> list[Spoken]:
    ours, theirs = frozenset(left), frozenset(right)
    said = {
        one.id: one for ends, one in held if ends & ours and ends & theirs and ends <= ours | theirs
    }
    ranked = sorted(said.values(), key=lambda one: (_ORDER.index(one.verdict), -one.id))
    return [
        Spoken(one.id, one.verdict, words[one.verdict].format(_name(one)), one.note or "")
        for one in ranked
    ]


def _name(one: Decision) -> str:
    return f"{one.by}’s decision {one.id} of {one.at[:10]}"
