"""A draft of a claim is checked field by field, and every problem is told in words."""

from dataclasses import replace

import pytest

from coded_claims import BARE, BOOK, FULL, GORE, NEW_ZEALAND, PASSAGE, TOLD, at
from twosource.model.coded import Coded, CodedVoice
from twosource.model.draft import (
    CheckedDraft,
    Draft,
    DraftValue,
    DraftVoice,
    DraftWho,
    DraftWords,
    Problem,
)
from twosource.model.spans import Span
from twosource.stages.draft_checks import check_draft, list_place_names
from twosource.stages.redraft import redraft

FOUND = {"Gore": (GORE,), "iso:NZ": (NEW_ZEALAND,), "Salto": (GORE, NEW_ZEALAND)}
PASSAGE_LATE = "La policía detuvo a dos alfareros en una plaza del centro de Gore el lunes"
PLAIN = Draft("r1", DraftWords("La policía detuvo a dos alfareros en Gore el 4 de mayo de 2021"),
    "detention", "arrest")  # fmt: skip
DRAFT = replace(
    PLAIN,
    when=DraftValue(" 2021-05-04 ", DraftWords("el 4 de mayo de 2021")),
    where=DraftValue("Gore; iso:NZ", DraftWords("Gore")),
    counts=(DraftValue("2-2", DraftWords("dos\n alfareros"), "people.detained"),),
    who=(
        DraftWho("target", DraftWords("dos alfareros"), "group"),
        DraftWho("actor", DraftWords(span=Span(0, 11)), "organisation"),
    ),
    said_by=(
        DraftVoice(
            DraftWords("Ana Holm"),
            "named",
            DraftWords("dijo"),
            "witness",
            DraftWords("la enfermera"),
            DraftWords("Radio Orilla"),
        ),
        DraftVoice(DraftWords(" The  Lantern"), "outlet"),
    ),
)


def check(draft: Draft, text: str = TOLD) -> CheckedDraft:
    return check_draft(draft, text, BOOK, FOUND)


def refuse(draft: Draft, text: str = TOLD) -> tuple[Problem, ...]:
    """Give the problems of a draft that does not hold."""
    found = check(draft, text)
    assert found.coded is None
    return found.problems


def test_a_draft_without_problems_is_the_claim_to_keep() -> None:
    assert check(DRAFT) == CheckedDraft(FULL, ())
    assert list_place_names(DRAFT) == ("Gore", "iso:NZ")
    assert list_place_names(PLAIN) == ()


def test_a_value_without_words_stands_on_the_passage_as_a_whole() -> None:
    found = check(replace(PLAIN, when=DraftValue("2021-05")))
    assert isinstance(found.coded, Coded)
    assert found.coded.when is not None
    assert (found.coded.when.edtf, found.coded.when.span) == ("2021-05", PASSAGE)


