"""Progress on long work: bars in a terminal, nothing when piped or told to be quiet."""

import sys
from types import TracebackType
from typing import Self


class Progress:
    """Tells how far long work has come, one bar for each kind of step."""

    def __init__(self, *, quiet: bool) -> None:
        from rich import progress
        from rich.console import Console

        self._bars = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.TextColumn("{task.fields[told]}"),
            progress.TimeElapsedColumn(),
            console=Console(stderr=True),
            disable=quiet or not sys.stderr.isatty(),
            transient=True,
            # What a command prints must go where it prints, not to where the bars are.
            redirect_stdout=False,
            redirect_stderr=False,
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
            self._tasks[what] = self._bars.add_task(what, total=None, told="")
        told = f"{done}/{total}" if total else (str(done) if done else "")
        self._bars.update(self._tasks[what], completed=done, total=total or None, told=told)
