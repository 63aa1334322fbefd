"""Open a record from the command line, with its passphrase; and say so when it has none."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource import wiring
from twosource.cli.passphrases import AtTheTerminal
from twosource.model.errors import BadRecord
from twosource.ports import Store


def open_record(record: Path, *, create: bool = False, encrypt: bool = False) -> Store:
    """Open a record, or begin one; an encrypted one asks for its passphrase, once a command."""
    return wiring.open_record(record, create=create, asks=AtTheTerminal(encrypt=encrypt))


def refuse_plain(record: Path, *, encrypt: bool) -> None:
    """Refuse to go on with a record that is plain where an encrypted one was asked for."""
    if encrypt and record.is_file() and record.stat().st_size and not wiring.is_encrypted(record):
        raise BadRecord(
            f"{record}: there is a record that is not encrypted;"
            f" first: twosource encrypt --record {record}"
        )


def say_open(record: Path) -> Iterator[str]:
    """Say when a record is not encrypted."""
    if record.exists() and not wiring.is_encrypted(record):
        yield (
            "This record is not encrypted: whoever has the file can read it"
            " (to change that: twosource encrypt)."
        )


def tell_open(record: Path) -> None:
    """Say it on standard error, where standard output is for programs."""
    for line in say_open(record):
        click.echo(line, err=True)
