"""Edited versions of one article: which is the later, what was changed; pages that live."""

from dataclasses import replace
from datetime import date

import pytest

from twosource.model.report import Layout, Marks, Part, Report, Sourced
from twosource.model.spans import Span
from twosource.stages.alignment import align
from twosource.stages.changed_words import Change, find_changes
from twosource.stages.copies import Copy, Renewal, relate, relate_new, shelve
from twosource.stages.copy_pairs import judge, take_side
from twosource.stages.imprints import (
    Imprint,
    are_near,
    find_imprint,
    find_later,
    make_imprint,
    share_address,
    share_outlet,
)
from twosource.stages.running_words import Body, fold_words, read_words, whole_body
from twosource.stages.side_by_side import list_in_common

FIRST = (
    "At least 12 people were killed when the dam above Arden gave way on Monday night, the fire"
    " service said. Water reached the school before dawn, and the caretaker carried nine pupils up"
    " to the chapel on the hill. By noon the road to the coast was gone. The owners of the dam,"
    " Harbour Board, were told of the crack in March."
)
LATER = FIRST.replace("At least 12 people", "At least 15 people").replace(
    "were told of the crack", "were allegedly told of the crack"
)
OTHER = (
    "The council of Lisk meets on Thursday to choose a new mayor after the old one stepped down for"
    " reasons of health. Three people stand, and none of them has held an office before this one."
    " The count begins at nine in the town hall, and the doors stay open to whoever wants to look."
)


def judged(short: str, long: str, ours: Imprint, theirs: Imprint) -> Copy | None:
    return judge(take_side("a", whole_body(short), ours), take_side("b", whole_body(long), theirs))


def words_of(change: Change, here: str, there: str) -> tuple[str, str]:
    return (
        change.here.of(here) if change.here else "",
        change.there.of(there) if change.there else "",
    )


def changes(here: str, there: str, *, later_here: bool = False) -> list[tuple[str, str, str, str]]:
    runs = align(fold_words(here), fold_words(there))
    words = read_words(whole_body(here)), read_words(whole_body(there))
    found = find_changes(runs, words, (here, there), later_here=later_here)
    return [(one.kind, one.about, *words_of(one, here, there)) for one in found]


def test_one_outlet_s_nearly_same_text_is_a_version() -> None:
    ours = make_imprint(FIRST, outlet="The Star", published="2021-05-03")
    theirs = make_imprint(LATER, outlet="the  star", published="2021-05-04T08:00")
    copy = judged(FIRST, LATER, ours, theirs)
    assert copy is not None
    assert (copy.kind, copy.later) == ("version", "b")
    assert copy.because == (
        "an edited version of it, the earlier one (published 2021-05-03, the other 2021-05-04):"
        " 95 % of its words stand there in the same order"
    )
    assert [(one.kind, one.about) for one in copy.changes] == [
        ("changed", "number"),
        ("added", "hedge"),
    ]
    assert words_of(copy.changes[0], FIRST, LATER) == ("12", "15")


def test_another_outlet_s_nearly_same_text_is_no_version() -> None:
    copy = judged(FIRST, LATER, Imprint(outlet="star"), Imprint(outlet="herald"))
    assert copy is not None
    assert (copy.kind, copy.later, copy.changes) == ("trimmed", None, ())


def test_a_text_from_the_same_mould_months_later_is_no_copy() -> None:
    ours = Imprint("star", published=date(2021, 1, 1))
    theirs = Imprint("star", published=date(2021, 5, 1))
    assert judged(FIRST, LATER, ours, theirs) is None
    assert judged(FIRST, LATER, ours, Imprint("star")) is not None


def test_at_one_address_a_third_of_the_words_is_enough() -> None:
    place = make_imprint("", url="http://star.example/dam")
    rewritten = f"{FIRST[:150]} {OTHER}"
    copy = judged(rewritten, FIRST * 2, place, place)
    assert copy is not None
    assert copy.kind == "version"
    assert copy.because.startswith("an edited version of it: 3")
    assert judged(OTHER, FIRST, place, place) is None
    assert judged(rewritten, FIRST * 2, Imprint(), Imprint()) is None


def test_where_no_day_tells_what_a_text_says_of_its_updating_does() -> None:
    updated = f"UPDATE 1: {FIRST}"
    ours, theirs = (make_imprint(text, outlet="Star") for text in (FIRST, updated))
    copy = judged(FIRST, updated, ours, theirs)
    assert copy is not None
    assert copy.later == "b"
    assert "the earlier one (the later says that it was updated)" in copy.because
    assert find_later(theirs, ours) == (0, "the later says that it was updated")
    assert find_later(ours, ours) is None


