"""What a person should look at next: those doubts first that would change most."""

from dataclasses import replace

import pytest

from store_samples import event, report
from twosource.model.event import Conflict, Event, EventId, Finding, Held, LookAlike, ToDo
from twosource.model.match import Match, Pair, Reason, Veto
from twosource.model.spans import Span
from twosource.model.values import Blank
from twosource.stages.doubts import Doubt, chance_of_one, list_doubts, list_moved
from twosource.views.doubts import (
    Context,
    begin_looked,
    cut_context,
    find_kind,
    find_with,
    say_looked,
)

IDS = [EventId(f"{number:032x}", f"PER-{number:04}", number, "c") for number in range(1, 6)]
GET = ToDo("report", "The Gauge", None, "a report of The Gauge", (), ())


def told(number: int, claims: str, *origins: str) -> Event:
    """Give an event of one-letter claims with some reporting origins."""
    one = event(IDS[number], *claims)
    found = replace(one.origins, reporting=origins)
    return replace(one, origins=found, reports=tuple(claims))


def match(left: str, right: str, bits: float, veto: Veto | None = None) -> Match:
    return Match(Pair(left, right), (Reason("place", bits, "one town"),), veto)


def pairs(*events: Event, decided: tuple[Pair, ...] = ()) -> list[Doubt]:
    found = list_doubts(events, decided, ())
    return [one for one in found if one.kind == "pair"]


def alike(one: Event, other: Event, found: Match) -> tuple[Event, Event]:
    """Give two events that look like each other."""
    return (
        replace(one, look_alikes=(LookAlike(other.id, found),)),
        replace(other, look_alikes=(LookAlike(one.id, found),)),
    )


@pytest.mark.parametrize(
    ("bits", "veto", "chance"),
    [
        (0.0, None, 0.5),
        (1.0, None, 2 / 3),
        (-2.0, None, 0.2),
        (900.0, None, 1.0),
        (-900.0, None, 0.0),
        (9.0, Veto("when", "years apart"), 0.05),
    ],
)
def test_each_bit_doubles_the_odds_and_a_veto_rarely_fails(
    bits: float, veto: Veto | None, chance: float
) -> None:
    assert chance_of_one(match("a", "b", bits, veto)) == pytest.approx(chance)


def test_two_events_that_look_alike_are_one_doubt() -> None:
    ours, theirs = alike(told(0, "a", "X"), told(1, "b", "Y"), match("a", "b", -1.0))
    (doubt,) = pairs(ours, theirs)
    assert (doubt.event, doubt.other, doubt.claims) == ("PER-0001", "PER-0002", ("a", "b"))
    assert doubt.weight == pytest.approx(2 / 3)
    assert doubt.why == (
        "Kept apart: PER-0001, told by 1 reporting origin at most, and PER-0002, told by 1"
        " reporting origin."
    )


def test_a_merge_that_leaves_one_origin_changes_less() -> None:
    ours, theirs = alike(told(0, "a", "X"), told(1, "b", "X"), match("a", "b", -1.0))
    (doubt,) = pairs(ours, theirs)
    assert doubt.weight == pytest.approx(1 / 3)


def test_what_nobody_would_answer_otherwise_is_no_doubt() -> None:
    assert not pairs(*alike(told(0, "a"), told(1, "b"), match("a", "b", -6.0)))
    assert not pairs(replace(told(0, "ab"), joined=(match("a", "b", 6.0),)))


def test_a_look_alike_that_is_gone_is_no_doubt() -> None:
    ours, _ = alike(told(0, "a"), told(1, "b"), match("a", "b", 0.0))
    assert not pairs(ours)


def test_two_events_of_what_did_not_happen_are_no_doubt() -> None:
    ours, theirs = alike(told(0, "a"), told(1, "b"), match("a", "b", 0.0))
    hidden = [replace(one, stance="denied") for one in (ours, theirs)]
    assert not pairs(*hidden)
    assert pairs(hidden[0], theirs)
    joined = (match("a", "b", 1.0),)
    assert not pairs(replace(told(0, "ab"), joined=joined, stance="denied"))


def test_an_event_is_asked_for_where_it_would_fall_apart_first() -> None:
    joined = (match("a", "b", 3.0), match("b", "c", 1.0), match("a", "c", 2.0))
    one = replace(told(0, "abc", "X", "Y"), joined=joined)
    (doubt,) = pairs(one)
    assert doubt.claims == ("b", "c")
    assert doubt.weight == pytest.approx(2 / 3)
    (next_one,) = pairs(one, decided=(Pair("b", "c"),))
    assert next_one.claims == ("a", "c")
    (lesser,) = pairs(replace(one, origins=told(0, "abc", "X").origins))
    assert lesser.weight == pytest.approx(1 / 3)


