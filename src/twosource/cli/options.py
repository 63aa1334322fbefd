"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from twosource.cli.passphrases import passphrase_file_option

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)

_record_option = click.option(
    "--record",
    "record",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.db",
    envvar="TWOSOURCE_RECORD",
    help="The record: one file. May stand in the environment as TWOSOURCE_RECORD.",
)


def record_option(command: AnyCommand) -> AnyCommand:
    """Add what names the record, and what gives its passphrase to a script."""
    return _record_option(passphrase_file_option(command))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only what went wrong.")
codebook_option = click.option(
    "--codebook",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.toml",
    help="Your own codebook instead of the shipped one.",
)
weights_option = click.option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="FILE.json",
    help="A table of weights from `twosource learn`, or `shipped`; kept with the record.",
)


def example(*lines: str) -> str:
    """Give the examples that end a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
