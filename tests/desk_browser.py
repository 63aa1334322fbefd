"""A browser before a desk: `page` is let in, and fails its test for what no page may do.

That is: an error of a script, a word in the console, a request to another host. The browser is
Chromium; with TWOSOURCE_BROWSER=firefox all the same tests are done in Firefox.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from desk import Served, desk, example_record, parts, received, record, remembering
from desk_window import FLAGS
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
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""
BETWEEN = Path(__file__).with_name("firefox_between.py")
# Playwright puts the style "body {}" into a page of Firefox before each picture, which the desk
# forbids: this is its digest in the complaint.
FOR_A_PICTURE = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA="
# Milliseconds: the desk of a test works events out anew before it answers.
expect.set_options(timeout=30_000)
WIDTHS = (360, 800, 1300)
# Where screenshots are kept, if anywhere.
SHOTS = os.environ.get("TWOSOURCE_SHOTS")


# Of a module: each that imports it has one of its own, and two may not be open at once.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Chromium, or Firefox where it is asked for; skips where there is none, not in CI."""
    opened = open_firefox() if os.environ.get("TWOSOURCE_BROWSER") == "firefox" else open_chromium()
    with opened as one:
        yield one


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Open Chromium."""
    _need(CHROMIUM, "chromium")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def open_firefox() -> Iterator[Browser]:
    """Open the Firefox that is installed; `firefox_between.py` tells what stands between."""
    _need(FIREFOX, "firefox-esr")
    with TemporaryDirectory() as folder, sync_playwright() as play:
        words = [sys.executable, str(BETWEEN), FIREFOX]
        start = Path(folder) / "firefox"
        start.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
        start.chmod(0o700)
        # The profile and its locks lie where no other Firefox of this user looks.
        home: dict[str, str | float | bool] = {**os.environ, "HOME": folder}
        firefox = play.firefox.launch(channel="moz-firefox", executable_path=start, env=home)
        yield firefox
        firefox.close()


def _need(program: str, package: str) -> None:
    if program:
        return
    if os.environ.get("CI"):
        pytest.fail(f"no {package}: `apt install {package}`")
    pytest.skip(f"no {package} on this machine")


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
    one.on("console", lambda message: _hear(f"{message.type}: {message.text}", complaints))
    one.on("pageerror", lambda error: _hear(str(error), complaints))
    one.on("request", lambda asked: _note(asked.url, served.root, complaints))
    one.goto(served.door.address)
    yield one
    context.close()
    assert complaints == [], complaints


def _hear(words: str, complaints: list[str]) -> None:
    if FOR_A_PICTURE not in words:
        complaints.append(words)


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
