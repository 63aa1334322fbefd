"""Participants of whom no more is told than how many they were."""

import pytest

from matching_claims import SPAN, Telling, claim
from twosource.model.values import GroundedClaim, Who
from twosource.stages.bare_numbers import is_bare_number
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage


def who(name: str, *, named: bool = False) -> Who:
    """Give a participant of a name."""
    return Who("actor", name, "group", named, (SPAN,))


@pytest.mark.parametrize("name", ["350 people", "about 70 people", "Two people", "at least 12"])
def test_a_number_of_people_tells_nobody(name: str) -> None:
    assert is_bare_number(who(name))


@pytest.mark.parametrize(
    "name", ["350 weavers", "people of the valley", "Workers of two mills", "two young people"]
)
def test_a_description_tells_somebody(name: str) -> None:
    assert not is_bare_number(who(name))


def test_a_name_is_none() -> None:
    assert not is_bare_number(who("Nine", named=True))


def names(*told: str) -> list[str]:
    """Give who takes part in an event of claims, each with one participant."""
    claims: tuple[GroundedClaim, ...] = tuple(
        claim(f"c{at}", f"r{at}", Telling(who=(who(name),))) for at, name in enumerate(told)
    )
    event = make_event("e", "e", Evidence(claims, (), (), Lineage(), {}))
    return [one.value.name for one in event.who]


def test_a_bare_number_gives_way_to_a_description_in_its_role() -> None:
    assert names("350 people", "Workers of a mill") == ["Workers of a mill"]
    assert names("350 people") == ["350 people"]
