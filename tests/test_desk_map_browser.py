"""The map in a browser: an area by pointer, by finger and by keys; borders as lines."""

import pytest
from playwright.sync_api import Browser, Page, expect

from desk import Served, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, served

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
NORTH = "box=50,-30,75,30"


def open_map(page: Page, query: str = "") -> None:
    """Open the map, and wait until it is drawn."""
    page.goto(f"/?view=map&{query}")
    page.wait_for_selector("#map[data-drawn]")


def drag_around(page: Page, name: str) -> None:
    """Drag an area around the ring of a place."""
    ring = page.locator(f".pin[aria-label^='{name}']").bounding_box()
    assert ring is not None
    page.mouse.move(ring["x"] - 20, ring["y"] - 20)
    page.mouse.down()
    page.mouse.move(ring["x"] + 10, ring["y"] + 10)
    page.mouse.move(ring["x"] + ring["width"] + 20, ring["y"] + ring["height"] + 20)
    page.mouse.up()


def test_an_area_is_dragged_shown_and_taken_away(page: Page) -> None:
    open_map(page, "country=NO&country=UY")
    rows = page.locator("table.places tbody tr")
    before = rows.count()
    page.locator("#choose-area").click()
    assert page.locator("#choose-area").get_attribute("aria-pressed") == "true"
    expect(page.locator("#area-told")).to_contain_text("Drag on the map")
    drag_around(page, "Moss")
    expect(page.locator(".chips")).to_contain_text("in the area")
    expect(rows).to_have_count(1)
    assert "country=NO&country=UY" in page.url
    assert "box=" in page.url
    page.wait_for_selector("#map[data-drawn='1']")
    expect(page.locator("path.frame.asked")).to_have_count(1)
    expect(page.locator("#choose-area")).to_be_focused()
    assert page.locator("#choose-area").get_attribute("aria-pressed") == "false"
    keep_shots(page, "map-area")
    # The filter beside the map keeps it.
    page.locator("[name=type][value=protest]").check()
    expect(page.locator(".chips")).to_contain_text("protest")
    assert "box=" in page.url
    page.get_by_role("link", name="Take the area away").click()
    page.wait_for_selector("#map[data-drawn]")
    assert "box=" not in page.url
    assert before > 1


def test_a_click_is_no_area_and_opens_nothing(page: Page) -> None:
    open_map(page, "country=NO")
    page.locator("#choose-area").click()
    page.locator(".pin").first.click()
    expect(page.locator("#area-told")).to_contain_text("That was a click")
    assert page.locator(".leaflet-popup").count() == 0
    page.keyboard.press("Escape")
    page.locator("#choose-area").focus()
    page.keyboard.press("Escape")
    assert page.locator("#choose-area").get_attribute("aria-pressed") == "false"
    page.locator(".pin").first.click()
    expect(page.locator(".leaflet-popup")).to_have_count(1)


def test_an_area_is_framed_by_keyboard_alone(page: Page) -> None:
    open_map(page, "country=NO&country=UY&country=NZ")
    page.locator("#choose-area").focus()
    page.keyboard.press("Enter")
    frame = page.locator("path.frame")
    expect(frame).to_be_focused()
    assert "Arrow keys move the frame" in (frame.get_attribute("aria-label") or "")
    path = frame.get_attribute("d")
    page.keyboard.press("Escape")
    expect(frame).to_have_count(0)
    expect(page.locator("#choose-area")).to_be_focused()
    page.keyboard.press("Enter")
    for key in ("ArrowUp", "ArrowUp", "Shift+ArrowUp", "Shift+ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    assert frame.get_attribute("d") != path
    expect(page.locator("#area-told")).to_contain_text("From ")
    # No smaller than a key can move it.
    for _ in range(40):
        page.keyboard.press("Shift+ArrowLeft")
    size = frame.bounding_box()
    assert size is not None
    assert size["width"] >= 20
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_contain_text("in the area")
    expect(page.locator("#choose-area")).to_be_focused()


def test_an_area_is_drawn_with_a_finger_on_a_telephone(browser: Browser, served: Served) -> None:
    context = browser.new_context(
        base_url=served.root, viewport={"width": 360, "height": 800}, has_touch=True
    )
    page = context.new_page()
    page.goto(served.door.address)
    open_map(page, "country=NO")
    page.locator("#choose-area").tap()
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    assert box is not None
    finger = context.new_cdp_session(page)
    ends = [(box["x"] + 60, box["y"] + 60), (box["x"] + 200, box["y"] + 200)]
    for kind, at in zip(("touchStart", "touchMove", "touchEnd"), (*ends, None), strict=True):
        points = [] if at is None else [{"x": at[0], "y": at[1]}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator(".chips")).to_contain_text("in the area")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_an_area_in_degrees_is_asked_without_scripts(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.root, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.door.address)
    page.goto("/?view=map&country=NO&country=UY")
    page.locator(".edges summary").click()
    for name, value in (("South", "50"), ("West", "0"), ("North", "75"), ("East", "30")):
        page.get_by_label(name, exact=True).fill(value)
    page.get_by_role("button", name="Show what may be there").click()
    expect(page.locator(".chips")).to_contain_text("50° N to 75° N, 0° to 30° E")
    expect(page.locator("table.places")).not_to_contain_text("Salto")
    context.close()


def test_a_border_is_drawn_where_two_shapes_meet(page: Page) -> None:
    open_map(page)
    told = page.evaluate(
        """async () => {
            const { traceBorders } = await import("/static/map_borders.js");
            const border = (one, other, at) => ({ between: [one, other], at, km: 450 });
            const town = { at: [1, 2] };
            const places = [border("356", "524", [20, 84]), border("578", "858", [0, 0]), town];
            await traceBorders(places);
            return places;
        }"""
    )
    india_nepal, none, town = told
    points = [point for part in india_nepal["line"] for point in part]
    assert len(points) > 20
    assert all(26 < north < 31 and 80 < east < 89 for north, east in points)
    assert india_nepal["at"] in points
    assert "line" not in none
    assert none["at"] == [0, 0]
    assert town == {"at": [1, 2]}


def test_what_runs_along_is_no_disc_like_others(page: Page) -> None:
    open_map(page, "country=several")
    river = page.locator("path.disc.along")
    expect(river).to_have_count(1)
    assert "#along" in river.evaluate("one => getComputedStyle(one).fill")
    page.locator(".pin").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("its course is not drawn")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
def test_choosing_an_area_stands_in_nobodys_way(page: Page, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    open_map(page, NORTH)
    page.locator(".edges summary").click()
    page.locator("#choose-area").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    found = axe.run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []


def test_a_division_is_drawn_as_an_area(page: Page) -> None:
    kano = {
        "id": "iso:NG-KN",
        "name": "Kano",
        "kind": "admin1",
        "at": [12.0, 8.5],
        "km": 80,
        "events": 1,
        "first": [["NGA-0001", "flood", "2021"]],
        "outline": [[[11, 8], [12.5, 8], [12.5, 9], [11, 9]], [[13, 8], [13.1, 8], [13.1, 8.1]]],
    }
    told = {"places": [kano], "lines": [], "more_lines": False}
    page.route("**/map.json*", lambda route: route.fulfill(json=told))
    open_map(page)
    expect(page.locator("#map path.area")).to_have_count(1)
    assert page.locator("#map path.disc").count() == 0
    page.locator(".pin").click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Somewhere in this division")
