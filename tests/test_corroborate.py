"""Values by rule, conflicts and updates, the digit, and the event they make."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching_claims import (
    KENYA,
    KISUMU,
    KISUMU_COUNTY,
    NAIROBI,
    Telling,
    at_least,
    claim,
    masthead,
    people,
    voice,
    who,
)
from twosource.model.claim import Claim, Stance, Time
from twosource.model.codebook import Forced
from twosource.model.event import Conflict, Event, Finding, Held, Rule
from twosource.model.report import Marks, strictest
from twosource.model.values import Blank, Count, GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.how_many_compare import tell_number
from twosource.stages.laid_lines import Lineage

MINISTRY = voice("Interior Ministry", "government")
STAR, HERALD, WIRE = masthead("Evening Star"), masthead("Morning Herald"), masthead("North Wire")
ANN, BO = (voice("Ann Example"), STAR), (voice("Bo Sample"), HERALD)


def add_up(
    *claims: GroundedClaim,
    rule: Rule = "informative",
    copies: tuple[Copy, ...] = (),
    marks: dict[str, Marks] | None = None,
) -> Event:
    evidence = Evidence(claims, (), (), Lineage(copies), marks or {})
    return make_event("e1", "KEN-0001", evidence, rule)


def count_of(event: Event) -> Finding[Count]:
    return event.counts[0]


def told(name: str, telling: Telling) -> GroundedClaim:
    return claim(name, f"report {name[0]}", telling)


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
    assert count_of(event).how.startswith("as many reporting origins and as late")


TOLLS = (
    told("a", Telling(counts=(people(8, "killed"),), chain=(MINISTRY, STAR), stated="2021-05-04")),
    told("b", Telling(counts=(people(11, "killed"),), chain=(MINISTRY, WIRE), stated="2021-05-06")),
)


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


def test_lots_are_named_by_outcome_and_part_only_where_several_are_counted() -> None:
    women = replace(people(3, "killed"), group="women")
    event = add_up(
        told("a", Telling(counts=(people(8, "killed"), people(2, "killed", "boat"), women))),
        told("b", Telling(counts=(people(9, "killed"), people(5, "injured")))),
        told("c", Telling(counts=(replace(women, low=4, high=4, best=4),))),
    )
    assert [one.value.of for one in event.counts] == ["people", "people", "people", "boat"]
    assert [one.facet for one in event.conflicts] == [
        "counts.people.killed",
        "counts.people.killed.women",
    ]


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


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (people(8), "8"),
        (at_least(12), "at least 12"),
        (replace(people(8), low=36, high=44, best=40), "about 40"),
        (replace(people(8), low=0, high=50, best=None), "up to 50"),
        (replace(people(8), low=5, high=8, best=None), "5 to 8"),
    ],
)
def test_counts_are_told_in_words(count: Count, words: str) -> None:
    assert tell_number(count) == words


def test_that_there_was_none_is_a_number_told_against() -> None:
    none = replace(people(1), low=0, high=0, best=0)
    three = told("a", Telling(counts=(people(3),), chain=ANN))
    denier = told("b", Telling(stance="negated", counts=(none, people(9, "injured")), chain=BO))
    event = add_up(three, denier)
    found = count_of(event)
    assert (found.value.best, found.claims, found.against) == (3, ("a",), ("b",))
    assert len(event.counts) == 1
    disputed = [one for one in event.conflicts if one.facet == "counts.people"]
    star, herald = (f"a person heard by {one.name}" for one in (STAR, HERALD))
    assert [one.values for one in disputed] == [
        (Held("0", ("b",), (herald,)), Held("3", ("a",), (star,)))
    ]
    some = told("c", Telling(counts=(replace(people(3), low=0, best=None),)))
    assert [one.facet for one in add_up(some, denier).conflicts] == ["stance"]
    assert count_of(add_up(denier)).value.high == 0


def test_what_comes_on_top_is_a_lot_of_its_own() -> None:
    more = replace(people(4), more=True)
    event = add_up(told("a", Telling(counts=(people(12),))), told("b", Telling(counts=(more,))))
    assert [(one.value.best, one.value.more) for one in event.counts] == [(12, False), (4, True)]
    assert event.conflicts == ()


def test_a_part_told_as_more_than_its_whole_is_a_conflict() -> None:
    children = replace(people(8), group="child")
    event = add_up(told("a", Telling(counts=(people(5),))), told("b", Telling(counts=(children,))))
    (conflict,) = event.conflicts
    assert (conflict.facet, conflict.reading) == ("counts.people.child", "conflict")
    assert conflict.values == (Held("8 of a part", ("b",)), Held("5 in all", ("a",)))
    families = replace(people(8), of="families")
    event = add_up(told("a", Telling(counts=(people(5), families))))
    assert [one.facet for one in event.conflicts] == ["counts.families"]
    assert add_up(told("a", Telling(counts=(people(9), families, children)))).conflicts == ()


def test_a_whole_is_no_less_than_its_part_and_a_part_no_more_than_its_whole() -> None:
    whole = told("a", Telling(counts=(replace(people(20), low=0, best=None),)))
    children = told("b", Telling(counts=(replace(people(3), high=None, best=None, group="child"),)))
    event = add_up(whole, children)
    assert [(one.value.group, one.value.low, one.value.high) for one in event.counts] == [
        (None, 3, 20),
        ("child", 3, 20),
    ]
    assert [one.claims for one in event.counts] == [("a", "b"), ("a", "b")]
    assert event.counts[0].how == "the one value told; no less than a part of it"
    assert event.counts[1].how == "the one value told; no more than its whole"
    plain = add_up(whole, children, rule="conservative")
    assert [(one.value.low, one.value.high) for one in plain.counts] == [(0, 20), (3, None)]


def test_people_are_no_fewer_than_their_families() -> None:
    families = told("a", Telling(counts=(replace(people(4), of="families"),)))
    some = told("b", Telling(counts=(replace(people(20), low=0, best=None),)))
    event = add_up(families, some)
    assert [(one.value.of, one.value.low, one.value.high) for one in event.counts] == [
        ("people", 4, 20),
        ("families", 4, 4),
    ]
    assert [one.value.of for one in add_up(families).counts] == ["families"]


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
