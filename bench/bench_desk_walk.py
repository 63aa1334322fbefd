"""Measure the desk as people use it, by driving its pages with the keyboard alone.

Nobody thinks or reads meanwhile, so what is told is the least that the program takes of a person:
keys, pages and seconds. Events are worked out anew beside it all along. Four walks:

- `first`: from `make serve` on the record of `make demo` to the first pair that is decided.
- `pairs`: fifty pairs of the queue, on a record of invented reports (`growing_generator.py`). The
  key is pressed as soon as the page says that keys answer; all fifty must be in the record.
  A new pair answers no key for 0.4 s, which is in the times that are told.
- `report`: one report of median length among the examples, settled. Every claim is checked (the
  second is said not to be told), one value is put right, one claim that is missing is coded by hand
  with its type, day, place and number, and the report is made done.
- `day`: so many invented reports (the examples, then `bench/origins`) are taken in by the page for
  that and settled one after the other in the same way; each leads to the next.

    python bench/bench_desk_walk.py [first] [pairs] [report] [day] [--reports 60]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from desk_hand import Hand
from desk_window import build_examples, serving, window
from growing_generator import invent_record
from twosource.config import Config
from twosource.model.ruling import Settled, Valued
from twosource.pipeline import derive
from twosource.stores.sql import open_store
from twosource.wiring import keep_weights, open_parts, open_record

ROOT = Path(__file__).resolve().parent.parent
ITEMS, CLAIMS, REPORTS, SEED = 50, 4000, 60, 7
WAIT = 60_000  # ms
ANSWERS = 650  # ms: a new doubt answers no key for 400
READING = 1_800_000  # ms: many reports are read at some a second, and the model is loaded first
KEYS = "sdu"
WORKDAY = 8 * 3600  # seconds
DAY, PLACE, TYPE = "2022-11-02", "Hokitika", "arrest"


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
def examples() -> Iterator[Path]:
    """Give a record of the example reports, for as long as the block."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "demo.db"
        build_examples(ROOT, record)
        yield record


# ---- the first pair ----


def walk_first(chosen: Any) -> str:
    """Open the desk on the examples and decide one pair."""
    del chosen
    with examples() as record:
        start = time.perf_counter()
        with serving(record) as address, window(address) as page:
            opened = time.perf_counter() - start
            hand = Hand(page)
            hand.reach("a[href='/queue']")
            hand.press("Enter")
            wait_ready(hand, "")
            hand.press("s")
            expect(page.locator("#said")).to_contain_text("Decision 1", timeout=WAIT)
            whole = time.perf_counter() - start
        keys = hand.keys
    return (
        f"First pair decided {whole:.1f} s after `make serve`"
        f" ({opened:.1f} s until the first page is there), {keys} keys"
    )


# ---- the queue ----


