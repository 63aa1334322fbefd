"""The command line as a process of its own: quick help, pipes that close, Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from example_record import example_record

__all__ = ["example_record"]

# Where the tests run in the background of a shell, Ctrl+C is ignored unless somebody hears it.
HEAR = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = (sys.executable, "-c", f"{HEAR}; from twosource.cli import main; main()")
HEAVY = ("spacy", "numpy", "sqlalchemy", "rich", "msgspec", "trafilatura", "twosource.pipeline")
LIGHT = 400


def list_modules(words: str) -> set[str]:
    """Give the modules that a command of words loads."""
    script = (
        "import sys\nfrom twosource.cli import main\n"
        f"try: main({words.split()!r})\nexcept SystemExit: pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    return set(done.stderr.split())


def test_help_loads_no_heavy_part() -> None:
    modules = list_modules("--help")
    assert [name for name in HEAVY if name in modules] == []
    assert len(modules) < LIGHT


@pytest.mark.parametrize("command", ["events", "show X-1", "check"])
def test_reading_a_record_loads_no_language_model_and_no_stage(
    command: str, example_record: Path
) -> None:
    modules = list_modules(f"{command} --record {example_record}")
    assert [name for name in ("spacy", "numpy", "twosource.pipeline") if name in modules] == []


def test_a_reader_that_goes_away_is_no_fault(example_record: Path) -> None:
    words = [*PROGRAM, "export", "--table", "claims", "--record", str(example_record), "--out", "-"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  # ours
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read().decode()
    assert "Traceback" not in told
    assert "Broken pipe" not in told


def test_ctrl_c_prints_one_line_and_leaves_a_record_that_opens(tmp_path: Path) -> None:
    record = tmp_path / "stopped.db"
    words = [*PROGRAM, "build", "-", "--record", str(record)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, start_new_session=True, **pipes) as process:  # type: ignore[call-overload]  # noqa: S603  # three pipes; ours
        deadline = time.monotonic() + 60
        while not (record.exists() and record.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode().startswith("twosource: stopped; what was read is kept")
    assert told.decode().count("\n") == 1
    checked = subprocess.run([*PROGRAM, "check", "--record", str(record)], check=False)  # noqa: S603  # ours
    assert checked.returncode == 0
