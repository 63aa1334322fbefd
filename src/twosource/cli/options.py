"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from twosource.cli.passphrases import passphrase_file_option
from twosource.model.errors import BadRecord
from twosource.record_name import Address, RecordName, read_record_name

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)

_FILE = click.Path(path_type=Path, dir_okay=False)


class RecordType(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """What names a record: a file, or the address of a database."""

    name = "record"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> RecordName:
        """Give the file or the address; what cannot be either is refused."""
        try:
            named = value if isinstance(value, Address) else read_record_name(value)
        except BadRecord as error:
            self.fail(str(error), param, ctx)
        if isinstance(named, Address):
            return named
        path: Path = _FILE.convert(named, param, ctx)
        return path


RECORD_WORDS: dict[str, Any] = {
    "type": RecordType(),
    "metavar": "FILE.db|postgresql://…",
    "envvar": "TWOSOURCE_RECORD",
}
_record_option = click.option(
    "--record",
    "record",
    required=True,
    # Before all others: who decides is looked up beside it.
    is_eager=True,
    help="The record: one file, or a PostgreSQL database (postgresql://USER@HOST/DATABASE, with"
    " ?schema=NAME where several records share it). May stand in the environment as"
    " TWOSOURCE_RECORD.",
    **RECORD_WORDS,
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
