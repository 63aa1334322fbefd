"""A build that is killed goes on where it stopped, and ends as a build in one go."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from example_record import (
    EXAMPLES,
    RoomBefore,
    build_into,
    example_record,
    keep_silent,
    parts,
    receive,
    received,
    remembering,
    tell,
)
from twosource.config import Config
from twosource.model.claim import Reading
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.report import Report
from twosource.pipeline import Parts
from twosource.wiring import open_parts, open_record

__all__ = ["example_record", "parts", "received", "remembering"]


@dataclass(frozen=True, slots=True)
class DoomedRoom(RoomBefore):
    """A reading room whose process is killed after so many reports."""

    last: int

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Give each report, until it is over."""
        for number, done in enumerate(self.room.read(items)):
            if number == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            yield done

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give a new reading of a report."""
        return self.room.read_again(report, parse)


def die_in_mid_build(path: Path, last: int) -> None:
    """Build the examples into a record, and be killed."""
    parts = open_parts(Config(), keep_silent)
    doomed = replace(parts, reading=DoomedRoom(parts.reading, last))
    build_into(path, doomed, receive(EXAMPLES))


@pytest.mark.parametrize("last", [0, 5])
def test_a_build_killed_midway_and_run_again_ends_as_one_in_one_go(
    last: int, tmp_path: Path, example_record: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "killed.db"
    command = [sys.executable, __file__, str(path), str(last)]
    killed = subprocess.run(command, check=False, capture_output=True, timeout=120)  # noqa: S603  # ours
    assert killed.returncode == -signal.SIGKILL
    with open_record(path) as store:
        assert store.counts().reports == last
        assert store.check().faults == ()
    summary = build_into(path, remembering, received)
    assert (summary.added, summary.known) == (len(received) - last, last)
    assert tell(path) == tell(example_record)


if __name__ == "__main__":
    die_in_mid_build(Path(sys.argv[1]), int(sys.argv[2]))
