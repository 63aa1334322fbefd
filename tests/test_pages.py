"""What reports are like as wholes: rare words, days of publication, words of revising."""

from datetime import date
from math import isclose

import pytest

from twosource.model.match import Page
from twosource.model.report import Marks, Report, Sourced
from twosource.stages.pages import FEWEST, measure_likeness, read_pages

BOAT = "A ferry sank off the old pier, the harbour office said."
FIRE = "A barn burned at the mill, a farmer told the radio."


def report(key: str, text: str, title: str | None = None, published: str | None = None) -> Report:
    """Give a report of a text."""
    titled = None if title is None else Sourced(title, "given")
    dated = None if published is None else Sourced(published, "given")
    return Report(key, key, text, "", titled, None, dated, None, "en", Marks())


def record(*reports: Report) -> dict[str, Page]:
    """Give the pages of some reports among many others that say the same few words."""
    others = [report(f"other {n}", "The council met and said nothing.") for n in range(FEWEST)]
    return dict(read_pages([*reports, *others]))


def likeness(left: Report, right: Report) -> float:
    pages = record(left, right)
    found = measure_likeness(pages[left.key], pages[right.key])
    assert found is not None
    return found


def test_reports_of_one_matter_are_more_alike_than_others() -> None:
    again = report("c", "The ferry that sank off the pier was old, the office said.")
    boat, fire = report("a", BOAT), report("b", FIRE)
    assert likeness(boat, again) > 0.4 > likeness(boat, fire)
    assert isclose(likeness(boat, report("d", BOAT)), 1.0)
    assert likeness(boat, again) == likeness(again, boat)


def test_a_title_counts_as_part_of_the_report() -> None:
    bare, titled = report("a", FIRE), report("b", BOAT, title="Barn burned at mill")
    assert likeness(bare, titled) > likeness(bare, report("c", BOAT))


def test_what_most_reports_say_makes_none_alike() -> None:
    pages = record(report("a", BOAT))
    assert "said" not in pages["a"].rare
    assert "ferry" in pages["a"].rare


def test_in_a_small_record_no_word_is_known_to_be_rare() -> None:
    pages = read_pages([report("a", BOAT), report("b", BOAT)])
    assert pages["a"].rare == {}
    assert measure_likeness(pages["a"], pages["b"]) is None


def test_a_report_without_words_is_like_no_other() -> None:
    pages = record(report("a", ""), report("b", BOAT))
    assert measure_likeness(pages["a"], pages["b"]) is None


def test_one_more_report_leaves_nearly_all_weights_as_they_were() -> None:
    many = [report(f"r{n}", f"{BOAT} It was number {n}.") for n in range(40)]
    before, after = (
        read_pages([*many, report("x", FIRE)]),
        read_pages([*many, report("x", FIRE), report("y", "The council met.")]),
    )
    assert before["x"].rare == after["x"].rare


@pytest.mark.parametrize(
    ("given", "earliest"),
    [("2021-05-04", date(2021, 5, 4)), ("XXXX-05-04", None)],
)
def test_the_day_of_publication_is_the_one_given(given: str, earliest: date | None) -> None:
    page = read_pages([report("a", BOAT, published=given)])["a"]
    assert page.published is not None
    assert (page.published.edtf, page.published.earliest) == (given, earliest)


def test_no_day_of_publication_is_made_up() -> None:
    assert read_pages([report("a", BOAT)])["a"].published is None
    assert read_pages([report("a", BOAT, published="soon")])["a"].published is None


@pytest.mark.parametrize(
    "text",
    [
        "The toll has risen to nine.",
        "Police revised the number to nine.",
        "Nine were held, up from six.",
        "The office had earlier spoken of six.",
        "Correction: nine were held, not six.",
    ],
)
def test_words_of_revising_are_found(text: str) -> None:
    page = read_pages([report("a", text)])["a"]
    assert page.revising
    assert all(span.of(text).strip() for span in page.revising)


def test_a_plain_number_revises_nothing() -> None:
    assert read_pages([report("a", "Police arrested six men on Monday.")])["a"].revising == ()
