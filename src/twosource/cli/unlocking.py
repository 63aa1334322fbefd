"""Open a record from the command line, with its passphrase; and say so when it has none."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource import wiring
from twosource.cli.passphrases import AtTheTerminal
from twosource.model.errors import BadRecord
from twosource.ports import Store
from twosource.record_name import Address, RecordName


def open_record(
    record: RecordName, *, create: bool = False, damaged: bool = False, encrypt: bool = False
) -> Store:
    """Open a record, or begin one; an encrypted one asks for its passphrase, once a command."""
    asks = AtTheTerminal(encrypt=encrypt)
    return wiring.open_record(record, create=create, damaged=damaged, asks=asks)


def refuse_plain(record: RecordName, *, encrypt: bool) -> None:
    """Refuse to go on with a record that is plain where an encrypted one was asked for."""
    if encrypt and isinstance(record, Address):
        raise BadRecord(f"{record}: a server encrypts its own disk; --encrypt is for files")
    if encrypt and _is_plain(record):
        raise BadRecord(
            f"{record}: there is a record that is not encrypted;"
            f" first: twosource encrypt --record {record}"
        )


def _is_plain(record: RecordName) -> bool:
    """Tell whether there is a record in a file that is not encrypted; an empty file is none."""
    there = isinstance(record, Path) and record.is_file() and record.stat().st_size > 0
    return there and not wiring.is_encrypted(record)


def name_file(record: RecordName) -> Path:
    """Give the file a record is; a server encrypts its own disk, and is refused."""
    if isinstance(record, Path):
        return record
    raise click.UsageError(f"{record} is on a server, which encrypts its own disk; name a file")


def say_open(record: RecordName, way: str = "To change that") -> Iterator[str]:
    """Say when a record is not encrypted; `way` is what leads to the command."""
    if _is_plain(record):
        yield (
            "This record is not encrypted: whoever has the file can read it."
            f" {way}: twosource encrypt"
        )
    elif isinstance(record, Path) and record.with_name(f"{record.name}.old").exists():
        yield (
            f"{record.name}.old is what was to be wiped when the record was encrypted and could not"
            " be: twosource encrypt --change wipes it."
        )


def tell_open(record: RecordName) -> None:
    """Say it on standard error, where standard output is for programs."""
    for line in say_open(record):
        click.echo(line, err=True)
