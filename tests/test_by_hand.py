"""A claim coded by hand stands on its own characters, has values, and goes with its twin."""

from dataclasses import replace

import pytest

from coded_claims import BARE, BOOK, FULL, GORE, NEW_ZEALAND, PASSAGE, at, facts_of, told_report
from matching_claims import Telling, claim
from store_samples import anchor, decision, ruling
from twosource.model.coded import Coded, CodedVoice
from twosource.model.correction import Coding
from twosource.model.match import Anchor, Pair
from twosource.model.ruling import Orphan, Reviewed, Valued
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, When, Where
from twosource.stages.anchors import find_best, rank, sort_by_type
from twosource.stages.attach import attach
from twosource.stages.by_hand import (
    ByHand,
    as_claim,
    code_by_hand,
    list_coded,
    list_spans,
    name_coded,
)
from twosource.stages.correct import correct
from twosource.stages.expunging import BLANK, blank_coded
from twosource.stages.tellings import rank_telling
from twosource.stages.twins import leave_twins_out
from twosource.views.disputes import tell_corrections

FACTS = {"r1": facts_of(told_report())}


def code(*said: Coded, read: tuple[GroundedClaim, ...] = ()) -> ByHand:
    """Give what some claims coded by hand, one decision each, come to."""
    return code_by_hand(
        [ruling(number, one) for number, one in enumerate(said, 1)], BOOK, FACTS, read
    )


def test_without_a_claim_coded_by_hand_there_is_none() -> None:
    undone = ruling(1, BARE, undone=True)
    other = ruling(2, Reviewed("e", "PER-0001", "in_review"))
    assert list_coded([undone, other]) == []
    assert code_by_hand([undone, other], BOOK, FACTS) == ByHand()


def test_a_claim_has_its_values_on_the_words_that_were_chosen() -> None:
    (found,) = code(FULL).claims
    assert found.coded == (Coding(1, "ana", "2024-01-01T00:00:00Z", None),)
    told = found.claim
    assert (told.type, told.subtype, told.forced) == ("detention", "arrest", "yes")
    assert (told.passage, told.by_hand, told.report) == (PASSAGE, True, "r1")
    how = "coded by hand by ana on 2024-01-01"
    assert isinstance(found.when, When)
    when = (found.when.edtf, found.when.how, found.when.spans)
    assert when == ("2021-05-04", how, (at("el 4 de mayo de 2021"),))
    assert found.where == Where(GORE, how, (at("Gore"),), (NEW_ZEALAND,))
    (count,) = found.counts
    assert (count.of, count.outcome, count.best) == ("people", "detained", 2)
    assert (count.spans, count.how) == ((at("dos alfareros"),), how)
    assert [(one.role, one.name) for one in found.who] == [
        ("target", "dos alfareros"),
        ("actor", "La policía"),
    ]
    nurse, lantern, outlet = told.chain
    assert (nurse.name, nurse.role, nurse.body, nurse.connection) == (
        "Ana Holm", "la enfermera", "Radio Orilla", "witness",
    )  # fmt: skip
    assert (lantern.name, lantern.span, lantern.how) == ("The Lantern", None, "masthead")
    assert (outlet.name, outlet.kind, outlet.how) == ("Radio Orilla", "outlet", "masthead")


def test_what_was_not_coded_is_blank_and_says_so() -> None:
    (found,) = code(BARE).claims
    assert isinstance(found.when, Blank)
    assert found.when == found.where == found.stated
    assert "by hand" in found.when.why
    assert [one.name for one in found.claim.chain] == ["Radio Orilla"]
    assert (found.counts, found.who) == ((), ())
    assert isinstance(found.published, When)
    assert found.published.edtf == "2019-05-06"


def test_the_outlet_ends_the_chain_once_and_not_where_it_is_not_known() -> None:
    said = replace(BARE, chain=(CodedVoice("outlet", at("Radio Orilla")),))
    assert [one.how for one in code(said).claims[0].claim.chain] == ["stated"]
    assert as_claim(BARE, told_report().text, None).chain == ()


def test_in_another_language_whatever_may_give_a_person_away_is_private() -> None:
    assert [one.private for one in code(FULL).claims[0].who] == [True, True]
    english = {"r1": facts_of(told_report("en"))}
    (found,) = code_by_hand([ruling(1, FULL)], BOOK, english).claims
    assert [one.private for one in found.who] == [False, True]


