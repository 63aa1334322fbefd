"""What came of an act is part of its event, where a report tells it with the act."""

from dataclasses import replace

from matching_claims import KISUMU, NAIROBI, Telling, claim, people, voice
from twosource.model.actors import ActorType
from twosource.model.match import Match
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Outcome, Who
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage
from twosource.stages.outcomes import tie_outcomes
from twosource.wiring import open_matcher

ACTS = {
    "injury": frozenset({"bombing", "shooting"}),
    "death": frozenset({"bombing", "shooting"}),
    "detention": frozenset({"protest"}),
}
TEXT = (
    "A blast hit the depot, hurting nine. One died later. Rain fell. Nobody slept.\n"
    "It thundered. Lamps went out. Men shot at the mill. Two fell dead. He went home."
)


def at(word: str, type_: str, order: int, **told: object) -> GroundedClaim:
    """Give a claim whose trigger is a word of the text."""
    start = TEXT.index(word)
    passage = Span(start, start + len(word))
    telling = Telling(type=type_, subtype=type_, order=order, passage=passage)
    return claim(word, "report", replace(telling, **told))  # type: ignore[arg-type]


def tie(*claims: GroundedClaim) -> dict[str, str | None]:
    """Give for each outcome the claim it is tied to."""
    tied = tie_outcomes(claims, {"report": TEXT}, ACTS)
    return {one.claim.id: one.outcome.of for one in tied if one.outcome is not None}


def test_an_outcome_goes_with_the_act_of_its_sentence() -> None:
    blast, hurt = at("blast", "bombing", 0), at("hurting", "injury", 1)
    shot, dead = at("shot", "shooting", 2), at("dead", "death", 3)
    assert tie(blast, hurt, shot, dead) == {"hurting": "blast", "dead": "shot"}


def test_an_outcome_of_the_next_sentences_goes_with_the_last_act() -> None:
    blast, died = at("blast", "bombing", 0), at("died", "death", 1)
    assert tie(blast, died) == {"died": "blast"}


def test_far_from_two_acts_an_outcome_goes_with_neither_from_the_only_one_with_it() -> None:
    blast, lamps = at("blast", "bombing", 0), at("Lamps", "death", 2)
    rain = at("Rain", "shooting", 1)
    assert tie(blast, lamps) == {"Lamps": "blast"}
    assert tie(blast, at("hit", "shooting", 1), at("went out", "death", 2)) == {"went out": None}
    assert tie(blast, rain, at("Nobody", "death", 2)) == {"Nobody": "Rain"}


def test_a_lead_with_the_toll_goes_with_the_only_act_told_soon_after() -> None:
    lamps = at("Lamps", "shooting", 1)
    assert tie(at("Rain", "death", 0), lamps) == {"Rain": "Lamps"}
    assert tie(at("Rain", "death", 0), lamps, at("shot", "shooting", 2)) == {"Rain": None}
    assert tie(at("died", "death", 0), at("shot", "shooting", 1)) == {"died": None}


def test_a_type_takes_only_the_acts_it_may_have_come_of() -> None:
    assert tie(at("blast", "bombing", 0), at("hurting", "detention", 1)) == {"hurting": None}


def test_outcomes_without_an_act_go_together() -> None:
    hurt, died = at("hurting", "injury", 0), at("died", "death", 1)
    assert tie(hurt, died) == {"hurting": None, "died": "hurting"}
    assert tie(hurt, at("died", "injury", 1)) == {"hurting": None, "died": None}


def test_another_day_place_or_number_speaks_against_it() -> None:
    blast = at("blast", "bombing", 0, when="2021-05-04", where=NAIROBI)
    assert tie(blast, at("hurting", "injury", 1, when="2021-05-04")) == {"hurting": "blast"}
    assert tie(blast, at("hurting", "injury", 1, when="2020-05-04")) == {"hurting": None}
    assert tie(blast, at("hurting", "injury", 1, where=KISUMU)) == {"hurting": None}
    assert tie(blast, at("hurting", "injury", 1, where=NAIROBI)) == {"hurting": "blast"}
    nine = at("hurting", "injury", 1, counts=(people(9, "injured"),))
    three = at("died", "death", 2, counts=(people(3, "injured"),))
    assert tie(blast, nine, three) == {"hurting": "blast", "died": None}


