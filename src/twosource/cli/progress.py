"""Progress on long work: bars in a terminal, nothing when piped or told to be quiet."""

import sys
from types import TracebackType
from typing import Self

from rich import progress

from twosource.cli.table import open_console


class Progress:
    """Tells how far long work has come, one bar for each kind of step."""

    def __init__(self, *, quiet: bool) -> None:
        self._bars = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TimeElapsedColumn(),
            console=open_console(stderr=True),
            disable=quiet or not sys.stderr.isatty(),
            transient=True,
        )
        self._tasks: dict[str, progress.TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def step(self, done: int, total: int, what: str) -> None:
        """Show `done` of `total` for one kind of work; a total of 0 is not known yet."""
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total or None)
        self._bars.update(self._tasks[what], completed=done, total=total or None)
