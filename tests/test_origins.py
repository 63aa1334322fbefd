"""Where an event's word starts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching_claims import SPAN, Telling, claim, voice
from origins_traced import (
    HERALD,
    POLICE,
    SOURCE,
    STAR,
    STAR_TOLD,
    WIRE,
    WIRE_TOLD,
    counts,
    told,
    trace,
)
from twosource.model.claim import Voice
from twosource.model.event import Collapse
from twosource.stages.laid_lines import Lineage
from twosource.stages.origins import trace_origins
from twosource.stages.relay_graph import Cut, cut_all


def test_whom_a_report_cites_beside_says_nothing_for_what_all_deny() -> None:
    denied = claim("a0", "a", Telling(chain=(STAR,), stance="negated"))
    beside = told("a", voice("Ann Holm"), STAR, order=1)
    lineage = Lineage(told={"a": [denied, beside]})
    assert trace(denied, lineage=lineage).human_at_most == ("Evening Star (nobody named)",)
    happened = told("a", STAR)
    lineage = Lineage(told={"a": [happened, beside]})
    assert trace(happened, lineage=lineage).human_at_most == ("Ann Holm",)


def test_a_relay_of_a_relay_of_one_source_is_one_origin() -> None:
    origins = trace(told("a", SOURCE, STAR_TOLD, WIRE))
    assert counts(origins) == (2, 1, 1, 1)
    assert origins.reporting == ("the Evening Star",)
    assert origins.human_at_most == ("source in the province",)
    relay = Collapse("a", "the Evening Star", "North Wire passes on the Evening Star")
    assert origins.collapsed == (relay,)


def test_an_outlet_that_passes_on_one_source_is_one_origin() -> None:
    origins = trace(told("a", SOURCE, STAR))
    assert counts(origins) == (1, 1, 1, 1)
    assert origins.collapsed == ()


def test_an_official_body_quoted_behind_the_source_adds_no_human() -> None:
    army = voice("Border Guard", "government")
    origins = trace(
        told("a", SOURCE, STAR_TOLD, WIRE), told("a", army, SOURCE, STAR_TOLD, WIRE, order=1)
    )
    assert counts(origins) == (2, 1, 1, 1)


def test_a_relay_goes_back_to_the_outlets_own_report() -> None:
    origins = trace(
        told("a", SOURCE, STAR_TOLD, WIRE), told("b", voice("a source", "unnamed"), STAR)
    )
    assert counts(origins) == (2, 1, 1, 1)
    assert origins.human_at_most == ("a source",)
    assert [one.report for one in origins.collapsed] == ["a"]


def test_a_relay_that_names_the_source_its_outlet_keeps_back_is_kept_whole() -> None:
    origins = trace(told("a", SOURCE, STAR_TOLD, WIRE), told("b", STAR))
    assert counts(origins) == (2, 1, 1, 1)


def test_two_relays_of_one_outlet_are_one_origin_and_one_source() -> None:
    origins = trace(
        told("a", SOURCE, STAR_TOLD, WIRE),
        told("b", voice("the source", "unnamed"), STAR_TOLD, HERALD),
    )
    assert counts(origins) == (3, 1, 1, 1)


def test_two_outlets_that_pass_each_other_on_still_have_an_origin() -> None:
    origins = trace(
        told("a", SOURCE, STAR_TOLD, WIRE), told("b", voice("man", "unnamed"), WIRE_TOLD, STAR)
    )
    assert origins.reporting
    assert len(origins.shown_independent) == 1


def test_two_outlets_with_unnamed_sources_are_two_origins_none_shown_independent() -> None:
    origins = trace(told("a", SOURCE, STAR), told("b", SOURCE, HERALD))
    assert counts(origins) == (2, 2, 2, 1)


def test_two_outlets_that_have_it_from_one_office_are_one_origin() -> None:
    origins = trace(told("a", POLICE, STAR), told("b", POLICE, HERALD))
    assert counts(origins) == (2, 1, 1, 1)
    assert origins.reporting == ("Harbour Police",)
    assert origins.collapsed == (
        Collapse("a", "Harbour Police", "Evening Star has it from Harbour Police"),
        Collapse("b", "Harbour Police", "Morning Herald has it from Harbour Police"),
    )


def test_different_named_people_through_different_outlets_are_shown_independent() -> None:
    origins = trace(told("a", voice("Ann Example"), STAR), told("b", voice("Bo Sample"), HERALD))
    assert counts(origins) == (2, 2, 2, 2)
    assert origins.shown_independent == ("Ann Example", "Bo Sample")


def test_one_person_told_by_two_outlets_is_not_two_independent_origins() -> None:
    origins = trace(told("a", voice("Ann Example"), STAR), told("b", voice("Ms Example"), HERALD))
    assert counts(origins) == (2, 2, 1, 1)


def test_two_people_through_one_outlet_are_not_independent_of_it() -> None:
    origins = trace(
        told("a", voice("Ann Example"), STAR), told("a", voice("Bo Sample"), STAR, order=1)
    )
    assert counts(origins) == (1, 1, 2, 1)


def test_a_named_official_is_an_office_that_can_be_left_out() -> None:
    mayor = voice("Mayor Ann Example")
    origins = trace(told("a", mayor, STAR), told("b", mayor, HERALD))
    assert origins.reporting == ("Mayor Ann Example",)


def test_an_office_heard_through_unnamed_mouths_shows_no_independence() -> None:
    army = voice("Border Guard", "government")
    origins = trace(told("a", army, SOURCE, STAR), told("b", POLICE, SOURCE, HERALD))
    assert counts(origins) == (2, 2, 2, 1)


def test_a_reporters_own_eyes_and_a_document_are_grounds() -> None:
    origins = trace(
        told("a", voice("our reporter", "reporter"), STAR),
        told("b", voice("court record", "document"), HERALD),
    )
    assert counts(origins) == (2, 2, 2, 2)


def test_an_outlet_that_names_nobody_is_an_origin_but_shows_no_independence() -> None:
    origins = trace(told("a", STAR), told("b", HERALD), told("c"))
    assert counts(origins) == (3, 3, 3, 1)
    assert origins.outlets[-1].startswith("unnamed outlet of report c")


def test_bare_claims_of_a_report_that_names_its_source_add_nothing() -> None:
    origins = trace(told("a", STAR), told("a", SOURCE, STAR, order=1), told("a", STAR, order=2))
    assert counts(origins) == (1, 1, 1, 1)


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    origins = trace(told("a", STAR), told("b", STAR))
    assert counts(origins) == (1, 1, 1, 1)
    assert origins.collapsed == (Collapse("b", "Evening Star", "another report of Evening Star"),)


def test_the_given_outlet_stands_in_where_the_chain_names_none() -> None:
    origins = trace(claim("a", "a", Telling(chain=(SOURCE,), outlet="Evening Star")))
    assert origins.outlets == ("Evening Star",)
    assert origins.reporting == ("Evening Star",)


def test_an_outlet_named_twice_in_a_row_is_one_hop() -> None:
    origins = trace(told("a", SOURCE, STAR_TOLD, voice("the Star", "outlet"), WIRE))
    assert counts(origins) == (2, 1, 1, 1)
    origins = trace(told("a", SOURCE, voice("the Star", "organisation"), STAR_TOLD, WIRE))
    assert counts(origins) == (2, 1, 1, 1)


def test_a_denial_is_no_origin_unless_nobody_affirms() -> None:
    denial = claim("d", "d", Telling(chain=(POLICE, HERALD), stance="denied"))
    assert trace(told("a", SOURCE, STAR), denial).outlets == ("Evening Star",)
    assert trace(denial).outlets == ("Morning Herald",)


def test_two_sources_of_one_report_told_apart_by_their_words_are_two() -> None:
    origins = trace(
        told("a", voice("a police source", "unnamed"), STAR),
        told("a", voice("a hospital source", "unnamed"), STAR, order=1),
        told("a", voice("source", "unnamed"), STAR, order=2),
        told("a", voice("", "unnamed"), STAR, order=3),
    )
    assert len(origins.human_at_most) == 3


CHAINS = st.lists(
    st.sampled_from([SOURCE, POLICE, voice("Ann Example"), STAR_TOLD, WIRE_TOLD]), max_size=3
)


@given(
    st.lists(st.tuples(CHAINS, st.sampled_from([STAR, HERALD, WIRE])), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_counts_never_flatter_and_order_changes_nothing(
    reports: list[tuple[list[Voice], Voice]], random: object
) -> None:
    claims = [told(f"r{n}", *chain, last) for n, (chain, last) in enumerate(reports)]
    origins = trace(*claims)
    assert 1 <= len(origins.reporting) <= len(reports)
    assert origins.shown_independent
    assert len(origins.reporting) <= len(origins.outlets)
    # The counts stand side by side, and a reader holds them against each other.
    assert len(origins.shown_independent) <= len(origins.reporting)
    assert len(origins.shown_independent) <= len(origins.human_at_most)
    shuffle = getattr(random, "shuffle")  # noqa: B009 - hypothesis gives Random without a type
    shuffle(claims)
    assert trace(*claims) == origins


@pytest.mark.parametrize(
    ("ways", "removable", "nodes"),
    [
        ([("a", "x")], {"x"}, ("x",)),
        ([("p", "x"), ("p", "y")], {"p", "x", "y"}, ("p",)),
        ([("p", "x"), ("p", "y"), ("q", "y")], {"p", "q", "x", "y"}, ("p", "q")),
        ([("a", "x", "z"), ("b", "y", "z")], {"x", "y", "z"}, ("z",)),
        ([("p", "x"), ("q", "y"), ("p", "y"), ("q", "x")], {"p", "q", "x", "y"}, ("p", "q")),
    ],
)
def test_the_fewest_nodes_nearest_the_start_cut_every_way(
    ways: list[tuple[str, ...]], removable: set[str], nodes: tuple[str, ...]
) -> None:
    assert cut_all(ways, removable).nodes == nodes


def test_no_ways_need_no_cut() -> None:
    assert cut_all([], {"x"}) == Cut((), ())


def test_what_comes_through_somebody_left_out_counts_no_more() -> None:
    claims = told("a", POLICE, STAR), told("b", POLICE, HERALD), told("c", STAR_TOLD, WIRE)
    without = trace_origins(claims, Lineage(), ["Evening Star"])
    assert without.outlets == ("Morning Herald",)
    assert trace_origins(claims, Lineage(), ["Harbour Police", "the Star"]).reporting == ()
    persons = told("a", voice("Ann Example"), STAR)
    assert trace_origins([persons], Lineage(), ["Ann Example"]).reporting == ("Evening Star",)


def test_a_second_source_of_a_relay_is_an_origin_of_its_own() -> None:
    claims = (
        told("a", SOURCE, STAR),
        told("b", SOURCE, STAR_TOLD, HERALD),
        told("b", voice("Ann Example"), HERALD, order=1),
    )
    origins = trace(*claims)
    assert origins.reporting == ("Morning Herald", "the Evening Star")
    assert origins.collapsed == ()


def test_a_bare_report_of_an_outlet_that_names_somebody_elsewhere_adds_nothing() -> None:
    claims = told("a", STAR), told("b", POLICE, STAR), told("c", POLICE, HERALD)
    origins = trace(*claims)
    assert origins.reporting == ("Harbour Police",)
    assert Collapse("a", "Evening Star", "another report of Evening Star") in origins.collapsed


def test_what_nobody_signs_is_nobody() -> None:
    assert counts(trace(told("a", voice("a tally", "unnamed"), STAR))) == (1, 1, 1, 1)


def test_the_post_behind_a_name_is_no_part_of_it() -> None:
    full = voice("Ann Example of the harbour police")
    assert trace(told("a", full, STAR), told("b", voice("Example"), HERALD)).human_at_most == (
        "Ann Example",
    )


def test_a_judgment_is_a_document_though_nobody_is_named_for_it() -> None:
    judgment = voice("written judgment of the High Court at Lisk", "unnamed")
    origins = trace(told("a", judgment, STAR), told("b", voice("Ann Example"), HERALD))
    assert counts(origins) == (2, 2, 2, 2)


def test_an_outlet_that_cites_itself_has_named_nobody() -> None:
    itself = voice("Evening Star", "organisation")
    assert counts(trace(told("a", itself, STAR), told("b", HERALD))) == (2, 2, 2, 1)


def test_that_it_could_not_be_checked_takes_no_origin_away_and_gives_none() -> None:
    plain = told("a", SOURCE, STAR), told("b", POLICE, HERALD)
    noted = [replace(one, claim=replace(one.claim, unverified=(SPAN,))) for one in plain]
    assert trace(*noted) == trace(*plain)
