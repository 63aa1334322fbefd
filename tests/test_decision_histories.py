"""Undoing is exact: after any history, a decision and its undoing leave the record as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import pytest

from coded_claims import facts_of, told_report
from decision_histories import (
    Act,
    OnPair,
    Undo,
    choose_act,
    choose_claim,
    choose_merge,
    choose_split,
)
from matching_claims import Telling
from matching_claims import claim as grounded
from store_samples import claim
from twosource.model.event import EventId
from twosource.model.match import Anchor, Decision, Match, Pair, Reason
from twosource.model.ruling import Ruling
from twosource.model.values import GroundedClaim
from twosource.readers.codebooks import load_codebook
from twosource.stages.anchors import anchor_of
from twosource.stages.attach import Attached, attach
from twosource.stages.by_hand import code_by_hand
from twosource.stages.cluster import cluster
from twosource.stages.correct import correct, is_refuted
from twosource.stages.identify import assign_ids, digest_claims
from twosource.stages.pairs import is_eventful

HISTORIES = 10_000
STEPS = 4
BOOK = load_codebook()
AT = "2024-01-01T00:00:00Z"
CLAIMS = [
    grounded(f"{report}{number}", report, Telling())
    for report, count in (("r1", 3), ("r2", 2), ("r3", 1), ("r4", 1))
    for number in range(count)
]
# Each claim a passage of its own: an anchor means one claim.
SPREAD = [
    replace(one, claim=replace(one.claim, passage=claim("x", "r", 40 * at, 40 * at + 30).passage))
    for at, one in enumerate(CLAIMS)
]


@dataclass(slots=True)
class Small:
    """A record of a few claims, their likeness drawn by chance, with what people decided."""

    matches: Mapping[Pair, Match]
    decisions: list[Decision] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    known: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[EventId] = ()
    former: dict[str, tuple[int, str]] = field(default_factory=dict)
    turns: int = 1

    @property
    def taken(self) -> list[int]:
        """Give the numbers of all decisions ever taken."""
        return [*(one.id for one in self.decisions), *(one.id for one in self.rulings)]

    def do(self, act: Act, by: str) -> int:
        """Keep what somebody does, and give its number."""
        number = 1 + max(self.taken, default=0)
        if isinstance(act, Undo):
            self.undo(act.number)
        elif isinstance(act, OnPair):
            self.decisions.append(
                Decision(number, act.left, act.right, act.verdict, by, AT, None, undone=False)
            )
        else:
            self.rulings.append(Ruling(number, act, by, AT, None, undone=False))
        return number

    def undo(self, number: int) -> None:
        """Take a decision back."""
        self.decisions = [_undone(one, number) for one in self.decisions]
        self.rulings = [
            replace(one, undone=True) if one.id == number else one for one in self.rulings
        ]

    def work_out(self) -> "Told":
        """Work out what the record tells, as a build does, and keep the names it gave."""
        coded = code_by_hand(self.rulings, BOOK, FACTS, SPREAD)
        claims = [*SPREAD, *coded.claims]
        attached = attach(self.decisions, [one.claim for one in claims], self.rulings)
        corrected = correct(claims, self.rulings, dict.fromkeys(REPORTS, TEXT), BOOK).claims
        told = [one for one in corrected if is_eventful(one) and not is_refuted(one)]
        verdicts = {pair: one.verdict for pair, one in attached.pairs.items()}
        clusters = cluster(told, self.matches, verdicts, 0.0)
        assigned = assign_ids(clusters, self.known, self.ids, lambda _: "PE", self.former)
        for members, one in zip(clusters, assigned.chosen, strict=True):
            self.former[digest_claims(members)] = (self.turns, one.id)
        self.turns += 1
        self.known = {
            key: one.id
            for one, members in zip(assigned.chosen, clusters, strict=True)
            for key in members
        }
        self.ids = assigned.ids
        labels = [one.label for one in assigned.chosen]
        return Told(dict(zip(clusters, labels, strict=True)), corrected, attached)


REPORTS = sorted({one.claim.report for one in SPREAD})
TEXT = "Police held a potter. " * 20
FACTS = {key: facts_of(replace(told_report("en"), key=key, text=TEXT)) for key in REPORTS}


@dataclass(frozen=True, slots=True)
class Told:
    """What a record tells: the name of each event by its claims, the claims, decisions in force."""

    events: Mapping[frozenset[str], str]
    claims: tuple[GroundedClaim, ...]
    attached: Attached

    def list_events(self) -> list[list[Anchor]]:
        """Give what each event holds on to, by its smallest claim."""
        by_id = {one.claim.id: anchor_of(one) for one in self.claims}
        return [[by_id[key] for key in sorted(members)] for members in sorted(self.events, key=min)]


def _undone(one: Decision, number: int) -> Decision:
    return replace(one, undone=True) if one.id == number else one


def draw(chance: Random) -> Small:
    """Give a record in which some pairs look alike and some do not."""
    keys = [one.claim.id for one in SPREAD]
    pairs = [Pair(*sorted(chance.sample(keys, 2))) for _ in range(8)]
    bits = (-4.0, -1.0, 1.0, 3.0, 6.0)
    return Small(
        {one: Match(one, (Reason("drawn", chance.choice(bits), "drawn"),), None) for one in pairs}
    )


def live(small: Small, chance: Random, steps: int) -> Told:
    """Let people do this and that to a record, and give what it tells then."""
    told = small.work_out()
    for _ in range(steps):
        act = choose_act(chance, told.list_events(), small.taken)
        if act is not None:
            small.do(act, chance.choice(("ana", "ben")))
            told = small.work_out()
    return told


def list_acts(chance: Random, told: Told, taken: Iterable[int]) -> list[Act]:
    """Give what may be done and undone: a merge, a split, and whatever chance draws."""
    events = told.list_events()
    drawn = choose_act(chance, events, [])
    del taken
    coded = choose_claim(chance, events)
    every = (choose_merge(chance, events), choose_split(chance, events), coded, drawn)
    return [one for one in every if one is not None]


@pytest.mark.parametrize("seed", range(4))
def test_any_decision_and_its_undoing_are_the_identity_after_any_history(seed: int) -> None:
    merges = 0
    for history in range(seed, HISTORIES, 4):
        chance = Random(history)  # noqa: S311  # a history, and no secret
        small = draw(chance)
        before = live(small, chance, STEPS)
        for act in list_acts(chance, before, small.taken):
            number = small.do(act, "eva")
            during = small.work_out()
            merges += len(during.events) < len(before.events)
            small.undo(number)
            assert small.work_out() == before, (history, act)
    assert merges > HISTORIES / 8
