"""Offices of which an event has one, whoever holds them and whatever they are called."""

from dataclasses import replace

import pytest

from matching_claims import Telling, claim, masthead, voice
from twosource.model.claim import Voice
from twosource.model.event import Origins
from twosource.model.values import GroundedClaim
from twosource.stages.laid_lines import Lineage
from twosource.stages.origins import trace_origins

STAR, HERALD, POST = masthead("Evening Star"), masthead("Morning Herald"), masthead("Gore Post")


def told(report: str, *chain: Voice, order: int = 0) -> GroundedClaim:
    return claim(f"{report}{order}", report, Telling(chain=chain, order=order))


def trace(*claims: GroundedClaim) -> Origins:
    return trace_origins(claims, Lineage())


def in_office(name: str, role: str, body: str | None = None) -> Voice:
    return replace(voice(name), role=role, body=body)


def unnamed(name: str) -> Voice:
    return voice(name, "unnamed")


@pytest.mark.parametrize(
    ("one", "other", "office"),
    [
        (voice("Gore police", "government"), voice("police", "government"), "Gore police"),
        (voice("military", "government"), voice("Holm army", "government"), "Holm army"),
        (in_office("Ann Holm", "regional police chief"), unnamed("police chief"), "police"),
        (in_office("Ann Holm", "Mayor"), unnamed("mayor of Gore"), "mayor"),
        (unnamed("mayor"), unnamed("mayor of Gore"), "mayor"),
        (
            in_office("Ann Holm", "Interior Minister"),
            voice("interior ministry", "government"),
            "interior ministry",
        ),
        (
            in_office("Ann Holm", "Interior Minister"),
            unnamed("interior minister"),
            "interior minister",
        ),
        (
            voice("Lisk Rights Watch", "organisation"),
            unnamed("Lisk Rights Watch spokesman"),
            "Lisk Rights Watch",
        ),
    ],
)
def test_one_office_is_one_origin(one: Voice, other: Voice, office: str) -> None:
    assert trace(told("a", one, STAR), told("b", other, HERALD)).reporting == (office,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (in_office("Ann Holm", "Mayor"), in_office("Bo Vik", "Mayor")),
        (in_office("Ann Holm", "Mayor"), unnamed("nurse")),
        (in_office("Ann Holm", "Interior Minister"), unnamed("health minister")),
        (voice("police", "government"), voice("army", "government")),
        (voice("Lisk Watch", "organisation"), unnamed("Gore Watch spokesman")),
    ],
)
def test_two_offices_are_two(one: Voice, other: Voice) -> None:
    assert len(trace(told("a", one, STAR), told("b", other, HERALD)).reporting) == 2


def test_nobody_says_that_two_who_hold_an_office_are_one_person() -> None:
    origins = trace(
        told("a", in_office("Ann Holm", "Mayor"), STAR), told("b", unnamed("mayor"), HERALD)
    )
    assert origins.human_at_most == ("Ann Holm", "mayor")


def test_a_force_that_is_passed_on_by_itself_is_once_on_its_way() -> None:
    gore, police = voice("Gore police", "government"), voice("police", "government")
    origins = trace(told("a", police, gore, STAR), told("b", police, HERALD))
    assert origins.reporting == ("Gore police",)


def test_an_outlet_that_is_its_own_source_holds_no_office() -> None:
    assert trace(told("a", STAR), told("b", unnamed("mayor"), HERALD)).reporting == (
        "Evening Star",
        "Morning Herald",
    )
