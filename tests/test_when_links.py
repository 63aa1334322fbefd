"""Days counted from other days told in a report, and what is left blank."""

import pytest

from twosource.model.claim import Order, TimeLink
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.when import Anchors, read_published
from twosource.stages.when_links import join_days, read_link, read_trail

TEXT = "a day after days after hours of eve of vote on May 3, two days later, the next day, 2014"


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _when(edtf: str) -> When:
    day = read_published(edtf, None)
    assert isinstance(day, When)
    return day


JUNE = Anchors(published=_when("2021-06-10"))


def _link(order: Order, gap: str | None, *times: str) -> TimeLink:
    words = None if gap is None else _at(gap)
    return TimeLink(order, _at("after"), _at("vote"), words, tuple(_at(one) for one in times))


def _edtf(link: TimeLink, anchors: Anchors = JUNE) -> str:
    read = read_link(link, TEXT, anchors, "past")
    return read.edtf if isinstance(read, When) else read.why


def test_each_day_of_a_trail_counts_from_the_one_before() -> None:
    trail = [_at("May 3"), _at("two days later"), _at("the next day")]
    read = read_trail(TEXT, trail, JUNE, "past")
    assert read is not None
    assert (read.edtf, read.spans) == ("2021-05-06", tuple(trail))


def test_a_trail_that_begins_nowhere_leads_nowhere() -> None:
    assert read_trail(TEXT, [_at("two days later")], JUNE, "past") is None
    assert read_trail(TEXT, [], JUNE, "past") is None


@pytest.mark.parametrize(
    ("order", "gap", "edtf"),
    [
        ("after", "a day", "2021-05-04"),
        ("before", "a day", "2021-05-02"),
        ("before", "eve", "2021-05-02"),
        ("after", "hours", "2021-05-03/2021-05-04"),
        ("within", "a day", "2021-05-03/2021-05-04"),
        ("at", None, "2021-05-03"),
        ("after", "days", "vague: the words fix no day"),
    ],
)
def test_a_day_is_counted_from_the_day_of_the_other(
    order: Order, gap: str | None, edtf: str
) -> None:
    assert _edtf(_link(order, gap, "May 3")) == edtf


def test_within_a_gap_of_an_open_year_the_year_stays_open() -> None:
    assert _edtf(_link("within", "a day", "May 3"), Anchors()) == "XXXX-05-03/XXXX-05-04"


def test_what_nothing_dates_is_named() -> None:
    assert _edtf(_link("after", "a day")) == (
        "it counts from the “vote”, which nothing in the report dates"
    )


def test_a_day_does_not_count_from_a_whole_year() -> None:
    assert _edtf(_link("after", "a day", "2014")).startswith("the day it counts from is not known")


def test_days_are_joined_from_the_first_to_the_last() -> None:
    joined = join_days([_when("2021-05-03"), _when("2021-05-05")])
    assert joined is not None
    assert joined.edtf == "2021-05-03/2021-05-05"
    loose = join_days([_when("XXXX-05-03"), _when("XXXX-05-05")])
    assert loose is not None
    assert (loose.edtf, loose.earliest) == ("XXXX-05-03/XXXX-05-05", None)


def test_days_of_two_kinds_or_far_apart_are_not_joined() -> None:
    assert join_days([_when("XXXX-05-03"), _when("2021-05-05")]) is None
    assert join_days([_when("2015"), _when("2021-05-05")]) is None


def test_a_blank_says_what_it_counts_from() -> None:
    read = read_link(_link("after", "a day"), TEXT, JUNE, "past")
    assert isinstance(read, Blank)
