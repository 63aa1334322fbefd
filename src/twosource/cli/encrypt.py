"""`twosource encrypt`: a record that only its passphrase opens."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource import wiring
from twosource.cli.options import example, record_option
from twosource.cli.passphrases import AtTheTerminal, ask_twice, read_file, refuse_short, remember
from twosource.cli.unlocking import name_file, open_record
from twosource.record_name import RecordName


@click.command(
    "encrypt",
    epilog=example(
        "twosource encrypt --record my.db",
        "twosource encrypt --record my.db --change",
        "twosource encrypt --record my.db --new-passphrase-file /run/secrets/record",
    ),
)
@record_option
@click.option("--change", is_flag=True, help="Of a record that is encrypted: another passphrase.")
@click.option(
    "--new-passphrase-file",
    "new_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="For scripts: the first line is the new passphrase. Without it, you are asked twice.",
)
def command(record: RecordName, new_file: Path | None, *, change: bool) -> None:
    """Encrypt a record, or give an encrypted one another passphrase.

    The record is written anew, compared with the old one row for row, and put in its place; the old
    file is overwritten with zeros. A disk may still hold copies of its own (docs/record.md): begin
    a record that must not be read with `twosource build --encrypt`, on an encrypted disk.

    Nobody can open the record without the passphrase, and nobody can find it out for you.
    """
    record = name_file(record)
    encrypted = wiring.is_encrypted(record)
    if encrypted and not change:
        raise click.UsageError(f"{record} is encrypted; --change gives it another passphrase")
    if change and not encrypted:
        raise click.UsageError(f"{record} is not encrypted; leave --change out")
    open_record(record).close()  # asks for its passphrase, and brings it up to date if it must be
    before = AtTheTerminal().passphrase(record) if encrypted else None
    words = f"New passphrase for {record}"
    after = refuse_short(read_file(new_file)) if new_file else ask_twice(words)
    wiring.rewrite_record(record, before, after)
    remember(record, after)
    with open_record(record) as store:
        store.note("passphrase changed" if change else "record encrypted", {})
    click.echo(f"{record} is encrypted{' under its new passphrase' if change else ''}.")
    for left in find_copies(record):
        click.echo(f"Left as it is: {left}. Remove it, or keep it as you keep secrets.", err=True)


def find_copies(record: Path) -> Iterator[Path]:
    """Give the copies that were made of a record before it was brought up to date."""
    yield from sorted(record.parent.glob(f"{record.stem}.before-*{record.suffix}"))
