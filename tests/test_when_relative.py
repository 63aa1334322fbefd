"""What relative dates mean, counted from a Wednesday, 16 March 2022."""

import pytest

from days_read import OPEN, WEDNESDAY, day_of, edtf_of
from twosource.stages.when import Anchors


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2022-03-16"),
        ("earlier today", "2022-03-16"),
        ("this morning", "2022-03-16"),
        ("tonight", "2022-03-16"),
        ("late in the day", "2022-03-16"),
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
        ("earlier last month", "2022-02"),
        ("this quarter", "2022-01-01/2022-03-31"),
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
        ("a year ago today", "2021-03-16"),
        ("some years ago today", "blank"),
        ("overnight into Tuesday", "2022-03-14/2022-03-15"),
        ("Monday to yesterday", "2022-03-14/2022-03-15"),
        ("from 5 February until yesterday", "2022-02-05/2022-03-15"),
        ("on the 11th and 12th of last month", "2022-02-11/2022-02-12"),
        ("on the 12th to the 11th of last month", "blank"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_writing(words: str, edtf: str) -> None:
    assert edtf_of(words) == edtf


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
        ("April or May", "2022-04-01/2022-05-31"),
    ],
)
def test_what_is_to_come_lies_after_the_day_of_writing(words: str, edtf: str) -> None:
    assert edtf_of(words, WEDNESDAY, "future") == edtf


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
    assert edtf_of(words, WEDNESDAY, "unknown") == edtf


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
        ("hours later", "2022-02-28/2022-03-01"),
        ("minutes earlier", "2022-02-27/2022-02-28"),
        ("on the 12th of that month", "2022-02-12"),
        ("on the 12th of the following month", "2022-03-12"),
        ("28 March that year", "2022-03-28"),
        ("in October of the same year", "2022-10"),
        ("in October of the previous year", "2021-10"),
    ],
)
def test_later_and_earlier_count_from_a_day_told_before(words: str, edtf: str) -> None:
    told = Anchors(written=day_of("2022-03-16"), told=day_of("2022-02-28"))
    assert edtf_of(words, told) == edtf
    assert (
        edtf_of(words, Anchors(written=day_of("2022-03-16"), stated=day_of("2022-02-28"))) == edtf
    )
    assert edtf_of(words, WEDNESDAY) == "blank"


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
    assert edtf_of(words, OPEN) == edtf


def test_the_calendar_ends() -> None:
    last = Anchors(written=day_of("9999-12-30"))
    assert edtf_of("on the 12th of next month", last) == "blank"


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("earlier this week", "2022-03-14", "blank"),
        ("earlier this month", "2022-03-01", "blank"),
        ("earlier this year", "2022-01-01", "blank"),
        ("earlier today", "2022-03-14", "2022-03-14"),
        ("this week", "2022-03-14", "2022-03-14/2022-03-20"),
        ("earlier this week", "2022-03-15", "2022-03-14/2022-03-15"),
        ("later this week", "2022-03-14", "2022-03-14/2022-03-20"),
    ],
)
def test_nothing_is_earlier_in_a_week_that_begins_today(
    words: str, published: str, edtf: str
) -> None:
    assert edtf_of(words, Anchors(written=day_of(published))) == edtf
