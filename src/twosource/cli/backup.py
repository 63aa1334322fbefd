"""`twosource backup`: the whole record in one encrypted file, which is restored once to see."""

import sys
from pathlib import Path

import click

from twosource.cli.options import example, record_option
from twosource.cli.passphrases import ask_twice, read_file, refuse_short
from twosource.cli.unlocking import open_record, tell_open
from twosource.model.archive import Manifest
from twosource.record_name import RecordName
from twosource.views.words import say_number
from twosource.wiring import back_up_record

BACKUP_OPTION = "--backup-passphrase-file"
backup_passphrase_option = click.option(
    BACKUP_OPTION,
    "backup_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="For scripts: the first line is the passphrase of the backup. Without it, you are asked.",
)


@click.command(
    "backup",
    epilog=example(
        "twosource backup quay-2026-11-26.backup --record my.db",
        "twosource backup quay-2026-11-26.age --record my.db --to age1… --to age1…",
        "twosource restore quay-2026-11-26.backup --record again.db",
    ),
)
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@record_option
@click.option(
    "--to",
    "to",
    multiple=True,
    metavar="age1…",
    help="Lock it to this public key (age-keygen makes one) instead of a passphrase; repeatable.",
)
@backup_passphrase_option
def command(out: Path, record: RecordName, to: tuple[str, ...], backup_file: Path | None) -> None:
    """Write all a record keeps into one encrypted file, and see that it can be restored.

    It may be made while a build writes: what is backed up is the record as it stood at one moment.
    Before it is said to be done it is restored from the file itself into a temporary encrypted
    record, compared by hash, and checked as `twosource check` does. Nothing is overwritten, and
    nothing plain is written on the way. Whoever loses the passphrase or the key loses the backup.
    """
    from twosource.stores.backup import Lock

    with open_record(record) as store:
        lock = Lock(to, "" if to else _choose_passphrase(out, backup_file))
        done = back_up_record(store, out, lock)
    click.echo(f"{out}: {tell_kept(done.manifest)}")
    intact = done.checked.checked - len(done.checked.faults)
    click.echo(
        "Restored from it once, and equal by hash;"
        f" {intact} of {done.checked.checked} passages, hashes and keys are intact."
    )
    tell_open(record)
    if done.checked.faults:
        click.echo("What is not intact is so in the record too: twosource check", err=True)
        sys.exit(1)


def _choose_passphrase(out: Path, backup_file: Path | None) -> str:
    if backup_file is not None:
        return refuse_short(read_file(backup_file))
    return ask_twice(f"New passphrase for {out}", BACKUP_OPTION)


def tell_kept(manifest: Manifest) -> str:
    """Say how much there is, and its hash."""
    parts = [
        say_number(manifest.rows_of(table), table[:-1])
        for table in ("reports", "readings", "decisions")
    ]
    return f"{', '.join(parts)}; SHA-256 of all that is kept {manifest.content}"
