"""What time words mean, counted from a Wednesday, 16 March 2022, and from nothing."""

import pytest

from twosource.model.claim import Time
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.when import Anchors, read_published, read_when, read_written


def _day(text: str) -> When:
    day = read_published(text, None)
    assert isinstance(day, When)
    return day


WEDNESDAY = Anchors(written=_day("2022-03-16"))
NOTHING = Anchors()
OPEN = Anchors(written=_day("XXXX-03-16"))


def _edtf(words: str, anchors: Anchors = WEDNESDAY, tense: Time = "past") -> str:
    """Give the EDTF text of words, or "blank"."""
    when = read_when(words, anchors, tense, ())
    return when.edtf if isinstance(when, When) else "blank"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("9 August 2015", "2015-08-09"),
        ("Aug. 9, 2015", "2015-08-09"),
        ("AUG. 9, 2015", "2015-08-09"),
        ("August 9th, 2015", "2015-08-09"),
        ("the 9th of August, 2015", "2015-08-09"),
        ("Sunday, Aug. 9, 2015", "2015-08-09"),
        ("the night of Aug. 9, 2015", "2015-08-09"),
        ("2015-08-09", "2015-08-09"),
        ("2015/08/09", "2015-08-09"),
        ("2015-08-09T10:30:00Z", "2015-08-09"),
        ("25/12/2015", "2015-12-25"),
        ("12/25/2015", "2015-12-25"),
        ("05/05/2015", "2015-05-05"),
        ("3.4.2015", "2015-04-03"),
        ("August\u00a09,\n2015", "2015-08-09"),
        ("August 2014", "2014-08"),
        ("in Sept. 2014", "2014-09"),
        ("early July 2014", "2014-07-01/2014-07-10"),
        ("mid-July 2014", "2014-07-11/2014-07-20"),
        ("late in July 2014", "2014-07-21/2014-07-31"),
        ("the end of February 2016", "2016-02-21/2016-02-29"),
        ("2013", "2013"),
        ("in 2013", "2013"),
        ("early 2013", "2013-01-01/2013-04-30"),
        ("mid-2013", "2013-05-01/2013-08-31"),
        ("late 2013", "2013-09-01/2013-12-31"),
        ("2009-2011", "2009-01-01/2011-12-31"),
        ("2009-11", "2009-01-01/2011-12-31"),
        ("from 2009 to 2011", "2009-01-01/2011-12-31"),
        ("between 2009 and 2011", "2009-01-01/2011-12-31"),
        ("the 1980s", "1980-01-01/1989-12-31"),
        ("the '80s", "1980-01-01/1989-12-31"),
        ("the nineties", "1990-01-01/1999-12-31"),
        ("the late 1990s", "1996-08-31/1999-12-31"),
        ("in '82", "1982"),
        ("the summer of 2014", "2014-06-01/2014-09-23"),
        ("winter 2014", "2014-12-01/2015-03-20"),
        ("the third quarter of 2014", "2014-07-01/2014-09-30"),
        ("Q2 2014", "2014-04-01/2014-06-30"),
        ("the first half of 2014", "2014-01-01/2014-06-30"),
        ("the second week of May 2014", "2014-05-08/2014-05-14"),
        ("the last week of May 2014", "2014-05-25/2014-05-31"),
        ("Christmas Day 2014", "2014-12-25"),
        ("July 1-3, 2014", "2014-07-01/2014-07-03"),
        ("July 1 to 3, 2014", "2014-07-01/2014-07-03"),
        ("from 3 to 5 May 2014", "2014-05-03/2014-05-05"),
        ("between 3 and 5 May 2014", "2014-05-03/2014-05-05"),
        ("between March and June 2014", "2014-03-01/2014-06-30"),
        ("from November to February 2014", "2013-11-01/2014-02-28"),
        ("from 9 August 2013 to 2 January", "2013-08-09/2014-01-02"),
    ],
)
def test_a_date_with_its_year_needs_nothing_else(words: str, edtf: str) -> None:
    assert _edtf(words, NOTHING) == edtf
    assert _edtf(words, WEDNESDAY) == edtf


