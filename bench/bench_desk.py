"""Measure the review desk: twenty people's pages before a record of 20,000 reports.

`make bench-desk` makes a record of 20,000 invented reports, a quarter of which tell 10,000 events
(`record_generator.py`; about ten minutes, `--record FILE` keeps it for the next time), opens the
desk on it as a user does, and lets twenty tabs read pages for a while: each asks for one, waits as
long as a hurried reader does, and asks for the next. Printed are the times of
answers by page, the bytes sent, and the memory of the program and of the process beside it.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from threading import Thread

import httpx2 as httpx

from record_generator import make, make_events
from twosource.model.values import GroundedClaim
from twosource.stores.sql import open_store
from twosource.web.queue_list import read_queue

REPORTS, TELLING, TABS = 20_000, 5_000, 20
SECONDS = 60.0
PAUSE = (0.5, 2.0)
SEED = 7
MEGABYTE = 1_000_000
PROGRAM = (sys.executable, "-c", "from twosource.cli import main; main()")


@dataclass(slots=True)
class Seen:
    """Times of answers in seconds and sizes in bytes, by what was asked, and what went wrong."""

    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sizes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What a tab may ask for: labels of events, keys of reports, doubts by kind and key."""

    labels: tuple[str, ...]
    reports: tuple[str, ...]
    doubts: tuple[tuple[str, str], ...]


def make_record(path: Path, reports: int, telling: int) -> None:
    """Make a record of reports, of which the first so many tell events; 10,000 of 5,000."""
    with open_store(path, create=True) as store:
        claims: list[GroundedClaim] = []
        with store.building():
            for number in range(reports):
                made = make(number, SEED)
                reading = made.reading
                if number < telling:
                    claims.extend(made.grounded)
                else:
                    reading = replace(reading, claims=())
                store.add_finished(made.report, made.report.text.encode(), reading)
        events, ids = zip(*make_events(claims, SEED), strict=True)
        store.replace_events(events, ids, claims)
        print(f"{reports} reports, {len(claims)} claims, {len(events)} events", file=sys.stderr)


def know(path: Path) -> Known:
    """Read what tabs may ask for."""
    with open_store(path, create=False) as store:
        labels = tuple(one.label for one in store.event_ids())
        doubts = tuple((one.kind, one.key) for one in read_queue(store, "R1").doubts)
        return Known(labels, tuple(report.key for report in store.reports()), doubts)


@contextmanager
def serving(record: Path) -> Iterator[tuple[str, int]]:
    """Open the desk; give its address with the key, and the number of its process."""
    words = [*PROGRAM, "serve", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603  # ours
        try:
            for line in desk.stdout or ():
                if found := re.search(r"http://\S+", line):
                    yield found[0], desk.pid
                    return
        finally:
            desk.terminate()


# What is read whole when it is asked for first, and then again beside the pages.
FIRST = {"queue": "/queue", "inbox": "/inbox", "map": "/map.json"}
# Of how many asked for, and what a person sends in between.
WRITES = (("settle a report", 2), ("comment on an event", 1), ("decide in the queue", 2))
PAGES = (
    ("overview", 4),
    ("overview, sifted", 6),
    ("overview, words", 2),
    ("map", 2),
    ("event", 10),
    ("report", 6),
    ("queue", 3),
    ("inbox", 2),
)


def ask_for(kind: str, known: Known, chance: Random) -> str:
    """Give the address of a page of a kind."""
    label, report = chance.choice(known.labels), chance.choice(known.reports)
    doubt, at = chance.choice(known.doubts)
    return {
        "overview": "/",
        "overview, sifted": f"/?type={chance.choice(('killing', 'flood', 'trial'))}"
        f"&since={chance.randint(2014, 2023)}&page={chance.randint(1, 3)}",
        "overview, words": f"/?words={chance.choice(('baba', 'nade', 'kilo', 'sova'))}",
        "map": "/map.json",
        "event": f"/event/{label}",
        "report": f"/report/{report}",
        "queue": f"/queue?kind={doubt}&at={at}",
        "inbox": f"/inbox?page={chance.randint(1, 50)}",
    }[kind]


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk to sit at: its address, the cookie that lets in, and what can be asked for."""

    root: str
    cookies: dict[str, str]
    known: Known


def sit(tab: int, desk: Desk, until: float, seen: Seen) -> None:
    """Be one tab: ask for pages until the time is up."""
    chance = Random(f"{SEED}-{tab}")
    kinds = [name for name, _ in (*PAGES, *WRITES)]
    weights = [weight for _, weight in (*PAGES, *WRITES)]
    with httpx.Client(base_url=desk.root, cookies=desk.cookies, timeout=60) as client:
        while time.monotonic() < until:
            kind = chance.choices(kinds, weights)[0]
            if kind in dict(WRITES):
                send(client, kind, desk.known, chance, seen)
            else:
                measure(client, kind, ask_for(kind, desk.known, chance), seen)
            time.sleep(chance.uniform(*PAUSE))


def measure(client: httpx.Client, kind: str, address: str, seen: Seen) -> None:
    """Ask for one page and note how long it took."""
    start = time.perf_counter()
    answer = client.get(address)
    seen.times[kind].append(time.perf_counter() - start)
    seen.sizes[kind].append(len(answer.content))
    if answer.status_code != httpx.codes.OK:
        seen.wrong.append(f"{address}: {answer.status_code}")


def send(client: httpx.Client, kind: str, known: Known, chance: Random, seen: Seen) -> None:
    """Send what a person decides, and note how long it took to be kept."""
    address, form = write(client, kind, known, chance)
    own = {"origin": str(client.base_url).rstrip("/")}
    start = time.perf_counter()
    answer = client.post(address, data=form, headers=own)
    seen.times[kind].append(time.perf_counter() - start)
    # Another tab may have been quicker with the same doubt.
    if answer.status_code not in {httpx.codes.SEE_OTHER, httpx.codes.CONFLICT}:
        seen.wrong.append(f"{address}: {answer.status_code}")


def write(
    client: httpx.Client, kind: str, known: Known, chance: Random
) -> tuple[str, dict[str, str]]:
    """Give where to send what; the queue is asked first, as a person reads before deciding."""
    if kind == "settle a report":
        return "/inbox", {"report": chance.choice(known.reports), "state": "done", "back": ""}
    if kind == "comment on an event":
        note = {"state": "noted", "note": "read once more"}
        return f"/event/{chance.choice(known.labels)}/review", note
    doubt, at = chance.choice(known.doubts)
    client.get(f"/queue?kind={doubt}&at={at}")
    return "/queue", {"kind": doubt, "at": at, "verdict": "looked"}


def read_memory(process: int) -> float:
    """Give the peak memory of a process in MB."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", told)
    return int(found[1]) / 1000 if found else 0.0


