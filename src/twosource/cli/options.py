"""Options that several commands share, and how an error reaches the user."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from twosource.model.errors import TwosourceError

F = TypeVar("F", bound=Callable[..., Any])

record_option = click.option(
    "--record",
    "record",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.db",
    help="The record: one file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only what went wrong.")
codebook_option = click.option(
    "--codebook",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.toml",
    help="Your own codebook instead of the shipped one.",
)


def tells_errors(function: F) -> F:
    """Print what Twosource says no to as one line, and exit with 2."""

    @functools.wraps(function)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except TwosourceError as error:
            click.echo(f"twosource: {error}", err=True)
            sys.exit(2)

    return told  # type: ignore[return-value]  # the same call, wrapped


def example(*lines: str) -> str:
    """Give the examples that end a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