def test_what_people_decided_is_no_doubt() -> None:
    events = alike(told(0, "a"), told(1, "b"), match("a", "b", 0.0))
    assert not pairs(*events, decided=(Pair("a", "b"),))


def make_doubtful() -> Event:
    """Give an event on which everything may be asked."""
    rivals = (Held("3", ("a", "b")), Held("9", ("c",)))
    return replace(
        told(0, "abc", "X"),
        when=Blank("no day is told"),
        where=Blank("no place is told"),
        conflicts=(
            Conflict("counts.people", rivals, "conflict"),
            Conflict("when", rivals, "update"),
        ),
        todo=(GET,),
    )


def test_an_event_is_asked_for_conflicts_single_origins_and_blanks() -> None:
    conflict, single, blank = list_doubts([make_doubtful()], (), ())
    assert (conflict.kind, conflict.facets, conflict.claims) == (
        "conflict",
        ("counts.people",),
        ("a", "b", "c"),
    )
    assert conflict.weight == pytest.approx(1 / 3)
    assert single.why == "It rests on 1 reporting origin. To get: a report of The Gauge."
    assert blank.facets == ("when", "where")
    assert blank.why == "No day: no day is told. No place: no place is told."


def test_who_signed_an_event_has_seen_its_doubts() -> None:
    one = make_doubtful()
    assert not list_doubts([one], (), (one.id,))
    assert not list_doubts([replace(one, stance="denied")], (), ())


def test_two_origins_or_nothing_to_get_leave_nothing_to_ask() -> None:
    two = replace(told(0, "ab", "X", "Y"), todo=(GET,))
    assert isinstance(two.when, Finding)
    assert not list_doubts([two, told(1, "c", "X")], (), ())


def test_what_turned_since_comes_last_first() -> None:
    events = [told(0, "a"), told(1, "b"), told(2, "c")]
    turned = {events[0].id: 4, events[1].id: 9, events[2].id: 3}
    moved = list_moved(events, turned, 3)
    assert [one.event for one in moved] == ["PER-0002", "PER-0001"]
    assert not list_moved(events, {}, 0)


def test_a_note_says_which_doubt_was_looked_at() -> None:
    doubts = [
        *list_doubts([make_doubtful()], (), ()),
        *list_moved([told(1, "b")], {IDS[1].id: 7}, 0),
    ]
    notes = [begin_looked(one) for one in doubts]
    assert notes == [
        "looked at: conflict on counts.people.",
        "looked at: single origin.",
        "looked at: blank when, where.",
        "looked at: moved turn 7.",
    ]
    assert [find_kind(note) for note in notes] == ["conflict", "single", "blank", "moved"]
    assert find_kind("seen") is None


def test_a_note_names_the_decisions_of_one_answer() -> None:
    doubt = list_doubts([make_doubtful()], (), ())[0]
    note = say_looked(doubt, [5, 6], "12 is told. With decision 9.")
    assert note == (
        "looked at: conflict on counts.people. With decisions 5, 6. 12 is told. With decision 9."
    )
    assert find_with(note) == (5, 6)
    assert find_with(say_looked(doubt, [7], "")) == (7,)
    assert say_looked(doubt, [], "") == begin_looked(doubt)
    assert find_with(say_looked(doubt, [], "Both stand. With decision 9.")) == ()
    assert find_with("With decisions 5, 6.") == ()


def cut(before: str, after: str) -> tuple[str, Context]:
    """Give a text around "They fled", and the passage cut out of it."""
    text = f"{before}They fled{after}"
    start = len(before)
    word = Span(start + 5, start + 9)
    return text, cut_context(replace(report(), text=text), Span(start, start + 9), word)


def test_a_passage_stands_among_whole_words_of_its_report() -> None:
    text, context = cut("before " * 90, " after" * 90)
    pieces = [words for _, words in context.pieces]
    assert pieces[1:4] == ["They ", "fled", ""]
    assert pieces[0].startswith("before ")
    assert pieces[4].endswith(" after")
    assert (context.begun, context.ended) == (True, True)
    for at, words in context.pieces:
        assert text[at : at + len(words)] == words


def test_a_short_report_stands_there_whole() -> None:
    text, context = cut("", " at dawn.")
    assert "".join(words for _, words in context.pieces) == text
    assert (context.begun, context.ended) == (False, False)


def test_a_word_longer_than_what_is_shown_is_left_out() -> None:
    _, context = cut("x" * 500, "y" * 500)
    assert [words for _, words in context.pieces] == ["", "They ", "fled", "", ""]
