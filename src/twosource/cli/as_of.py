"""`--as-of`: the record as it stood at a time, worked out anew in memory."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from twosource.config import Config
from twosource.model.claim import Reading
from twosource.model.errors import BadCodebook
from twosource.ports import Standing, Store
from twosource.wiring import open_parts

Command = TypeVar("Command", bound=Callable[..., Any])
END_OF_DAY = time(23, 59, 59)


def read_moment(ctx: click.Context, option: click.Parameter, words: str | None) -> str | None:
    """Give a date (its end) or time as UTC to the second; a time without a zone is UTC.

    >>> read_moment(None, None, "2026-03-01"), read_moment(None, None, "2026-03-01T10:30+02:00")
    ('2026-03-01T23:59:59Z', '2026-03-01T08:30:00Z')
    """
    del ctx, option
    if words is None:
        return None
    try:
        if len(words) == len("2026-03-01"):
            moment = datetime.combine(date.fromisoformat(words), END_OF_DAY, UTC)
        else:
            moment = datetime.fromisoformat(words)
    except ValueError:
        raise click.BadParameter(
            f"{words!r} is no date or time; give 2026-03-01 or 2026-03-01T10:30 (UTC)"
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_AS_OF = click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    callback=read_moment,
    help="As the record stood then (UTC; of a date its end): reports, readings and decisions.",
)
_CODEBOOK = click.option(
    "--codebook",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.toml",
    help="With --as-of: your own codebook, where the record was read with it.",
)


def as_of_options(command: Command) -> Command:
    """Give a command that reads a record the option to read it as it stood."""
    return _AS_OF(_CODEBOOK(command))


def stand(store: Store, until: str | None, codebook: Path | None = None) -> Standing:
    """Give the record as it stands, or as it stood at a time; nothing is written to it."""
    if until is None:
        return store
    from twosource.cli.progress import Progress
    from twosource.standing import stand_then

    past = store.past(until)
    with Progress(quiet=False) as progress:
        parts = open_parts(Config(codebook=codebook), progress.step, past)
        refuse_other_codebook(past.readings, parts.codebook.name)
        return stand_then(past, parts, progress.step)


def refuse_other_codebook(readings: Iterable[Reading], ours: str) -> None:
    """Refuse to work out events by a codebook of another name than the reports were read with."""
    others = {one.codebook for one in readings if one.codebook.partition(" ")[0] != ours}
    if others:
        named = ", ".join(sorted(others))
        raise BadCodebook(f"this record was read with codebook {named}; give it with --codebook")
