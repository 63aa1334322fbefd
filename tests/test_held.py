"""Whose word a value is: its origins, then who only repeats them; and what fits is one side."""

from dataclasses import replace

from matching_claims import SPAN, Telling, claim, masthead, people, voice
from twosource.model.claim import Voice
from twosource.model.event import Conflict, Event
from twosource.model.values import Count, GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.held import Hearing, hold
from twosource.stages.laid_lines import Lineage

POLICE = voice("Gore Police", "organisation")
STAR_TOLD = voice("Evening Star", "outlet")
NURSE = voice("Ann Example")


def says(report: str, outlet: str, *chain: Voice, count: Count | int = 8) -> GroundedClaim:
    number = people(count) if isinstance(count, int) else count
    telling = Telling(counts=(number,), chain=(*chain, masthead(outlet)), outlet=outlet)
    return claim(f"claim {report}", report, telling)


def held_by(
    *claims: GroundedClaim, kept_for: dict[str, str] | None = None, **agencies: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by_id = {one.claim.id: one for one in claims}
    held = hold("8", by_id, Hearing(by_id, kept_for or {}, agencies))
    return held.holders, held.through


def test_a_reprint_is_no_holder_and_is_named_after_the_text_it_repeats() -> None:
    star, herald = says("a", "Evening Star", POLICE), says("b", "Morning Herald", POLICE)
    assert held_by(star, herald) == (("Gore Police",), ())
    assert held_by(star, herald, kept_for={"b": "a"}) == (("Gore Police",), ("Morning Herald",))
    # An edition with a value of its own holds that by itself.
    assert held_by(herald, kept_for={"b": "a"}) == (("Gore Police",), ())


def test_a_relay_is_no_holder_beside_the_outlet_it_passes_on() -> None:
    star, herald = says("a", "Evening Star", NURSE), says("b", "Morning Herald", STAR_TOLD)
    assert held_by(star, herald) == (("a person heard by Evening Star",), ("Morning Herald",))
    assert held_by(herald) == (("Evening Star",), ())


def test_who_is_passed_on_was_heard_by_the_outlet_that_is_passed_on() -> None:
    relayed = says("b", "Morning Herald", NURSE, STAR_TOLD)
    assert held_by(relayed) == (("a person heard by Evening Star",), ())


def test_what_a_report_says_flatly_is_held_by_the_source_it_names_for_the_same() -> None:
    flat, sourced = says("a", "Evening Star"), says("a", "Evening Star", POLICE)
    sourced = replace(sourced, claim=replace(sourced.claim, id="sourced"))
    assert held_by(flat, sourced) == (("Gore Police",), ())
    assert held_by(flat) == (("Evening Star",), ())


def test_a_credited_agency_holds_what_its_subscriber_prints() -> None:
    agency, printed = says("a", "North Wire"), says("b", "Morning Herald")
    assert held_by(printed, b="North Wire") == (("North Wire",), ())
    assert held_by(agency, printed, b="North Wire") == (("North Wire",), ("Morning Herald",))


def about(number: int) -> Count:
    return Count("people", "detained", None, number - 1, number + 1, number, "told", (SPAN,))


def add_up(*claims: GroundedClaim, copies: tuple[Copy, ...] = ()) -> Event:
    return make_event("e", "NZL-0001", Evidence(claims, (), (), Lineage(copies), {}))


def sides(conflict: Conflict) -> list[tuple[str, int]]:
    return [(held.value, len(held.claims)) for held in conflict.values]


def test_numbers_that_fit_are_one_side_of_a_conflict() -> None:
    event = add_up(
        says("a", "Evening Star", NURSE, count=about(10)),
        says("b", "Morning Herald", voice("Bo Sample"), count=10),
        says("c", "North Wire", POLICE, count=6),
    )
    (conflict,) = event.conflicts
    assert sides(conflict) == [("10", 2), ("6", 1)]


def test_what_does_not_fit_the_value_chosen_may_fit_together() -> None:
    event = add_up(
        says("a", "Evening Star", NURSE, count=20),
        says("b", "Morning Herald", voice("Bo Sample"), count=20),
        says("c", "North Wire", POLICE, count=6),
        says("d", "Gore Post", voice("Cy Third"), count=about(6)),
        says("e", "Lisk Post", voice("Di Fourth"), count=9),
    )
    (conflict,) = event.conflicts
    assert sides(conflict) == [("20", 2), ("6", 2), ("9", 1)]


def test_numbers_that_all_fit_are_no_conflict() -> None:
    event = add_up(
        says("a", "Evening Star", NURSE, count=about(10)), says("b", "Morning Herald", count=10)
    )
    assert event.conflicts == ()


def test_an_allegation_passed_on_flatly_stays_one() -> None:
    alleged = replace(
        says("a", "Evening Star", NURSE),
        claim=replace(says("a", "Evening Star", NURSE).claim, stance="alleged"),
    )
    relay = says("b", "Morning Herald", STAR_TOLD)
    assert add_up(alleged, relay).stance == "alleged"
    assert add_up(alleged, says("b", "Morning Herald", POLICE)).stance == "asserted"
    # Where the record does not hold what is passed on, the relay is all there is.
    assert add_up(relay).stance == "asserted"


def test_neither_does_a_reprint_make_an_allegation_firmer() -> None:
    alleged = says("a", "Evening Star", NURSE)
    alleged = replace(alleged, claim=replace(alleged.claim, stance="alleged"))
    reprint = says("b", "Morning Herald", NURSE)
    copies = (Copy("b", "a", 0.97, "…"),)
    assert add_up(alleged, reprint, copies=copies).stance == "alleged"


def test_a_plan_passed_on_as_done_stays_a_plan() -> None:
    plan = says("a", "Evening Star", POLICE)
    plan = replace(plan, claim=replace(plan.claim, time="future"))
    relay = says("b", "Morning Herald", STAR_TOLD)
    assert add_up(plan, relay).time == "future"


def test_a_holder_is_named_once_by_the_longest_of_its_names() -> None:
    long, short = voice("Lisk fire office", "organisation"), voice("office", "organisation")
    claims = (
        says("a", "Evening Star", long),
        says("b", "Morning Herald", short),
        says("c", "Dawn Post", NURSE),
    )
    assert held_by(*claims) == (("Lisk fire office", "a person heard by Dawn Post"), ())


def test_a_round_number_is_the_exact_one_of_its_own_report() -> None:
    about = Count("people", "detained", None, 108, 132, 120, "about", (SPAN,))
    lead, exact = says("a", "Evening Star", count=about), says("a", "Evening Star", count=120)
    lead = replace(lead, claim=replace(lead.claim, id="lead"))
    other = says("b", "Dawn Post", count=131)
    event = make_event("e", "e", Evidence((lead, exact, other), (), (), Lineage(), {}))
    (conflict,) = event.conflicts
    assert {one.value: one.claims for one in conflict.values} == {
        "120": ("claim a", "lead"),
        "131": ("claim b",),
    }


def test_whom_an_outlet_heard_is_told_with_it_on_the_pages_alone() -> None:
    shepherd = voice("shepherd", "unnamed")
    relayed = says("b", "Morning Herald", shepherd, STAR_TOLD)
    heard = says("a", "Evening Star", shepherd)
    by_id = {one.claim.id: one for one in (heard, relayed)}
    held = hold("8", by_id, Hearing(by_id))
    assert (held.holders, held.through) == (("Evening Star",), ("Morning Herald",))
    assert held.told_by == ("shepherd heard by Evening Star",)
    # Whoever holds a public office is a body with a name.
    chief = says("a", "Evening Star", voice("provincial police chief", "unnamed"))
    assert held_by(chief) == (("police",), ())
    assert hold("8", [chief.claim.id], Hearing({chief.claim.id: chief})).told_by == ()
