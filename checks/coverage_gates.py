"""Hold each room of the package to its branch coverage, read off a coverage report in JSON.

The nouns, the stages and the matchers are pure, so nothing excuses a line without a test: 100 % is
asked of whoever adds one.
Every other room: 90 %. Adapters of labelled data can only be run where the data are: without
TWOSOURCE_DATA the room `measures` is named and left out.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FULL = ("model", "stages", "matchers")
NEEDS_DATA = ("measures",)
PURE = 100.0
FLOOR = 90.0


@dataclass(frozen=True, slots=True)
class Room:
    """What the tests run of one room: lines and branches together, and what they miss, by file."""

    name: str
    run: int
    all: int
    missed: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Give the share that is run, in percent; an empty room lacks nothing."""
        return 100.0 * self.run / self.all if self.all else 100.0

    @property
    def needed(self) -> float:
        """Give the percentage the room is held to."""
        return PURE if self.name in FULL else FLOOR

    @property
    def falls_short(self) -> bool:
        """Tell whether it lacks coverage."""
        return self.percent < self.needed


def name_room(path: str) -> str:
    """Give the room a file lies in: the folder under `twosource`, or the module's own name."""
    parts = Path(path).parts
    below = parts[parts.index("twosource") + 1 :]
    return below[0].removesuffix(".py")


def name_missed(path: str, measured: Mapping[str, Any]) -> str:
    """Give the file with its missed lines and branches (`12->15`), or "" if there are none."""
    lines = [str(line) for line in measured["missing_lines"]]
    arcs = [f"{start}->{'exit' if end < 0 else end}" for start, end in measured["missing_branches"]]
    return f"{path}: {', '.join(lines + arcs)}" if lines or arcs else ""


def read_rooms(report: Mapping[str, Any]) -> tuple[Room, ...]:
    """Give the rooms of a coverage report, by name."""
    files: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for path, measured in sorted(report["files"].items()):
        files.setdefault(name_room(path), []).append((path, measured))
    return tuple(add_up(name, ones) for name, ones in sorted(files.items()))


def add_up(name: str, files: Iterable[tuple[str, Mapping[str, Any]]]) -> Room:
    """Add up the files of one room."""
    ones = list(files)
    sums = [one["summary"] for _, one in ones]
    return Room(
        name,
        sum(one["covered_lines"] + one["covered_branches"] for one in sums),
        sum(one["num_statements"] + one["num_branches"] for one in sums),
        tuple(missed for path, one in ones if (missed := name_missed(path, one))),
    )


def main(path: str) -> int:
    """Print each room's coverage; give 1 if any falls short."""
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    has_data = bool(os.environ.get("TWOSOURCE_DATA"))
    short = 0
    for room in read_rooms(report):
        excused = room.name in NEEDS_DATA and not has_data
        verdict = "not judged without TWOSOURCE_DATA" if excused else "short" * room.falls_short
        print(f"{room.name:<12} {room.percent:6.1f} % of {room.needed:.0f} %  {verdict}".rstrip())
        if room.falls_short and not excused:
            short += 1
            print("".join(f"    {missed}\n" for missed in room.missed), end="")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