@pytest.mark.parametrize(
    ("words", "alone", "past", "future"),
    [
        ("Aug. 9", "XXXX-08-09", "2021-08-09", "2022-08-09"),
        ("August 8th", "XXXX-08-08", "2021-08-08", "2022-08-08"),
        ("March 16", "XXXX-03-16", "2022-03-16", "2022-03-16"),
        ("March 17", "XXXX-03-17", "2022-03-17", "2022-03-17"),
        ("9 February", "XXXX-02-09", "2022-02-09", "2023-02-09"),
        ("Feb. 29", "XXXX-02-29", "2020-02-29", "2024-02-29"),
        ("the night of February 9", "XXXX-02-09", "2022-02-09", "2023-02-09"),
        ("early July", "XXXX-07-01/XXXX-07-10", "2021-07-01/2021-07-10", "2022-07-01/2022-07-10"),
        ("mid-February", "XXXX-02-11/XXXX-02-20", "2022-02-11/2022-02-20", "2023-02-11/2023-02-20"),
        ("in September", "XXXX-09", "2021-09", "2022-09"),
        ("September", "XXXX-09", "2021-09", "2022-09"),
        ("in March", "XXXX-03", "2022-03", "2022-03"),
        ("earlier in March", "XXXX-03", "2022-03", "2022-03"),
        ("May", "XXXX-05", "2021-05", "2022-05"),
        ("July 1-3", "XXXX-07-01/XXXX-07-03", "2021-07-01/2021-07-03", "2022-07-01/2022-07-03"),
        ("July 1 and 3", "XXXX-07-01/XXXX-07-03", "2021-07-01/2021-07-03", "2022-07-01/2022-07-03"),
        (
            "from 3 to 5 May",
            "XXXX-05-03/XXXX-05-05",
            "2021-05-03/2021-05-05",
            "2022-05-03/2022-05-05",
        ),
        (
            "between October and June",
            "XXXX-10-01/XXXX-06-30",
            "2020-10-01/2021-06-30",
            "2021-10-01/2022-06-30",
        ),
        (
            "Dec. 30 to Jan. 2",
            "XXXX-12-30/XXXX-01-02",
            "2021-12-30/2022-01-02",
            "2022-12-30/2023-01-02",
        ),
        ("in autumn", "XXXX-09-01/XXXX-12-21", "2021-09-01/2021-12-21", "2022-09-01/2022-12-21"),
        (
            "early in the summer",
            "XXXX-06-01/XXXX-07-08",
            "2021-06-01/2021-07-08",
            "2022-06-01/2022-07-08",
        ),
        ("New Year's Eve", "XXXX-12-31", "2021-12-31", "2022-12-31"),
        (
            "the fourth quarter",
            "XXXX-10-01/XXXX-12-31",
            "2021-10-01/2021-12-31",
            "2022-10-01/2022-12-31",
        ),
        (
            "the first week of May",
            "XXXX-05-01/XXXX-05-07",
            "2021-05-01/2021-05-07",
            "2022-05-01/2022-05-07",
        ),
    ],
)
def test_an_open_year_stays_open_unless_the_report_was_written_in_one(
    words: str, alone: str, past: str, future: str
) -> None:
    assert _edtf(words, NOTHING) == alone
    assert _edtf(words, OPEN) == alone
    assert _edtf(words, WEDNESDAY, "past") == past
    assert _edtf(words, WEDNESDAY, "ongoing") == past
    assert _edtf(words, WEDNESDAY, "future") == future


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2022-03-16"),
        ("earlier today", "2022-03-16"),
        ("this morning", "2022-03-16"),
        ("tonight", "2022-03-16"),
        ("yesterday", "2022-03-15"),
        ("yesterday evening", "2022-03-15"),
        ("last night", "2022-03-15"),
        ("the day before yesterday", "2022-03-14"),
        ("tomorrow", "2022-03-17"),
        ("the day after tomorrow", "2022-03-18"),
        ("overnight", "2022-03-15/2022-03-16"),
        ("on Tuesday", "2022-03-15"),
        ("on Wednesday", "2022-03-16"),
        ("last Wednesday", "2022-03-09"),
        ("last Friday", "2022-03-11"),
        ("this Friday", "2022-03-18"),
        ("next Wednesday", "2022-03-23"),
        ("this coming Monday", "2022-03-21"),
        ("Monday night", "2022-03-14"),
        ("late on Monday", "2022-03-14"),
        ("the night of Monday", "2022-03-14"),
        ("Monday last week", "2022-03-07"),
        ("Monday of next week", "2022-03-21"),
        ("from Monday to Wednesday", "2022-03-14/2022-03-16"),
        ("between Friday and Sunday", "2022-03-11/2022-03-13"),
        ("this week", "2022-03-14/2022-03-20"),
        ("earlier this week", "2022-03-14/2022-03-16"),
        ("later this week", "2022-03-16/2022-03-20"),
        ("early this week", "2022-03-14/2022-03-16"),
        ("late last week", "2022-03-10/2022-03-13"),
        ("the middle of last week", "2022-03-08/2022-03-10"),
        ("last week", "2022-03-07/2022-03-13"),
        ("next week", "2022-03-21/2022-03-27"),
        ("last weekend", "2022-03-12/2022-03-13"),
        ("over the weekend", "2022-03-12/2022-03-13"),
        ("next weekend", "2022-03-19/2022-03-20"),
        ("last month", "2022-02"),
        ("late last month", "2022-02-21/2022-02-28"),
        ("earlier this month", "2022-03-01/2022-03-16"),
        ("next month", "2022-04"),
        ("last year", "2021"),
        ("late last year", "2021-09-01/2021-12-31"),
        ("the end of the year", "2022-09-01/2022-12-31"),
        ("this year", "2022"),
        ("next year", "2023"),
        ("last quarter", "2021-10-01/2021-12-31"),
        ("over the last decade", "2012-03-16/2022-03-16"),
        ("this decade", "2020-01-01/2029-12-31"),
        ("last century", "1900-01-01/1999-12-31"),
        ("last summer", "2021-06-01/2021-09-23"),
        ("this summer", "2021-06-01/2021-09-23"),
        ("next summer", "2022-06-01/2022-09-23"),
        ("last August", "2021-08"),
        ("next August", "2022-08"),
        ("August last year", "2021-08"),
        ("in August of last year", "2021-08"),
        ("Aug. 9 last year", "2021-08-09"),
        ("the third quarter of last year", "2021-07-01/2021-09-30"),
        ("two days ago", "2022-03-14"),
        ("about two days ago", "2022-03-13/2022-03-15"),
        ("a couple of days ago", "2022-03-14"),
        ("three weeks ago", "2022-02-20/2022-02-26"),
        ("a month ago", "2022-02"),
        ("twelve months ago", "2021-03"),
        ("five years ago", "2017"),
        ("two and a half years ago", "2019"),
        ("30 hours ago", "2022-03-14/2022-03-16"),
        ("in the past 24 hours", "2022-03-15/2022-03-16"),
        ("over the past three days", "2022-03-13/2022-03-16"),
        ("in the last week", "2022-03-09/2022-03-16"),
        ("the last 30 hours", "2022-03-14/2022-03-16"),
        ("in the next two weeks", "2022-03-16/2022-03-30"),
        ("on the 12th", "2022-03-12"),
        ("the night of the 31st", "2022-01-31"),
        ("on the 12th of this month", "2022-03-12"),
        ("on the 12th of last month", "2022-02-12"),
        ("since Monday", "2022-03-14/2022-03-16"),
        ("since 2020", "2020-01-01/2022-03-16"),
        ("since last August", "2021-08-01/2022-03-16"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_writing(words: str, edtf: str) -> None:
    assert _edtf(words) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on Friday", "2022-03-18"),
        ("on Wednesday", "2022-03-16"),
        ("the weekend", "2022-03-19/2022-03-20"),
        ("on the 12th", "2022-04-12"),
        ("on the 31st", "2022-03-31"),
        ("from Friday to Sunday", "2022-03-18/2022-03-20"),
        ("upcoming Friday", "2022-03-18"),
        ("next May", "2022-05"),
        ("tomorrow", "2022-03-17"),
    ],
)
def test_what_is_to_come_lies_after_the_day_of_writing(words: str, edtf: str) -> None:
    assert _edtf(words, WEDNESDAY, "future") == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("April 10", "2022-04-10"),
        ("Oct. 10", "2021-10-10"),
        ("March 1", "2022-03-01"),
        ("on Friday", "2022-03-11"),
    ],
)
def test_with_no_tense_only_a_near_day_lies_ahead(words: str, edtf: str) -> None:
    assert _edtf(words, WEDNESDAY, "unknown") == edtf


