"""No page of the queue, the inbox and taking in stands in the way of who cannot see it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from desk import desk, example_record, parts, received, record, remembering
from desk_browser import browser, page, served

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
KINDS = ("pair", "conflict", "single", "blank", "moved")
PAGES = (*(f"/queue?kind={kind}" for kind in KINDS), "/inbox", "/take-in")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
def test_no_page_stands_in_the_way(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        page.goto(address)
        for one in page.locator("details").all():
            one.evaluate("details => { details.open = true; }")
        found = Axe().run(page).response["violations"]
        grave = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
        assert grave == [], address
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, address
