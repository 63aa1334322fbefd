"""Pages on narrow screens: all of a line of time, of figures, tables and lists can be seen."""

import pytest
from playwright.sync_api import Page

from desk import desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served
from test_desk_places import find_grave

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
# How many pixels of what a region holds lie beyond its edge.
BEYOND = "one => one.scrollWidth - one.clientWidth"


@pytest.mark.parametrize("width", [360, 641, 800, 900, 1100, 1300])
@pytest.mark.parametrize(("address", "table"), [("/", ".events"), ("/inbox", ".reports")])
def test_no_table_is_cut_off(page: Page, width: int, address: str, table: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    region = page.locator(f".scroll:has({table})")
    assert region.evaluate(BEYOND) <= 0
    last = page.locator(f"{table} tbody tr").first.locator("td").last
    box = last.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width


def test_every_event_of_the_timeline_is_seen_on_a_telephone(page: Page) -> None:
    page.goto("/?view=time")
    assert not page.locator(".listed").first.is_visible()
    drawn = page.locator(".drawing a[aria-label]").count()
    assert drawn > 1
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.locator(".listed li:visible").count() == drawn
    assert page.locator(".drawing:visible").count() == 0
    assert find_grave(page) == []
    keep_shots(page, "narrow-time")


def test_every_bar_of_the_figures_is_seen_on_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("/?view=figures")
    rows = page.locator(".listed li:visible")
    assert rows.count() > 1
    counts = [int(one.split()[-1]) for one in rows.all_inner_texts()]
    assert f"{sum(counts)} events counted" in page.locator("main").inner_text()
    for row in rows.all():
        box = row.locator("svg").bounding_box()
        assert box is not None
        assert 0 < box["x"] + box["width"] <= 360
    assert find_grave(page) == []
    keep_shots(page, "narrow-figures")


def test_ten_types_stand_in_the_list_and_more_have_a_sign(page: Page) -> None:
    page.goto("/")
    types = page.locator("#choose-type fieldset")
    row = types.locator("label").first.evaluate("one => one.offsetHeight")
    most = types.evaluate("one => parseFloat(getComputedStyle(one).maxHeight)")
    assert most >= 14 * row
    assert types.evaluate("one => getComputedStyle(one).backgroundAttachment").count("local") == 2
