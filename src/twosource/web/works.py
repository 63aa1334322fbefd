"""Long work that runs beside the pages: working events out, taking reports in, weighing claims."""

from dataclasses import dataclass
from typing import Protocol

from twosource.model.report import Marks
from twosource.stages.between import Between

# How the lines of an outcome begin that name what was left out, and what was kept and not read.
LEFT_OUT, NOT_READ = "left out: ", "not read: "


@dataclass(frozen=True, slots=True)
class Derive:
    """Work the events out anew, since people decided something."""


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take reports in, and work the events out anew.

    `items` are names of files and their bytes, which stay in memory: a record may be encrypted, and
    what is on its way into it is not. `marks` None leaves the marks to what the reports tell.
    """

    items: tuple[tuple[str, bytes], ...]
    marks: Marks | None


@dataclass(frozen=True, slots=True)
class Weigh:
    """Weigh the claims of two events, by their ids, against each other."""

    left: tuple[str, ...]
    right: tuple[str, ...]


Job = Derive | TakeIn | Weigh


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one job came to: lines for people, and an error in words, "" where there was none.

    `weighed` is what weighing two events came to.
    """

    number: int
    lines: tuple[str, ...] = ()
    error: str = ""
    weighed: Between | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: what is being done, how far of how much (0: not known), what waits.

    `asked` counts all jobs ever asked for, `done` those that ended; `last` is how the latest of
    them ended.
    """

    asked: int = 0
    done: int = 0
    what: str = ""
    step: int = 0
    of: int = 0
    last: Outcome | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is being worked on."""
        return self.done < self.asked


class Works(Protocol):
    """Does jobs one after the other, away from the pages."""

    def ask(self, job: Job) -> int:
        """Take a job; give its number. Several of working out anew become one."""
        ...

    def outcome(self, number: int) -> Outcome | None:
        """Give how a job ended, None while it has not, or where it was long ago."""
        ...

    def progress(self) -> Progress:
        """Tell how far the work is."""
        ...

    def close(self) -> None:
        """Stop; what is kept stays kept, and the next start goes on."""
        ...