def test_two_who_code_the_same_make_one_claim_of_both() -> None:
    (found,) = code(FULL, FULL).claims
    assert [one.decision for one in found.coded] == [1, 2]
    assert name_coded(FULL) == found.claim.id
    others = (
        replace(FULL, when=None),
        replace(FULL, where=None),
        replace(FULL, chain=()),
        replace(FULL, counts=()),
        replace(FULL, who=()),
        replace(FULL, stance="alleged"),
        replace(FULL, anchor=replace(FULL.anchor, type="death")),
    )
    assert len({name_coded(one) for one in (FULL, *others)}) == len(others) + 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (replace(BARE, anchor=replace(BARE.anchor, report="r9")), "no reading of its report"),
        (replace(BARE, expunged=True), "its passage was expunged"),
        (replace(BARE, chain=(CodedVoice("named", Span(0, 900)),)), "outside of the report"),
        (replace(BARE, anchor=replace(BARE.anchor, type="eclipse")), "no type 'eclipse'"),
        (replace(BARE, subtype="eclipse"), "is no type with its sub-type"),
    ],
)
def test_what_does_not_stand_any_more_is_listed_with_the_reason(said: Coded, why: str) -> None:
    found = code(said, FULL)
    assert [one.claim.id for one in found.claims] == [name_coded(FULL)]
    (lost,) = found.orphaned
    assert isinstance(lost, Orphan)
    assert (lost.id, lost.kind, lost.by) == (1, "claim", "ana")
    assert why in lost.why


def test_a_claim_has_the_order_of_the_one_told_before_it() -> None:
    def read(number: int, start: int) -> GroundedClaim:
        telling = Telling(order=number, passage=Span(start, start + 5))
        return claim(f"m{number}", "r1", telling)

    later = replace(BARE, anchor=Anchor("r1", at("siguen detenidos"), "detention"))
    before, after = read(0, 2), read(1, 95)
    found = code(BARE, later, read=(before, after, claim("x", "r2")))
    assert [one.order for one in found.claims] == [0, 1]
    first, second = code(later, BARE).claims
    assert (first.order, second.order) == (0, 0)
    assert rank_telling(second) < rank_telling(first)


def test_every_stretch_of_a_claim_is_found() -> None:
    spans = list(list_spans(FULL))
    assert {PASSAGE, at("dijo"), at("Gore"), at("la enfermera")} <= set(spans)
    assert len(spans) == 10


def machine(name: str, span: Span, stance: str = "asserted", time: str = "past") -> GroundedClaim:
    """Give a claim that the machine took from the report."""
    made = claim(name, "r1", Telling(passage=span))
    return replace(made, claim=replace(made.claim, stance=stance, time=time))  # type: ignore[arg-type]  # a test's words


def test_a_claim_goes_with_what_the_machine_took_from_the_same_words() -> None:
    wide, near, far = (
        machine("m1", Span(0, 90)),
        machine("m2", Span(30, 50)),
        machine("m3", Span(120, 140)),
    )
    (mine,) = code(FULL).claims
    told = [one.claim for one in (wide, near, far, mine)]
    found = attach([], told, [ruling(1, FULL)])
    pair = Pair(*sorted(("m1", mine.claim.id)))
    assert set(found.pairs) == set(found.grouped) == {pair}
    assert (found.pairs[pair].verdict, found.pairs[pair].by) == ("same", "ana")
    assert (found.statements, found.orphaned) == ((), ())


@pytest.mark.parametrize(
    "beside",
    [
        machine("m1", PASSAGE, stance="negated"),
        machine("m1", PASSAGE, time="general"),
        claim("m1", "r2", Telling(passage=PASSAGE)),
        claim("m1", "r1", Telling(type="death", passage=PASSAGE)),
    ],
)
def test_what_tells_otherwise_in_the_same_words_is_no_twin(beside: GroundedClaim) -> None:
    (mine,) = code(FULL).claims
    assert attach([], [beside.claim, mine.claim], [ruling(1, FULL)]).pairs == {}


