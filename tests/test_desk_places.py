"""Choosing a place: offered in words while it is typed, by keys; and where the form begins."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from desk import client, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served
from test_desk_report import LABEL, find
from twosource.model.coded import Coded
from twosource.model.errors import BadValue
from twosource.web.desk import Desk
from twosource.web.place_choices import (
    Told,
    find_countries,
    list_choices,
    list_places,
    refuse_names,
    say_ids,
)

__all__ = ["browser", "client", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
NAME = "Gore"
JSON = {"accept": "application/json"}


def open_form(page: Page, desk: Desk) -> None:
    page.goto(f"/report/{find(desk, LABEL).key}?code=1#coding-form")
    page.locator("#keys").wait_for(state="visible")


def test_places_are_offered_in_words_those_of_the_countries_of_the_report_first(
    desk: Desk,
) -> None:
    gazetteer = desk.gazetteer()
    everywhere = list_places(gazetteer, NAME)
    there = {one.country for one in everywhere}
    assert len(there) > 1
    for country in sorted(there):
        told = Told(countries=frozenset({country}))
        assert list_places(gazetteer, NAME, told)[0].country == country
    (gore,) = [
        one
        for one in list_choices(gazetteer, everywhere)
        if one["words"].startswith("Gore, town in Southland, ")
    ]
    assert gore["words"] == "Gore, town in Southland, New Zealand"
    assert gore["value"] == f"{gore['words']} ({gore['id']})"
    words = [one["words"] for one in list_choices(gazetteer, everywhere)]
    assert len(set(words)) == len(words)
    assert not any("admin" in one for one in words)


def test_countries_are_those_whose_names_stand_in_the_text() -> None:
    assert find_countries("Two boats left Chile for Peru; a Peruvian clerk.") == {"CL", "PE"}
    assert find_countries("Nobody went anywhere, not even to Nigerias.") == frozenset()


def test_an_id_is_shown_by_its_name_and_a_name_stays(desk: Desk) -> None:
    shown = say_ids(desk.gazetteer(), "iso:NZ; Salto")
    assert shown == "New Zealand, country (iso:NZ); Salto"
    assert say_ids(desk.gazetteer(), "") == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (NAME, "'Gore' is the name of several places: choose one of them, such as Gore, "),
        ("Nowhereville", "no place is called 'Nowhereville' in the table of places"),
    ],
)
def test_what_is_wrong_with_a_place_is_told_by_names(desk: Desk, name: str, words: str) -> None:
    gazetteer = desk.gazetteer()
    with pytest.raises(BadValue, match=r"\S") as told:
        refuse_names(gazetteer, [name], gazetteer.find([name]), Told())
    assert words in str(told.value)
    assert "geonames" not in str(told.value)


def test_a_form_that_is_refused_tells_of_places_by_names(client: TestClient, desk: Desk) -> None:
    given = {"passage.words": "stones began to fall again", "type": "disaster/landslide"}
    address = f"/report/{find(desk, LABEL).key}/claim"
    for where in (NAME, "Nowhereville"):
        told = client.post(address, data={**given, "where.value": where}, headers=JSON).json()
        assert [one["field"] for one in told["problems"]] == ["where"]
        assert "geonames" not in told["problems"][0]["why"]
    places = desk.gazetteer().find([NAME])[NAME]
    named = list_choices(desk.gazetteer(), places)[1]
    kept = client.post(address, data={**given, "where.value": named["value"]}, headers=JSON).json()
    with desk.read() as store:
        said = next(one.said for one in store.rulings() if one.id == kept["decision"])
    assert isinstance(said, Coded)
    assert said.where is not None
    assert [one.id for one in said.where.places] == [named["id"]]
    again = client.get(f"/report/{find(desk, LABEL).key}?again={kept['decision']}").text
    assert f'value="{named["value"]}"' in again


def test_the_form_opens_in_its_first_field_and_f_leads_back_to_it(page: Page, desk: Desk) -> None:
    open_form(page, desk)
    expect(page.locator("[name='passage.words']")).to_be_focused()
    page.locator("#text").focus()
    page.keyboard.press("f")
    expect(page.locator("#c-type")).to_be_focused()


def test_a_key_down_asks_at_once(page: Page, desk: Desk) -> None:
    open_form(page, desk)
    field = page.locator("[name='where.value']")
    field.fill(NAME)
    field.press("ArrowDown")
    first = page.locator("[role=option]").first
    expect(first).to_have_attribute("aria-selected", "true")


def find_grave(page: Page) -> list[str]:
    """Give what stands gravely in the way of anybody on a page."""
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_a_place_is_chosen_by_keys_while_it_is_typed(page: Page, desk: Desk) -> None:
    open_form(page, desk)
    field = page.locator("[name='where.value']")
    field.focus()
    page.keyboard.type(NAME)
    options = page.locator("[role=option]")
    options.first.wait_for()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert find_grave(page) == []
    keep_shots(page, "places-offered")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = options.nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", second.get_attribute("id") or "")
    words = second.inner_text()
    page.keyboard.press("Enter")
    assert page.input_value("[name='where.value']").startswith(f"{words} (")
    expect(field).to_be_focused()
    assert options.count() == 0
    page.keyboard.type("; Hokitika")
    options.first.wait_for()
    page.keyboard.press("Escape")
    assert options.count() == 0
    assert page.locator("#coding-form").is_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[name='where.words']")).to_be_focused()
