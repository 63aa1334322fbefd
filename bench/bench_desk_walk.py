"""Measure how fast the queue of the desk takes answers, by driving its page with the keyboard.

A record of invented reports is built (`growing_generator.py`), the desk is opened on it as a user
opens it, and a browser goes through fifty pairs: for each the key is pressed as soon as the page
says that keys answer, and the next pair is waited for. Nobody thinks or reads meanwhile, so what is
told is the most that the program leaves to a person: seconds from the key to the next pair with its
keys ready, and keys and scrolls a pair. Events are worked out anew beside it all along. At the end
all fifty must be in the record.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from growing_generator import invent_record
from twosource.config import Config
from twosource.pipeline import derive
from twosource.stores.sql import open_store
from twosource.wiring import keep_weights, open_parts, open_record

ITEMS, CLAIMS, SEED = 50, 4000, 7
PROGRAM = (sys.executable, "-c", "from twosource.cli import main; main()")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
WAIT = 60_000  # ms
KEYS = "sdu"


@dataclass(slots=True)
class Walk:
    """What it took: seconds from each key to the next pair, and the keys that were pressed."""

    seconds: list[float] = field(default_factory=list)
    keys: int = 0
    scrolls: int = 0
    whole: float = 0.0


def make_record(path: Path, claims: int) -> None:
    """Build a record of invented reports."""
    with open_record(path, create=True) as store:
        parts = open_parts(Config(), lambda *_: None, store)
        versions = parts.reading.extractor, parts.reading.codebook
        for one in invent_record(claims, SEED, *versions):
            store.add_finished(one.report, one.report.text.encode(), one.reading)
        keep_weights(store, parts.matcher)
        derive(store, parts, lambda *_: None)


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Open the desk; give its address with the key."""
    words = [*PROGRAM, "serve", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603  # ours
        try:
            for line in desk.stdout or ():
                if found := re.search(r"http://\S+", line):
                    yield found[0]
                    return
        finally:
            desk.terminate()


def walk(page: Page, root: str, items: int) -> Walk:
    """Answer so many pairs, each as soon as its keys answer."""
    taken = Walk()
    page.goto(f"{root}/queue?kind=pair")
    here = wait_ready(page, taken, "")
    start = time.perf_counter()
    for number, key in zip(range(items), cycle(KEYS), strict=False):
        pressed = time.perf_counter()
        page.keyboard.press(key)
        taken.keys += 1
        if number + 1 < items:
            here = wait_ready(page, taken, here)
        taken.seconds.append(time.perf_counter() - pressed)
    taken.whole = time.perf_counter() - start
    return taken


def wait_ready(page: Page, taken: Walk, before: str) -> str:
    """Wait for a pair that is another than the one before and answers keys; give its name."""
    name = f":not([value='{before}'])" if before else ""
    page.wait_for_selector(f"#item input[name=at]{name}", state="attached", timeout=WAIT)
    now = page.get_attribute("#item input[name=at]", "value") or ""
    ready = f"html[data-ready='{now}']"
    # A passage below the window is scrolled to, as a reader would.
    for _ in range(20):
        try:
            page.wait_for_selector(ready, state="attached", timeout=250)
        except Exception:  # noqa: BLE001  # it is not ready: the passage is further down
            page.keyboard.press("PageDown")
            taken.scrolls += 1
        else:
            return now
    raise TimeoutError(now)


def main() -> int:
    """Measure, print, and exit with 1 if an answer is not in the record."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--claims", type=int, default=CLAIMS)
    options.add_argument("--items", type=int, default=ITEMS)
    options.add_argument("--width", type=int, default=1300)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "walk.db"
        make_record(record, chosen.claims)
        with serving(record) as address, sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(FLAGS)
            )
            page = browser.new_page(viewport={"width": chosen.width, "height": 900})
            page.goto(address)
            taken = walk(page, address.split("/?", maxsplit=1)[0], chosen.items)
            last = page.locator("#said", has_text=f"Decision {chosen.items}:")
            last.wait_for(timeout=WAIT)
            browser.close()
        with open_store(record, create=False) as store:
            kept = len(store.decisions())
            events = store.counts().events
    times = sorted(taken.seconds)
    print(
        f"{events} events; {chosen.items} pairs in {taken.whole:.1f} s:"
        f" {60 * chosen.items / taken.whole:.0f} decisions a minute without thinking;"
        f" from a key to the next pair {1000 * statistics.median(times):.0f} ms (median),"
        f" {1000 * times[int(0.95 * (len(times) - 1))]:.0f} ms (95 of 100);"
        f" {taken.keys / chosen.items:.2f} keys and {taken.scrolls / chosen.items:.2f} scrolls a"
        f" pair; {kept} kept"
    )
    return 0 if kept == chosen.items else 1


if __name__ == "__main__":
    sys.exit(main())
