"""A copy starts nothing of its own; nor does what was withdrawn, or goes in a circle."""

from dataclasses import replace

from matching_claims import masthead, voice
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
from twosource.model.event import Collapse
from twosource.stages.copies import Copy
from twosource.stages.laid_lines import Lineage


def test_a_copy_shares_the_origin_of_its_text() -> None:
    copies = (Copy("b", "a", 0.96, "96 % of its words stand there in the same order"),)
    origins = trace(told("a", POLICE, STAR), told("b", POLICE, HERALD), lineage=Lineage(copies))
    assert counts(origins) == (2, 1, 1, 1)
    assert Collapse("b", "a", copies[0].because) in origins.collapsed


def test_copies_of_a_text_that_is_not_there_share_one_origin() -> None:
    copies = Copy("b", "z", 0.9, "…"), Copy("c", "z", 0.9, "…")
    origins = trace(told("b", STAR), told("c", HERALD), lineage=Lineage(copies))
    assert counts(origins) == (2, 1, 1, 1)
    assert [(one.report, one.into) for one in origins.collapsed] == [("c", "b")]


def test_a_wire_copy_collapses_into_the_agency() -> None:
    lineage = Lineage(agencies={"a": "North Wire", "b": "North Wire", "c": "North Wire"})
    origins = trace(told("a", STAR), told("b", HERALD), told("c", WIRE), lineage=lineage)
    assert counts(origins) == (3, 1, 1, 1)
    assert origins.collapsed == (
        Collapse("a", "North Wire", "Evening Star carries the credit of North Wire"),
        Collapse("b", "North Wire", "Morning Herald carries the credit of North Wire"),
    )


def test_of_copies_the_agencys_own_text_is_kept() -> None:
    copies = (Copy("w", "a", 1.0, "the same text"),)
    lineage = Lineage(copies, {"a": "North Wire"})
    origins = trace(told("a", STAR), told("w", WIRE), lineage=lineage)
    assert [(one.report, one.into, one.because) for one in origins.collapsed] == [
        ("a", "w", "the same text")
    ]
    assert origins.reporting == ("North Wire",)


def test_outlets_that_pass_one_another_on_in_a_circle_are_one_origin() -> None:
    herald_told = voice("Morning Herald", "outlet")
    origins = trace(told("a", herald_told, STAR), told("b", STAR_TOLD, HERALD))
    assert counts(origins) == (2, 1, 1, 1)
    why = "Morning Herald, the Evening Star pass one another on, and none says where it has it from"
    assert {(one.report, one.because) for one in origins.collapsed} == {("a", why), ("b", why)}


def test_a_circle_of_three_is_one_origin_and_one_with_a_source_of_its_own_is_no_circle() -> None:
    herald_told = voice("Morning Herald", "outlet")
    round_trip = [told("a", herald_told, STAR), told("b", WIRE_TOLD, HERALD)]
    assert len(trace(*round_trip, told("c", STAR_TOLD, WIRE)).reporting) == 1
    assert trace(*round_trip, told("c", POLICE, WIRE)).human_at_most == (
        "Harbour Police (nobody named)",
    )
    assert "Harbour Police" in trace(*round_trip, told("c", POLICE, WIRE)).reporting


def test_an_outlet_told_of_beside_the_circle_stays_an_origin() -> None:
    herald_told = voice("Morning Herald", "outlet")
    circle = [told("a", herald_told, STAR), told("b", STAR_TOLD, HERALD)]
    assert len(trace(*circle, told("c", POLICE, WIRE)).reporting) == 2


def test_a_withdrawn_report_counts_for_nothing_and_its_copies_and_relays_fall_with_it() -> None:
    claims = (
        told("a", SOURCE, STAR),
        told("b", SOURCE, STAR_TOLD, WIRE),
        told("c", SOURCE, HERALD),
        told("d", voice("Ann Example"), masthead("Lisk Post")),
    )
    lineage = Lineage((Copy("c", "a", 1.0, "the same text"),), withdrawn={"a": "taken back"})
    origins = trace(*claims, lineage=lineage)
    assert counts(origins) == (4, 1, 1, 1)
    assert {one.report: one.because for one in origins.withdrawn} == {
        "a": "taken back",
        "b": "passes on the Evening Star, whose report was withdrawn",
        "c": "its text is that of a report taken back",
    }
    assert trace(*claims[:3], lineage=lineage).reporting == ()


def test_a_text_stands_though_a_reprint_of_it_was_taken_back() -> None:
    copies = (Copy("b", "a", 1.0, "the same text"),)
    claims = told("a", STAR), told("b", HERALD)
    lineage = Lineage(copies, withdrawn={"b": "taken back"})
    assert trace(*claims, lineage=lineage).reporting == ("Evening Star",)
    early = Lineage(copies, published={"a": "2021-05-09", "b": "2021-05-04"})
    early = replace(early, withdrawn={"b": "taken back"})
    assert trace(*claims, lineage=early).reporting == ()


def test_an_outlet_that_stands_by_another_report_has_not_withdrawn_its_word() -> None:
    lineage = Lineage(withdrawn={"a": "taken back"})
    claims = told("a", SOURCE, STAR), told("b", SOURCE, STAR), told("c", STAR_TOLD, WIRE)
    assert trace(*claims, lineage=lineage).reporting == ("the Evening Star",)


def test_a_relay_with_a_source_of_its_own_stands_by_that() -> None:
    lineage = Lineage(withdrawn={"a": "taken back"})
    claims = (
        told("a", SOURCE, STAR),
        told("b", STAR_TOLD, WIRE),
        told("b", voice("Ann Example"), WIRE, order=1),
    )
    origins = trace(*claims, lineage=lineage)
    assert origins.reporting == ("North Wire",)
    assert [one.report for one in origins.withdrawn] == ["a"]


def test_of_copies_the_first_by_day_is_kept() -> None:
    copies = (Copy("b", "a", 0.9, "most of its words"),)
    lineage = Lineage(copies, published={"a": "2021-05-09", "b": "2021-05-04"})
    origins = trace(told("a", STAR), told("b", HERALD), lineage=lineage)
    assert [(one.report, one.into) for one in origins.collapsed] == [("a", "b")]
