"""A coming anniversary fixes a report's year only where a text gives founding year and day."""

from datetime import date

import pytest

from twosource.model.values import Blank, When
from twosource.stages.anniversaries import (
    Fixed,
    find_anniversaries,
    find_foundings,
    fix_years,
    set_year,
)
from twosource.stages.when import read_written

COMING = "They want walls built before the upcoming 70th anniversary of the Salt Union on Oct. 10."
FOUNDED = "The Salt Union, which runs the pans, was founded on October 10, 1945."


def year_of(texts: dict[str, str], key: str = "a") -> int | None:
    """Give the year of the anniversary that a report looks forward to."""
    fixed = fix_years(texts).get(key)
    return None if fixed is None else fixed.day.year


def fixed() -> Fixed:
    """Give the anniversary that the example comes to."""
    return fix_years({"a": COMING, "b": FOUNDED})["a"]


def test_a_text_of_the_record_that_dates_the_founding_fixes_the_year() -> None:
    assert year_of({"a": COMING, "b": FOUNDED}) == 2015


@pytest.mark.parametrize(
    "founding",
    [
        "The Salt Union was founded in 1945.",
        "The Salt Union was founded on October 10.",
        "The Salt Union was founded on October 11, 1945.",
        "The Peat Union was founded on October 10, 1945.",
        "",
    ],
)
def test_year_and_day_and_name_must_all_stand_there(founding: str) -> None:
    assert year_of({"a": COMING, "b": founding}) is None


def test_two_foundings_that_differ_fix_none() -> None:
    other = "The founding of the Salt Union on 10 October 1946 was a holiday."
    assert year_of({"a": COMING, "b": FOUNDED, "c": other}) is None


def test_a_short_name_is_enough_in_the_report_that_tells_of_the_founding() -> None:
    short = "On Oct. 10, the upcoming 70th anniversary of the union, all must be done."
    assert year_of({"a": f"{FOUNDED} {short}"}) == 2015
    assert year_of({"a": short, "b": FOUNDED}) is None


@pytest.mark.parametrize(
    "words",
    [
        "The 70th anniversary of the Salt Union on Oct. 10 was rainy.",
        "Before the 70th anniversary of the Salt Union on Oct. 10, 2015 it rained.",
        "Before the 70th anniversary of the Salt Union it rained.",
    ],
)
def test_only_a_coming_one_without_its_year_counts(words: str) -> None:
    assert list(find_anniversaries(words)) == []


def test_a_founding_needs_a_day_of_the_calendar() -> None:
    assert list(find_foundings("r", "The mill was founded on February 30, 1950.")) == []


def test_an_anniversary_on_no_day_of_the_calendar_counts_for_nothing() -> None:
    assert list(find_anniversaries("the coming 5th anniversary of the mill on Feb. 30.")) == []


def test_a_leap_day_has_no_anniversary_in_a_common_year() -> None:
    coming = "the coming 5th anniversary of the Salt Union on Feb. 29"
    founded = "The Salt Union was founded on February 29, 1956."
    assert year_of({"a": coming, "b": founded}) is None


@pytest.mark.parametrize(("day", "told"), [("Aug. 18", "2015-08-18"), ("Nov. 2", "2014-11-02")])
def test_the_report_was_written_on_the_last_such_day_before(day: str, told: str) -> None:
    written = set_year(read_written(day, None, None), fixed())
    assert isinstance(written, When)
    assert (written.edtf, written.earliest) == (told, date.fromisoformat(told))
    assert "anniversary, number 70" in written.how


def test_a_year_that_is_known_stays() -> None:
    known = read_written("Aug. 18", "2021-08-18", None)
    assert set_year(known, fixed()) == known
    assert isinstance(set_year(Blank("silent"), fixed()), Blank)
    silent = read_written("Aug. 18", None, None)
    assert set_year(silent, None) == silent


def test_a_record_without_anniversaries_fixes_nothing() -> None:
    assert fix_years({"a": FOUNDED}) == {}
