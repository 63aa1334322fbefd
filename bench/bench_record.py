"""Measure a record of a hundred thousand reports: writing, reading, checking, beside plain inserts.

`make bench-record` makes 100,000 invented reports with 500,000 claims (`record_generator.py`) and
takes ten minutes; `--size N` takes N reports, `--record postgresql://...` a server: a schema of its
own that is not there yet. Reports are added as a build adds them, each with its reading in a
transaction of its own; then events and claims with their values are put in at once. Parses, which
are a cache, are left out. Then the same rows go into the same tables of another database with
nothing around them: the driver's `executemany`, one transaction. The ratio of the two is what a
record costs above its database. Each part runs in a process of its own, one after the other.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, MetaData, create_engine, select
from sqlalchemy.schema import CreateSchema

from record_figures import Figures, tell
from record_generator import CODEBOOK, EXTRACTOR, make, make_events
from twosource.record_name import Address, RecordName, read_record_name
from twosource.stores import opening, schema
from twosource.stores.sql import SqlStore, open_store
from twosource.stores.sqlite_file import WRITES
from twosource.views.event_list import Sift, list_briefs, sum_up
from twosource.views.event_view import see_event, see_origins
from twosource.views.record_view import view_of

SIZE = 100_000
OPENINGS, TIMES, SOME_TIMES, SLOW_TIMES = 20, 200, 40, 5
ROWS = 5000
PAGE = 100
PATIENCE = 60.0


@dataclass(slots=True)
class Watch:
    """Adds up the seconds of some stretches of work: by the clock, and of the processor."""

    seconds: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the block in."""
        start, used = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - start
        self.cpu += time.process_time() - used


def add(where: RecordName, size: int, seed: int) -> Figures:
    """Add the reports as a build does, one transaction each."""
    watch = Watch()
    with open_store(where, create=True) as store, store.building():
        for number in range(size):
            made = make(number, seed)
            with watch.running():
                store.add_finished(made.report, made.report.text.encode(), made.reading)
    return {"seconds": watch.seconds, "cpu": watch.cpu, "peak": _peak()}


def derive(where: RecordName, size: int, seed: int) -> Figures:
    """Put in events, and claims with their values, as the end of a build does."""
    claims = [one for number in range(size) for one in make(number, seed).grounded]
    events, ids = zip(*make_events(claims, seed), strict=True)
    before = _peak()
    first, again = Watch(), Watch()
    with open_store(where, create=False) as store:
        with first.running():
            store.replace_events(events, ids, claims)
        with again.running():
            store.replace_events(events, ids, claims)
    return {
        "seconds": first.seconds,
        "cpu": first.cpu,
        "again": again.seconds,
        "peak": _peak(),
        "nouns_alone": before,
        "claims": len(claims),
        "events": len(events),
    }


def insert_plainly(where: RecordName, beside: RecordName) -> Figures:
    """Insert the same rows into the same tables with nothing around them, in one transaction."""
    source, target = opening.connect(where, PATIENCE), connect_plainly(beside)
    tables = MetaData()
    with opening.reading_from(source, where) as connection:
        tables.reflect(connection, only=lambda name, _: name in schema.metadata.tables)
    with target.begin() as connection:
        if isinstance(beside, Address):
            connection.execute(CreateSchema(beside.schema))
        tables.create_all(connection)
    watch, rows = Watch(), 0
    mark = "%s" if isinstance(beside, Address) else "?"
    with opening.reading_from(source, where) as connection, target.connect() as into:
        cursor = into.connection.cursor()
        for table in tables.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            marks = ", ".join(mark for _ in table.columns)
            words = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608  # ours
            asked = connection.execute(select(table).execution_options(yield_per=ROWS))
            for part in asked.partitions(ROWS):
                given = [tuple(row) for row in part]
                with watch.running():
                    cursor.executemany(words, given)
                rows += len(given)
        with watch.running():
            into.connection.commit()
    source.dispose()
    target.dispose()
    return {"seconds": watch.seconds, "cpu": watch.cpu, "rows": rows}


def connect_plainly(beside: RecordName) -> Engine:
    """Give a connection of the driver's own ways."""
    if isinstance(beside, Address):
        # None: neither for reading nor for writing as a record is, but as the server does.
        return opening.connect(beside, PATIENCE).execution_options(**{WRITES: None})
    return create_engine(f"sqlite:///{beside}")


def read(where: RecordName, size: int, seed: int) -> Figures:
    """Open the record again and again, and ask it what is asked most."""
    opened = []
    for _ in range(OPENINGS):
        start = time.perf_counter()
        open_store(where, create=False).close()
        opened.append(1000 * (time.perf_counter() - start))
    figures = {"open and close": _p95(opened)}
    with open_store(where, create=False) as store:
        for name, (ask, times) in list_queries(store, size, seed).items():
            took = []
            for _ in range(times):
                start = time.perf_counter()
                ask()
                took.append(1000 * (time.perf_counter() - start))
            figures[name] = _p95(took)
        figures["peak"] = _peak()
    return figures


