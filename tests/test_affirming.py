"""Who says of an event that it happened: also whoever says that nobody died of it."""

from dataclasses import replace

import pytest

from matching_claims import SPAN, Telling, claim, masthead, voice
from twosource.model.claim import Stance
from twosource.model.event import Event
from twosource.model.values import GroundedClaim, Outcome
from twosource.stages.affirming import find_deniers, find_tellers
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage

STAR, HERALD = masthead("Evening Star"), masthead("Morning Herald")
ANN, BO = voice("Ann Example"), voice("Bo Sample")
CLASH = claim("a", "one", Telling(type="armed_clash", chain=(ANN, STAR)))


def says_none(stance: Stance = "negated", type_: str = "death") -> GroundedClaim:
    one = claim("b", "two", Telling(type=type_, stance=stance, chain=(BO, HERALD)))
    return replace(one, outcome=Outcome(frozenset({"armed_clash"})))


def add_up(*claims: GroundedClaim) -> Event:
    return make_event("e", "NZL-0001", Evidence(claims, (), (), Lineage(), {}))


@pytest.mark.parametrize("stance", ["negated", "not_reported"])
def test_that_nobody_died_of_a_clash_affirms_the_clash(stance: Stance) -> None:
    none = says_none(stance)
    assert find_tellers([CLASH, none]) == [CLASH, none]
    assert find_deniers([CLASH, none]) == []
    event = add_up(CLASH, none)
    assert event.origins.shown_independent == ("Ann Example", "Bo Sample")
    assert event.conflicts == ()
    assert event.credibility.digit == 1


def test_that_nobody_died_denies_that_somebody_died() -> None:
    died = replace(CLASH, claim=replace(CLASH.claim, type="death"))
    none = says_none()
    assert find_tellers([died, none]) == [died]
    assert [one.facet for one in add_up(died, none).conflicts] == ["stance"]


def test_a_denial_of_the_act_or_of_a_part_in_it_affirms_nothing() -> None:
    denied = says_none("denied")
    assert find_deniers([CLASH, denied]) == [denied]
    no_outcome = replace(says_none(), outcome=None)
    assert find_tellers([CLASH, no_outcome]) == [CLASH]
    disowned = replace(says_none(), claim=replace(says_none().claim, disowns=SPAN))
    assert find_tellers([CLASH, disowned]) == [CLASH]
