"""What reports are like as wholes: rare words, days of publication, words of revising."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import isclose

import pytest

from twosource.model.match import Page
from twosource.model.report import Marks, Report, Sourced
from twosource.stages.pages import ENOUGH, measure_likeness, read_pages, tell_weight
from twosource.stages.usual_words import USUAL

BOAT = "A ferry sank off the old pier, the harbour office said."
FIRE = "A barn burned at the mill, a farmer told the radio."


def report(key: str, text: str, title: str | None = None, published: str | None = None) -> Report:
    """Give a report of a text."""
    titled = None if title is None else Sourced(title, "given")
    dated = None if published is None else Sourced(published, "given")
    return Report(key, key, text, "", titled, None, dated, None, "en", Marks())


def record(*reports: Report) -> dict[str, Page]:
    """Give the pages of some reports among many others that say the same few words."""
    others = [report(f"other {n}", "The council met and said nothing.") for n in range(20)]
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


def test_in_a_small_record_words_are_as_common_as_in_news_at_large() -> None:
    again = "The ferry that sank off the pier was old, the office said."
    texts = {"a": BOAT, "b": FIRE, "c": again}
    pages = read_pages(report(key, text) for key, text in texts.items())
    assert not pages["a"].rare.keys() & {"a", "the", "said"}
    assert pages["a"].rare["ferry"] > pages["a"].rare["office"]
    found = {key: measure_likeness(pages["a"], pages[key]) or 0.0 for key in "bc"}
    assert found["c"] > 0.4
    assert found["b"] < 0.1
    # Two reports alone: that both have a word does not make it common.
    (one, other) = read_pages([report("a", BOAT), report("b", BOAT)]).values()
    assert isclose(measure_likeness(one, other) or 0.0, 1.0)


def test_a_record_that_grows_knows_its_words_gradually() -> None:
    sizes = range(1, 4 * ENOUGH)
    for usual in (0.0, 0.01, 0.1, 0.4):
        told = [tell_weight(max(1, round(usual * size)), size, usual) for size in sizes]
        steps = [abs(one - other) for one, other in pairwise(told)]
        # At most a step at once: of four times as few reports.
        assert max(steps) <= tell_weight(1, 1000) - tell_weight(4, 1000) + 1e-9
    assert tell_weight(3, ENOUGH, 0.4) == tell_weight(3, ENOUGH)


def test_of_another_language_it_is_not_known_which_words_are_common() -> None:
    other = replace(report("a", "Un bac a coulé au large du vieux quai."), language="fr")
    pages = read_pages([other, report("b", BOAT)])
    assert pages["a"].rare == {}
    assert measure_likeness(pages["a"], pages["b"]) is None


def test_usual_words_are_words_of_news_and_no_names() -> None:
    assert USUAL["the"] > USUAL["police"] > USUAL["city"] > 1 / 64
    assert USUAL["monday"] > 1 / 64
    assert all(word == word.casefold() for word in USUAL)
    assert not USUAL.keys() & {"john", "smith", "obama", "london", "texas"}


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


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("The dyke gave way for the third year. Nobody drowned.", True),
        ("The river rose over the quay, the second flood in as many years.", True),
        ("Last winter the same huts burned. This time the rain came first.", True),
        ("As they did last year, herders blocked the pass.", True),
        ("The same bridge was closed a year ago.", True),
        ("The mayor, who took office last year, spoke at the pier.", False),
        ("Police fired for the second time that day.", False),
    ],
)
def test_a_report_says_whether_the_like_happened_another_year(text: str, again: bool) -> None:  # noqa: FBT001
    assert read_pages([report("a", text)])["a"].again is again