def test_an_upcoming_anniversary_is_not_put_into_the_year_before() -> None:
    assert _edtf("Oct. 10", Anchors(published=_day("2015-08-18")), "future") == "2015-10-10"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("two days earlier", "2022-02-26"),
        ("two days before", "2022-02-26"),
        ("a day later", "2022-03-01"),
        ("the day after", "2022-03-01"),
        ("the next day", "2022-03-01"),
        ("the following day", "2022-03-01"),
        ("the previous day", "2022-02-27"),
        ("the same day", "2022-02-28"),
        ("that night", "2022-02-28"),
        ("that month", "2022-02"),
        ("the following month", "2022-03"),
        ("the following Friday", "2022-03-04"),
        ("the previous Friday", "2022-02-25"),
        ("the same Monday", "2022-02-28"),
        ("three weeks later", "2022-03-18/2022-03-24"),
        ("the previous year", "2021"),
        ("36 hours later", "2022-02-28/2022-03-02"),
    ],
)
def test_later_and_earlier_count_from_a_day_told_before(words: str, edtf: str) -> None:
    told = Anchors(written=_day("2022-03-16"), told=_day("2022-02-28"))
    assert _edtf(words, told) == edtf
    assert _edtf(words, Anchors(written=_day("2022-03-16"), stated=_day("2022-02-28"))) == edtf
    assert _edtf(words, WEDNESDAY) == "blank"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("yesterday", "XXXX-03-15"),
        ("two weeks ago", "blank"),
        ("last month", "XXXX-02"),
        ("late last month", "XXXX-02-21/XXXX-02-29"),
        ("earlier this month", "XXXX-03-01/XXXX-03-16"),
        ("the 12th of this month", "XXXX-03-12"),
        ("on Tuesday", "blank"),
        ("last week", "blank"),
        ("this year", "blank"),
        ("16 days ago", "blank"),
        ("Aug. 9, 2015", "2015-08-09"),
        ("since 2015", "blank"),
    ],
)
def test_counted_from_an_open_year_a_date_stays_open_or_blank(words: str, edtf: str) -> None:
    assert _edtf(words, OPEN) == edtf


