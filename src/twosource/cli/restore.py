"""`twosource restore`: a record made of a backup or an archive."""

from pathlib import Path
from typing import Any

import click

from twosource.cli.backup import BACKUP_OPTION, backup_passphrase_option, tell_kept
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.passphrases import AtTheTerminal, ask, read_file
from twosource.cli.reapplying import reapply
from twosource.cli.unlocking import tell_open
from twosource.config import Config
from twosource.record_name import RecordName
from twosource.wiring import restore_record


@click.command(
    "restore",
    epilog=example(
        "twosource restore quay-2026-11-26.backup --record again.db",
        "twosource restore quay-2026-11-26.age --record again.db --key-file key.txt",
        "twosource restore quay.tar.gz --record postgresql://ana@db.example/records?schema=quay",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@record_option
@click.option(
    "--key-file",
    "key_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Of a backup that is locked to a key: the secret key, as age-keygen writes it.",
)
@backup_passphrase_option
@click.option(
    "--encrypt/--plain",
    "encrypt",
    default=None,
    help="Make the record an encrypted or a plain file. Without it: as the one it is of was.",
)
@click.option(
    "--tombstones",
    "tombstones",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="What was expunged after the backup, to be expunged again. Without it:"
    " FILE.db.tombstones beside the new record, if it is there.",
)
@codebook_option
def command(file: Path, record: RecordName, *, encrypt: bool | None, **chosen: Any) -> None:
    """Make a record of a backup or of an archive (`twosource export --format archive`).

    FILE is looked through to its last byte, and what was restored is compared with it by hash,
    before the record is there: all of it or nothing. A record that is there is never overwritten.
    What was expunged after the backup was made is expunged again, from the file of tombstones.
    """
    from twosource.stores.backup import Unlocks

    def ask_backup() -> str:
        given: Path | None = chosen["backup_file"]
        return ask(f"Passphrase of {file}", BACKUP_OPTION) if given is None else read_file(given)

    def choose_key(encrypted: bool) -> str | None:  # noqa: FBT001  # as it is called
        wanted = encrypted if encrypt is None else encrypt
        asks = AtTheTerminal(encrypt=wanted)
        return asks.new_passphrase(record) if isinstance(record, Path) else None

    key_file: Path | None = chosen["key_file"]
    text = None if key_file is None else key_file.read_text(encoding="utf-8")
    manifest = restore_record(file, record, Unlocks(ask_backup, text), choose_key)
    click.echo(f"{record}: {tell_kept(manifest)}")
    reapply(record, chosen["tombstones"], Config(codebook=chosen["codebook"]))
    tell_open(record)
