"""Open a record from the command line, with its passphrase; and say so when it has none."""

from collections.abc import Iterator

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
    if isinstance(record, Address):
        if encrypt:
            raise BadRecord(
                f"{record}: only a file can be encrypted here; on a server, encrypt its disk"
            )
        return
    if encrypt and record.is_file() and record.stat().st_size and not wiring.is_encrypted(record):
        raise BadRecord(
            f"{record}: there is a record that is not encrypted;"
            f" first: twosource encrypt --record {record}"
        )


def say_open(record: RecordName) -> Iterator[str]:
    """Say when a record is not encrypted."""
    if isinstance(record, Address):
        yield (
            "This record is on a server, and not encrypted by this program: whoever has the"
            " server's disk can read it unless that is encrypted."
        )
    elif record.exists() and not wiring.is_encrypted(record):
        yield (
            "This record is not encrypted: whoever has the file can read it."
            " To change that: twosource encrypt"
        )


def tell_open(record: RecordName) -> None:
    """Say it on standard error, where standard output is for programs."""
    for line in say_open(record):
        click.echo(line, err=True)
