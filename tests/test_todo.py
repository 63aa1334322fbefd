"""What to get: texts known only through others, and the days they came out."""

from datetime import date

import pytest

from matching_claims import Telling, claim, day, masthead, voice
from twosource.model.claim import Voice
from twosource.model.event import Finding, ToDo
from twosource.model.values import Blank, GroundedClaim, When
from twosource.stages.laid_lines import Lineage
from twosource.stages.todo import Between, find_between, list_todo
from twosource.stages.when_days import Days, parse_edtf

WIRE, HERALD = masthead("North Wire"), masthead("Morning Herald")
STAR = voice("Evening Star", "outlet")
SOURCE = voice("source", "unnamed")
SILENT = Blank("the report does not say")


def told(
    report: str, *chain: Voice, stated: str | None = None, written: str | None = None
) -> GroundedClaim:
    return claim(report, report, Telling(chain=chain, stated=stated, written=written))


def todo(
    *claims: GroundedClaim, when: str | None = None, lineage: Lineage | None = None
) -> tuple[ToDo, ...]:
    found = day(when)
    value = SILENT if isinstance(found, Blank) else Finding(found, (), (), "informative", "told")
    return list_todo(claims, value, lineage or Lineage())


def test_an_outlet_known_through_a_relay_is_to_be_got() -> None:
    (one,) = todo(told("a", SOURCE, STAR, WIRE, written="2021-05-09"), when="2021-05-04")
    assert (one.get, one.of, one.edtf) == ("report", "Evening Star", "2021-05-04/2021-05-09")
    assert one.words == "Evening Star’s report of about 4 to 9 May 2021"
    assert (one.reports, one.claims) == (("a",), ("a",))


def test_the_statement_is_a_later_bound_than_the_event_and_the_first_relay_the_upper() -> None:
    claims = (
        told("a", SOURCE, STAR, WIRE, stated="2021-05-06", written="2021-05-12"),
        told("b", STAR, HERALD, written="2021-05-09"),
    )
    assert todo(*claims, when="2021-05-04")[0].edtf == "2021-05-06/2021-05-09"


def test_the_day_of_publication_bounds_where_the_text_has_none() -> None:
    lineage = Lineage(published={"a": "2021-05-09"})
    assert todo(told("a", STAR, WIRE), lineage=lineage)[0].edtf == "../2021-05-09"
    assert todo(told("a", STAR, WIRE))[0].words == "Evening Star’s report of a day that is not told"


def test_what_is_there_is_not_to_be_got_unless_it_came_later() -> None:
    claims = told("a", SOURCE, STAR, WIRE), told("b", SOURCE, masthead("Evening Star"))
    assert todo(*claims) == ()
    later = Lineage(published={"a": "2021-05-09", "b": "2021-05-20"})
    assert [one.of for one in todo(*claims, lineage=later)] == ["Evening Star"]


def test_documents_too_and_never_persons_or_offices() -> None:
    chain = voice("court record", "document"), voice("Ann Holm"), voice("army", "government")
    assert [(one.get, one.words) for one in todo(told("a", *chain, WIRE))] == [
        ("document", "the court record of a day that is not told")
    ]
    assert todo(told("a", voice("statement", "document"), WIRE)) == ()
    assert todo(told("a", voice("news site", "outlet"), WIRE), told("b", STAR, WIRE))[0].of == (
        "Evening Star"
    )


def test_a_document_named_for_a_person_is_not_named() -> None:
    chain = voice("Ann Holm"), voice("diary of Ann Holm", "document")
    assert todo(told("a", *chain, WIRE))[0].words == "the document of a day that is not told"


def test_who_stands_behind_most_reports_comes_first() -> None:
    claims = (
        told("a", voice("Harbour Times", "outlet"), WIRE),
        told("b", STAR, HERALD),
        told("c", STAR, masthead("Lisk Post")),
    )
    assert [one.of for one in todo(*claims)] == ["Evening Star", "Harbour Times"]


def days(text: str | None) -> list[Days | None]:
    return [] if text is None else [parse_edtf(text)]


@pytest.mark.parametrize(
    ("after", "before", "edtf"),
    [
        ("2021-05-04", "2021-05-09", "2021-05-04/2021-05-09"),
        ("XXXX-08-09", "XXXX-08-18", "XXXX-08-09/XXXX-08-18"),
        ("XXXX-08-09", "2015-08-18", "2015-08-09/2015-08-18"),
        ("XXXX-12-30", "2015-01-02", "2014-12-30/2015-01-02"),
        ("2014-12-30", "XXXX-01-02", "2014-12-30/2015-01-02"),
        ("2014-12-01", "XXXX-12-02", "2014-12-01/2014-12-02"),
        ("XXXX-12-30", "XXXX-01-02", "XXXX-12-30/XXXX-01-02"),
        ("2021-05-20", "2021-05-09", "../2021-05-09"),
        ("2021-05-04", None, "2021-05-04/.."),
        (None, "XXXX-08-18", "../XXXX-08-18"),
        (None, None, None),
    ],
)
def test_the_days_between(after: str | None, before: str | None, edtf: str | None) -> None:
    assert find_between(days(after), days(before)).edtf == edtf


def test_a_day_that_fits_no_year_gives_way() -> None:
    leap, known = parse_edtf("XXXX-02-29"), parse_edtf("2021-05-09")
    assert find_between([leap], [known]).last == date(2021, 5, 9)
    assert find_between([known], [leap]).first == date(2021, 5, 9)


def test_known_years_count_before_open_ones() -> None:
    both = [parse_edtf("XXXX-09-01"), None, parse_edtf("2021-05-04")]
    assert find_between(both, days("2021-05-09")).edtf == "2021-05-04/2021-05-09"


@pytest.mark.parametrize(
    ("between", "words"),
    [
        (Between(date(2021, 5, 4), date(2021, 5, 4)), "of about 4 May 2021"),
        (Between(date(2021, 5, 30), date(2021, 6, 2)), "of about 30 May to 2 June 2021"),
        (
            Between(date(2020, 12, 30), date(2021, 1, 2)),
            "of about 30 December 2020 to 2 January 2021",
        ),
        (Between(date(2021, 5, 4), None), "of 4 May 2021 or later"),
        (
            Between(None, date(2000, 5, 4), open=True),
            "of 4 May or earlier, the year is not told",
        ),
    ],
)
def test_the_days_in_words(between: Between, words: str) -> None:
    assert between.words == words


def test_a_date_of_an_event_that_is_no_text_of_ours_is_passed_over() -> None:
    odd = When("soon", None, None, None, None, "told", ())
    finding = Finding(odd, (), (), "informative", "told")
    (one,) = list_todo([told("a", STAR, WIRE)], finding, Lineage())
    assert one.edtf is None
