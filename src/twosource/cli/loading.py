"""Open a record and read the whole of it once."""

from pathlib import Path

from twosource.cli.as_of import stand
from twosource.cli.unlocking import open_record
from twosource.record_name import RecordName
from twosource.views.record_view import RecordView, view_of


def load_view(
    record: RecordName, until: str | None = None, codebook: Path | None = None
) -> RecordView:
    """Open a record and read it once, as it stands, or as it stood at a time."""
    with open_record(record) as store:
        return view_of(stand(store, until, codebook))