def test_a_changed_headline_is_a_change() -> None:
    heads = "Dam bursts", "Dam  bursts", "Twelve dead"
    bodies = FIRST, f"{FIRST} More.", FIRST
    sides = [
        take_side(head, whole_body(f"{head}\n{body}"), Imprint("star", headline=Span(0, len(head))))
        for head, body in zip(heads, bodies, strict=True)
    ]
    same, other = judge(sides[0], sides[1]), judge(sides[0], sides[2])
    assert same is not None
    assert other is not None
    assert [one.about for one in same.changes] == ["wording"]
    assert [one.about for one in other.changes] == ["number", "headline"]


def test_the_same_text_under_another_headline_is_a_version_of_its_outlet() -> None:
    head = Span(0, 10)
    ours, theirs = f"Dam bursts\n{FIRST}", f"Dam broken\n{FIRST}"
    bodies = [Body(text, (Span(11, len(text)),)) for text in (ours, theirs)]
    days = [Imprint("star", published=date(2021, 5, day), headline=head) for day in (4, 3)]
    copy, other = (
        judge(take_side("a", bodies[0], days[0]), take_side("b", bodies[1], theirs))
        for theirs in (days[1], replace(days[1], outlet="herald"))
    )
    assert copy is not None
    assert (copy.kind, copy.later) == ("version", "a")
    assert copy.because.endswith("the other 2021-05-03): the same text, another headline")
    assert copy.changes == (Change("changed", "headline", head, head),)
    assert other is not None
    assert (other.kind, other.changes) == ("same", ())


def test_what_matters_most_comes_first() -> None:
    here = f"{FIRST} It rained in the hills all week long."
    there = LATER.replace("Harbour Board", "Arden Water") + " Nobody knows why alarms stayed off."
    assert changes(here, there) == [
        ("changed", "number", "12", "15"),
        ("added", "hedge", "", "allegedly"),
        ("changed", "name", "Harbour Board", "Arden Water"),
        (
            "changed",
            "wording",
            "It rained in the hills all week long",
            "Nobody knows why alarms stayed off",
        ),
    ]
    assert changes(here, there, later_here=True)[1] == ("dropped", "hedge", "", "allegedly")


def test_what_became_of_people_matters() -> None:
    assert changes(
        "He is fighting for his life in the hospital of Lisk.", "He died in the hospital of Lisk."
    ) == [("changed", "outcome", "is fighting for his life", "died")]


def test_what_was_moved_is_no_change() -> None:
    first, second, *rest = FIRST.split(". ")
    moved = ". ".join([second, "Nobody slept", first, *rest])
    assert changes(FIRST, moved) == [("added", "wording", "", "Nobody slept")]
    assert changes(moved, FIRST) == [("dropped", "wording", "Nobody slept", "")]
    twice = ". ".join([first, "All wept", second, "None slept", *rest])
    swapped = ". ".join([second, first, *rest])
    assert (
        changes(twice, swapped)
        == [
            ("dropped", "wording", "All wept", ""),
            ("dropped", "number", "None slept", ""),
        ][::-1]
    )


def test_of_two_texts_with_no_run_in_common_all_is_changed() -> None:
    assert changes("Rain fell", "Snow came") == [("changed", "wording", "Rain fell", "Snow came")]
    assert changes("", "Snow came") == [("added", "wording", "", "Snow came")]


def test_an_address_is_what_names_the_page() -> None:
    one = make_imprint("", url="https://www.star.example/a?id=3&utm_source=x")
    archived = make_imprint(
        "", url="http://web.archive.org/web/20160924093615/http://star.example:80/a/?id=3#top"
    )
    assert share_address(one, archived)
    assert one.address == "star.example/a?id=3"
    front = make_imprint("", url="https://star.example/")
    assert not share_address(front, front)
    assert share_outlet(front, one)
    assert make_imprint("", url="dam.txt").site is None
    assert not share_outlet(Imprint(), Imprint())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("UPDATED: Dam bursts", 1),
        ("Dam bursts (Update 3)", 0),
        ("Dam bursts\nUPDATE 3 - Dam bursts", 4),
        ("Updated at 3 p.m.", 1),
        ("Correction: the dam is in Arden.", 1),
        ("This article has been corrected.", 1),
        ("The board updated its map.", 0),
    ],
)
def test_what_a_text_says_of_its_being_updated(text: str, count: int) -> None:
    assert make_imprint(text).updated == count


