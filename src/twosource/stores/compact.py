"""Clear what a database's files still hold of rows that are gone."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from twosource.model.errors import BadRecord
from twosource.record_name import RecordName
from twosource.stores import opening, schema
from twosource.stores.sqlite_file import WRITES

_BUSY = "another program reads this record: end it, then run `twosource expunge --finish`"


def clear_files(engine: Engine, where: RecordName) -> None:
    """Write the record's files anew with what it holds now, and nothing of what it held.

    Raises:
        BadRecord: another program has the record open, so that its files cannot be cleared yet.
    """
    with opening.speaking_plainly(where):
        if isinstance(where, Path):
            _clear_file(engine, where)
        else:
            _clear_server(engine)


def _clear_file(engine: Engine, path: Path) -> None:
    with closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        try:
            # Pages that are free are zeroed (`secure_delete`); this writes the file without them.
            cursor.execute("VACUUM")
        except engine.dialect.loaded_dbapi.OperationalError as fault:
            raise BadRecord(f"{path}: {_BUSY} ({fault})") from fault
        # VACUUM goes through the write-ahead log: only now can that be cut to nothing.
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise BadRecord(f"{path}: {_BUSY}")


def _clear_server(engine: Engine) -> None:
    alone = engine.execution_options(**{WRITES: None}, isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        for table in schema.metadata.sorted_tables:
            connection.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
