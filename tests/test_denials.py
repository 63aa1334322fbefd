"""That nobody was taken, on another's word, denies the only arrests that a report tells of."""

from dataclasses import replace

import pytest

from matching_claims import KISUMU, NAIROBI, Telling, claim, people, voice
from twosource.model.claim import Stance
from twosource.model.spans import Span
from twosource.stages.conflicts import find_denial
from twosource.stages.denials import find_denied
from twosource.stages.held import Hearing
from twosource.stages.outcomes import tie_outcomes
from twosource.wiring import open_matcher

UNION, MAYOR = (voice("union"),), (voice("mayor"),)
NINE, NONE = people(9, "detained"), people(0, "detained")
TAKEN = Telling(counts=(NINE,), chain=UNION, passage=Span(0, 9))
NOBODY = Telling(stance="negated", counts=(NONE,), chain=MAYOR, passage=Span(20, 29))


def denied(none: Telling, *told: Telling) -> dict[str, str]:
    """Give what the claim that there were none denies."""
    claims = [claim(f"t{place}", "r", one) for place, one in enumerate(told)]
    return dict(find_denied([*claims, claim("none", "r", none)]))


@pytest.mark.parametrize("stance", ["negated", "denied"])
def test_none_on_anothers_word_denies_what_is_told(stance: Stance) -> None:
    assert denied(replace(NOBODY, stance=stance), TAKEN) == {"none": "t0"}


@pytest.mark.parametrize(
    "none",
    [
        replace(NOBODY, chain=UNION),
        replace(NOBODY, chain=()),
        replace(NOBODY, stance="not_reported"),
        replace(NOBODY, counts=(replace(NONE, group="child"),)),
        replace(NOBODY, counts=()),
        replace(NOBODY, counts=(people(0, "dead"),)),
        replace(NOBODY, time="future"),
    ],
)
def test_what_says_less_denies_nothing(none: Telling) -> None:
    assert denied(none, TAKEN) == {}


def test_where_two_events_may_be_meant_it_denies_neither() -> None:
    here, there = replace(TAKEN, where=NAIROBI), replace(TAKEN, where=KISUMU)
    assert denied(NOBODY, here, there) == {}
    days = replace(TAKEN, when="2024-05-01"), replace(TAKEN, when="2024-05-03")
    assert denied(NOBODY, *days) == {}
    assert denied(NOBODY, here, replace(TAKEN, where=NAIROBI)) == {"none": "t1"}


def test_both_are_of_one_event_and_in_conflict() -> None:
    claims = [claim("told", "r", TAKEN), claim("none", "r", NOBODY)]
    told, none = tie_outcomes(claims, {"r": "Nine were held. Nobody was held."}, {})
    assert told.outcome is None
    assert none.outcome is not None
    assert none.outcome.of == "told"
    conflict = find_denial((told, none), Hearing({"told": told, "none": none}))
    assert conflict is not None
    assert [one.value for one in conflict.values] == ["told as so", "denied"]
    reasons = open_matcher().compare(told, none).reasons
    assert "one says that there was none of what the other tells" in {one.words for one in reasons}


def test_it_denies_the_deed_of_its_own_kind() -> None:
    kept = replace(TAKEN, subtype="custody", counts=(people(3, "detained"),), passage=Span(10, 19))
    assert denied(NOBODY, TAKEN, kept) == {"none": "t0"}