def walk_pairs(chosen: Any) -> str:
    """Answer so many pairs of the queue, each as soon as its keys answer."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "walk.db"
        make_record(record, chosen.claims)
        with serving(record) as address, window(address, width=chosen.width) as page:
            hand = Hand(page)
            seconds, whole, scrolls = answer_pairs(hand, chosen.items)
            last = page.locator("#said", has_text=f"Decision {chosen.items}:")
            last.wait_for(timeout=WAIT)
        with open_store(record, create=False) as store:
            kept = len(store.decisions())
            events = store.counts().events
    if kept != chosen.items:
        raise SystemExit(f"{kept} of {chosen.items} answers are in the record")
    times = sorted(seconds)
    return (
        f"{events} events; {chosen.items} pairs in {whole:.1f} s:"
        f" {60 * chosen.items / whole:.0f} decisions a minute without thinking;"
        f" from a key to the next pair {1000 * statistics.median(times):.0f} ms (median),"
        f" {1000 * times[int(0.95 * (len(times) - 1))]:.0f} ms (95 of 100);"
        f" {(hand.keys - scrolls) / chosen.items:.2f} keys and {scrolls / chosen.items:.2f} scrolls"
        f" a pair; {kept} kept"
    )


def answer_pairs(hand: Hand, items: int) -> tuple[list[float], float, int]:
    """Answer pairs; give seconds from each key to the next pair, in all, and the scrolls."""
    hand.page.goto("/queue?kind=pair")
    here, scrolls = wait_ready(hand, "")
    seconds = []
    start = time.perf_counter()
    for number, key in zip(range(items), cycle(KEYS), strict=False):
        pressed = time.perf_counter()
        hand.press(key)
        if number + 1 < items:
            here, more = wait_ready(hand, here)
            scrolls += more
        seconds.append(time.perf_counter() - pressed)
    return seconds, time.perf_counter() - start, scrolls


def wait_ready(hand: Hand, before: str) -> tuple[str, int]:
    """Wait for a pair that is another than the one before and answers keys; name and scrolls."""
    name = f":not([value='{before}'])" if before else ""
    hand.page.wait_for_selector(f"#item input[name=at]{name}", state="attached", timeout=WAIT)
    now = hand.page.get_attribute("#item input[name=at]", "value") or ""
    ready = f"html[data-ready='{now}']"
    # A passage below the window is scrolled to, as a reader would.
    for scrolls in range(20):
        try:
            hand.page.wait_for_selector(ready, state="attached", timeout=ANSWERS)
        except Exception:  # noqa: BLE001  # it is not ready: the passage is further down
            hand.press("PageDown")
        else:
            return now, scrolls
    raise TimeoutError(now)


# ---- a report ----


@dataclass(frozen=True, slots=True)
class Settling:
    """What it took to settle a report."""

    claims: int
    keys: int
    pages: int
    seconds: float


def walk_report(chosen: Any) -> str:
    """Settle the example report of median length."""
    del chosen
    with examples() as record:
        with open_store(record, create=False) as store:
            every = sorted(store.reports(), key=lambda one: (len(one.text), one.key))
            report = every[len(every) // 2]
        with serving(record) as address, window(address) as page:
            page.goto("/inbox")
            hand = Hand(page)
            while page.evaluate("document.activeElement.innerText") != report.label:
                hand.press("j")
            hand.press("o")
            page.wait_for_url("**/report/*")
            took = settle(hand)
        check(record, [report.key])
    return (
        f"A report of {len(report.text)} characters with {took.claims} claims, settled:"
        f" {took.keys} keys, {took.pages} pages, {took.seconds:.1f} s"
        f" (and {hand.keys - took.keys} keys to it from the list of {len(every)})"
    )


def settle(hand: Hand) -> Settling:
    """Check all claims of the report that is open, put one value right, code one claim, be done."""
    page = hand.page
    page.locator("#keys").wait_for(timeout=WAIT)
    keys, pages, start = hand.keys, hand.pages, time.perf_counter()
    claims = page.locator(".claim").count()
    for number in range(1, claims + 1):
        expect(page.locator(".claim[aria-current]")).to_have_attribute("data-number", str(number))
        if number == 1:
            put_right(hand)
        hand.press("n" if number == 2 else "y")  # noqa: PLR2004  # the second
    code_missing(hand)
    here = page.url
    hand.press("d")
    page.wait_for_url(lambda url: url != here, timeout=WAIT)
    page.wait_for_load_state()
    return Settling(claims, hand.keys - keys, hand.pages - pages, time.perf_counter() - start)


def put_right(hand: Hand) -> None:
    """Put the day of the claim right."""
    hand.press("w")
    expect(hand.page.locator("#value-value")).to_be_focused()
    hand.write(DAY)
    hand.press("Enter")
    expect(hand.page.locator("#saved")).to_contain_text("When is", timeout=WAIT)


def code_missing(hand: Hand) -> None:
    """Code a claim on a sentence that has none: what, when, where and how many."""
    page = hand.page
    hand.press("u")
    expect(page.locator("#taking")).to_be_visible()
    hand.press("c")
    expect(page.locator("#c-type")).to_be_focused()
    hand.write(TYPE)
    hand.reach("#c-when\\.value")
    hand.write(DAY)
    hand.reach("#c-where\\.value")
    hand.write(PLACE)
    hand.reach("#c-counts\\.0\\.value")
    hand.write("5")
    hand.press("Enter")
    expect(page.locator("#coding-form")).to_be_hidden(timeout=WAIT)
    expect(page.locator("#saved")).to_contain_text("coded by hand", timeout=WAIT)


def check(record: Path, reports: Sequence[str]) -> None:
    """See that all that was said of reports is in the record."""
    with open_store(record, create=False) as store:
        for key in reports:
            said = [one.said for one in store.rulings_on(key)]
            claims = len(store.reading(key).claims)
            words = [one for one in said if isinstance(one, Valued) and one.facet == "type"]
            done = [one.state for one in said if isinstance(one, Settled)]
            if (len(words), done) != (claims, ["done"]):
                raise SystemExit(f"{key}: {len(words)} of {claims} claims checked, {done}")


# ---- a day ----


def walk_day(chosen: Any) -> str:
    """Take reports in and settle all of them; tell what it leaves of a working day."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "day.db"
        with open_record(record, create=True):
            pass
        with serving(record) as address, window(address) as page:
            start = time.perf_counter()
            page.goto("/take-in")
            page.set_input_files("input[type=file]", list_files(Path(folder), chosen.reports))
            page.locator(
                "form:has(input[type=file]) button.main, form:has(input[type=file]) button"
            ).first.press("Enter")
            page.get_by_role("heading", name="Taken in", exact=True).wait_for(timeout=READING)
            reading = time.perf_counter() - start
            hand = Hand(page)
            page.goto("/inbox/next")
            took = [settle(hand) for _ in range(chosen.reports)]
        with open_store(record, create=False) as store:
            keys = [one.key for one in store.reports()]
            length = statistics.median(len(one.text) for one in store.reports())
        check(record, keys)
    seconds = sum(one.seconds for one in took)
    left = (WORKDAY - seconds) / len(took)
    return (
        f"{len(keys)} reports (median {length:.0f} characters,"
        f" {sum(one.claims for one in took)} claims) read in {reading:.0f} s of the machine's time,"
        f" then settled with {sum(one.keys for one in took):,} keys in {seconds:.0f} s of pages"
        f" (a report: {statistics.median(one.keys for one in took):.0f} keys,"
        f" {statistics.median(one.seconds for one in took):.1f} s); of 8 hours"
        f" {left / 60:.1f} minutes are left for each report"
    )


