"""What is no origin of its own among the reports of an event, and what it goes back to."""

from dataclasses import replace

from matching_claims import SPAN, voice
from origins_traced import HERALD, POLICE, STAR, STAR_TOLD, WIRE, told, trace
from twosource.model.claim import Voice
from twosource.model.event import Collapse
from twosource.stages.laid_lines import Lineage


def test_an_office_heard_by_one_outlet_alone_is_its_own_source() -> None:
    origins = trace(told("a", POLICE, STAR), told("b", voice("Ann Example"), HERALD))
    assert origins.collapsed == ()


def test_a_report_all_of_whose_sources_are_others_origins_is_none_of_its_own() -> None:
    claims = (
        told("a", POLICE, STAR),
        told("b", POLICE, HERALD),
        told("b", voice("North Wire", "outlet"), HERALD, order=1),
        told("c", voice("Ann Example"), WIRE),
    )
    origins = trace(*claims)
    why = "Morning Herald has it from Harbour Police and North Wire"
    assert Collapse("b", "Harbour Police", why) in origins.collapsed


def test_a_further_report_of_an_outlet_with_a_source_of_its_own_is_no_repetition() -> None:
    ann, bo = voice("Ann Example"), voice("Bo Sample")
    origins = trace(told("a", ann, STAR), told("b", bo, STAR), told("c", ann, STAR))
    assert origins.collapsed == (Collapse("c", "Evening Star", "another report of Evening Star"),)


def test_whom_a_further_report_only_quotes_makes_it_no_origin_of_its_own() -> None:
    first = told("a", voice("Ann Example"), STAR)
    second = replace(told("b", STAR), outlet="Evening Star")
    to_star = Voice("Evening Star", "outlet", SPAN, SPAN, "stated")
    quotes = {"b": [("It rained.", (voice("Bo Sample"), to_star))]}
    lineage = Lineage(quotes=quotes, told={"a": [first], "b": [second]})
    origins = trace(first, second, lineage=lineage)
    assert "Bo Sample" in origins.human_at_most
    assert [(one.report, one.into) for one in origins.collapsed] == [("b", "Evening Star")]


def test_a_bare_report_of_an_outlet_that_only_passes_on_goes_back_to_what_it_passes_on() -> None:
    origins = trace(told("a", STAR_TOLD, HERALD), told("b", HERALD))
    why = "another report of Morning Herald, which passes on the Evening Star"
    assert Collapse("b", "the Evening Star", why) in origins.collapsed


def test_an_office_that_others_mention_in_passing_is_its_hearers_own_source() -> None:
    mine, theirs = told("a", POLICE, STAR), told("b", STAR_TOLD, HERALD)
    passing = told("b", POLICE, HERALD, order=1)
    lineage = Lineage(told={"a": [mine], "b": [theirs, passing]})
    origins = trace(mine, theirs, lineage=lineage)
    assert [(one.report, one.into) for one in origins.collapsed] == [("b", "the Evening Star")]


def test_what_a_report_tells_flatly_rests_on_the_one_outlet_it_cites() -> None:
    lineage = Lineage(cited={"b": "Evening Star"})
    ann = voice("Ann Example")
    origins = trace(told("a", ann, STAR), told("b", HERALD), lineage=lineage)
    assert origins.reporting == ("Evening Star",)
    why = "Morning Herald passes on Evening Star"
    assert origins.collapsed == (Collapse("b", "Evening Star", why),)
    # Who names a source rests on that.
    own = trace(told("a", ann, STAR), told("b", voice("Bo Sample"), HERALD), lineage=lineage)
    assert own.collapsed == ()
