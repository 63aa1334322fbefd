"""Measure the page of a long report: how soon all is marked, and how soon a value is kept.

An invented report (`record_generator.py`, seeded) of 500,000 characters with 250 claims, which make
2,000 marks that overlap, is put into a record, and the desk is served as `twosource serve` does,
with the process beside it that works decisions in. Chromium opens the page some times: from asking
for it to all marks set, and to the second frame after that, by the page's own clock. Then fifty
times words are selected in the text, "when" is named by its key, and the value is kept: from Enter
to the answer by the page's clock, and the whole way from the first key by ours.

    python bench/bench_desk_report.py
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from desk_window import serving, window
from record_generator import Made, make_events, make_long
from twosource.stores.sql import open_store
from twosource.views.report_marks import list_marks
from twosource.views.report_view import see_report

SIZE, CLAIMS = 500_000, 250
OPENINGS, SAVES = 10, 50
CLAIMS_OF_A_KIND = 5
DRAWN = """() => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(
    () => tell(performance.now()))))"""
MARKED = "() => performance.getEntriesByName('report:marked')[0].startTime"
# The page tells by itself when the answer is there: asking it again and again would slow it down.
AWAIT = """() => { globalThis.sent = new Promise((tell) => {
    new PerformanceObserver((seen, watching) => {
        const one = seen.getEntriesByName("send")[0];
        if (one) { watching.disconnect(); tell(one.duration); }
    }).observe({ entryTypes: ["measure"] });
}); }"""
SENT = "() => globalThis.sent"
SELECT = """(words) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    let from = words.after;
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const at = node.data.indexOf(words.text, from);
        if (at >= 0) {
            getSelection().setBaseAndExtent(node, at, node, at + words.text.length);
            return;
        }
        from = Math.max(0, from - node.data.length);
    }
    throw new Error("no such words");
}"""
Figures = Mapping[str, Sequence[float]]


def keep(path: Path, made: Made) -> int:
    """Put the report into a new record; give how many marks its page shows."""
    events, ids = zip(*make_events(made.grounded), strict=True)
    with open_store(path, create=True) as store:
        store.add_finished(made.report, made.report.text.encode(), made.reading)
        store.replace_events(events, ids, made.grounded)
        return len(list_marks(see_report(store, made.report.key)))


def measure(address: str, made: Made, openings: int, saves: int, pause: float = 0.0) -> Figures:
    """Open the page and keep values; give seconds of each."""
    with window(address) as page:
        found: dict[str, list[float]] = {"marked": [], "drawn": [], "kept": [], "whole": []}
        for _ in range(openings):
            page.goto(f"/report/{made.report.key}")
            found["drawn"].append(page.evaluate(DRAWN) / 1000)
            found["marked"].append(page.evaluate(MARKED) / 1000)
        for number in range(saves):
            time.sleep(pause)
            # Every fifth claim is of the first of May.
            one = made.grounded[number * CLAIMS_OF_A_KIND % len(made.grounded)]
            _save(page, one.claim.passage.start, found)
    return found


def _save(page: Page, after: int, found: dict[str, list[float]]) -> None:
    """Select a date behind some character, say that it is when, and keep it."""
    page.locator("#text").focus()
    page.evaluate(SELECT, {"text": "1 May", "after": after})
    start = time.perf_counter()
    page.keyboard.press("w")
    page.locator("#value-form").wait_for(state="visible")
    page.locator("#value-value").fill("2014-05-01")
    page.evaluate(AWAIT)
    page.keyboard.press("Enter")
    found["kept"].append(page.evaluate(SENT) / 1000)
    page.locator("#value-form").wait_for(state="hidden")
    found["whole"].append(time.perf_counter() - start)


def tell(figures: Figures) -> Iterator[str]:
    """Give the figures as rows of a table, in milliseconds."""
    names = {
        "marked": "page asked for, all marks set",
        "drawn": "page asked for, second frame drawn",
        "kept": "Enter pressed, value kept",
        "whole": "key pressed on selected words, value kept",
    }
    yield "| | median | p95 | most |"
    yield "|---|---:|---:|---:|"
    for name, words in names.items():
        seconds = sorted(figures[name])
        p95 = seconds[max(0, -(-len(seconds) * 95 // 100) - 1)]
        row = (statistics.median(seconds), p95, seconds[-1])
        yield f"| {words} | {' | '.join(f'{one * 1000:,.0f} ms' for one in row)} |"


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--size", type=int, default=SIZE, help="characters of the report")
    options.add_argument("--claims", type=int, default=CLAIMS)
    options.add_argument("--openings", type=int, default=OPENINGS)
    options.add_argument("--saves", type=int, default=SAVES)
    options.add_argument("--pause", type=float, default=0.0, help="seconds before each save")
    given: Any = options.parse_args(words)
    made = make_long(given.size, given.claims)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        marks = keep(path, made)
        print(f"{len(made.report.text):,} characters, {len(made.grounded)} claims, {marks:,} marks")
        with serving(path) as address:
            figures = measure(address, made, given.openings, given.saves, given.pause)
            print("\n".join(tell(figures)))


if __name__ == "__main__":
    main()
