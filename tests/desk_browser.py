"""Chromium before a desk: `page` is let in, and fails its test for what no page may do.

That is: an error of a script, a word in the console, a request to another host.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from desk import Served, desk, example_record, parts, received, record, remembering
from twosource.web.desk import Desk

__all__ = [
    "browser",
    "desk",
    "example_record",
    "page",
    "parts",
    "received",
    "record",
    "remembering",
    "served",
]

CHROMIUM = shutil.which("chromium") or ""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)
# Milliseconds: the desk of a test works events out anew before it answers.
expect.set_options(timeout=30_000)
WIDTHS = (360, 800, 1300)
# Where screenshots are kept, if anywhere.
SHOTS = os.environ.get("TWOSOURCE_SHOTS")


# Of a module: each that imports it has one of its own, and two may not be open at once.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Chromium; skips where there is none, but not in CI."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: `apt install chromium`")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    """Give the desk as a browser reaches it."""
    one = Served(desk)
    yield one
    one.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Give a page of a browser that was let in; addresses are those of the desk."""
    context = browser.new_context(base_url=served.root, viewport={"width": 1300, "height": 900})
    complaints: list[str] = []
    one = context.new_page()
    one.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    one.on("pageerror", lambda error: complaints.append(str(error)))
    one.on("request", lambda asked: _note(asked.url, served.root, complaints))
    one.goto(served.door.address)
    yield one
    context.close()
    assert complaints == []


def _note(url: str, root: str, complaints: list[str]) -> None:
    if not url.startswith((f"{root}/", "data:", "blob:")):
        complaints.append(f"asked elsewhere: {url}")


def keep_shots(page: Page, name: str) -> None:
    """Keep pictures of a page at three widths, where a folder for them is named."""
    if SHOTS is None:
        return
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(150)
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    if size is not None:
        page.set_viewport_size(size)


def press_until(page: Page, key: str, selector: str, most: int = 60) -> None:
    """Press a key until what a selector finds has the focus; fails where it never has."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("s => document.activeElement?.matches(s)", selector):
            return
    pytest.fail(f"{key} never reaches {selector}")