def test_the_dead_of_another_year_are_of_no_act_without_a_day() -> None:
    blast = at("blast", "bombing", 0, written="2024-06-12")
    old = at("died", "death", 1, when="2014-01-01/2014-12-31", written="2024-06-12")
    new = at("died", "death", 1, when="2024-06-10", written="2024-06-12")
    assert tie(blast, old) == {"died": None}
    assert tie(blast, new) == {"died": "blast"}


def test_those_hurt_on_the_side_of_whoever_did_it_were_hurt_by_others() -> None:
    def told(role: str, name: str, kind: ActorType) -> tuple[Who, ...]:
        return (Who(role, name, "other", named=False, spans=(), type=kind),)

    shot = at("shot", "shooting", 0, who=told("actor", "police", "state_forces"))
    guards = at("dead", "death", 1, who=told("target", "officers", "state_forces"))
    clerks = at("dead", "death", 1, who=told("target", "clerks", "civilians"))
    assert tie(shot, guards) == {"dead": None}
    assert tie(shot, clerks) == {"dead": "shot"}


def test_what_is_planned_denied_or_summed_up_is_no_outcome_of_an_act() -> None:
    blast = at("blast", "bombing", 0)
    assert tie(blast, at("hurting", "injury", 1, time="future")) == {"hurting": None}
    assert tie(blast, at("hurting", "injury", 1, stance="denied")) == {"hurting": None}
    hurt = at("hurting", "injury", 1)
    several = replace(hurt, claim=replace(hurt.claim, several=Span(0, 4)))
    assert tie(blast, several) == {"hurting": None}


def test_that_nobody_was_hurt_goes_with_the_act_and_holds_nothing_else() -> None:
    blast, nobody = at("blast", "bombing", 0), at("hurting", "injury", 1, stance="negated")
    died = at("died", "death", 2)
    assert tie(blast, nobody, died) == {"hurting": "blast", "died": "blast"}
    assert tie(nobody, died) == {"hurting": None, "died": None}
    # A number told already speaks against it.
    hurt = at("hurting", "injury", 1, counts=(people(9, "hurt"),))
    none = at("slept", "injury", 3, stance="negated", counts=(people(0, "hurt"),))
    assert tie(blast, hurt, none) == {"hurting": "blast", "slept": None}


def test_that_there_were_none_goes_with_no_act_of_another_paragraph_but_the_one_before() -> None:
    none = at("He", "injury", 5, stance="negated")
    assert tie(at("blast", "bombing", 0), none) == {"He": None}
    assert tie(at("hit", "bombing", 0), at("thundered", "injury", 1, stance="negated")) == {
        "thundered": None
    }
    slept = at("slept", "bombing", 0)
    assert tie(slept, at("thundered", "injury", 1, stance="negated")) == {"thundered": "slept"}


def test_that_there_were_none_goes_with_no_act_before_another_elsewhere() -> None:
    blast = at("blast", "bombing", 0, where=KISUMU)
    none = at("Nobody", "injury", 2, stance="negated")
    assert tie(blast, none) == {"Nobody": "blast"}
    assert tie(blast, at("Rain", "looting", 1, where=NAIROBI), none) == {"Nobody": None}
    assert tie(blast, at("Rain", "looting", 1, where=KISUMU), none) == {"Nobody": "blast"}


def test_two_who_count_otherwise_quarrel_about_one_event() -> None:
    blast = at("blast", "bombing", 0)
    police, party = (voice("police", "government"),), (voice("Harbour Party", "organisation"),)
    nine = at("hurting", "injury", 1, counts=(people(9, "hurt"),), chain=police)
    four = at("died", "injury", 2, counts=(people(4, "hurt"),), chain=party)
    assert tie(blast, nine, four) == {"hurting": "blast", "died": "blast"}
    same = at("died", "injury", 2, counts=(people(4, "hurt"),), chain=police)
    assert tie(blast, nine, same) == {"hurting": "blast", "died": None}


