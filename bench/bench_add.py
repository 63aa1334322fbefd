"""Measure what one more report costs a record in a file, beside building that record at once.

`make bench-add`; ADD="--claims 100000" for a large one. The reports are invented and come with
their readings (`growing_generator.py`), so that no language model is measured. Some are kept back;
the record is built of the rest, then each of these is added by a build of its own, which opens the
file anew. At the end the record is held against one built of all at once: events and claims must
be the same, ids aside. A build with a report the record holds already is timed as well, and a value
that a person puts right.
"""

import argparse
import gc
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from growing_generator import Invented, invent_record
from twosource.config import Config
from twosource.model.event import Event
from twosource.model.ruling import Valued
from twosource.model.values import GroundedClaim
from twosource.pipeline import Parts, derive
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.wiring import open_parts, open_record

MORE = 20
RIGHT = 5
AT = "2026-01-01T00:00:00Z"


def keep_silent(_done: int, _total: int, _what: str) -> None:
    """Be told how far the work is, and say nothing."""


def put(store: Store, reports: Sequence[Invented]) -> None:
    """Put reports with their readings into a record, without deriving anything."""
    for one in reports:
        store.add_finished(one.report, one.report.text.encode(), one.reading)


def clock(work: Callable[[], object]) -> tuple[float, float]:
    """Give how long something takes: seconds by the clock, and of the processor."""
    gc.collect()
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def add(path: Path, reports: Sequence[Invented], parts: Parts) -> tuple[float, float]:
    """Add reports to the record at a path; what the file holds of them is not measured."""
    with open_record(path, create=True) as store:
        put(store, reports)
    with open_record(path) as store:
        return clock(lambda: derive(store, parts, keep_silent))


def put_right(path: Path, number: int, parts: Parts) -> tuple[float, float]:
    """Put the stance of one of the claims right, and bring the record up to date with it."""
    with open_record(path) as store:
        events = islice(store.events(), 7 * number, None)
        claim = next(one for event in events for one in store.claims_of(event.claims[:1]))
        said = Valued(anchor_of(claim), "stance", "", "is", "alleged", claim.claim.stance)
        store.add_ruling(said, "ana", None, AT)
    with open_record(path) as store:
        return clock(lambda: derive(store, parts, keep_silent))


def tell(path: Path) -> tuple[dict[str, Event], dict[str, GroundedClaim]]:
    """Give events and claims of a record, ids aside: each event goes by its first claim."""
    with open_record(path) as store:
        events, claims = list(store.events()), {one.claim.id: one for one in store.claims()}
    names = {event.id: min(event.claims) for event in events}
    told = {
        names[event.id]: replace(
            event,
            id="",
            label="",
            links=tuple(replace(one, event=names[one.event]) for one in event.links),
            look_alikes=tuple(replace(one, event=names[one.event]) for one in event.look_alikes),
        )
        for event in events
    }
    return told, claims


def draw(
    whole: tuple[float, float],
    took: Sequence[tuple[float, float]],
    nothing: tuple[float, float],
    right: Sequence[tuple[float, float]],
) -> str:
    """Give the table: a whole build, one more report, nothing new, and values put right."""
    walls, cpus = zip(*took, strict=True)
    rows = {
        "whole build": whole,
        f"one more report: median of {len(took)}": tuple(map(statistics.median, (walls, cpus))),
        f"... mean of {len(took)}": tuple(map(statistics.mean, (walls, cpus))),
        f"... slowest of {len(took)}": (max(walls), max(cpus)),
        "nothing new": nothing,
        f"a value put right: median of {len(right)}": tuple(
            map(statistics.median, zip(*right, strict=True))
        ),
    }
    lines = ["| | seconds by the clock | processor seconds |", "|---|---|---|"]
    lines += [f"| {name} | {wall:.2f} | {cpu:.2f} |" for name, (wall, cpu) in rows.items()]
    ratio = whole[1] / statistics.median(cpus)
    lines += ["", f"One more report takes 1/{ratio:.0f} of a whole build (processor, median)."]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=10_000, help="about how many")
    options.add_argument("--more", type=int, default=MORE, help="reports to add, one by one")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--unchecked", action="store_true", help="no second build to compare")
    given = options.parse_args()
    parts = open_parts(Config(), keep_silent)
    room = parts.reading
    reports = invent_record(given.claims, given.seed, room.extractor, room.codebook)
    first, last = reports[: -given.more], reports[-given.more :]
    claims = sum(len(one.reading.claims) for one in first)
    with tempfile.TemporaryDirectory() as folder:
        grown, once = Path(folder, "grown.db"), Path(folder, "once.db")
        whole = add(grown, first, parts)
        size = grown.stat().st_size / 2**20
        took = [add(grown, [one], parts) for one in last]
        nothing = add(grown, last[:1], parts)
        print(f"{len(first)} reports, {claims} claims; a file of {size:.0f} MB; seed {given.seed}.")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if not given.unchecked:
            add(once, reports, parts)
            same = tell(grown) == tell(once)
        right = [put_right(grown, number, parts) for number in range(RIGHT)]
        print(
            f"\n{draw(whole, took, nothing, right)} The peak of memory was {peak:.0f} MB.",
            flush=True,
        )
        if not given.unchecked:
            print(f"{'The same events and claims as' if same else 'OTHER EVENTS THAN'} at once.")


if __name__ == "__main__":
    main()
