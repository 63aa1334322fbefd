"""Pairs worth comparing while claims come and go: always those of the claims that are there."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_claims import KISUMU, KISUMU_COUNTY, NAIROBI, Telling, claim, people, who
from twosource.model.values import GroundedClaim
from twosource.stages import pairs
from twosource.stages.pair_index import open_pairs
from twosource.stages.pairs import pairs_across
from twosource.stages.rooms_in_memory import InMemory, SetsInMemory
from twosource.stages.sharing import Around, list_things

DAYS = ("2021-05-04", "2021-05-05", "XXXX-05-04", "XXXX-05", "2021-05-01/2021-05-31", None)
PLACES = (KISUMU, KISUMU_COUNTY, NAIROBI, None)
NAMES = ("Harbour Board", "Salt Union")


@pytest.fixture(autouse=True)
def _narrow_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    # Few claims are to fill blocks that hundreds fill in a record.
    monkeypatch.setattr(pairs, "FEW", (6, 3, 4, 5))
    monkeypatch.setattr(pairs, "SMALL", 6)
    monkeypatch.setattr(pairs, "FEW_WITH_WORD", 3)
    monkeypatch.setattr(pairs, "FEW_COPIES", 4)


def invent(number: int, chance: Random) -> GroundedClaim:
    return claim(
        f"c{number:03}",
        f"r{chance.randrange(max(1, number))}",
        Telling(
            when=chance.choice(DAYS),
            where=chance.choice(PLACES),
            written=chance.choice(("2021-05-06", None)),
            counts=(people(chance.randrange(2, 4)),) * chance.randrange(2),
            who=(who("actor", chance.choice(NAMES), "organisation"),) * chance.randrange(2),
        ),
    )


def listed(claims: Mapping[str, GroundedClaim], around: Around) -> set[tuple[str, str]]:
    return {(pair.left, pair.right) for pair in pairs_across(claims.values(), {}, around)}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_pairs_of_claims_that_come_and_go_are_those_of_the_claims_there(
    seed: int, count: int
) -> None:
    chance = Random(seed)  # noqa: S311 - invents claims
    claims = [invent(number, chance) for number in range(count)]
    around = Around(
        roots={f"r{number}": "r0" for number in range(0, count, 3)},
        words={
            one.claim.id: frozenset(chance.sample(["dust", "rope", "mast", "tide"], 2))
            for one in claims
        },
        scenes={f"r{number}": {NAIROBI.id: "Nairobi"} for number in range(0, count, 4)},
    )
    index, there, compared = (
        open_pairs(InMemory(), ("f",), {}),
        dict[str, GroundedClaim](),
        set[tuple[str, str]](),
    )
    for _ in range(2 * count):
        one = chance.choice(claims)
        if one.claim.id in there:
            index.remove(one.claim.id)
            del there[one.claim.id]
        else:
            index.add(one, list_things(one, around))
            there[one.claim.id] = one
        if chance.random() < 1 / 3:
            new, gone = index.settle()
            assert compared.isdisjoint(new)
            assert compared.issuperset(gone)
            compared = (compared | set(new)) - set(gone)
            assert compared == listed(there, around)
    for key in list(there):
        index.remove(key)
    index.settle()
    assert (index.claims, index.things, index.together) == ({}, {}, {})
    assert index.postings == SetsInMemory()
