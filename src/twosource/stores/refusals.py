"""Openings that were refused, counted beside a record until one succeeds and can log them.

A record that does not open, for a wrong passphrase, cannot be written to. So each refusal adds its
time to `FILE.refused`; the next opening that succeeds writes one line of the log and takes the file
away. Whoever can delete the file can hide the refusals: docs/record.md says so.
"""

from contextlib import suppress
from pathlib import Path

_SUFFIX = "refused"


def count_refusal(path: Path, at: str) -> None:
    """Add one refusal to the file beside a record; a folder that takes no file takes none."""
    with suppress(OSError), _beside(path).open("a", encoding="ascii") as file:
        file.write(f"{at}\n")


def read_refusals(path: Path) -> tuple[str, ...]:
    """Give when openings were refused since the last one that succeeded."""
    beside = _beside(path)
    return tuple(beside.read_text(encoding="ascii").split()) if beside.is_file() else ()


def forget_refusals(path: Path) -> None:
    """Take the file away: its refusals stand in the log."""
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{_SUFFIX}")