def test_that_attack_goes_where_the_attack_told_before_it_goes() -> None:
    blast, hurt = at("blast", "bombing", 0), at("hurting", "injury", 1)
    again = at("died", "injury", 2, definite=True)
    assert tie(blast, hurt, again) == {"hurting": "blast", "died": "blast"}
    elsewhere = at("hurting", "injury", 1, where=NAIROBI)
    here = replace(blast, where=claim("x", "x", Telling(where=KISUMU)).where)
    assert tie(here, elsewhere, again) == {"hurting": None, "died": None}


def test_what_is_not_linked_with_the_rest_came_of_none_of_it() -> None:
    text = "Police ruled out any link to the blast on a boat that hurt two. A raid killed one."
    words = {word: text.index(word) for word in ("blast", "hurt", "raid", "killed", "Police")}

    def here(word: str, type_: str, order: int) -> GroundedClaim:
        passage = Span(words[word], words[word] + len(word))
        return claim(
            word, "report", Telling(type=type_, subtype=type_, order=order, passage=passage)
        )

    shot = here("Police", "shooting", 0)
    hurt = here("hurt", "injury", 1)
    tied = tie_outcomes([shot, hurt, here("killed", "death", 2)], {"report": text}, ACTS)
    assert [one.unlinked for one in tied] == [False, True, False]
    assert [one.outcome.of for one in tied if one.outcome] == [None, "Police"]


def test_the_matcher_joins_what_came_of_an_act_and_leaves_the_rest_to_other_reasons() -> None:
    blast = claim("a", "one", Telling(type="bombing", subtype="explosion"))
    hurt = claim("b", "one", Telling(type="injury", subtype="injury"))
    dead = claim("c", "one", Telling(type="death", subtype="death"))
    acts = frozenset({"bombing"})
    tied = replace(hurt, outcome=Outcome(acts, "a"))
    matcher = open_matcher()

    def bits(left: GroundedClaim, right: GroundedClaim) -> Match:
        return matcher.compare(left, right)

    assert bits(blast, tied).bits > matcher.threshold
    assert "the injury came of the bombing" in {one.words for one in bits(blast, tied).reasons}
    loose = replace(hurt, outcome=Outcome(acts))
    assert bits(blast, hurt).bits < bits(blast, loose).bits < matcher.threshold
    assert bits(loose, replace(dead, outcome=Outcome(acts))).bits == bits(blast, loose).bits
    other = replace(dead, outcome=Outcome(frozenset({"assault"})))
    assert bits(loose, other).bits < bits(blast, loose).bits


def test_two_reports_meet_in_what_both_tell_of_an_event() -> None:
    blast = Telling(type="bombing", subtype="explosion")
    left = replace(claim("a", "one", blast), kinds=(("bombing", "explosion"), ("death", "death")))
    right = claim("b", "two", Telling(type="death", subtype="death"))
    matcher = open_matcher()
    words = {one.words for one in matcher.compare(left, right).reasons}
    assert "both death" in words
    named = claim("b", "two", Telling(type="death", subtype="drowning"))
    assert "explosion against drowning" in {
        one.words for one in matcher.compare(left, named).reasons
    }


def test_an_event_is_named_by_its_act_and_keeps_its_toll() -> None:
    blast = claim("a", "one", Telling(type="bombing", subtype="explosion"))
    tolls = [
        replace(
            claim(name, "one", Telling(type="death", subtype="death", counts=(people(3, "dead"),))),
            outcome=Outcome(frozenset({"bombing"}), "a"),
        )
        for name in ("b", "c")
    ]
    event = make_event("id", "KEN-0001", Evidence((blast, *tolls), (), (), Lineage(), {}))
    assert (event.type, event.subtype) == ("bombing", "explosion")
    assert [one.value.best for one in event.counts] == [3]
    alone = make_event("id", "KEN-0001", Evidence(tuple(tolls), (), (), Lineage(), {}))
    assert alone.type == "death"
