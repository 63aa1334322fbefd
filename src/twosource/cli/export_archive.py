"""`twosource export --format archive`: the whole record as one file that any program can read."""

from pathlib import Path

import click

from twosource.cli.backup import tell_kept
from twosource.cli.unlocking import open_record
from twosource.record_name import RecordName
from twosource.wiring import write_archive


def export_archive(record: RecordName, out: str, *, quiet: bool) -> None:
    """Write a record as an archive, and say that it is not encrypted."""
    if out == "-":
        raise click.UsageError("--format archive writes a file: --out FILE.tar.gz")
    path = Path(out)
    with open_record(record) as store:
        manifest = write_archive(store, path)
    if not quiet:
        click.echo(f"{path}: {tell_kept(manifest)}", err=True)
    click.echo(
        "Warning: an archive holds all of the record and is not encrypted. Keep it as you keep the"
        " record, or use `twosource backup`.",
        err=True,
    )
