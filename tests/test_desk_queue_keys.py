"""Values in conflict, and blanks, answered in the queue by keys."""

import re
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from desk import desk, example_record, record
from desk_browser import browser, keep_shots, page, press_until, served
from doubts_at_desk import find_blank, find_rivals, list_rulings, values_of
from twosource.model.ruling import Valued
from twosource.views.doubts import begin_looked
from twosource.web.desk import Desk

__all__ = ["browser", "desk", "example_record", "page", "record", "served"]


def test_of_several_places_of_a_name_one_is_chosen(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk, "where")
    wait_for(page, "blank", doubt.key)
    name = find_name_of_several(desk)
    page.fill("#fill-where", name)
    page.keyboard.press("Enter")
    expect(page.locator("#fill-where-problem")).to_contain_text("is the name of several places")
    page.locator(".choices [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#fill-where")).to_have_value(re.compile(r"^\w.*\((geonames|iso):.+\)$"))
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("2: Filled in: place ")


def find_name_of_several(desk: Desk) -> str:
    """Give a name that the table of places has more than once."""
    names = ("San José", "Springfield", "San Juan", "Victoria", "Gore", "Salto")
    found = desk.gazetteer().find(names)
    return next(name for name in names if len(found.get(name, ())) > 1)


def wait_for(page: Page, kind: str, at: str = "") -> None:
    page.goto(f"/queue?{urlencode({'kind': kind, 'at': at})}")
    page.wait_for_timeout(200)
    for passage in page.locator(".passage strong").all():
        passage.evaluate("one => one.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(100)
    expect(page.locator("html")).to_have_attribute("data-ready", re.compile("."))


def test_one_key_says_which_value_is_right(page: Page, desk: Desk) -> None:
    doubt = find_rivals(desk)
    wait_for(page, "conflict", doubt.key)
    keep_shots(page, "queue-conflict")
    expect(page.locator("#undo button")).to_be_disabled()
    (left, _), _ = values_of(desk, doubt)
    page.keyboard.press("9")
    page.keyboard.press("1")
    expect(page.locator("#said")).to_have_text(f"Decisions 1, 2: {left} is told.")
    expect(page.locator("#item h2")).not_to_contain_text(doubt.event)
    expect(page.locator("#undo button")).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("Decisions 1, 2 are undone.")
    expect(page.locator("#item h2")).to_contain_text(doubt.event)
    expect(page.locator("#undo button")).to_be_disabled()


def test_keys_pressed_in_a_row_decide_one_doubt(page: Page, desk: Desk) -> None:
    page.goto("/queue?kind=pair")
    page.keyboard.press("d")
    expect(page.locator("#said")).to_contain_text("had only just appeared")
    expect(page.locator("html")).to_have_attribute("data-ready", re.compile("."))
    for _ in range(4):
        page.keyboard.press("d")
    expect(page.locator("#said")).not_to_be_empty()
    page.wait_for_timeout(1500)
    with desk.read() as store:
        assert len(store.decisions()) == 1
    expect(page.locator(".place")).to_have_text(re.compile(r"^answered 1 of \d+$"))
    page.keyboard.press("j")
    expect(page.locator(".place")).to_have_text(re.compile(r"^answered 1 of \d+, 1 passed over$"))
    expect(page.locator("#undoes")).to_contain_text("Two events: ")


def test_a_digit_waits_until_the_passages_were_on_the_screen(page: Page, desk: Desk) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    doubt = find_rivals(desk)
    page.goto(f"/queue?{urlencode({'kind': 'conflict', 'at': doubt.key})}")
    page.wait_for_timeout(300)
    page.keyboard.press("1")
    expect(page.locator("#said")).to_contain_text("Not answered yet")
    page.wait_for_timeout(300)
    assert list_rulings(desk) == []


def test_keys_go_to_each_passage_that_may_not_say_it(page: Page, desk: Desk) -> None:
    doubt = find_rivals(desk)
    wait_for(page, "conflict", doubt.key)
    page.keyboard.press("x")
    expect(page.locator(".not-so").nth(0)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".not-so").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Decisions 1, 2: the text does not say it.")


def test_words_that_are_selected_fill_a_blank(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    wait_for(page, "blank", doubt.key)
    with desk.read() as store:
        (one,) = store.claims_of(doubt.claims[:1])
        text = store.report(one.claim.report).text
    words = page.evaluate(
        """() => {
          const piece = document.querySelector(".telling .passage strong");
          document.getSelection().selectAllChildren(piece);
          return piece.textContent;
        }"""
    )
    expect(page.locator("#taking q")).to_have_text(words)
    page.click("#taking [data-facet=when]")
    expect(page.locator("#fill-when")).to_be_focused()
    at = page.input_value("[name=when_at]")
    start, end = (int(part) for part in at.split("-"))
    assert text[start:end] == words
    page.keyboard.press("Enter")
    expect(page.locator("#fill-when-problem")).to_contain_text("is no date")
    expect(page.locator("#fill-when")).to_have_value(words)
    keep_shots(page, "queue-blank")
    page.fill("#fill-when", "May 2021")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Decisions 1, 2: Filled in: day 2021-05.")
    valued = list_rulings(desk)[0].said
    assert isinstance(valued, Valued)
    assert valued.at is not None


def test_a_blank_is_answered_by_keys_alone(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    wait_for(page, "blank", doubt.key)
    page.keyboard.press("v")
    expect(page.locator("#fill-when")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#item h2")).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("Decision 1: The reports do not say.")
    (looked,) = list_rulings(desk)
    assert looked.note == f"{begin_looked(doubt)} The reports do not say."
    press_until(page, "Tab", "button[value=fill]")


def test_a_value_given_in_the_report_comes_back_to_the_queue(page: Page, desk: Desk) -> None:
    doubt = find_blank(desk)
    page.goto(f"/queue?{urlencode({'kind': 'blank', 'at': doubt.key})}")
    page.click(".into a >> nth=0")
    page.locator("#value-form").wait_for(state="visible")
    expect(page.locator("#value-value")).to_be_focused()
    expect(page.locator(".claim[aria-current=true]")).to_have_id(f"claim-{doubt.claims[0]}")
    expect(page.locator("[data-help=when]")).to_be_visible()
    expect(page.locator("[data-help=source]")).to_be_hidden()
    page.fill("#value-value", "May 2021")
    page.click("#value-form button.main")
    page.wait_for_url(re.compile("/queue"))
    expect(page.locator("#said")).to_contain_text("Decision 1: When is 2021-05")
