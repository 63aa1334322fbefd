"""What holds for every two counts: comparing, adding, parts and wholes, families and people."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twosource.model.event import Finding
from twosource.model.spans import Span
from twosource.model.values import Count
from twosource.stages.how_many_compare import (
    compare,
    contains,
    disjoint,
    intersect_counts,
    lot_of,
    tell_number,
)
from twosource.stages.how_many_sums import add, may_be_part, narrow_part, narrow_whole, people_of
from twosource.stages.wholes import find_excess, fit_together, leave_out_included

MOST = 12


def count(low: int, high: int | None, best: int | None = None) -> Count:
    return Count("people", "dead", None, low, high, best, "told", (Span(low, low + 1),))


def numbers(one: Count) -> tuple[int, int | None, int | None]:
    return one.low, one.high, one.best


def allowed(one: Count | None) -> set[int]:
    """Give the numbers up to a bound that a count allows."""
    if one is None:
        return set()
    return {n for n in range(4 * MOST) if one.low <= n and (one.high is None or n <= one.high)}


@st.composite
def counts(
    draw: st.DrawFn,
    of: str = "people",
    groups: tuple[str | None, ...] = (None,),
    more: tuple[bool, ...] = (False,),
) -> Count:
    low = draw(st.integers(0, MOST))
    width = draw(st.one_of(st.none(), st.integers(0, MOST)))
    high = None if width is None else low + width
    known = high == low or (high is not None and draw(st.booleans()))
    best = draw(st.integers(low, high)) if known and high is not None else None
    return Count(
        of=of,
        outcome="dead",
        group=draw(st.sampled_from(groups)),
        low=low,
        high=high,
        best=best,
        how=draw(st.sampled_from(("a", "b"))),
        spans=(Span(low, low + 1),),
        vague=draw(st.booleans()),
        more=draw(st.sampled_from(more)),
        out_of=draw(st.sampled_from((None, 20, 30))),
    )


ANY = counts(groups=(None, "child", "woman"), more=(False, True))
PLAIN = counts()
CHILDREN = counts(groups=("child",))
FAMILIES = counts(of="families")
ZERO = count(0, 0, 0)


@given(PLAIN, PLAIN)
def test_comparing_says_what_the_numbers_allowed_say(a: Count, b: Count) -> None:
    ours, theirs = allowed(a), allowed(b)
    assert disjoint(a, b) == ours.isdisjoint(theirs)
    assert contains(a, b) == (theirs <= ours and (a.high is None or b.high is not None))
    relation = compare(a, b)
    assert (relation == "apart") == bool(disjoint(a, b))
    assert (relation == "same") == ((a.low, a.high) == (b.low, b.high))
    turned = {"narrower": "wider", "wider": "narrower"}
    assert compare(b, a) == turned.get(str(relation), relation)


@given(PLAIN, PLAIN)
def test_what_both_allow_lies_within_both_and_leaves_nothing_out(a: Count, b: Count) -> None:
    both = intersect_counts(a, b)
    assert allowed(both) == allowed(a) & allowed(b)
    if both is not None:
        assert contains(a, both)
        assert contains(b, both)
        assert both.best is None or both.best in allowed(both)
        assert both.vague == (a.vague and b.vague)
        assert both.out_of in {a.out_of, b.out_of, None}


@given(ANY, ANY, ANY)
def test_meeting_counts_is_commutative_and_idempotent(a: Count, b: Count, c: Count) -> None:
    assert intersect_counts(a, b) == intersect_counts(b, a)
    same = intersect_counts(a, a)
    assert same is not None
    assert numbers(same) == numbers(a)
    ab, bc = intersect_counts(a, b), intersect_counts(b, c)
    left = None if ab is None else intersect_counts(ab, c)
    right = None if bc is None else intersect_counts(a, bc)
    # Which best number survives may depend on the order; which numbers are allowed may not.
    assert allowed(left) == allowed(right)


@given(ANY, ANY)
def test_counts_of_two_lots_are_never_compared(a: Count, b: Count) -> None:
    assume(lot_of(a) != lot_of(b))
    assert disjoint(a, b) is None
    assert contains(a, b) is None
    assert compare(a, b) is None
    assert intersect_counts(a, b) is None


@given(ANY, ANY, ANY)
def test_adding_is_commutative_and_associative(a: Count, b: Count, c: Count) -> None:
    ab, ba, bc = add(a, b), add(b, a), add(b, c)
    assert ab is not None
    assert bc is not None
    assert ab == ba
    assert add(ab, c) == add(a, bc)


@given(PLAIN, PLAIN)
def test_a_sum_allows_just_the_sums_of_what_its_terms_allow(a: Count, b: Count) -> None:
    total = add(a, b)
    sums = {m + n for m in allowed(a) for n in allowed(b)}
    assert {n for n in allowed(total) if n < MOST} == {n for n in sums if n < MOST}
    assert total is not None
    assert (total.high is None) == (a.high is None or b.high is None)
    assert (total.best is None) == (a.best is None or b.best is None)
    assert total.best is None or total.best in allowed(total)
    assert total.vague == (a.vague or b.vague)


@given(PLAIN)
def test_none_added_changes_no_number(a: Count) -> None:
    total = add(a, ZERO)
    assert total is not None
    assert (numbers(total), total.vague) == (numbers(a), a.vague)


@given(PLAIN, PLAIN, PLAIN)
def test_the_narrower_the_terms_the_narrower_the_sum(a: Count, b: Count, c: Count) -> None:
    both = intersect_counts(a, b)
    assume(both is not None)
    assert both is not None
    wide, narrow = add(a, c), add(both, c)
    assert wide is not None
    assert narrow is not None
    assert contains(wide, narrow)


@given(PLAIN, counts(more=(True,)), counts(more=(True,)))
def test_an_addition_to_a_total_is_a_total(total: Count, more: Count, again: Count) -> None:
    whole, both = add(total, more), add(more, again)
    assert whole is not None
    assert both is not None
    assert (whole.more, both.more) == (False, True)
    assert may_be_part(total, more) is None


def test_counts_of_other_kinds_or_outcomes_are_not_added() -> None:
    assert add(count(1, 1), replace(count(1, 1), of="house")) is None
    assert add(count(1, 1), replace(count(1, 1), outcome="injured")) is None


def test_a_part_and_another_part_make_no_part() -> None:
    women, men = replace(count(3, 3, 3), group="woman"), replace(count(2, 2, 2), group="man")
    both = add(women, men)
    assert both is not None
    assert (numbers(both), both.group) == ((5, 5, 5), None)
    twice = add(women, women)
    assert twice is not None
    assert twice.group == "woman"


@given(CHILDREN, PLAIN)
def test_a_part_is_never_more_than_its_whole(part: Count, whole: Count) -> None:
    narrow = narrow_part(part, whole)
    fits = {n for n in allowed(part) if any(n <= m for m in allowed(whole))}
    assert allowed(narrow) == fits
    assert bool(may_be_part(part, whole)) == (narrow is not None) == bool(fits)
    if narrow is not None:
        assert narrow.best is None or narrow.best in fits
        assert narrow.group == "child"
        assert narrow_part(narrow, whole) == narrow


@given(st.lists(CHILDREN, max_size=3), PLAIN)
def test_a_whole_is_never_less_than_its_parts(parts: list[Count], whole: Count) -> None:
    narrow = narrow_whole(whole, parts)
    least = sum(part.low for part in parts)
    assert allowed(narrow) == {n for n in allowed(whole) if n >= least}
    if narrow is not None:
        assert narrow.best is None or narrow.best in allowed(narrow)
        assert narrow_whole(narrow, parts) == narrow
        assert all(may_be_part(part, narrow) for part in parts)


@given(FAMILIES, PLAIN)
def test_families_are_no_more_than_the_people_in_them(families: Count, people: Count) -> None:
    least = people_of(families)
    assert least.of == "people"
    assert least.low == families.low
    assert may_be_part(families, people) == (people.high is None or families.low <= people.high)
    assert (least.high, least.best) == ((0, 0) if families.high == 0 else (None, None))


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (count(3, 3), replace(count(12, 12), outcome="injured")),
        (count(3, 3), replace(count(12, 12), of="house")),
        (count(3, 3), replace(count(12, 12), of="families")),
        (count(3, 3), replace(count(12, 12), group="child")),
        (replace(count(3, 3), group="woman"), replace(count(12, 12), group="child")),
    ],
)
def test_only_a_whole_bounds_its_part(part: Count, whole: Count) -> None:
    assert may_be_part(part, whole) is None
    assert narrow_part(part, whole) is None
    assert narrow_whole(whole, [part]) is None


def test_families_may_be_part_of_the_people_counted_with_them() -> None:
    four = replace(count(4, 4, 4), of="families")
    assert may_be_part(four, count(16, 16, 16)) is True
    assert may_be_part(four, count(3, 3, 3)) is False
    total = narrow_whole(count(0, 20), [four])
    assert total is not None
    assert numbers(total) == (4, 20, None)


def found_of(value: Count, *claims: str) -> Finding[Count]:
    return Finding(value, claims, (), "informative", "told")


@pytest.mark.parametrize(
    ("total", "reports", "left"),
    [
        (count(5, 5, 5), {"a": "r1", "b": "r1"}, False),
        (count(5, None), {"a": "r1", "b": "r1"}, False),
        (count(5, 5, 5), {"a": "r1", "b": "r2"}, True),
        (count(2, 2, 2), {"a": "r1", "b": "r1"}, True),
        (replace(count(5, 5, 5), outcome="injured"), {"a": "r1", "b": "r1"}, True),
    ],
)
def test_what_came_on_top_is_left_out_beside_the_total_of_its_own_report(
    total: Count, reports: dict[str, str], *, left: bool
) -> None:
    more = replace(count(3, 3, 3), more=True)
    findings = {"all": found_of(total, "a"), "more": found_of(more, "b")}
    kept = leave_out_included(findings, reports)
    assert kept["all"] == findings["all"]
    assert ("more" in kept) is left


@given(ANY)
def test_a_vague_number_is_told_as_one(a: Count) -> None:
    words = tell_number(a)
    assert words.endswith(" or so") == (a.vague and a.high is None)
    shown = a.low if a.high is None else a.high if a.best is None else a.best
    assert str(shown) in words


@st.composite
def findings(draw: st.DrawFn) -> dict[str, Finding[Count]]:
    lots = draw(
        st.lists(
            st.one_of(ANY, FAMILIES, counts(of="families", groups=("child",))),
            max_size=4,
            unique_by=lot_of,
        )
    )
    return {
        f"{number}": Finding(one, (f"c{number}",), (), "informative", "told")
        for number, one in enumerate(lots)
    }


@given(findings())
def test_the_numbers_of_an_event_are_only_narrowed_and_never_into_a_contradiction(
    told: dict[str, Finding[Count]],
) -> None:
    fitted = fit_together(told)
    for name, found in fitted.items():
        assert contains(told[name].value, found.value)
        assert allowed(found.value)
        assert set(told[name].claims) <= set(found.claims)
    if not list(find_excess(told)):
        values = [one.value for one in fitted.values()]
        assert all(may_be_part(one, other) is not False for one in values for other in values)


@given(findings())
def test_holding_numbers_together_once_is_enough_and_their_order_changes_nothing(
    told: dict[str, Finding[Count]],
) -> None:
    fitted = fit_together(told)
    turned = fit_together(dict(reversed(told.items())))
    again = fit_together(fitted)
    for name, found in fitted.items():
        assert numbers(turned[name].value) == numbers(found.value)
        assert numbers(again[name].value) == numbers(found.value)
