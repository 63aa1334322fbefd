"""Dates side by side, and EDTF text read back."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pytest

from twosource.model.spans import Span
from twosource.model.values import When
from twosource.stages.when import (
    day_gap,
    days_of,
    gap_if_one_year,
    intersect,
    may_overlap,
    parse_edtf,
    read_published,
)
from twosource.stages.when_days import Days, opened, placed, put_day, shift


def _when(text: str) -> When:
    when = read_published(text, None)
    assert isinstance(when, When)
    return when


UNREADABLE = When("in our time", None, None, None, None, "by hand", ())


@dataclass(frozen=True)
class Row:
    """Two dates, and what the comparisons of them should say."""

    left: str
    right: str
    may: Literal["meet", "apart"]
    gap: int | None
    one_year: int | None
    both: str | None


@pytest.mark.parametrize(
    "row",
    [
        Row("2015-08-09", "2015-08-09", "meet", 0, 0, "2015-08-09"),
        Row("2015-08-09", "2015-08-11", "apart", 2, 2, None),
        Row("2015-08-11", "2015-08-09", "apart", 2, -2, None),
        Row("2015-08", "2015-08-09", "meet", 0, 0, "2015-08-09"),
        Row("2015-07-05/2015-08-10", "2015-08", "meet", 0, 0, "2015-08-01/2015-08-10"),
        Row("2014-08-09", "2015-08-09", "apart", 365, None, None),
        Row("2013/2015", "2014", "meet", 0, None, "2014"),
        Row("XXXX-08-09", "XXXX-08-09", "meet", None, 0, "XXXX-08-09"),
        Row("XXXX-08-09", "XXXX-08-08", "apart", None, -1, None),
        Row("XXXX-08", "XXXX-08-08", "meet", None, 0, "XXXX-08-08"),
        Row("XXXX-08-09", "2015-08-09", "meet", None, 0, "2015-08-09"),
        Row("2015-08-10", "XXXX-08-08", "apart", None, -2, None),
        Row("XXXX-08-09", "2013/2015", "meet", None, None, None),
        Row("XXXX-02-29", "2015-02", "apart", None, None, None),
        Row("XXXX-02-29", "2016-02", "meet", None, 0, "2016-02-29"),
        Row("XXXX-12-30/XXXX-01-02", "XXXX-01-01", "meet", None, None, "XXXX-01-01"),
        Row("XXXX-01-01", "XXXX-12-30/XXXX-01-02", "meet", None, None, "XXXX-01-01"),
        Row("XXXX-12-30/XXXX-01-02", "2015-01-01", "meet", None, None, "2015-01-01"),
        Row(
            "XXXX-12-30/XXXX-01-02",
            "XXXX-12-29/XXXX-01-01",
            "meet",
            None,
            None,
            "XXXX-12-30/XXXX-01-01",
        ),
        Row("198X", "1985-03", "meet", 0, None, "1985-03"),
    ],
)
def test_two_dates_are_compared_as_far_as_they_are_known(row: Row) -> None:
    a, b = _when(row.left), _when(row.right)
    assert may_overlap(a, b) is (row.may == "meet")
    assert day_gap(a, b) == row.gap
    assert gap_if_one_year(a, b) == row.one_year
    shared = intersect(a, b)
    assert (shared.edtf if shared else None) == row.both


def test_an_unreadable_date_is_compared_with_nothing() -> None:
    day = _when("2015-08-09")
    for a, b in ((UNREADABLE, day), (day, UNREADABLE)):
        assert may_overlap(a, b) is None
        assert day_gap(a, b) is None
        assert gap_if_one_year(a, b) is None
        assert intersect(a, b) is None
    assert days_of(UNREADABLE) is None


def test_what_both_dates_allow_keeps_bounds_and_passages_of_both() -> None:
    one = When(
        "2015-08",
        dt.date(2015, 8, 1),
        dt.date(2015, 8, 31),
        dt.date(2015, 7, 1),
        None,
        "a",
        (Span(5, 8),),
    )
    two = When(
        "2015-08-09",
        dt.date(2015, 8, 9),
        dt.date(2015, 8, 9),
        dt.date(2015, 8, 2),
        dt.date(2015, 8, 18),
        "b",
        (Span(1, 3),),
    )
    both = intersect(one, two)
    assert both == When(
        edtf="2015-08-09",
        earliest=dt.date(2015, 8, 9),
        latest=dt.date(2015, 8, 9),
        not_before=dt.date(2015, 8, 2),
        not_after=dt.date(2015, 8, 18),
        how="the days that both dates allow",
        spans=(Span(1, 3), Span(5, 8)),
    )
    same = intersect(one, one)
    assert same is not None
    assert same.how == "a"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "XXXX",
        "XXX5-08",
        "0000",
        "000X",
        "0000-01-01",
        "198X-05",
        "2015-13",
        "2015-02-30",
        "XXXX-02-30",
        "2015/2014",
        "2015-01-01/XXXX-02-02",
        "2015-01-01/",
        "../2015",
        "a/b/c",
        "2015-1-1",
    ],
)
def test_other_texts_are_no_dates_of_ours(text: str) -> None:
    assert parse_edtf(text) is None


@pytest.mark.parametrize(
    "text",
    ["2015", "2015-08", "2015-08-09", "2015-07-01/2015-07-10", "XXXX-08", "XXXX-08-09", "XXXX-02"]
    + ["XXXX-12-30/XXXX-01-02", "XXXX-07-01/XXXX-07-10", "1999-12-31/2000-01-01", "0999-01-01"],
)
def test_edtf_text_comes_back_as_it_was(text: str) -> None:
    days = parse_edtf(text)
    assert days is not None
    assert days.edtf == text


def test_a_range_of_years_or_months_is_written_in_days() -> None:
    assert [
        days.edtf for days in map(parse_edtf, ("2013/2015", "2014-03/2014-06", "198X")) if days
    ] == [
        "2013-01-01/2015-12-31",
        "2014-03-01/2014-06-30",
        "1980-01-01/1989-12-31",
    ]


def test_a_leap_day_is_put_only_into_leap_years() -> None:
    leap = parse_edtf("XXXX-02-29")
    month = parse_edtf("XXXX-02")
    assert leap is not None
    assert month is not None
    assert placed(leap, 2015) is None
    assert placed(leap, 2016) == Days(dt.date(2016, 2, 29), dt.date(2016, 2, 29))
    assert placed(month, 2015) == Days(dt.date(2015, 2, 1), dt.date(2015, 2, 28))
    assert placed(month, 10_000) is None
    over = opened(Days(dt.date(2015, 12, 30), dt.date(2016, 2, 29)))
    assert over.edtf == "XXXX-12-30/XXXX-02-28"
    assert parse_edtf("XXXX-12-30/XXXX-02-29") == over


def test_nothing_is_moved_off_the_calendar() -> None:
    assert shift(dt.date(2015, 8, 9), 10**12, "week") is None
    assert shift(dt.date(2015, 8, 9), -(10**6), "month") is None
    assert shift(dt.date(1, 1, 1), -1, "day") is None
    assert shift(dt.date(2015, 12, 31), 2, "month") == dt.date(2016, 2, 29)
    assert put_day(10**30, 1, 1) is None
