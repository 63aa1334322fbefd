"""The digit of an event: independence raises it, contradiction and denial by others lower it."""

from dataclasses import replace

from claims_added_up import ANN, BO, HERALD, MINISTRY, STAR, TOLLS, WIRE, add_up, told
from matching_claims import Telling, people, voice, who
from twosource.model.event import Conflict, Held
from twosource.model.values import Outcome


def test_two_origins_shown_independent_without_contradiction_are_digit_one() -> None:
    event = add_up(told("a", Telling(chain=ANN)), told("b", Telling(chain=BO)))
    assert event.credibility.digit == 1


def test_one_origin_with_nothing_to_compare_is_digit_six() -> None:
    event = add_up(told("a", Telling(chain=ANN)), told("a2", Telling(chain=ANN)))
    assert event.credibility.digit == 6
    relay = (voice("source", "unnamed"), voice("Evening Star", "outlet"), WIRE)
    assert add_up(told("a", Telling(chain=relay))).credibility.digit == 6


def test_agreement_without_shown_independence_is_digit_two_and_silence_three() -> None:
    star, herald = Telling(chain=(STAR,)), Telling(chain=(HERALD,))
    assert add_up(told("a", star), told("b", herald)).credibility.digit == 3
    day_told = (replace(one, when="2021-05-04") for one in (star, herald))
    claims = [told(name, one) for name, one in zip("ab", day_told, strict=True)]
    assert add_up(*claims).credibility.digit == 2


def test_contradicted_values_are_doubtful_unless_two_origins_hold_the_one_shown() -> None:
    eight = told("a", Telling(counts=(people(8),), chain=ANN))
    nine = told("b", Telling(counts=(people(9),), chain=BO))
    assert add_up(eight, nine).credibility.digit == 4
    more = told("c", Telling(counts=(people(8),), chain=(WIRE,)))
    event = add_up(eight, nine, more)
    assert event.credibility.digit == 3
    assert event.credibility.because.startswith("told differently (counts.people)")


def test_a_toll_brought_up_to_date_is_no_contradiction() -> None:
    event = add_up(*TOLLS)
    assert event.credibility.digit == 6


def test_a_denial_by_the_accused_never_lowers_the_digit() -> None:
    police = who("actor", "Harbour Police", "organisation")
    claims = [told("a", Telling(chain=ANN, who=(police,))), told("b", Telling(chain=BO))]
    spokesman = (voice("a spokesman for the Harbour Police", "organisation"), STAR)
    denied = told("c", Telling(stance="denied", chain=spokesman))
    event = add_up(*claims, denied)
    assert event.credibility.digit == 1
    assert event.conflicts == (
        Conflict(
            "stance",
            (
                Held(
                    "told as so",
                    ("a", "b"),
                    ("a person heard by Evening Star", "a person heard by Morning Herald"),
                ),
                Held("denied by the accused", ("c",), ("a spokesman for the Harbour Police",)),
            ),
            "conflict",
        ),
    )
    state = who("actor", "security forces", "government")
    accused = told("a", Telling(chain=ANN, who=(state,)))
    word = told("c", Telling(stance="denied", chain=(MINISTRY, STAR)))
    assert add_up(accused, claims[1], word).credibility.digit == 1


def test_a_denial_by_others_makes_it_doubtful_and_by_independent_others_improbable() -> None:
    one = told("a", Telling(chain=(STAR,)))
    union = told(
        "b", Telling(stance="denied", chain=(voice("Fishing Union", "organisation"), HERALD))
    )
    assert add_up(one, union).credibility.digit == 4
    doctor = told("c", Telling(stance="negated", chain=(voice("Bo Sample"), WIRE)))
    event = add_up(one, union, doctor)
    assert event.credibility.digit == 5
    assert event.credibility.because == "denied by independent others: Bo Sample, Fishing Union"


def test_a_denial_of_what_came_of_it_is_held_against_that_alone() -> None:
    came = Outcome(acts=frozenset({"accident"}), of=None)
    ship = told("a", Telling(type="accident", subtype="transport", chain=(STAR,)))
    hurt = replace(told("b", Telling(type="injury", subtype="injury", chain=BO)), outcome=came)
    company = (voice("Ferry Company", "organisation"), WIRE)
    telling = Telling(type="injury", subtype="injury", stance="denied", chain=company)
    nobody = replace(told("c", telling), outcome=came)
    event = add_up(ship, hurt, nobody)
    (conflict,) = event.conflicts
    assert conflict.facet == "stance.injury"
    assert [(one.value, one.claims) for one in conflict.values] == [
        ("told as so", ("b",)),
        ("denied", ("c",)),
    ]
    assert "denied" not in event.credibility.because
    # Where nobody says that somebody was hurt, nothing is contradicted.
    assert add_up(ship, nobody).conflicts == ()
    # Of an event that nobody tells but by the outcome, it is the event that is denied.
    assert add_up(hurt, nobody).credibility.because == "denied by Ferry Company"
