"""How many people stand behind an event at most: never fewer than origins shown independent."""

from dataclasses import replace

import pytest

from matching_claims import masthead, voice
from origins_traced import HERALD, STAR, told, trace
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.laid_lines import Lineage

WIRE, PAGE = masthead("North Wire"), masthead("lisk-neighbours.example")
POLICE = voice("police", "government")
HOLM = replace(voice("Ann Holm"), role="provincial police chief")


@pytest.mark.parametrize(
    ("claims", "people"),
    [
        # An office that nobody is named for is somebody all the same, and so is an outlet.
        ((told("a", POLICE, STAR),), ("police (nobody named)",)),
        (
            (told("a", STAR), told("b", HERALD)),
            ("Evening Star (nobody named)", "Morning Herald (nobody named)"),
        ),
        # Who speaks for the office in one report speaks for it in the other.
        ((told("a", POLICE, STAR), told("b", HOLM, HERALD)), ("Ann Holm",)),
        # A source that a relay tells and its outlet keeps back is that outlet's.
        (
            (
                told("a", STAR),
                told("b", voice("nurse", "unnamed"), voice("Evening Star", "outlet"), HERALD),
            ),
            ("nurse",),
        ),
        # Heard without the office elsewhere, she is not surely who spoke for it here.
        (
            (
                told("a", POLICE, STAR),
                told("b", POLICE, voice("Bo Vik"), HERALD),
                told("c", voice("Bo Vik"), WIRE),
            ),
            ("Bo Vik", "police (nobody named)"),
        ),
    ],
)
def test_nobody_speaks_by_itself(
    claims: tuple[GroundedClaim, ...], people: tuple[str, ...]
) -> None:
    assert trace(*claims).human_at_most == people


def test_a_reporter_of_an_outlet_is_no_fuller_name_of_it() -> None:
    eyes = voice("reporter of Evening Star", "reporter")
    origins = trace(told("a", eyes, STAR), told("b", voice("Evening Star", "outlet"), HERALD))
    assert origins.outlets == ("Evening Star", "Morning Herald")
    assert origins.human_at_most == ("reporter of Evening Star",)


def test_a_page_known_by_its_address_alone_that_only_reprints_is_no_outlet() -> None:
    lineage = Lineage((Copy("b", "a", 0.9, "…"),))
    assert trace(told("a", HOLM, STAR), told("b", HOLM, PAGE), lineage=lineage).outlets == (
        "Evening Star",
    )
    # What it tells by itself counts.
    assert trace(told("a", HOLM, STAR), told("b", PAGE)).outlets == (
        "Evening Star",
        "lisk-neighbours.example",
    )


def test_a_voice_that_said_nothing_is_none() -> None:
    silent = replace(voice("group", "organisation"), span=Span(3, 8))
    lineage = Lineage(unheard={"a": frozenset({Span(3, 8)})})
    claims = told("a", HOLM, STAR), told("a", silent, STAR, order=1)
    assert trace(*claims, lineage=lineage).human_at_most == ("Ann Holm",)
    assert "group (nobody named)" in trace(*claims).human_at_most
