"""What fixes a day and what does not, read on 16 March 2022 and on no known day."""

import pytest

from days_read import NOTHING, WEDNESDAY, day_of, edtf_of
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.when import Anchors, read_published, read_when, read_written


def test_an_upcoming_anniversary_is_not_put_into_the_year_before() -> None:
    assert edtf_of("Oct. 10", Anchors(published=day_of("2015-08-18")), "future") == "2015-10-10"


def test_a_day_counted_across_the_end_of_an_open_february_is_blank() -> None:
    assert edtf_of("yesterday", Anchors(written=day_of("XXXX-03-01"))) == "blank"
    assert edtf_of("yesterday", Anchors(written=day_of("XXXX-03-02"))) == "XXXX-03-01"
    assert edtf_of("yesterday", Anchors(written=day_of("XXXX-01-01"))) == "XXXX-12-31"
    assert edtf_of("tomorrow", Anchors(written=day_of("XXXX-02-29"))) == "XXXX-03-01"


@pytest.mark.parametrize(
    "words",
    [
        "recently",
        "in recent weeks",
        "in recent years",
        "in the past few days",
        "a few days ago",
        "several weeks ago",
        "years ago",
        "some time ago",
        "the other day",
        "two decades ago",
        "more than a year ago",
        "at least two weeks ago",
        "in the coming days",
        "over the next several weeks",
        "before Aug. 9",
        "after Monday",
        "by Friday",
        "until 9 May 2021",
        "since 2023",
        "at 3 p.m.",
        "at 15:30",
        "around midnight",
        "in the morning",
        "for three weeks",
        "two-year",
        "two days after the vote",
        "every day",
        "every Monday",
        "on Fridays",
        "weekly",
        "Feb. 30",
        "31 June 2014",
        "2014-13-01",
        "13/13/2014",
        "3/4/2015",
        "2011-2009",
        "from Aug. 10 to Aug. 9",
        "from 9 May 2015 to 3 May 2014",
        "July 5-3, 2014",
        "9000 years ago",
        "99999999 weeks later",
        "the last 90000 months",
        "no time at all",
        "we march on",
        "Sun",
        "",
    ],
)
def test_words_that_fix_no_day_are_blank_with_a_reason(words: str) -> None:
    blank = read_when(words, WEDNESDAY, "past", ())
    assert isinstance(blank, Blank)
    assert blank.why


@pytest.mark.parametrize(
    "words",
    [
        "yesterday",
        "on Tuesday",
        "last month",
        "over the weekend",
        "three weeks ago",
        "in the past week",
        "on the 12th",
        "Aug. 9 last year",
        "the third quarter of last year",
        "since Monday",
        "since Aug. 9",
        "from Monday to Friday",
        "from Monday to Aug. 9",
    ],
)
def test_nothing_is_counted_from_a_day_that_is_not_given(words: str) -> None:
    when = read_when(words, NOTHING, "past", ())
    assert isinstance(when, Blank) or when.earliest is None


def test_a_month_of_publication_fixes_the_year_but_no_day() -> None:
    month = Anchors(published=day_of("2022-03"))
    assert edtf_of("yesterday", month) == "blank"
    assert edtf_of("last month", month) == "2022-02"
    assert edtf_of("Aug. 9", month) == "2021-08-09"


def test_the_dateline_goes_before_the_day_of_publication() -> None:
    both = Anchors(published=day_of("2022-03-18"), written=day_of("2022-03-16"))
    assert edtf_of("yesterday", both) == "2022-03-15"
    known = Anchors(published=day_of("2022-03-18"), written=day_of("XXXX-03-16"))
    assert edtf_of("yesterday", known) == "2022-03-17"
    assert edtf_of("yesterday", Anchors(stated=day_of("XXXX-08-08"))) == "XXXX-08-07"


def test_how_a_date_was_read_is_told_in_words() -> None:
    def how(words: str, anchors: Anchors) -> str:
        when = read_when(words, anchors, "past", ())
        assert isinstance(when, When)
        return when.how

    published = Anchors(published=day_of("2015-08-18"))
    assert how("Aug. 9", published) == (
        "given without a year; the year from the day of publication (2015-08-18), "
        "the last such days at or before it"
    )
    assert how("Aug. 9", NOTHING) == "given without a year; the year is open"
    assert how("yesterday", WEDNESDAY) == "counted from the dateline (2022-03-16)"
    assert how("9 August 2015", NOTHING) == "given with its year"
    assert how("last summer", WEDNESDAY).endswith("; by the northern seasons")
    assert how("early July", NOTHING).endswith("; the part of it taken as a third")


def test_what_is_past_lies_not_after_the_day_of_writing() -> None:
    past = read_when("in March", WEDNESDAY, "past", (Span(3, 8),))
    assert isinstance(past, When)
    assert (past.edtf, past.not_before, str(past.not_after)) == ("2022-03", None, "2022-03-16")
    assert past.spans == (Span(3, 8),)
    future = read_when("in March", WEDNESDAY, "future", ())
    assert isinstance(future, When)
    assert (str(future.not_before), future.not_after) == ("2022-03-16", None)
    unknown = read_when("in March", WEDNESDAY, "unknown", ())
    assert isinstance(unknown, When)
    assert (unknown.not_before, unknown.not_after) == (None, None)


def test_a_dateline_takes_its_year_from_the_day_of_publication_alone() -> None:
    assert read_written("Aug. 18", "2015-08-18", Span(7, 14)) == When(
        edtf="2015-08-18",
        earliest=day_of("2015-08-18").earliest,
        latest=day_of("2015-08-18").latest,
        not_before=None,
        not_after=day_of("2015-08-18").latest,
        how="given without a year; the year from the day of publication (2015-08-18), "
        "the last such days at or before it",
        spans=(Span(7, 14),),
    )
    for published in (None, "", "soon"):
        written = read_written("Aug. 18", published, None)
        assert isinstance(written, When)
        assert (written.edtf, written.earliest, written.latest) == ("XXXX-08-18", None, None)
    new_year = read_written("Jan. 1", "2014-12-31", None)
    assert isinstance(new_year, When)
    assert new_year.edtf == "2015-01-01"


def test_without_a_dateline_the_day_of_publication_is_not_put_in_its_place() -> None:
    assert read_written(None, "2015-08-18", None) == Blank("no dateline gives a day")


def test_a_day_of_publication_that_cannot_be_read_is_blank() -> None:
    assert read_published("last week", None) == Blank("no day of publication is given")
    assert read_published(None, None) == Blank("no day of publication is given")
    given = read_published("XXXX-08-18", Span(0, 3))
    assert isinstance(given, When)
    assert (given.edtf, given.earliest, given.spans) == ("XXXX-08-18", None, (Span(0, 3),))
