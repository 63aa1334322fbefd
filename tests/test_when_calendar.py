"""What dates of the calendar mean, alone and read on 16 March 2022."""

import pytest

from days_read import NOTHING, OPEN, WEDNESDAY, edtf_of


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
        ("April or May 2018", "2018-04-01/2018-05-31"),
        ("the twenty-first of October 2014", "2014-10-21"),
        ("the Fourth of July 2014", "2014-07-04"),
        ("the last day of February 2020", "2020-02-29"),
        ("the first day of May 2014", "2014-05-01"),
        ("the weekend of 12-13 October 2019", "2019-10-12/2019-10-13"),
        ("the weekend of 12 October 2019", "2019-10-11/2019-10-13"),
        ("May Day 2014", "2014-05-01"),
        ("International Women's Day, 2014", "2014-03-08"),
        ("for three days from May 3, 2014", "2014-05-03/2014-05-05"),
        ("a week starting on 3 May 2014", "2014-05-03/2014-05-09"),
        ("two weeks after May 3, 2014", "2014-05-14/2014-05-20"),
        ("five days before Christmas 2018", "2018-12-20"),
        ("two years after 2010", "2012"),
        ("ten minutes after May 3, 2014", "2014-05-03/2014-05-04"),
        ("for a day from 2014", "blank"),
        ("a day from Feb. 30, 2014", "blank"),
        ("a day after Feb. 30, 2014", "blank"),
        ("about a week from May 3, 2014", "blank"),
        ("for hours from May 3, 2014", "blank"),
        ("a day after 2014", "blank"),
        ("the thirty-first of June 2014", "blank"),
    ],
)
def test_a_date_with_its_year_needs_nothing_else(words: str, edtf: str) -> None:
    assert edtf_of(words, NOTHING) == edtf
    assert edtf_of(words, WEDNESDAY) == edtf


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
        ("the Fourth of July", "XXXX-07-04", "2021-07-04", "2022-07-04"),
        ("two days after Aug. 7", "XXXX-08-09", "2021-08-09", "2022-08-09"),
        (
            "two days from Aug. 8",
            "XXXX-08-08/XXXX-08-09",
            "2021-08-08/2021-08-09",
            "2022-08-08/2022-08-09",
        ),
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
    assert edtf_of(words, NOTHING) == alone
    assert edtf_of(words, OPEN) == alone
    assert edtf_of(words, WEDNESDAY, "past") == past
    assert edtf_of(words, WEDNESDAY, "ongoing") == past
    assert edtf_of(words, WEDNESDAY, "future") == future
