"""Lines that say who brought a report out and when, at its head or foot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.stages.imprint_lines import read_imprint_line
from twosource.stages.layout import lay_out

BODY = "Three people drowned when a ferry sank near Orle on Monday, the coastguard said."


@pytest.mark.parametrize(
    ("line", "day", "outlet", "place"),
    [
        ("The Orle Courier | 3 July 2025", "3 July 2025", "The Orle Courier", None),
        ("El Eco del Sur, 16 June 2025", "16 June 2025", None, None),
        ("Orle Herald, Friday, February 7, 2025", "February 7, 2025", "Orle Herald", None),
        ("Wednesday, 12 November 2025", "12 November 2025", None, None),
        ("ORLE, July 6, 2025", "July 6, 2025", None, "ORLE"),
        (
            "ORLE, Norway, Oct. 4, 2025 \u2014 Lisk Post",
            "Oct. 4, 2025",
            "Lisk Post",
            "ORLE, Norway",
        ),
        ("Posted on 2 May 2025 by Ann Vik, Orle Bulletin", "2 May 2025", "Orle Bulletin", None),
        ("(Lisk News, 30 May 2025, by staff reporter)", "30 May 2025", "Lisk News", None),
        ("By Ann Vik for Lisk News, 9 April 2025", "9 April 2025", "Lisk News", None),
        ("Published: 23.03.2025, 16:40", "23.03.2025", None, None),
        ("Date: 2025-02-18", "2025-02-18", None, None),
    ],
)
def test_a_line_of_outlet_and_day_is_read(
    line: str, day: str, outlet: str | None, place: str | None
) -> None:
    found = read_imprint_line(line)
    assert found is not None
    told = [one and one.of(line) for one in (found.day, found.outlet, found.place)]
    assert told == [day, outlet, place]


@pytest.mark.parametrize(
    "line",
    [
        "The strike began on 7 August 2023",
        "On 12 February 2024, two rockets landed near Lisk",
        "The mayor resigned, 3 May 2020, after protests",
        "Three killed in Orle, 3 May 2020",
        "Orle, 3 May",
        "Sen. Ann Vik (R-Orle) \u2014 Announced March 23, 2015",
        "Lisk Gazette",
        "",
    ],
)
def test_a_line_that_tells_something_is_none(line: str) -> None:
    assert read_imprint_line(line) is None


HERALD = "Orle Herald, 3 July 2025"


@pytest.mark.parametrize(
    ("text", "day", "outlet", "place"),
    [
        (f"Ferry sinks\n\nBy Ann Vik\n{HERALD}\n\n{BODY}", "3 July 2025", "Orle Herald", None),
        (f"Ferry sinks\n\n{BODY}\n\n({HERALD})", "3 July 2025", "Orle Herald", None),
        (
            f"Ferry sinks\n\n{HERALD}\n\nORLESUND: {BODY}",
            "3 July 2025",
            "Orle Herald",
            "ORLESUND",
        ),
        (
            f"Ferry sinks\n\n{HERALD}\n\nLISK, 2 July 2025 (Sea Wire) \u2014 {BODY}",
            "2 July 2025",
            "Sea Wire",
            "LISK",
        ),
    ],
)
def test_a_report_has_the_day_of_its_imprint_where_no_dateline_tells_it(
    text: str, day: str, outlet: str, place: str | None
) -> None:
    found = lay_out(text, None).dateline
    assert found is not None
    assert [one and one.of(text) for one in (found.day, found.agency, found.place)] == [
        day,
        outlet,
        place,
    ]


def test_a_day_within_the_report_is_no_imprint() -> None:
    lines = "\n\n".join([BODY] * 8)
    text = f"Ferry sinks\n\n{lines}\n\nOrle Herald, 3 July 2025\n\n{lines}"
    assert lay_out(text, None).dateline is None


@given(st.text("ABab ,./()|-:\u201418May2025", max_size=60))
def test_no_line_makes_it_fail(line: str) -> None:
    found = read_imprint_line(line, 7)
    if found is not None:
        assert all(7 <= one.start < one.end <= 7 + len(line) for one in (found.day,))
