"""After `restore`: what was expunged since the backup was made is expunged again."""

from pathlib import Path

import click

from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.views.words import say_number


def reapply(record: RecordName, given: Path | None, config: Config) -> None:
    """Expunge again what a file of tombstones names: the one given, or the one of the record.

    Raises:
        BadRecord: the file is none, or is of another record than the one that stands beside it.
    """
    from twosource.cli.progress import Progress
    from twosource.rebuilding import renew
    from twosource.stores.tombstone_file import adopt_file, find_given
    from twosource.wiring import open_parts

    held = find_given(record, given)
    if held is None:
        if given is not None:
            raise BadRecord(f"{given}: this file of tombstones is empty, or not there")
        return
    with open_record(record) as store, Progress(quiet=False) as progress:
        parts = open_parts(config, progress.step, store)
        with store.building():
            gone = store.reapply_tombstones(held.tombstones, held.key)
            if gone:
                left = {one.report for one in gone if one.report is not None}
                kept = sorted(key for key in left if store.holds(key))
                renew(store, parts, kept, progress.step)
        store.clear_files()
        adopt_file(record, held)
    count = say_number(len(gone), "tombstone")
    click.echo(f"{count} applied again: what was expunged after the backup is gone from it too.")
