"""`twosource decrypt`: a record that needs no passphrase any more."""

import click

from twosource import wiring
from twosource.cli.options import example, record_option
from twosource.cli.passphrases import AtTheTerminal
from twosource.cli.unlocking import name_file, tell_open
from twosource.record_name import RecordName


@click.command("decrypt", epilog=example("twosource decrypt --record my.db"))
@record_option
def command(record: RecordName) -> None:
    """Write an encrypted record anew as a plain file, which whoever has it can read."""
    record = name_file(record)
    if not wiring.is_encrypted(record):
        raise click.UsageError(f"{record} is not encrypted")
    asks = AtTheTerminal()
    wiring.open_record(record, asks=asks).close()  # brings it up to date if it must be
    wiring.rewrite_record(record, asks.passphrase(record), None)
    with wiring.open_record(record) as store:
        store.note("record decrypted", {})
    tell_open(record)
