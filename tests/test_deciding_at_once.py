"""Several people decide at once, each in a process of their own: no decision is lost."""

import shutil
import subprocess
import sys
from pathlib import Path

from example_record import example_record
from test_cli_decide import choose, dated
from twosource.cli.loading import load_view
from twosource.model.values import When
from twosource.wiring import open_record

__all__ = ["example_record"]

PROGRAM = (sys.executable, "-c", "from twosource.cli import main; main()")


def start(record: Path, *words: str) -> "subprocess.Popen[str]":
    """Start a command on a record."""
    command = [*PROGRAM, *words, "--record", str(record)]
    return subprocess.Popen(  # noqa: S603  # ours
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_deciders_at_once_lose_no_decision_and_see_each_other_s(
    example_record: Path, tmp_path: Path
) -> None:
    record = Path(shutil.copy(example_record, tmp_path / "busy.db"))
    view = load_view(record)
    event, claim = dated(record)
    first, second, *_ = [one for one in choose(view) if one.id != event.id]
    pair = view.events[0].claims[0], view.events[-1].claims[0]
    running = [
        start(record, "decide", "merge", first.label, second.label, "--by", "R1"),
        start(record, "decide", "value", claim.claim.id, "when", "--is", "1999-01", "--by", "R2"),
        start(record, "decide", "unsure", *pair, "--by", "R3"),
        start(record, "sign", view.events[-1].label, "--by", "R4"),
    ]
    told = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], told
    with open_record(record) as store:
        taken = [*(one.id for one in store.decisions()), *(one.id for one in store.rulings())]
        assert sorted(taken) == [1, 2, 3, 4]
        assert {one.by for one in store.decisions()} == {"R3"}
        assert {one.by for one in store.rulings()} == {"R1", "R2", "R4"}
        logged = [line for line in store.log() if line.what == "decision taken"]
        assert len(logged) == len(taken)
        assert store.event(first.label).id == store.event(second.label).id
        when = next(one.when for one in store.claims() if one.claim.id == claim.claim.id)
        assert isinstance(when, When)
        assert when.edtf == "1999-01"
        assert not store.check().faults