def run_tabs(address: str, known: Known, seconds: float, tabs: int) -> Seen:
    """Let tabs read for a while."""
    root = address.split("/?", maxsplit=1)[0]
    seen = Seen()
    with httpx.Client(follow_redirects=True, timeout=600) as first:
        start = time.perf_counter()
        first.get(address).raise_for_status()
        seen.times["first page after the start"].append(time.perf_counter() - start)
        for kind in ("queue", "inbox", "map"):
            measure(first, f"first {kind}", root + FIRST[kind], seen)
        desk = Desk(root, dict(first.cookies), known)
    until = time.monotonic() + seconds
    threads = [Thread(target=sit, args=(tab, desk, until, seen)) for tab in range(tabs)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return seen


def tell(seen: Seen, memory: float) -> Iterator[str]:
    """Give a table of what was measured."""
    yield "| page | asked | median, ms | 95 of 100, ms | kB, at most |"
    yield "|---|---|---|---|---|"
    for kind, times in seen.times.items():
        sizes = seen.sizes.get(kind, [0])
        yield (
            f"| {kind} | {len(times)} | {1000 * statistics.median(times):.0f} |"
            f" {1000 * percentile(times):.0f} | {max(sizes) / 1000:.0f} |"
        )
    every = [one for kind, _ in PAGES for one in seen.times.get(kind, [])]
    median, high = 1000 * statistics.median(every), 1000 * percentile(every)
    yield f"| all | {len(every)} | {median:.0f} | {high:.0f} | |"
    yield ""
    written = [one for name, _ in WRITES for one in seen.times.get(name, [])]
    if written:
        yield f"Kept within {1000 * percentile(written):.0f} ms, 95 of 100 of {len(written)}."
    yield f"Memory of the program: {memory:.0f} MB at most. Wrong answers: {len(seen.wrong)}."
    yield from sorted(set(seen.wrong))[:5]


def percentile(times: Sequence[float]) -> float:
    """Give the time that 95 of 100 keep within."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def main() -> int:
    """Measure, print, and exit with 1 if an answer was wrong."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--record", type=Path, help="keep the record here, or take it from here")
    options.add_argument("--reports", type=int, default=REPORTS)
    options.add_argument("--telling", type=int, default=TELLING)
    options.add_argument("--tabs", type=int, default=TABS)
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = chosen.record or Path(folder) / "desk.db"
        if not record.exists():
            make_record(record, chosen.reports, chosen.telling)
        with serving(record) as (address, process):
            seen = run_tabs(address, know(record), chosen.seconds, chosen.tabs)
            memory = read_memory(process)
    if chosen.json:
        print(json.dumps({"times": seen.times, "memory": memory, "wrong": seen.wrong}))
    else:
        print("\n".join(tell(seen, memory)))
    return 1 if seen.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
