"""Runs a reader over the lines of a file; labels stay behind."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from twosource.cli.measure.lines import Line
from twosource.ports import Step

Reader = Callable[[Mapping[str, Any]], Mapping[str, Any]]
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, text by text in their order, and how many texts were read a second."""

    rows: list[dict[str, Any]]
    speed: float


def read_texts(
    lines: Sequence[L],
    open_reader: Callable[[Step], Reader],
    show: Callable[[L], Mapping[str, Any]],
    *,
    silent: bool,
) -> Found:
    """Read the texts one by one, with progress; a reader sees of a line what `show` gives, no more.

    A line without an id gets its number. `open_reader` may tell how far it is.
    """
    from twosource.cli.progress import Progress

    rows = []
    with Progress(quiet=silent) as progress:
        reader = open_reader(progress.step)
        began = time.monotonic()
        for number, line in enumerate(lines, 1):
            given = getattr(line, "id", None)
            key = str(number) if given is None else given
            told = reader({"id": str(key), **show(line)})
            rows.append({"id": key} | {name: told[name] for name in told if name != "id"})
            progress.step(number, len(lines), "reading texts")
        spent = time.monotonic() - began
    return Found(rows, len(lines) / spent if spent else 0.0)


def show_text(line: Line) -> dict[str, Any]:
    """Give of a line what a reader may see: title, day of publication and text."""
    return {"title": line.title, "published": line.published, "text": line.text}
