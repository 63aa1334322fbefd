"""Take out of a restored record what was expunged after its backup was made."""

import shutil
from pathlib import Path

import click

from twosource.cli.unlocking import open_record
from twosource.cli.words import say_number
from twosource.config import Config
from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.stores.tombstone_file import TombstoneFile, find_file, read_file
from twosource.wiring import open_parts

_OWNER_ONLY = 0o600


def expunge_again(record: RecordName, given: Path | None) -> None:
    """Expunge what the file of tombstones names, and work the events out anew; say what went.

    Raises:
        BadRecord: the file is none, or the record has another one already.
    """
    held = _find_tombstones(record, given)
    if held is None:
        return
    from twosource.cli.progress import Progress
    from twosource.pipeline import renew

    with Progress(quiet=False) as progress, open_record(record) as store:
        gone = store.reapply_tombstones(held.tombstones, held.key)
        if gone:
            left = sorted({one.report for one in gone if one.report is not None})
            with store.building():
                renew(store, open_parts(Config(), progress.step, store), left, progress.step)
            store.clear_files()
    click.echo(f"{say_number(len(gone), 'report')} expunged again, whole or in part.")


def _find_tombstones(record: RecordName, given: Path | None) -> TombstoneFile | None:
    """Give what was expunged, from the file beside the record or the one that was named."""
    if given is None and not isinstance(record, Path):
        try:
            return read_file(find_file(record))
        except BadRecord:  # nothing says where it is: nothing was expunged, as far as is known
            return None
    own = find_file(record)
    if given is not None and given.resolve() != own.resolve():
        if own.exists():
            raise BadRecord(f"{own}: the record has a file of tombstones; leave {given} out")
        # Under the record's own name: a build asks it whether a report may come in again.
        shutil.copyfile(given, own)
        own.chmod(_OWNER_ONLY)
    return read_file(own)
