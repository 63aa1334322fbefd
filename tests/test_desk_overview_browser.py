"""The overview in a browser: by keyboard, on a small screen, without scripts, and for all."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from desk import Served, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
VIEWS = ("table", "map", "time", "figures")


def open_view(page: Page, view: str, query: str = "") -> None:
    """Open a view, and wait until it is drawn."""
    page.goto(f"/?view={view}&{query}")
    if view == "map":
        page.wait_for_selector("#map[data-drawn]")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(page: Page, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_view(page, view)
    keep_shots(page, f"overview-{view}-{scheme}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_small_screen_scrolls_one_way_only(page: Page, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_view(page, view)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def test_a_line_of_time_on_a_telephone_has_the_bars_its_legend_tells_of(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_view(page, "time")
    bars = page.locator(".listed svg.small")
    assert bars.count() == page.locator(".listed li").count() > 0
    assert bars.first.is_visible()
    expect(page.locator(".key")).to_contain_text("planned: reported as to come")
    assert page.locator(".listed .small rect.planned").count() > 0


def test_places_below_the_map_fit_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_view(page, "map")
    beyond = page.evaluate("""() => [...document.querySelectorAll(".places *")].filter((one) =>
        one.getBoundingClientRect().right > innerWidth).length""")
    assert beyond == 0


def test_a_printed_table_says_which_part_of_which_day_it_is(page: Page) -> None:
    open_view(page, "table")
    page.emulate_media(media="print")
    caption = page.locator(".events caption")
    box = caption.bounding_box()
    assert box is not None
    assert box["width"] > 100
    expect(caption).to_have_text(
        re.compile(r"^Events, 1 to \d+ of \d+ of \S+, as they stood on \d{4}-\d\d-\d\d$")
    )


def test_a_choice_changes_the_list_the_address_and_the_numbers(page: Page) -> None:
    before = page.locator("table.events tbody tr").count()
    page.locator("[name=type][value=protest]").focus()
    page.keyboard.press("Space")
    expect(page.locator(".chips")).to_contain_text("protest")
    assert page.url.endswith("/?type=protest")
    assert 0 < page.locator("table.events tbody tr").count() < before
    assert page.evaluate("document.activeElement.value") == "protest"
    norway = page.locator("#choose-country label", has_text="Norway").locator(".number")
    assert int(norway.inner_text()) < 3
    page.go_back()
    expect(page.locator("table.events tbody tr")).to_have_count(before)


def test_a_slow_answer_does_not_undo_a_newer_choice(page: Page) -> None:
    page.evaluate(
        """async () => {
            const real = window.fetch;
            let release;
            const held = new Promise((go) => { release = go; });
            window.fetch = async (...asked) => {
                const came = await real(...asked);
                await held;
                return came;
            };
            const choose = (name) => document.querySelector(`[value=${name}]`).click();
            const wait = (time) => new Promise((go) => setTimeout(go, time));
            choose("protest");
            await wait(600);
            document.querySelector("[name=country][value=NO]").click();
            release();
        }"""
    )
    expect(page.locator(".chips")).to_contain_text("Norway")
    expect(page.locator(".chips")).to_contain_text("protest")
    assert page.locator("[name=country][value=NO]").is_checked()


def test_a_day_that_is_none_is_told_at_once(page: Page) -> None:
    page.locator("#choose-days > summary").press("Enter")
    page.locator("#since").fill("late May")
    page.keyboard.press("Enter")
    expect(page.locator("#since-slip")).to_contain_text("no year, month or day")
    assert page.locator("#since").input_value() == "late May"
    page.locator("#since").fill("2023")
    page.keyboard.press("Enter")
    expect(page.locator("#since-slip")).to_have_count(0)
    expect(page.locator(".chips")).to_contain_text("since 2023")


def choose_two(page: Page) -> list[str]:
    """Choose two events of the table by keyboard; give their labels."""
    boxes = page.locator("table.events input[type=checkbox]")
    chosen = [boxes.nth(at) for at in (0, 2)]
    for one in chosen:
        one.press("Space")
    return [one.input_value() for one in chosen]


def test_events_are_chosen_to_be_merged(page: Page) -> None:
    merge = page.locator("#merge")
    expect(merge).to_be_disabled()
    one, other = choose_two(page)
    expect(merge).to_have_text("Merge the 2 chosen events …")
    merge.press("Enter")
    page.wait_for_url(f"**/merge?event={one}&event={other}")
    expect(page.locator("main")).to_contain_text(one)
    expect(page.locator("main")).to_contain_text(other)


def test_two_events_are_put_side_by_side(page: Page) -> None:
    expect(page.locator("#beside")).to_be_hidden()
    one, other = choose_two(page)
    page.locator("#beside").press("Enter")
    page.wait_for_url(f"**/compare?left={one}&right={other}")
    expect(page.locator("main")).to_contain_text(other)


def test_the_map_is_used_by_keyboard(page: Page) -> None:
    open_view(page, "map", "country=UY&country=several")
    assert page.locator(".pin").count() == 3
    # The shapes of all countries, and the disc of a river that is wider than its ring.
    assert page.locator("path.disc.along").count() == 1
    press_until(page, "Tab", ".pin")
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup h3")).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/event/")
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.pin')")


def test_places_too_near_each_other_share_a_ring_until_one_zooms_in(page: Page) -> None:
    open_view(page, "map")
    few = page.locator(".pin").count()
    places = int(page.locator("#map").get_attribute("data-drawn") or 0)
    assert few < places
    labels = [one.get_attribute("aria-label") or "" for one in page.locator(".pin").all()]
    assert any("more place" in label for label in labels)
    assert sum(int(re.findall(r"(\d+) events?$", label)[0]) for label in labels) == 13


def test_no_shape_is_drawn_across_the_whole_map(page: Page) -> None:
    open_view(page, "map")
    steps, ends, names = page.evaluate(
        """async () => {
            const { fetchLand } = await import("/static/map_land.js");
            const { features } = await fetchLand();
            const rings = features.flatMap((one) => one.geometry.coordinates.flat());
            const steps = rings.flatMap((ring) =>
                ring.slice(1).filter(([, north]) => north > -89.9)
                    .map(([east], at) => Math.abs(east - ring[at][0])));
            const easts = rings.flat().map(([east]) => east);
            const ends = easts.reduce(([low, high], one) =>
                [Math.min(low, one), Math.max(high, one)], [0, 0]);
            return [steps.reduce((most, one) => Math.max(most, one), 0), ends, features.length];
        }"""
    )
    assert steps < 60
    assert (round(ends[0]), round(ends[1]), names) == (-180, 180, 241)


def test_a_filter_draws_the_map_anew(page: Page) -> None:
    open_view(page, "map")
    page.locator("[name=country][value=NO]").check()
    expect(page.locator("#map[data-drawn='3']")).to_be_visible()


def test_what_is_in_view_is_asked_for(page: Page) -> None:
    open_view(page, "map", "country=UY&country=NO")
    # Up until only the north is in view: arrow keys move the map that has the focus.
    page.locator(".leaflet-control-zoom-in").press("Enter")
    page.wait_for_timeout(500)
    page.locator("#map").focus()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowUp")
        page.wait_for_timeout(400)
    page.locator("#in-view").press("Enter")
    expect(page.locator(".chips")).to_contain_text("in the area")
    assert "box=" in page.url
    expect(page.locator("table.places")).to_contain_text("Tromsø")
    expect(page.locator("table.places")).not_to_contain_text("Salto")
    page.locator(".chips a", has_text="in the area").press("Enter")
    expect(page.locator("table.places")).to_contain_text("Salto")


def test_a_decision_leaves_whoever_reads_where_they_are(page: Page) -> None:
    box = page.locator("table.events input[type=checkbox]").nth(3)
    box.check()
    label = box.input_value()
    page.locator(f"a[href='/event/{label}']").focus()
    page.evaluate("document.getElementById('found').dataset.old = 'yes'")
    page.evaluate("document.dispatchEvent(new CustomEvent('worked'))")
    expect(page.locator("#found[data-old]")).to_have_count(0)
    expect(page.locator(f"[value='{label}']")).to_be_checked()
    assert page.evaluate("document.activeElement.textContent") == label


def test_without_scripts_everything_is_there_as_text(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.root, java_script_enabled=False)
    page = context.new_page()
    page.goto(served.door.address)
    page.locator("[name=type][value=protest]").check()
    page.get_by_role("button", name="Show").click()
    assert "type=protest" in page.url
    expect(page.locator(".chips")).to_contain_text("protest")
    page.get_by_role("link", name="Map").click()
    expect(page.locator("#map")).to_contain_text("The map needs scripts")
    assert page.locator("table.places tbody tr").count() > 1
    context.close()
