"""The pages of events in a browser: by keyboard, read aloud, narrow, dark, and as work is done."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from desk import Served, desk, example_record, parts, received, record, remembering
from desk_browser import browser, keep_shots, page, press_until, served
from events_at_desk import find_event, is_wide
from test_desk_compare import find_alike
from twosource.web.desk import Desk

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]


OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"


def list_pages(desk: Desk) -> dict[str, str]:
    """Give addresses of each kind of page, by name."""
    wide = find_event(desk, is_wide)
    contested = find_event(desk, lambda one: one.conflicts or one.links)
    left, right, _ = find_alike(desk)
    return {
        "event": f"/event/{wide.label}",
        "event-contested": f"/event/{contested.label}",
        "event-to-get": f"/event/{find_event(desk, lambda one: one.todo).label}",
        "compare": f"/compare?left={left.label}&right={right.label}",
        "compare-ask": "/compare?left=NOPE-1&right=",
        "merge": f"/merge?event={wide.label}&event={contested.label}",
        "split": f"/event/{wide.label}/split?claim={wide.claims[0]}",
    }


@pytest.fixture
def heedless(browser: Browser, served: Served) -> Iterator[Page]:
    """Give a page that may be refused: a browser notes that in its console."""
    context = browser.new_context(base_url=served.root, color_scheme="dark")
    one = context.new_page()
    one.goto(served.door.address)
    yield one
    context.close()


def test_nothing_serious_stands_in_the_way_of_anybody(heedless: Page, desk: Desk) -> None:
    heard: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        heedless.emulate_media(color_scheme=scheme)
        for name, address in list_pages(desk).items():
            heedless.goto(address)
            heedless.evaluate(OPEN_ALL)
            found = Axe().run(heedless).response["violations"]
            grave = [one for one in found if one["impact"] in {"serious", "critical"}]
            if grave:
                told = [f"{one['id']}: {one['nodes'][0]['html']}" for one in grave]
                heard[f"{name} {scheme}"] = told
    assert heard == {}


def test_no_page_is_wider_than_a_telephone(heedless: Page, desk: Desk) -> None:
    heedless.set_viewport_size({"width": 360, "height": 800})
    for address in list_pages(desk).values():
        heedless.goto(address)
        assert heedless.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_pages_are_kept_as_pictures(heedless: Page, desk: Desk) -> None:
    for name, address in list_pages(desk).items():
        heedless.goto(address)
        assert heedless.locator("h1").count() == 1
        keep_shots(heedless, name)


def test_a_number_leads_to_its_claim_and_the_claim_to_the_report(page: Page, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    page.goto(f"/event/{event.label}")
    press_until(page, "Tab", "a.n")
    page.keyboard.press("Enter")
    target = page.locator(".claim:target")
    expect(target).to_have_count(1)
    target.locator(".source a").click()
    expect(page).to_have_url(re.compile(r"/report/\w+#claim-\w+"))


def test_claims_are_split_off_by_keyboard_alone(page: Page, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    page.goto(f"/event/{event.label}")
    press_until(page, "Tab", ".tick input", most=90)
    page.keyboard.press("Space")
    expect(page.locator("[data-ticked]")).to_contain_text(f"1 of {len(event.claims)} claims ticked")
    press_until(page, "Tab", "form.claims button", most=90)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Split")
    press_until(page, "Tab", "textarea")
    page.keyboard.type("told of another day")
    press_until(page, "Tab", "button.main")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("Decision 1 is kept: split: 1 claim")
    press_until(page, "Tab", ".told button")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("Decision 1 is undone")


def test_all_claims_cannot_be_ticked_away(page: Page, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    page.goto(f"/event/{event.label}")
    for box in page.locator(".tick input").all():
        box.check()
    expect(page.locator("form.claims button")).to_be_disabled()
    expect(page.locator("[data-ticked]")).to_contain_text("leave one at least")


def test_what_was_worked_in_shows_by_itself_and_what_is_typed_stays(page: Page, desk: Desk) -> None:
    event = find_event(desk, is_wide)
    page.goto(f"/event/{event.label}")
    tell = "document.dispatchEvent(new CustomEvent('worked'))"
    post = (
        "fetch(location.pathname + '/review', {method: 'POST',"
        " body: new URLSearchParams({state: 'in_review', note: 'from elsewhere'})}).then(() => 1)"
    )
    page.locator("#joined details").first.evaluate("one => { one.open = true }")
    page.evaluate(post)
    page.evaluate(tell)
    expect(page.locator("#history")).to_contain_text("from elsewhere")
    expect(page.locator("#review .state")).to_contain_text("In review, by R1")
    assert page.locator("#joined details").first.evaluate("one => one.open")
    page.locator("#note").fill("half a")
    page.evaluate(post)
    page.evaluate(tell)
    expect(page.locator("#work")).to_contain_text("what you typed is kept")
    expect(page.locator("#note")).to_have_value("half a")


def test_an_event_that_went_into_another_is_followed(page: Page, desk: Desk) -> None:
    left, right, pair = find_alike(desk)
    later = max((left, right), key=lambda one: one.label[-4:])
    page.goto(f"/event/{later.label}")
    page.evaluate(
        "([claims, left, right]) => { const sent = new URLSearchParams({left, right,"
        " verdict: 'same'}); for (const one of claims) sent.append('claim', one);"
        " return fetch('/compare', {method: 'POST', body: sent}).then(() => 1); }",
        [list(pair), left.label, right.label],
    )
    page.evaluate("document.dispatchEvent(new CustomEvent('worked'))")
    expect(page.locator(".told")).to_contain_text(f"{later.label} is part of")


def test_two_events_are_weighed_while_the_page_stays(page: Page, desk: Desk) -> None:
    with desk.read() as store:
        left, right = [one for one in store.events() if not one.look_alikes][:2]
    page.goto(f"/compare?left={left.label}&right={right.label}")
    page.get_by_role("button", name="Weigh the pairs").press("Enter")
    expect(page.locator(".weighed")).to_contain_text("weighed")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_after_a_form_the_focus_is_on_what_was_done(page: Page, desk: Desk) -> None:
    wide = find_event(desk, is_wide)
    other = find_event(desk, lambda one: one.label != wide.label)
    page.goto(f"/event/{wide.label}")
    page.locator("#note").fill("read twice")
    page.get_by_role("button", name="Only leave the comment").press("Enter")
    page.locator(".told").filter(has_text="Decision 1 is kept").wait_for()
    expect(page.locator(".told")).to_be_focused()
    page.locator(".told button").press("Enter")
    page.locator(".told").filter(has_text="Decision 1 is undone").wait_for()
    expect(page.locator(".told")).to_be_focused()
    page.goto(f"/merge?event={wide.label}&event={other.label}")
    page.locator("button.main").press("Enter")
    page.locator(".told").filter(has_text="Decision 2 is kept").wait_for()
    expect(page.locator(".told")).to_be_focused()
    # Worked in meanwhile, the page is another in all its parts: the focus is still there.
    page.evaluate("document.querySelector('#links, #alike, #joined').remove()")
    page.evaluate("document.dispatchEvent(new CustomEvent('worked'))")
    expect(page.locator("#alike")).to_have_count(1)
    expect(page.locator(".told")).to_be_focused()


def test_a_step_of_the_work_is_told_long_enough_to_be_read(page: Page, desk: Desk) -> None:
    told = iter(["", "opening the record", "", "matching", "opening the record", *["matching"] * 9])

    def answer(route: Route) -> None:
        status = {"busy": True, "behind": False, "done": 0, "what": next(told, "matching")}
        route.fulfill(json={**status, "step": 0, "of": 0, "last": None})

    with desk.read() as store:
        label = next(one.label for one in store.events())
    page.route("**/status", answer)
    page.goto(f"/event/{label}")
    page.evaluate("""async () => {
        const work = document.getElementById("work");
        window.seen = [];
        new MutationObserver(() => {
            window.seen.push([work.textContent.trim(), performance.now()]);
        }).observe(work, { childList: true });
        (await import("/static/desk.js")).look();
    }""")
    expect(page.locator("#work")).to_contain_text("matching")
    page.wait_for_timeout(3000)
    steps = page.evaluate("window.seen")
    changes = [one for before, one in pairwise(steps) if one[0] != before[0]]
    times = [steps[0][1], *(at for _, at in changes)]
    assert all(later - earlier >= 1400 for earlier, later in pairwise(times))
    assert [words for words, _ in changes].count("Working out: starting") == 0
