"""An unattributed lead takes the chain under which its own report says the same again."""

from dataclasses import replace

import pytest

from matching_claims import SPAN, Telling, claim
from twosource.model.claim import Claim, CountPhrase, Stance, Voice
from twosource.model.spans import Span
from twosource.stages.restate import is_own_word, restate

MASTHEAD = Voice("Hill Courier", "outlet", None, None, "masthead")
GUESSED = Voice("Hill Courier", "outlet", None, None, "inferred")
WARDEN = Voice("a warden", "unnamed", None, None, "stated")
DAILY = Voice("Valley Daily", "outlet", None, None, "stated")


def told(id_: str, *chain: Voice, report: str = "r1", stance: Stance = "asserted") -> Claim:
    """Give a claim with a chain."""
    return claim(id_, report, Telling(chain=chain, stance=stance)).claim


def chains(*claims: Claim) -> dict[str, tuple[Voice, ...]]:
    """Restate claims that all tell of one event."""
    by_id = {one.id: one for one in claims}
    return dict(restate([frozenset(by_id)], by_id))


def test_a_lead_takes_the_chain_of_the_restatement() -> None:
    found = chains(told("a", MASTHEAD), told("b", WARDEN, DAILY, MASTHEAD))
    assert found["a"] == (
        replace(WARDEN, how="restated"),
        replace(DAILY, how="restated"),
        MASTHEAD,
    )
    assert found["b"] == (WARDEN, DAILY, MASTHEAD)


def test_the_longest_chain_is_taken() -> None:
    found = chains(told("a"), told("b", WARDEN), told("c", WARDEN, DAILY))
    assert [voice.name for voice in found["a"]] == ["a warden", "Valley Daily"]


def test_of_chains_as_long_the_earlier_telling_is_taken() -> None:
    first = replace(told("b", DAILY), trigger=told("a").trigger)
    late = told("c", WARDEN)
    later = replace(late, trigger=replace(late.trigger, start=late.trigger.end, end=99))
    assert chains(told("a", GUESSED), later, first)["a"][0].name == "Valley Daily"


def test_an_attributed_claim_keeps_its_chain() -> None:
    found = chains(told("a", DAILY), told("b", WARDEN, DAILY))
    assert found["a"] == (DAILY,)


def test_another_report_lends_no_chain() -> None:
    found = chains(told("a", MASTHEAD), told("b", WARDEN, report="r2"))
    assert found["a"] == (MASTHEAD,)


@pytest.mark.parametrize("stance", ["denied", "possible", "negated"])
def test_a_denial_or_a_guess_lends_no_chain(stance: Stance) -> None:
    found = chains(told("a", MASTHEAD), told("b", WARDEN, stance=stance))
    assert found["a"] == (MASTHEAD,)


def test_an_event_of_one_claim_stays_as_it_is() -> None:
    assert chains(told("a", MASTHEAD)) == {"a": (MASTHEAD,)}


def test_the_order_of_claims_makes_no_difference() -> None:
    ours = [told("a", MASTHEAD), told("b", WARDEN), told("c", WARDEN, DAILY)]
    assert chains(*ours) == chains(*reversed(ours))


def test_the_outlets_own_word_is_nobodys() -> None:
    assert is_own_word([])
    assert is_own_word([MASTHEAD, GUESSED])
    assert not is_own_word([WARDEN, MASTHEAD])


def beside(id_: str, passage: Span, *chain: Voice) -> Claim:
    """Give a claim of another event, at a passage of the same report."""
    return claim(id_, "r1", Telling(chain=chain, passage=passage)).claim


def test_what_else_the_lead_tells_takes_the_chain_with_it() -> None:
    lead, again = told("a", MASTHEAD), told("b", WARDEN)
    near = beside("x", lead.passage, MASTHEAD)
    far = beside("y", Span(40, 50), MASTHEAD)
    own = beside("z", lead.passage, DAILY)
    claims = {one.id: one for one in (lead, again, near, far, own)}
    found = restate([frozenset({"a", "b"}), frozenset({"x"}), frozenset({"y"})], claims)
    assert found["x"] == (replace(WARDEN, how="restated"),)
    assert found["y"] == (MASTHEAD,)
    assert found["z"] == (DAILY,)


def test_who_tells_what_came_of_it_has_not_told_the_act() -> None:
    act = replace(told("a", MASTHEAD), type="accident", subtype="transport")
    harm = replace(told("b", WARDEN, MASTHEAD), type="injury", subtype="injury")
    assert chains(act, harm)["a"] == (MASTHEAD,)


def test_killed_and_died_are_the_same_said_again() -> None:
    dead = CountPhrase(SPAN, SPAN, "people", "target", "dead")
    lead = replace(told("a", MASTHEAD), type="killing", counts=(dead,))
    said = replace(told("b", WARDEN, MASTHEAD), type="death", counts=(dead,))
    hurt = replace(said, counts=(replace(dead, outcome="injured"),))
    assert chains(lead, said)["a"][0].name == "a warden"
    assert chains(lead, hurt)["a"] == (MASTHEAD,)


def test_who_only_points_back_to_it_has_not_told_it() -> None:
    back = replace(told("b", WARDEN, MASTHEAD), definite=True)
    assert chains(told("a", MASTHEAD), back)["a"] == (MASTHEAD,)
    dated = replace(back, times=(replace(SPAN, end=5),))
    assert chains(told("a", MASTHEAD), dated)["a"][0].name == "a warden"