def test_a_day_of_publication_counts_only_whole() -> None:
    assert make_imprint("", published="2021-05").published is None
    assert are_near(make_imprint("", published="2021-05"), Imprint(published=date(1999, 1, 1)))


def test_a_version_of_the_own_article_goes_before_a_fuller_text_of_others() -> None:
    texts = {"early": FIRST, "late": LATER, "wire": f"{FIRST} The agency has more of this."}
    imprints = {
        "early": Imprint("star"),
        "late": Imprint("star"),
        "wire": Imprint("north wire"),
    }
    shelf = shelve({key: whole_body(text) for key, text in texts.items()}, imprints)
    found = {copy.report: (copy.of, copy.kind) for copy in relate(shelf)}
    assert found["early"] == ("late", "version")


def test_of_equal_texts_the_own_outlet_s_is_named() -> None:
    texts = {"a": LATER, "b": LATER, "early": FIRST}
    imprints = {"a": Imprint("herald"), "b": Imprint("star"), "early": Imprint("star")}
    shelf = shelve({key: whole_body(text) for key, text in texts.items()}, imprints)
    found = [(copy.report, copy.of, copy.kind) for copy in relate(shelf)]
    assert found == [("b", "a", "same"), ("early", "b", "version")]


def test_a_page_that_lives_is_told_of_and_is_no_version() -> None:
    place = make_imprint("", url="http://star.example/live")
    alert = "The dam above Arden gave way."
    texts = {"a": FIRST, "b": OTHER, "c": LATER, "d": alert, "e": FIRST}
    imprints = {"a": place, "b": place, "c": place, "d": Imprint("star"), "e": Imprint("star")}
    shelf = shelve({key: whole_body(text) for key, text in texts.items()}, imprints)
    common = list_in_common(shelf)
    assert {key: one.other_texts for key, one in common.items() if one.other_texts} == {
        "a": ("b",),
        "b": ("a", "c"),
        "c": ("b",),
    }
    version = common["a"].copy
    assert version is not None
    assert (version.of, version.kind) == ("c", "version")
    assert common["b"].copy is None


def test_a_new_text_at_an_address_is_held_beside_all_of_it() -> None:
    place = make_imprint("", url="http://star.example/dam")
    alert = "The dam above Arden gave way on Monday night, the fire service said."
    texts = {"alert": alert, "full": FIRST}
    shelf = shelve(
        {key: whole_body(text) for key, text in texts.items()}, dict.fromkeys(texts, place)
    )
    (copy,) = relate(shelf)
    assert (copy.report, copy.of, copy.kind, copy.containment) == ("alert", "full", "version", 1.0)

    renewal = relate_new(shelf, ["full"])
    assert renewal == Renewal(frozenset({"alert", "full"}), (copy,))
    renewal = relate_new(shelf, ["alert"])
    assert renewal == Renewal(frozenset({"alert"}), (copy,))


def test_what_was_read_off_a_text_is_no_imprint() -> None:
    given = Sourced("The Star", "given"), Sourced("2021-05-03", "given")
    text = f"Dam bursts\n{FIRST}"
    layout = Layout((Part("headline", Span(0, 10)), Part("body", Span(11, len(text)))), None)
    bare = Report("k", "label", text, "", None, None, None, None, "en", Marks())
    full = replace(bare, outlet=given[0], published=given[1], url="http://star.example/dam")
    assert find_imprint(bare, layout) == Imprint(headline=Span(0, 10))
    assert find_imprint(full, layout) == Imprint(
        "the star", "star.example/dam", "star.example", date(2021, 5, 3), 0, Span(0, 10)
    )


def test_of_two_texts_of_the_same_words_one_is_the_other() -> None:
    copy = judged(FIRST, FIRST.upper(), Imprint(), Imprint())
    assert copy is not None
    assert (copy.kind, copy.containment, copy.because) == ("same", 1.0, "the same text")


def test_of_two_texts_without_words_neither_is_a_copy() -> None:
    assert judged("", "", Imprint(), Imprint()) is None


def test_each_report_is_told_what_it_shares() -> None:
    taken = FIRST.partition("By noon")[0]
    texts = {"a": f"{taken} {OTHER}", "b": f"{OTHER[::-1]} {taken} {OTHER[::-1]}"}
    common = list_in_common(shelve({key: whole_body(text) for key, text in texts.items()}))
    assert common["a"].shared == common["b"].shared
    assert [(one.left, one.right) for one in common["a"].shared] == [("a", "b")]