def test_two_who_code_overlapping_passages_code_one_telling() -> None:
    other = replace(BARE, anchor=Anchor("r1", at("dos alfareros en Gore"), "detention"))
    mine, theirs = code(FULL, other).claims
    found = attach([], [mine.claim, theirs.claim], [ruling(1, FULL), ruling(2, other)])
    assert list(found.pairs) == [Pair(*sorted((mine.claim.id, theirs.claim.id)))]


def test_a_later_word_of_a_person_parts_them_and_one_that_is_undone_joins_nothing() -> None:
    beside = machine("m1", Span(0, 90))
    (mine,) = code(FULL).claims
    ends = Anchor("r1", Span(0, 90), "detention"), FULL.anchor
    told = [beside.claim, mine.claim]
    found = attach([decision(2, *ends, "different")], told, [ruling(1, FULL)])
    assert [one.verdict for one in found.pairs.values()] == ["different"]
    assert attach([], told, [ruling(1, FULL, undone=True)]).pairs == {}
    assert attach([], [beside.claim], [ruling(1, FULL)]).pairs == {}


def test_a_decision_on_the_machine_s_claim_is_not_drawn_to_one_coded_by_hand() -> None:
    (mine,) = code(FULL).claims
    beside = machine("m1", Span(0, 90))
    told = sort_by_type([beside.claim, mine.claim])
    assert rank(anchor("r1", 0, 90, "detention"), told) == ["m1"]
    assert rank(FULL.anchor, told)[0] == mine.claim.id
    exact = machine("zz", PASSAGE)
    told = sort_by_type([mine.claim, exact.claim])
    assert rank(FULL.anchor, told) == ["zz", mine.claim.id]
    assert set(find_best(FULL.anchor, told)) == {"zz", mine.claim.id}


def test_an_expunged_passage_takes_along_all_that_stands_on_it() -> None:
    words = "Gore"
    left = blank_coded(FULL, at(words), words)
    assert left == replace(FULL, where=None)
    left = blank_coded(FULL, at("el 4 de mayo de 2021, dijo la enfermera"), "x")
    assert left == replace(
        FULL,
        when=None,
        chain=(replace(FULL.chain[0], cue=None, role=None), FULL.chain[1]),
    )
    assert blank_coded(FULL, at("Ana Holm"), "Ana Holm").chain == FULL.chain[1:]
    left = blank_coded(FULL, at("dos alfareros"), "Lantern")
    assert (left.counts, left.who) == ((), FULL.who[1:])
    assert left.chain[1].masthead == f"The {BLANK * 7}"


def test_of_a_claim_whose_passage_is_expunged_nothing_is_left_but_where_it_stood() -> None:
    left = blank_coded(FULL, Span(0, 80), "x")
    assert (left.anchor, left.expunged) == (FULL.anchor, True)
    assert list(list_spans(left)) == [PASSAGE]


def test_a_passage_that_was_read_and_coded_counts_once_by_what_the_person_says() -> None:
    (mine,) = code(FULL).claims
    twin, other = machine("m1", Span(0, 90)), machine("m2", Span(120, 140))
    assert leave_twins_out((twin, other)) == (twin, other)
    assert leave_twins_out((twin, mine, other)) == [mine, other]
    again = replace(BARE, anchor=Anchor("r1", at("dos alfareros en Gore"), "detention"))
    first, last = code(FULL, again).claims
    assert leave_twins_out((first, twin, last)) == [last]
    denied = machine("m3", PASSAGE, stance="negated")
    assert leave_twins_out((denied, mine)) == [mine, denied]


def test_a_word_on_a_claim_coded_by_hand_does_not_call_it_the_machine_s() -> None:
    (mine,) = code(FULL).claims
    said = Valued(FULL.anchor, "when", "", "is", "2021-05-05", "2021-05-04")
    found = correct([mine], [ruling(2, said)], {"r1": told_report().text}, BOOK)
    (changed,) = found.claims
    assert isinstance(changed.when, When)
    assert changed.when.how == (
        "corrected by ana on 2024-01-02; it was coded by hand as 2021-05-04"
    )
    assert found.orphaned == ()
    (told,) = tell_corrections(changed)
    assert "corrected to 2021-05-05; it was coded by hand as 2021-05-04" in told
