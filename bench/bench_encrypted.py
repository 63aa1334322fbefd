"""Measure what encryption and backups cost: the same record plain and encrypted, side by side.

Invented reports with a fake extractor's readings, so that what is timed is the record alone. Prints
a block for BENCHMARKS.md. Usage: python bench/bench_encrypted.py [--reports 2000]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from kept_records import Hears
from store_samples import parse, raw, reading, report
from twosource.model.record import KeptParse
from twosource.stores import age_file
from twosource.stores.backup import Lock, Unlocks, back_up, restore
from twosource.stores.rewriting import Change, rewrite
from twosource.stores.sql import SqlStore, open_store

WORD = "five words drawn by lot"
QUERIES = 20


def timed(what: Callable[[], object]) -> float:
    """Give how many seconds something takes."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def fill(path: Path, word: str | None, reports: int) -> None:
    """Keep so many invented reports, one transaction each, as a build does."""
    with open_store(path, create=True, asks=Hears(word)) as store, store.building():
        for number in range(reports):
            one = report(number)
            store.add_finished(one, raw(one), reading(one), KeptParse(one.key, "m", parse(200)))


def read_all(store: SqlStore) -> None:
    """Read every report and its current reading."""
    for _ in (*store.reports(), *store.current_readings()):
        pass


def measure(folder: Path, word: str | None, reports: int) -> dict[str, float]:
    """Time the steps on one record."""
    path, asks = folder / f"{'secret' if word else 'plain'}.db", Hears(word)
    told = {"build, reports/s": reports / timed(lambda: fill(path, word, reports))}
    opened = [timed(lambda: open_store(path, create=False, asks=asks).close()) for _ in range(5)]
    told["open, ms"] = 1000 * sorted(opened)[2]
    with open_store(path, create=False, asks=asks) as store:
        told["read all, reports/s"] = reports / timed(lambda: read_all(store))
        told["check, reports/s"] = reports / timed(store.check)
    told["bytes a report"] = path.stat().st_size / reports
    return told


def measure_copies(folder: Path, reports: int) -> dict[str, float]:
    """Time backup, restore, and writing the record anew."""
    key = age_file.make_identity()
    out = folder / "r.age"
    with open_store(folder / "secret.db", create=False, asks=Hears(WORD)) as store:
        lock = Lock([str(key.to_public())])
        told = {"backup with its check, s": timed(lambda: back_up(store, out, lock))}
    told["backup, bytes a report"] = out.stat().st_size / reports
    unlocks = Unlocks(lambda: "", str(key))
    again = folder / "again.db"
    told["restore, s"] = timed(lambda: restore(out, again, unlocks, lambda _: WORD))
    plain = folder / "plain.db"
    told["encrypt a plain record, s"] = timed(lambda: rewrite(plain, Change(None, WORD), 1.0))
    return told


def main() -> None:
    """Measure, and print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=2000)
    reports = asked.parse_args().reports
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, secret = (measure(folder, word, reports) for word in (None, WORD))
        print(f"| {reports} reports | plain | encrypted |\n|---|---|---|")
        for what, value in plain.items():
            print(f"| {what} | {value:.0f} | {secret[what]:.0f} |")
        for what, value in measure_copies(folder, reports).items():
            print(f"| {what} | | {value:.1f} |")


if __name__ == "__main__":
    main()