def test_a_day_counted_across_the_end_of_an_open_february_is_blank() -> None:
    assert _edtf("yesterday", Anchors(written=_day("XXXX-03-01"))) == "blank"
    assert _edtf("yesterday", Anchors(written=_day("XXXX-03-02"))) == "XXXX-03-01"
    assert _edtf("yesterday", Anchors(written=_day("XXXX-01-01"))) == "XXXX-12-31"
    assert _edtf("tomorrow", Anchors(written=_day("XXXX-02-29"))) == "XXXX-03-01"


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
    month = Anchors(published=_day("2022-03"))
    assert _edtf("yesterday", month) == "blank"
    assert _edtf("last month", month) == "2022-02"
    assert _edtf("Aug. 9", month) == "2021-08-09"


def test_the_dateline_goes_before_the_day_of_publication() -> None:
    both = Anchors(published=_day("2022-03-18"), written=_day("2022-03-16"))
    assert _edtf("yesterday", both) == "2022-03-15"
    known = Anchors(published=_day("2022-03-18"), written=_day("XXXX-03-16"))
    assert _edtf("yesterday", known) == "2022-03-17"
    assert _edtf("yesterday", Anchors(stated=_day("XXXX-08-08"))) == "XXXX-08-07"


def test_how_a_date_was_read_is_told_in_words() -> None:
    def how(words: str, anchors: Anchors) -> str:
        when = read_when(words, anchors, "past", ())
        assert isinstance(when, When)
        return when.how

    published = Anchors(published=_day("2015-08-18"))
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
        earliest=_day("2015-08-18").earliest,
        latest=_day("2015-08-18").latest,
        not_before=None,
        not_after=_day("2015-08-18").latest,
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
