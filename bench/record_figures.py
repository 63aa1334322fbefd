"""What was measured of a record (`bench_record.py`), as lines for BENCHMARKS.md."""

from collections.abc import Iterable, Mapping

MEGABYTE = 1_000_000
Figures = dict[str, float]


def tell(size: int, found: Mapping[str, Figures]) -> Iterable[str]:
    """Give what was found as lines for BENCHMARKS.md."""
    claims, events = found["derive"]["claims"], found["derive"]["events"]
    yield f"{size:,} reports, {claims:,.0f} claims, {events:,.0f} events"
    yield ""
    yield "| what | figure |"
    yield "|---|---|"
    for what, figure in (*_tell_writing(size, found), *_tell_reading(found)):
        yield f"| {what} | {figure} |"


def _tell_writing(size: int, found: Mapping[str, Figures]) -> Iterable[tuple[str, str]]:
    added, derived, plain, held = (found[one] for one in ("add", "derive", "plain", "size"))
    took, cpu = (added[one] + derived[one] for one in ("seconds", "cpu"))
    rate = size / added["seconds"]
    yield "reports added, each in a transaction of its own", f"{rate:,.0f} a second"
    yield "events and claims put in at once", f"{derived['seconds']:.1f} s"
    yield "the same again, where nothing changed", f"{derived['again']:.1f} s"
    yield f"the same {plain['rows']:,.0f} rows by `executemany`", f"{plain['seconds']:.1f} s"
    yield "all of it by that: time", f"{took / plain['seconds']:.1f}"
    yield "all of it by that: processor", f"{cpu / plain['cpu']:.1f}"
    yield "bytes a report", f"{held['bytes'] / size:,.0f}"
    yield "bytes a report, plain rows", f"{held['plain'] / size:,.0f}"


def _tell_reading(found: Mapping[str, Figures]) -> Iterable[tuple[str, str]]:
    seconds = found["check"]["seconds"]
    rate = found["size"]["bytes"] / MEGABYTE / seconds
    yield "check", f"{rate:.1f} MB/s ({seconds:.1f} s)"
    yield "the whole record, as `--as-of` reads it", f"{found['view']['seconds']:.1f} s"
    yield "all events, as `events` lists them", f"{found['lines']['events']:.1f} s"
    for step in ("add", "derive", "read", "lines", "view", "check"):
        yield f"peak memory, {step}", f"{found[step]['peak']:,.0f} MiB"
    for name in ("show", "origins"):
        yield f"one event, as `{name}` reads it, p95", f"{found['lines'][name]:.1f} ms"
    for name, figure in found["read"].items():
        if name != "peak":
            yield f"{name}, p95", f"{figure:.1f} ms"