def list_queries(
    store: SqlStore, size: int, seed: int
) -> Mapping[str, tuple[Callable[[], object], int]]:
    """Give the commonest queries, each with how often it is asked."""
    chance = Random(f"queries {seed}")
    keys = [make(chance.randrange(size), seed).report.key for _ in range(64)]
    some = [one.label for one in islice(store.events(), PAGE)]
    claims = [one.claim.id for one in islice(store.claims(), PAGE)]
    return {
        "counts of all there is": (store.counts, SLOW_TIMES),
        f"the first {PAGE} events": (lambda: list(islice(store.events(), PAGE)), TIMES),
        "one event by its label": (lambda: store.event(chance.choice(some)), TIMES),
        "one event by its id": (lambda: store.event(digest_of(store, some, chance)), SLOW_TIMES),
        "one report": (lambda: store.report(chance.choice(keys)), TIMES),
        "the bytes of a report": (lambda: store.original(chance.choice(keys)), TIMES),
        "what was read of a report": (lambda: store.reading(chance.choice(keys)), TIMES),
        f"{PAGE} claims with their values": (lambda: store.claims_of(claims), TIMES),
        "whether a report is there": (lambda: store.holds(chance.choice(keys)), TIMES),
        "which reports are not read": (lambda: store.unread(EXTRACTOR, CODEBOOK), SLOW_TIMES),
        f"the last {PAGE} lines of the log": (
            lambda: list(store.log(store.last_line() - PAGE)),
            TIMES,
        ),
        "all decisions": (store.decisions, TIMES),
        "the last audit": (store.last_audit, TIMES),
    }


def digest_of(store: SqlStore, labels: Sequence[str], chance: Random) -> str:
    """Give the id of an event of a label."""
    return store.event(chance.choice(labels)).id


def read_lines(where: RecordName, seed: int) -> Figures:
    """Read what `show` and `origins` need for an event, and all that `events` lists."""
    chance = Random(f"lines {seed}")
    with open_store(where, create=False) as store:
        labels = [one.label for one in store.event_ids()]
        figures = {}
        for name, see in (("show", see_event), ("origins", see_origins)):
            took = []
            for _ in range(SOME_TIMES):
                start = time.perf_counter()
                see(store, chance.choice(labels))
                took.append(1000 * (time.perf_counter() - start))
            figures[name] = _p95(took)
        start = time.perf_counter()
        with store.at_once():
            listed = sum(1 for _ in list_briefs(store, Sift((), (), everything=True)))
            sum_up(store)
        figures["events"] = time.perf_counter() - start
    return {**figures, "listed": listed, "peak": _peak()}


def view(where: RecordName) -> Figures:
    """Read the whole record, as `events --as-of` does."""
    with open_store(where, create=False) as store:
        start = time.perf_counter()
        seen = view_of(store)
        spent = time.perf_counter() - start
    return {"seconds": spent, "peak": _peak(), "events": len(seen.events)}


def check(where: RecordName) -> Figures:
    """Check everything."""
    with open_store(where, create=False) as store:
        start = time.perf_counter()
        checked = store.check()
        spent = time.perf_counter() - start
    if checked.faults:
        raise SystemExit(f"the record is not what was kept: {checked.faults[:3]}")
    return {"seconds": spent, "peak": _peak(), "checked": checked.checked}


def measure_size(where: RecordName) -> float:
    """Give how many bytes a record takes."""
    if isinstance(where, Path):
        return sum(one.stat().st_size for one in where.parent.glob(f"{where.name}*"))
    engine = opening.connect(where, PATIENCE)
    asked = (
        "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n"
        " ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'"
    )
    with opening.reading_from(engine, where) as connection:
        size = float(connection.exec_driver_sql(asked).scalar_one())
    engine.dispose()
    return size


def _p95(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def name_beside(where: RecordName) -> RecordName:
    """Give where the plain rows go."""
    if isinstance(where, Address):
        return replace(where, schema=f"{where.schema}_plain")
    return where.with_name(f"plain-{where.name}")


def work(step: str, where: RecordName, size: int, seed: int) -> Figures:
    """Do one step in this process."""
    steps: Mapping[str, Callable[[], Figures]] = {
        "add": lambda: add(where, size, seed),
        "derive": lambda: derive(where, size, seed),
        "plain": lambda: insert_plainly(where, name_beside(where)),
        "read": lambda: read(where, size, seed),
        "lines": lambda: read_lines(where, seed),
        "view": lambda: view(where),
        "check": lambda: check(where),
        "size": lambda: {"bytes": measure_size(where), "plain": measure_size(name_beside(where))},
    }
    return steps[step]()


def run_apart(step: str, where: RecordName, size: int, seed: int) -> Figures:
    """Do one step in a process of its own."""
    words = [str(where), "--size", str(size), "--seed", str(seed)]
    command = [sys.executable, str(Path(__file__).resolve()), "--inside", step, "--record", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ourselves
    figures: Figures = json.loads(done.stdout)
    return figures


def measure(where: RecordName, size: int, seed: int) -> dict[str, Figures]:
    """Do all steps, each in a process of its own."""
    steps = ("add", "derive", "plain", "size", "read", "lines", "view", "check")
    return {step: run_apart(step, where, size, seed) for step in steps}


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--size", type=int, default=SIZE, help="how many reports")
    options.add_argument(
        "--record", type=read_record_name, help="where to: a file that is not there, or an address"
    )
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--inside", help=argparse.SUPPRESS)
    given: Any = options.parse_args(words)
    if given.inside:
        print(json.dumps(work(given.inside, given.record, given.size, given.seed)))
        return
    with tempfile.TemporaryDirectory() as folder:
        there = given.record or Path(folder) / "r.db"
        print("\n".join(tell(given.size, measure(there, given.size, given.seed))))


if __name__ == "__main__":
    main()
