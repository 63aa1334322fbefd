"""What holds for every date and every text."""

import datetime as dt
import string

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.claim import Time
from twosource.model.values import Blank, When
from twosource.stages.times import find_times
from twosource.stages.when import (
    Anchors,
    day_gap,
    days_of,
    gap_if_one_year,
    intersect,
    may_overlap,
    parse_edtf,
    read_published,
    read_when,
    read_written,
)
from twosource.stages.when_days import Days, opened

YEARS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
TENSES: st.SearchStrategy[Time] = st.sampled_from(
    ("past", "ongoing", "future", "general", "unknown")
)
FORMATS = (
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%A}, {d:%b} {d.day}, {d.year}",
    "{d:%Y-%m-%d}",
    "the {d.day} of {d:%B}, {d.year}",
    "{d.day}-{d:%b}-{d.year}",
)
PIECES = st.sampled_from(
    [
        "last ",
        "next ",
        "Monday",
        "Aug. ",
        "9",
        "31",
        " to ",
        " ago",
        "three ",
        "weeks",
        "early ",
        "since ",
        "May ",
        "2015",
        ",",
        " the ",
        "12th",
        "-",
        "of ",
        "month",
        "Feb. 29",
        "earlier",
    ]
)
TEXTS = st.one_of(
    st.text(), st.text(alphabet=string.printable), st.lists(PIECES, max_size=6).map("".join)
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, length = draw(YEARS), draw(st.sampled_from((0, 0, 1, 5, 30, 200)))
    days = Days(first, first + dt.timedelta(length))
    text = (opened(days) if draw(st.booleans()) and length < 200 else days).edtf
    when = read_published(text, None)
    assert isinstance(when, When)
    return when


@given(YEARS, st.sampled_from(FORMATS), TENSES, whens())
def test_a_full_date_means_that_day_wherever_it_stands(
    day: dt.date, written: str, tense: Time, anchor: When
) -> None:
    when = read_when(written.format(d=day), Anchors(written=anchor), tense, ())
    assert isinstance(when, When)
    assert when.earliest == when.latest == day
    assert when.edtf == day.isoformat()


@given(whens(), whens())
def test_what_two_dates_share_lies_in_both_whichever_comes_first(a: When, b: When) -> None:
    both = intersect(a, b)
    assert both == intersect(b, a)
    assert may_overlap(a, b) == may_overlap(b, a)
    assert day_gap(a, b) == day_gap(b, a)
    forward, backward = gap_if_one_year(a, b), gap_if_one_year(b, a)
    assert forward == (None if backward is None else -backward)
    if both is None:
        return
    assert may_overlap(a, b)
    for one in (a, b):
        again = intersect(both, one)
        assert again is not None
        assert again.edtf == both.edtf


@given(whens())
def test_every_date_reads_back_from_its_text(when: When) -> None:
    days = days_of(when)
    assert days is not None
    assert parse_edtf(days.edtf) == days


@given(TEXTS, whens(), whens(), TENSES)
def test_no_text_breaks_the_reading_and_open_years_have_no_ends(
    text: str, written: When, told: When, tense: Time
) -> None:
    for anchors in (Anchors(), Anchors(written=written, told=told), Anchors(stated=written)):
        when = read_when(text, anchors, tense, ())
        if isinstance(when, Blank):
            assert when.why
        else:
            assert ("XXXX" in when.edtf) == (when.earliest is None)
            assert parse_edtf(when.edtf) == days_of(when)


@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_no_dateline_breaks_the_reading(day: str, published: str | None) -> None:
    assert isinstance(read_written(day, published, None), When | Blank)


@given(TEXTS)
def test_times_are_found_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for one in find_times(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(TEXTS, whens())
def test_without_a_time_in_the_words_there_is_no_date(text: str, written: When) -> None:
    words = "".join(letter for letter in text if letter in "xyz ")
    assert isinstance(read_when(words, Anchors(published=written), "past", ()), Blank)
