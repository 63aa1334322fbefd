"""What a build moved: told from the events as they were and as they are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from store_samples import event
from twosource.model.event import Event, EventId, Finding
from twosource.model.moves import Move, Moved
from twosource.model.values import Blank, Count, Where
from twosource.stages.moves import Earlier, tell_moves
from twosource.views.moves import tell_moved

ONE = EventId("a1" * 16, "PER-0001", 1, "a")
TWO = EventId("a2" * 16, "PER-0002", 2, "c")
THREE = EventId("a3" * 16, "PER-0003", 3, "x")


def told(name: EventId, claims: str) -> Event:
    """Give an event of one-letter claims, each of a report of its own."""
    return replace(event(name, *claims), reports=tuple(f"report {one}" for one in claims))


def moves(
    before: Sequence[Event], after: Sequence[Event], *ids: EventId, old: Sequence[EventId] = ()
) -> Moved:
    same = {one.id: one for one in after}
    earlier = Earlier(
        old or [ONE, TWO],
        {claim: one.id for one in before for claim in one.claims},
        {one.id: one for one in before if same.get(one.id) != one},
    )
    return tell_moves(earlier, after, ids or (ONE, TWO))


def test_events_that_stay_as_they_are_are_only_counted() -> None:
    both = [told(ONE, "ab"), told(TWO, "c")]
    assert moves(both, both) == Moved((), 2)


def test_an_event_is_new_or_grown_by_reports() -> None:
    before = [told(ONE, "ab"), told(TWO, "c")]
    after = [told(ONE, "abd"), told(TWO, "c"), told(THREE, "x")]
    moved = moves(before, after, ONE, TWO, THREE)
    assert moved == Moved(
        (Move("PER-0001", "grown", reports=1), Move("PER-0003", "born")), unchanged=1
    )


def test_a_merged_event_names_the_one_it_went_into() -> None:
    before = [told(ONE, "ab"), told(TWO, "c")]
    moved = moves(before, [told(ONE, "abc")], ONE, replace(TWO, redirect_to=ONE.id))
    assert moved.moves == (
        Move("PER-0001", "grown", reports=1),
        Move("PER-0002", "merged", ("PER-0001",)),
    )
    parted = moves(
        [told(ONE, "abc")],
        [told(ONE, "ab"), told(TWO, "c")],
        old=[ONE, replace(TWO, redirect_to=ONE.id)],
    )
    assert parted.moves == (Move("PER-0001", "split", ("PER-0002",)),)
    assert parted.unchanged == 1


def test_a_split_event_names_those_that_have_claims_of_it() -> None:
    moved = moves([told(ONE, "ab"), told(TWO, "c")], [told(ONE, "a"), told(TWO, "bc")])
    assert moved.moves == (
        Move("PER-0001", "split", ("PER-0002",)),
        Move("PER-0002", "grown", reports=1),
    )


def test_values_that_are_others_now_are_named() -> None:
    before = told(ONE, "ab")
    (finding,) = before.counts
    (who,) = before.who
    assert isinstance(before.where, Finding)
    elsewhere = replace(before.where.value.place, id="geonames:1")
    after = replace(
        before,
        subtype="other",
        when=Blank("no day"),
        where=replace(before.where, value=Where(elsewhere, "named", ())),
        counts=(replace(finding, value=Count("people", "died", None, 9, 9, 9, "told", ())),),
        who=(replace(who, value=replace(who.value, name="fishers")),),
        stance="denied",
        origins=replace(before.origins, reporting=("Gauge",)),
    )
    moved = moves([before], [after])
    facets = ("what", "when", "where", "how many", "who", "how sure", "origins")
    assert moved.moves == (Move("PER-0001", "changed", facets=facets),)
    # The same value from another sentence is no other value.
    assert isinstance(before.when, Finding)
    again = replace(before, when=replace(before.when, how="told again"))
    assert moves([before], [again]) == Moved((), 1)


def test_an_event_read_otherwise_has_changed_and_one_without_claims_is_gone() -> None:
    before = [told(ONE, "ab"), told(TWO, "c")]
    fewer = replace(told(ONE, "a"), reports=before[0].reports)
    assert moves(before, [fewer]).moves == (Move("PER-0001", "changed"), Move("PER-0002", "gone"))
    # What was gone already is not told again.
    assert moves([told(ONE, "a")], [told(ONE, "a")]).moves == ()


def test_an_event_that_cannot_be_read_any_more_is_not_compared() -> None:
    earlier = Earlier([ONE], {"a": ONE.id}, {})
    assert tell_moves(earlier, [told(ONE, "ab")], [ONE]) == Moved((), 1)


@pytest.mark.parametrize(
    ("move", "said"),
    [
        (Move("PER-0001", "born"), "1 event new: PER-0001."),
        (
            Move("PER-0001", "grown", reports=2, facets=("when", "who")),
            "1 event grown: PER-0001 (by 2 reports; other now: when, who).",
        ),
        (Move("PER-0001", "grown", reports=1), "1 event grown: PER-0001 (by 1 report)."),
        (Move("PER-0002", "merged", ("PER-0001",)), "1 event merged: PER-0002 into PER-0001."),
        (Move("PER-0001", "split", ("PER-0002", "PER-0003")),
         "1 event split: PER-0001 into PER-0002, PER-0003."),
        (Move("PER-0001", "changed", facets=("when",)),
         "1 event with other values now: PER-0001 (when)."),
        (Move("PER-0001", "changed"), "1 event with other claims now: PER-0001."),
        (Move("PER-0001", "gone"), "1 event without a claim now: PER-0001."),
    ],
)  # fmt: skip
def test_a_move_is_told_in_words(move: Move, said: str) -> None:
    assert list(tell_moved(Moved((move,), 5))) == [said, "5 other events unchanged."]


def test_no_more_than_eight_events_are_named_and_an_empty_record_says_nothing() -> None:
    many = tuple(Move(f"PER-{number:04}", "born") for number in range(11))
    assert list(tell_moved(Moved(many))) == [
        "11 events new: " + "; ".join(f"PER-{number:04}" for number in range(8)) + "; and 3 more."
    ]
    assert list(tell_moved(Moved((), 3))) == ["No event has other values or claims than before."]
    assert list(tell_moved(Moved())) == []
