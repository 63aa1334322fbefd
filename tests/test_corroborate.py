"""Values by rule, conflicts and updates, and the event they make."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_added_up import ANN, BO, HERALD, MINISTRY, STAR, TOLLS, WIRE, add_up, count_of, told
from matching_claims import (
    KENYA,
    KISUMU,
    KISUMU_COUNTY,
    NAIROBI,
    Telling,
    at_least,
    people,
    voice,
    who,
)
from twosource.model.claim import Claim, Stance, Time
from twosource.model.codebook import Forced
from twosource.model.event import Conflict, Finding, Held, Rule
from twosource.model.report import Marks, strictest
from twosource.model.values import Blank, GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage


def test_compatible_values_are_intersected() -> None:
    event = add_up(
        told(
            "a", Telling(when="2021-05-01/2021-05-31", where=KISUMU_COUNTY, counts=(at_least(10),))
        ),
        told("b", Telling(when="2021-05-04", where=KENYA, counts=(people(11),))),
        told("c", Telling(where=KISUMU)),
    )
    assert isinstance(event.when, Finding)
    assert event.when.value.edtf == "2021-05-04"
    assert event.when.claims == ("a", "b")
    assert event.when.how == "what all values told allow"
    assert isinstance(event.where, Finding)
    assert event.where.value.place == KISUMU
    assert event.where.claims == ("a", "b", "c")
    assert count_of(event).value.best == 11
    assert event.conflicts == ()


def test_of_incompatible_values_the_one_with_most_reporting_origins_wins() -> None:
    event = add_up(
        told("a", Telling(counts=(people(8),), chain=(STAR,))),
        told("b", Telling(counts=(people(8),), chain=(HERALD,))),
        told("c", Telling(counts=(people(16),), chain=(WIRE,), written="2021-05-09")),
    )
    found = count_of(event)
    assert (found.value.best, found.claims, found.against) == (8, ("a", "b"), ("c",))
    assert found.how == "held by 2 reporting origins against 1"
    values = (
        Held("16", ("c",), ("North Wire",), date(2021, 5, 9)),
        Held("8", ("a", "b"), ("Evening Star", "Morning Herald")),
    )
    assert event.conflicts == (Conflict("counts.people", values, "conflict"),)


def test_what_fits_two_values_is_no_word_for_either() -> None:
    event = add_up(
        told("a", Telling(counts=(people(26),), chain=(STAR,))),
        told("b", Telling(counts=(people(22),), chain=(HERALD,))),
        told("c", Telling(counts=(at_least(14),), chain=(WIRE,))),
    )
    found = count_of(event)
    assert (found.value.best, found.claims, found.against) == (26, ("a", "c"), ("b",))
    assert found.how.startswith("nothing tells which is right")
    later = told("b", Telling(counts=(people(22),), chain=(HERALD,), written="2021-05-09"))
    newer = count_of(
        add_up(
            told("a", Telling(counts=(people(26),), chain=(STAR,), written="2021-05-01")),
            told("c", Telling(counts=(at_least(14),), chain=(WIRE,), written="2021-05-30")),
            later,
        )
    )
    assert (newer.value.best, newer.how) == (22, "as many reporting origins; this is the later")


def test_copies_do_not_outvote_an_origin() -> None:
    event = add_up(
        told("a", Telling(counts=(people(8),), chain=(STAR,))),
        told("b", Telling(counts=(people(8),), chain=(HERALD,))),
        told("c", Telling(counts=(people(16),), chain=(WIRE,), written="2021-05-09")),
        copies=(Copy("report b", "report a", 1.0, "the same text"),),
    )
    assert count_of(event).value.best == 16
    assert count_of(event).how == "as many reporting origins; this is the later"


def test_with_all_else_equal_the_value_told_by_more_claims_wins() -> None:
    event = add_up(
        told("a", Telling(counts=(people(8),), chain=(STAR,))),
        told("c", Telling(counts=(people(16),), chain=(WIRE,))),
        told("c2", Telling(counts=(people(16),), chain=(WIRE,))),
    )
    assert count_of(event).value.best == 16
    assert count_of(event).how == "as many reporting origins and as late; told by more claims"


def test_a_toll_one_holder_revises_is_an_update_and_the_later_stands() -> None:
    event = add_up(*TOLLS)
    assert [one.reading for one in event.conflicts] == ["update"]
    assert count_of(event).value.best == 11


@pytest.mark.parametrize(
    "other",
    [
        Telling(counts=(people(11, "killed"),), chain=(voice("Army", "government"), WIRE)),
        Telling(counts=(people(11, "killed"),), chain=(MINISTRY, WIRE), stated="2021-05-04"),
        Telling(counts=(people(11, "killed"),), chain=(MINISTRY, WIRE)),
        Telling(counts=(people(11, "killed"),), outlet="Evening Star"),
        Telling(counts=(people(11, "killed"),)),
        Telling(counts=(people(11, "killed"),), chain=(voice("a source", "unnamed"),)),
    ],
)
def test_anything_else_that_differs_is_a_conflict(other: Telling) -> None:
    event = add_up(TOLLS[0], told("b", other))
    assert [one.reading for one in event.conflicts] == ["conflict"]


def test_between_copies_differing_values_are_a_conflict_of_one_event() -> None:
    event = add_up(
        told("a", Telling(counts=(people(8),), chain=(STAR,))),
        told("b", Telling(counts=(people(9),), chain=(HERALD,))),
        copies=(Copy("report b", "report a", 0.97, "…"),),
    )
    assert [one.reading for one in event.conflicts] == ["conflict"]
    assert len(event.origins.reporting) == 1


@pytest.mark.parametrize(
    ("rule", "low", "edtf", "place"),
    [
        ("informative", 16, "2021-05-04", "Kisumu"),
        ("conservative", 8, "2021-05-01/2021-05-31", "Kenya"),
        ("representative", 16, "2021-05-04", "Kenya"),
    ],
)
def test_values_meet_by_the_rule_that_is_named(rule: Rule, low: int, edtf: str, place: str) -> None:
    event = add_up(
        told("a", Telling(when="2021-05-01/2021-05-31", where=KENYA, counts=(people(8),))),
        told("b", Telling(when="2021-05-04", where=KENYA, counts=(people(16),))),
        told("c", Telling(when="2021-05-04", where=KISUMU, counts=(people(16),))),
        rule=rule,
    )
    found = count_of(event)
    assert (found.value.low, found.rule) == (low, rule)
    assert isinstance(event.when, Finding)
    assert event.when.value.edtf == edtf
    assert event.when.against == ()
    assert isinstance(event.where, Finding)
    assert event.where.value.place.name == place


def test_a_conservative_date_prefers_an_open_year_and_a_count_with_no_end_comes_last() -> None:
    event = add_up(
        told("a", Telling(when="XXXX-05-04", counts=(at_least(8),))),
        told("b", Telling(when="2021-05-04", counts=(people(8),))),
        rule="conservative",
    )
    assert isinstance(event.when, Finding)
    assert event.when.value.edtf == "XXXX-05-04"
    assert count_of(event).value.best == 8


def test_a_facet_nobody_tells_is_blank_with_the_commonest_reason() -> None:
    event = add_up(
        told("a", Telling()), replace(told("b", Telling()), when=Blank("vague: recently"))
    )
    assert event.when == Blank("the report does not say")
    assert event.where == Blank("the report does not say")
    assert event.counts == ()


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([("asserted", "past"), ("possible", "ongoing")], ("asserted", "past")),
        ([("asserted", "future"), ("asserted", "past")], ("asserted", "past")),
        ([("asserted", "future"), ("alleged", "past")], ("alleged", "past")),
        ([("asserted", "future"), ("possible", "future")], ("asserted", "future")),
        ([("possible", "past"), ("negated", "past")], ("possible", "past")),
        ([("negated", "past"), ("not_reported", "past")], ("negated", "past")),
        ([("denied", "past")], ("denied", "past")),
    ],
)
def test_what_is_told_most_plainly_as_done_is_the_events_stance(
    stances: list[tuple[Stance, Time]], expected: tuple[Stance, Time]
) -> None:
    claims = [
        told(f"{n}", Telling(stance=stance, time=time)) for n, (stance, time) in enumerate(stances)
    ]
    event = add_up(*claims)
    assert (event.stance, event.time) == expected


def force(name: str, forced: Forced) -> GroundedClaim:
    one = told(name, Telling())
    kept: Claim = replace(one.claim, forced=forced)
    return replace(one, claim=kept)


@pytest.mark.parametrize(
    ("forced", "expected"),
    [
        (["unstated", "yes"], "yes"),
        (["no", "no"], "no"),
        (["yes", "no"], "unstated"),
        (["unstated"], "unstated"),
    ],
)
def test_forced_is_what_is_stated_without_contradiction(
    forced: list[Forced], expected: Forced
) -> None:
    assert add_up(*(force(f"{n}", one) for n, one in enumerate(forced))).forced == expected


def test_the_kind_most_claims_tell_is_the_events_kind() -> None:
    event = add_up(
        told("a", Telling()),
        told("b", Telling(subtype="questioning")),
        told("c", Telling(subtype="questioning")),
        told("d", Telling(type="abduction", subtype="kidnapping")),
    )
    assert (event.type, event.subtype) == ("detention", "questioning")


def test_participants_are_given_once_by_their_fullest_name() -> None:
    crew = who("target", "fishermen", "group", named=False)
    event = add_up(
        told("a", Telling(who=(who("actor", "Harbour Police", "organisation"), crew))),
        told("b", Telling(who=(who("actor", "the Harbour Police", "organisation"), crew))),
        told("c", Telling(who=(who("target", "Ann Example"), who("target", "Police")))),
    )
    assert [(one.value.role, one.value.name, one.claims) for one in event.who] == [
        ("actor", "the Harbour Police", ("a", "b")),
        ("target", "Ann Example", ("c",)),
        ("target", "Police", ("c",)),
        ("target", "fishermen", ("a", "b")),
    ]


def test_an_event_bears_the_strictest_marks_of_its_reports() -> None:
    public = Marks("published", "public")
    event = add_up(
        told("a", Telling()),
        told("b", Telling()),
        marks={"report a": public, "report b": Marks("restricted", "internal", "no names")},
    )
    assert event.marks == Marks("restricted", "internal", "no names")
    assert add_up(told("a", Telling())).marks == Marks()
    both = strictest([Marks("published", "none", "b"), Marks("published", "unknown", "a")])
    assert both == Marks("published", "none", "a; b")


def test_an_event_names_its_claims_and_reports_in_order() -> None:
    event = add_up(told("b", Telling()), told("a2", Telling()), told("a1", Telling()))
    assert event.claims == ("a1", "a2", "b")
    assert event.reports == ("report a", "report b")
    assert (event.id, event.label) == ("e1", "KEN-0001")


@given(
    st.permutations(range(6)), st.sampled_from(["informative", "conservative", "representative"])
)
def test_order_of_arrival_does_not_matter(order: list[int], rule: Rule) -> None:
    chains = [(STAR,), ANN, BO, (MINISTRY, WIRE), (HERALD,), ()]
    dates = ["2021-05-04", "2021-05-05", None]
    claims = [
        told(
            f"{n}",
            Telling(
                when=dates[n % 3],
                where=(KISUMU, NAIROBI)[n % 2],
                counts=(people(8 + n % 2),),
                chain=chains[n],
            ),
        )
        for n in range(6)
    ]
    assert add_up(*(claims[n] for n in order), rule=rule) == add_up(*claims, rule=rule)


def test_what_was_withdrawn_gives_no_value() -> None:
    claims = (
        told("a", Telling(when="2021-05-04", counts=(people(11),), chain=ANN)),
        told("b", Telling(when="2021-05-09", counts=(people(30),), chain=BO)),
    )
    lineage = Lineage(withdrawn={"report b": "taken back"})
    event = make_event("e1", "KEN-0001", Evidence(claims, (), (), lineage, {}))
    assert isinstance(event.when, Finding)
    assert (event.when.value.edtf, event.when.claims) == ("2021-05-04", ("a",))
    assert count_of(event).value.best == 11
    assert event.conflicts == ()
    assert event.reports == ("report a", "report b")
    assert [one.report for one in event.origins.withdrawn] == ["report b"]


def test_where_all_was_withdrawn_nothing_is_left_but_what_it_was() -> None:
    lineage = Lineage(withdrawn={"report a": "taken back"})
    claims = (told("a", Telling(when="2021-05-04", counts=(people(11),), chain=ANN)),)
    event = make_event("e1", "KEN-0001", Evidence(claims, (), (), lineage, {}))
    assert isinstance(event.when, Blank)
    assert isinstance(event.where, Blank)
    assert event.when.why == "every report of it was withdrawn"
    assert event.counts == ()
    assert event.origins.reporting == ()
    assert (event.credibility.digit, event.type) == (6, "detention")
