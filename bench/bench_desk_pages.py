"""Measure how quick the overview is on a large record, and how heavy its pages are.

`python bench/bench_desk_pages.py` makes an invented record of 10,000 events (`desk_record.py`),
opens the desk before it as a user does, and asks for each page many times; then once more while the
events are read anew after a decision. Prints milliseconds and kilobytes, a line a page.
"""

import argparse
import gzip
import http.cookiejar
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from desk_record import make_record
from twosource.model.ruling import Reviewed
from twosource.stores.sql import open_store

PAGES = (
    "/",
    "/?page=100",
    "/?type=trial&country=NO&since=2016",
    "/?words=witness",
    "/?order=origins&everything=1",
    "/?view=map",
    "/map.json",
    "/?view=time",
    "/?view=figures",
    "/vendor/world-atlas-2.0.2/countries-50m.json",
)
TIMES = 40
SERVE = "from twosource.cli import main; main()"
KILO = 1000


class Visitor:
    """Somebody who was let in, and waits for each page."""

    def __init__(self, address: str) -> None:
        self._root = address.partition("/?")[0]
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        self._opener.addheaders = [("accept-encoding", "gzip")]
        self._opener.open(address).read()

    def ask(self, page: str) -> tuple[float, bytes]:
        """Give the milliseconds a page took, and what came."""
        start = time.perf_counter()
        came: bytes = self._opener.open(self._root + page).read()
        return (time.perf_counter() - start) * KILO, came


def measure(visitor: Visitor) -> None:
    """Print how long each page takes, and what it weighs."""
    for page in PAGES:
        took, came = zip(*(visitor.ask(page) for _ in range(TIMES)), strict=True)
        heavy = came[0]
        bare = gzip.decompress(heavy) if heavy.startswith(b"\x1f\x8b") else heavy
        print(
            f"{page:45} p50 {_share(took, 0.5):4.0f} ms, p95 {_share(took, 0.95):4.0f} ms,"
            f" {len(bare) / KILO:4.0f} kB, packed {len(heavy) / KILO:4.0f} kB"
        )


def measure_meanwhile(visitor: Visitor, record: Path) -> None:
    """Print how long the first page takes while the events are read anew after each decision."""
    took = []
    with open_store(record, create=False) as store:
        label = next(iter(store.briefs(everything=True)))[0].label
        for number in range(TIMES // 4):
            said = Reviewed(store.event(label).id, label, "in_review")
            store.add_ruling(said, "R1", None, f"2026-01-01T00:00:{number:02}Z")
            took += [visitor.ask("/")[0] for _ in range(4)]
    print(
        f"/ while rows are read anew: p50 {_share(took, 0.5):.0f}, p95 {_share(took, 0.95):.0f} ms"
    )


def _share(took: "tuple[float, ...] | list[float]", share: float) -> float:
    return sorted(took)[round(share * (len(took) - 1))]


def main(record: Path) -> None:
    """Open the desk before a record, and measure."""
    words = [sys.executable, "-c", SERVE, "serve", "--record", str(record), "--port", "0"]
    desk = subprocess.Popen([*words, "--no-browser"], stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        told = iter(desk.stdout or ())
        address = next(found[0] for line in told if (found := re.search(r"http://\S+", line)))
        start = time.perf_counter()
        visitor = Visitor(address)
        print(f"first page: {time.perf_counter() - start:.2f} s")
        measure(visitor)
        measure_meanwhile(visitor, record)
    finally:
        desk.terminate()
        desk.wait()


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--events", type=int, default=10_000)
    reader.add_argument("--record", type=Path, help="a record that is there, instead of a new one")
    asked = reader.parse_args()
    if asked.record:
        main(asked.record)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "desk.db"
            make_record(made, asked.events)
            main(made)
