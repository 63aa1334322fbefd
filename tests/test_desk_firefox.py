"""The desk in Firefox, which many have: pages, marks, keys, the map and the line of time."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from desk import desk, example_record, parts, received, record, remembering
from desk_browser import open_firefox, page, press_until, served
from test_desk_event_browser import list_pages
from test_desk_queue import wait_for
from test_desk_report import dated, find, look
from test_desk_report_browser import list_shown, open_report
from twosource.model.ruling import Valued
from twosource.views.report_marks import list_marks
from twosource.web.desk import Desk

__all__ = ["desk", "example_record", "page", "parts", "received", "record", "remembering", "served"]

VIEWS = ("/", "/?view=map", "/?view=time", "/?view=figures")
LISTS = ("/queue", "/queue?kind=conflict", "/queue?kind=moved", "/inbox", "/take-in")
# How much of what it was told to draw has a size on the page.
DRAWN = """(of) => [...document.querySelectorAll(of)].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
}).length"""
NO_MARKS = "delete CSS.highlights"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Firefox; skips where there is none, but not in CI."""
    with open_firefox() as one:
        yield one


def test_every_page_opens_without_a_complaint(page: Page, desk: Desk) -> None:
    assert "Firefox" in page.evaluate("navigator.userAgent")
    report = f"/report/{find(desk).key}"
    asked = (*VIEWS, *LISTS, *list_pages(desk).values(), report, f"{report}?code=1")
    for address in asked:
        if address.startswith("/compare?left=NOPE"):
            continue  # refused on purpose, which every browser notes
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_load_state("networkidle")


def test_marks_stand_where_the_record_says_and_are_seen(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    text = find(desk).text
    assert list_shown(page) == sorted(
        (one.kind, one.span.of(text)) for one in list_marks(look(desk))
    )
    marked = page.locator("#text").screenshot()
    for one in page.locator("#legend input").all():
        one.uncheck()
    assert list_shown(page) == []
    assert page.locator("#text").screenshot() != marked


def test_an_older_firefox_shows_the_marks_of_the_server(page: Page, desk: Desk) -> None:
    page.add_init_script(NO_MARKS)
    open_report(page, desk)
    assert page.evaluate("'highlights' in CSS") is False
    marks = page.locator("#text mark")
    assert marks.count() >= 3
    plain, mark = (
        page.evaluate("(of) => getComputedStyle(document.querySelector(of)).backgroundColor", of)
        for of in ("#text", "#text mark")
    )
    assert mark != plain
    press_until(page, "Tab", "#text")
    page.keyboard.press("j")
    expect(page.locator(".claim[aria-current]")).to_have_attribute("data-number", "2")


def test_a_key_answers_the_queue(page: Page, desk: Desk) -> None:
    wait_for(page)
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Decision 1: cannot tell.")
    expect(page.locator("#item h2")).to_contain_text("answered 1 of")
    with desk.read() as store:
        (kept,) = store.decisions()
    assert kept.verdict == "unsure"


def test_a_value_is_put_right_by_keys_alone(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    claim = dated(desk)
    press_until(page, "Tab", f"#claim-{claim} [data-facet=when] .put", most=200)
    page.keyboard.press("Enter")
    expect(page.locator("#value-value")).to_be_focused()
    expect(page.locator("#value-value")).to_have_value("2022-11-03")
    page.keyboard.press("Control+a")
    page.keyboard.type("2022-11-02")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("When is 2022-11-02")
    with desk.read() as store:
        (ruling,) = store.rulings()
    assert isinstance(ruling.said, Valued)
    assert (ruling.said.facet, ruling.said.words) == ("when", "2022-11-02")


def test_words_are_selected_by_keys_and_taken(page: Page, desk: Desk) -> None:
    open_report(page, desk)
    press_until(page, "Tab", "#text")
    page.keyboard.press("j")
    for _ in range(3):
        page.keyboard.press("Control+Shift+ArrowRight")
    expect(page.locator("#taking")).to_be_visible()
    selected = page.evaluate("getSelection().toString()")
    assert selected.strip() in find(desk).text
    page.keyboard.press("w")
    expect(page.locator("#value-form")).to_be_visible()


def test_the_map_and_the_line_of_time_are_drawn(page: Page) -> None:
    page.goto("/?view=map")
    expect(page.locator("#map")).to_have_attribute("data-drawn", re.compile("[1-9]"))
    assert page.evaluate(DRAWN, "#map .pin") >= 3
    assert page.evaluate(DRAWN, "#map path") >= 10
    page.goto("/?view=time")
    assert page.evaluate(DRAWN, "svg.drawn rect") >= 5