def list_files(folder: Path, most: int) -> list[Path]:
    """Give files that hold so many invented reports."""
    found = sorted((ROOT / "examples/reports").glob("*"))
    lines = (ROOT / "bench/origins/reports.jsonl").read_text("utf-8").splitlines()
    notes = next(one for one in found if one.suffix == ".jsonl")
    held = len(found) - 1 + len(notes.read_text("utf-8").splitlines())
    more = folder / "more.jsonl"
    more.write_text("\n".join(lines[: most - held]), encoding="utf-8")
    return [*found, more]


WALKS: Mapping[str, Callable[[Any], str]] = {
    "first": walk_first,
    "pairs": walk_pairs,
    "report": walk_report,
    "day": walk_day,
}


def main() -> None:
    """Measure and print, a line for each walk; fails where something is not in the record."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("walks", nargs="*", metavar="walk", help=" ".join(WALKS))
    options.add_argument("--claims", type=int, default=CLAIMS)
    options.add_argument("--items", type=int, default=ITEMS)
    options.add_argument("--reports", type=int, default=REPORTS)
    options.add_argument("--width", type=int, default=1300)
    chosen = options.parse_args()
    for name in chosen.walks or WALKS:
        print(WALKS[name](chosen), flush=True)


if __name__ == "__main__":
    main()
