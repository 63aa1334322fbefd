"""Undoing in one tab of several, and keys that come before the passages were on the screen."""

import re

from playwright.sync_api import Page, expect

from desk import desk, example_record, parts, received, record, remembering
from desk_browser import browser, page, served
from test_desk_queue import wait_for
from twosource.web.desk import Desk

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]


def test_undoing_takes_back_the_answers_of_this_tab_alone_and_says_which(
    page: Page, desk: Desk
) -> None:
    wait_for(page)
    page.keyboard.press("u")
    expect(page.locator("#undoes")).to_contain_text("takes back “Cannot tell: ")
    other = page.context.new_page()
    wait_for(other)
    other.keyboard.press("Control+z")
    expect(other.locator("#said")).to_contain_text("You gave no answer in this tab")
    expect(other.locator("#undo button")).to_be_disabled()
    other.keyboard.press("d")
    expect(other.locator("#undoes")).to_contain_text("Two events")
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decision 1 is undone. It was: Cannot tell: ")
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("You gave no answer in this tab")
    with desk.read() as store:
        assert [one.undone for one in store.decisions()] == [True, False]
    other.keyboard.press("Control+z")
    expect(other.locator("#said")).to_contain_text("Decision 2 is undone. It was: Two events")
    with desk.read() as store:
        assert [one.undone for one in store.decisions()] == [True, True]


def test_an_answer_that_was_undone_elsewhere_is_said_to_be(page: Page) -> None:
    wait_for(page)
    page.keyboard.press("u")
    expect(page.locator("#undoes")).to_contain_text("Cannot tell")
    page.evaluate("fetch('/undo', {method: 'POST', body: new URLSearchParams({number: 1})})")
    page.wait_for_timeout(300)
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decision 1 does not stand any more")
    expect(page.locator("#undoes")).to_have_text("")


def test_a_key_that_comes_too_early_says_aloud_why_it_is_not_taken(page: Page, desk: Desk) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    page.goto("/queue?kind=pair")
    page.wait_for_timeout(300)
    page.keyboard.press("s")
    expect(page.locator("#said")).to_contain_text("Not answered yet: a passage was not on the")
    expect(page.locator("p.ready")).to_have_class(re.compile("flash"))
    with desk.read() as store:
        assert store.decisions() == ()
