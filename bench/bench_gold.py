"""Score the record of the first two reports, and of twenty twins of them made at run time.

`make gold`, with TWOSOURCE_DATA set: prints a Markdown table for BENCHMARKS.md. With `--verbose`
(`make gold VERBOSE=1`) it also lists each item that is not right; with `--texts FOLDER` it writes
the twins there to read.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from labelled_data import find_data
from twosource.config import Config
from twosource.exporters.json_text import encode_line
from twosource.exporters.tables import RecordTables, Table
from twosource.measures.exported_lines import Exported
from twosource.measures.first_reports import score
from twosource.measures.twins import SEEDS, make_twin
from twosource.measures.verdicts import Item, Tally, count_verdicts
from twosource.pipeline import Parts, build
from twosource.ports import Store
from twosource.views.record_view import view_of
from twosource.wiring import open_parts, open_record, receive_all


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair of reports, by name, with what came of every item."""

    name: str
    items: tuple[Item, ...]

    @property
    def tally(self) -> Tally:
        """Give how many items came out how."""
        return count_verdicts(self.items)


def keep_silent(done: int, total: int, what: str) -> None:
    """Be told how far the work is, and say nothing."""


def load_parts() -> Parts:
    """Load the language model and the gazetteer, once for all records."""
    return open_parts(Config(), keep_silent)


def export_record(texts: Mapping[str, str], parts: Parts) -> Exported:
    """Build a record from texts by label and export all of it, as the command line does both."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports")
        reports.mkdir()
        for label, text in texts.items():
            (reports / label).write_bytes(text.encode())
        received = receive_all([str(reports)], Config(), None, keep_silent)
        with open_record(Path(folder, "record.db"), create=True) as store:
            build(store, parts, received, keep_silent)
            return read_tables(store, texts)


def read_tables(store: Store, texts: Mapping[str, str]) -> Exported:
    """Give the three tables of a record, as lines of the export with all its events."""
    view = view_of(store)
    readings = {reading.report: reading for reading in store.current_readings()}
    tables = RecordTables(view.events, view.claims, view.labels, view.reports, readings)

    def lines(table: Table) -> list[Any]:
        return [json.loads(encode_line(line)) for line in tables.lines(table)]

    return Exported(texts, lines("reports"), lines("claims"), lines("events"))


def read_first(data: Path) -> tuple[dict[str, str], Any]:
    """Read the two reports, by label, and what a careful reader takes from them."""
    gold = json.loads((data / "gold" / "first_reports.json").read_bytes())
    return {
        label: (data / "reports" / label).read_bytes().decode() for label in gold["reports"]
    }, gold


def score_first(data: Path, parts: Parts) -> Scored:
    """Score the record of the two reports as they lie there."""
    texts, gold = read_first(data)
    exported = export_record(texts, parts)
    return Scored("the two reports", tuple(score(gold, exported, parts.gazetteer)))


def score_twins(data: Path, parts: Parts) -> Iterator[Scored]:
    """Score the record of each twin."""
    texts, gold = read_first(data)
    for seed in SEEDS:
        twin = make_twin(texts, gold, seed)
        exported = export_record(twin.texts, parts)
        items = score(twin.gold, exported, parts.gazetteer)
        yield Scored(f"twin {seed}, {twin.name}", tuple(items))


def mean_percent(scored: Sequence[Scored]) -> float:
    """Give the mean of what is right in each, in percent."""
    return fmean(one.tally.percent for one in scored)


def tell_row(name: str, tally: Tally) -> str:
    """Give one row of the table."""
    counts = f"{tally.right} | {tally.wrong} | {tally.missing} | {tally.asserted}"
    return f"| {name} | {counts} | {tally.percent:.1f} |"


def tell_errors(scored: Scored) -> Iterator[str]:
    """Give a line for each item that is not right."""
    for item in scored.items:
        if item.verdict != "right":
            about = " ".join(filter(None, (item.report[:3], item.about, item.key)))
            yield f"  {about}: {item.verdict}; expected {item.expected!r}, got {item.got!r}"


def write_twins(data: Path, folder: Path) -> None:
    """Write the twins into a folder, each with its gold, for people to read."""
    for seed in SEEDS:
        twin = make_twin(*read_first(data), seed)
        place = folder / f"twin{seed:02}"
        place.mkdir(parents=True, exist_ok=True)
        for label, text in twin.texts.items():
            (place / label).write_text(text, encoding="utf-8")
        told = json.dumps(twin.gold, ensure_ascii=False, indent=1)
        (place / "gold.json").write_text(told, encoding="utf-8")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list each item that is not right")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="write the twins there")
    chosen = parser.parse_args()
    data = find_data("gold/first_reports.json")
    if chosen.texts:
        write_twins(data, chosen.texts)
    parts = load_parts()
    print("| reports | right | wrong | missing | asserted where null | % right |")
    print("|---|---|---|---|---|---|")
    scored = [score_first(data, parts), *score_twins(data, parts)]
    for one in scored:
        print(tell_row(one.name, one.tally))
    print(f"| mean of the {len(SEEDS)} twins | | | | | {mean_percent(scored[1:]):.1f} |")
    if chosen.verbose:
        for one in scored:
            print("\n".join(("", f"{one.name}, not right:", *tell_errors(one))))


if __name__ == "__main__":
    main()