def test_all_that_is_wrong_is_told_at_once_and_at_its_field() -> None:
    wrong = Draft(
        "r1",
        DraftWords(),
        "eclipse",
        time="soon",
        stance="sure",
        when=DraftValue("Tuesday"),
        where=DraftValue(" ; "),
        counts=(DraftValue("2", of="people.detained"), DraftValue("few", of="people")),
        who=(DraftWho("target", DraftWords("the mayor")),),
        said_by=(DraftVoice(DraftWords("Ana Holm"), "friend"),),
    )
    assert [one.field for one in refuse(wrong)] == [
        "passage", "type", "time", "stance", "when", "where", "counts.1", "who.0", "said_by.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field", "why"),
    [
        (replace(PLAIN, passage=DraftWords("the mill")), "passage", "'the mill' does not stand"),
        (replace(PLAIN, passage=DraftWords("  ")), "passage", "say which passage"),
        (replace(PLAIN, passage=DraftWords("a")), "passage", "times in the report; give more"),
        (replace(PLAIN, passage=DraftWords(span=Span(5, 900))), "passage", "5-900 lie outside"),
        (replace(PLAIN, passage=DraftWords(span=Span(2, 3))), "passage", "no words stand at 2-3"),
        (replace(PLAIN, type="detention", subtype="eclipse"), "type", "detention/arrest"),
        (replace(PLAIN, subtype=""), "type", "is no type with its sub-type"),
        (replace(PLAIN, where=DraftValue("Nowhere")), "where", "has no 'Nowhere'"),
        (replace(PLAIN, where=DraftValue("Salto")), "where", "give an id: geonames:1"),
        (
            replace(PLAIN, counts=(DraftValue("2", of="people.dead"),)),
            "counts.0",
            "there is counted who is detained",
        ),
        (
            replace(PLAIN, counts=(DraftValue("3-2", of="people.detained"),)),
            "counts.0",
            "runs backward",
        ),
        (replace(PLAIN, who=(DraftWho("cook", DraftWords("Gore")),)), "who.0", "is no role of"),
        (
            replace(PLAIN, who=(DraftWho("target", DraftWords("Gore"), "fish"),)),
            "who.0",
            "no kind of participant",
        ),
        (
            replace(PLAIN, who=(DraftWho("target", DraftWords("alfar")),)),
            "who.0",
            "'alfar' does not stand in the report",
        ),
        (
            replace(PLAIN, said_by=(DraftVoice(DraftWords("Ola Vik"), "named"),)),
            "said_by.0",
            "'Ola Vik' does not stand in the report",
        ),
        (replace(PLAIN, said_by=(DraftVoice(DraftWords(), "outlet"),)), "said_by.0", "''"),
        (
            replace(PLAIN, said_by=(DraftVoice(DraftWords(span=Span(0, 999)), "outlet"),)),
            "said_by.0",
            "outside",
        ),
        (
            replace(
                PLAIN, said_by=(DraftVoice(DraftWords("Ana Holm"), "named", DraftWords("said")),)
            ),
            "said_by.0",
            "'said' does not stand",
        ),
        (
            replace(
                PLAIN, said_by=(DraftVoice(DraftWords("Ana Holm"), "named", connection="aunt"),)
            ),
            "said_by.0",
            "no tie to what is told",
        ),
    ],
)
def test_what_does_not_hold_says_what_would(changed: Draft, field: str, why: str) -> None:
    (problem,) = refuse(changed)
    assert problem.field == field
    assert why in problem.why


def test_a_passage_by_its_characters_loses_the_blanks_around_it() -> None:
    span = at("Dos alfareros siguen detenidos")
    found = check(replace(PLAIN, passage=DraftWords(span=Span(span.start - 1, span.end))))
    assert isinstance(found.coded, Coded)
    assert found.coded.anchor.passage == span
    assert span.of(TOLD).startswith("Dos")


def test_words_in_the_passage_are_meant_before_nearer_ones_in_front_of_it() -> None:
    text = f"Alfareros en Gore. {PASSAGE_LATE}"
    late = Draft(
        "r1",
        DraftWords(PASSAGE_LATE),
        "detention",
        "arrest",
        where=DraftValue("Gore", DraftWords("Gore")),
    )
    found = check(late, text)
    assert isinstance(found.coded, Coded)
    assert found.coded.where is not None
    assert found.coded.where.span.start == text.rindex("Gore")


def test_words_are_those_nearest_to_the_passage() -> None:
    second = replace(
        PLAIN,
        passage=DraftWords("Dos alfareros siguen detenidos"),
        who=(DraftWho("target", DraftWords("alfareros")),),
    )
    found = check(second)
    assert isinstance(found.coded, Coded)
    assert found.coded.who[0].span == Span(at("Dos alfareros").start + 4, at("siguen").start - 1)


def test_words_of_a_script_that_writes_them_together_are_found_within_others() -> None:
    held = "\u8b66\u5bdf\u62d8\u7559\u4e86\u4e24\u540d\u9676\u5de5\u3002"
    text = f"{held}\u9676\u5de5\u5728\u7262\u4e2d\u3002"
    draft = Draft(
        "r1",
        DraftWords(text[:9]),
        "detention",
        "arrest",
        who=(DraftWho("target", DraftWords(text[7:9])),),
        said_by=(DraftVoice(DraftWords(text[12:14]), "unnamed"),),
    )
    found = check(draft, text)
    assert isinstance(found.coded, Coded)
    assert found.coded.who[0].span == Span(7, 9)
    assert found.coded.chain == (CodedVoice("unnamed", Span(12, 14)),)


@pytest.mark.parametrize("coded", [FULL, BARE])
def test_a_claim_that_was_coded_is_a_draft_again_and_comes_to_itself(coded: Coded) -> None:
    draft = redraft(coded)
    found = {"geonames:1": (GORE,), "iso:NZ": (NEW_ZEALAND,)}
    assert set(list_place_names(draft)) <= set(found)
    assert check_draft(draft, TOLD, BOOK, found) == CheckedDraft(coded, ())
