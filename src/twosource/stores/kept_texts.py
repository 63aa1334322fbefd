"""An index of the words of reports: which report holds a word, never whose name it may be.

Each database has one of its own kind (FTS5, tsvector) and finds the same: words are read and
folded by us, and either only keeps them. It is derived from reports and their current readings.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, text

from twosource.model.claim import Reading
from twosource.model.search import FoundText
from twosource.stages.found_passages import find_passages
from twosource.stages.search_words import MARKS, Standing, list_indexed, mark
from twosource.stores import bodies, schema
from twosource.stores.kept_outlines import cut
from twosource.stores.kept_readings import next_readings

EVERY = 2**31 - 1
_OLD = text("SELECT words FROM text_index_words WHERE number = :number")
_DROP = text("INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', :number, :words)")
_DROP_ROW = text("DELETE FROM text_index_words WHERE number = :number")
_ADD_ROW = text("INSERT INTO text_index_words (number, words) VALUES (:number, :words)")
_ADD = text("INSERT INTO text_index (rowid, words) VALUES (:number, :words)")
_FIND = text(
    "SELECT rowid FROM text_index WHERE text_index MATCH :asked ORDER BY rowid LIMIT :limit"
)
_PUT_ON_SERVER = text(
    "INSERT INTO text_index (number, words)"
    " VALUES (:number, array_to_tsvector(CAST(:words AS text[])))"
    " ON CONFLICT (number) DO UPDATE SET words = excluded.words"
)
_DROP_ON_SERVER = text("DELETE FROM text_index WHERE number = :number")
_FIND_ON_SERVER = text(
    "SELECT number FROM text_index WHERE words @@ CAST(:asked AS tsquery)"
    " ORDER BY number LIMIT :limit"
)


def index_report(connection: Connection, reading: Reading) -> None:
    """Put the words of a report into the index, by its reading, in the place of any before."""
    number, words = _number_and_text(connection, reading.report)
    _put(connection, number, list_indexed(words, reading))


def forget_report(connection: Connection, report: str) -> None:
    """Take a report out of the index, so that no byte of it is left there."""
    number, _ = _number_and_text(connection, report)
    _drop(connection, number)
    if connection.dialect.name == "sqlite":
        # What was dropped is only marked as such until the parts of the index are put together.
        # FTS5 could do this at once since SQLite 3.42, but older ones cannot read what it leaves.
        connection.execute(text("INSERT INTO text_index (text_index) VALUES ('optimize')"))


def rebuild_index(connection: Connection) -> int:
    """Make the index anew; give the number of reports in it."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO text_index (text_index) VALUES ('delete-all')"))
        connection.execute(text("DELETE FROM text_index_words"))
    else:
        connection.execute(text("DELETE FROM text_index"))
    after, count = "", 0
    while chunk := next_readings(connection, after):
        for reading in chunk:
            index_report(connection, reading)
        after, count = chunk[-1].report, count + len(chunk)
    return count


def search(connection: Connection, words: Sequence[str], limit: int) -> tuple[FoundText, ...]:
    """Give the reports in which all of the words stand, by number, with passages."""
    if not words:
        return ()
    wanted = {word: _list_standings(connection, word) for word in words}
    numbers = _find(connection, wanted, limit)
    reports, readings = schema.reports, schema.readings
    current = (readings.c.report == reports.c.key) & readings.c.superseded_at.is_(None)
    asked = select(reports.c.key, reports.c.text, readings.c.body).join(readings, current)
    rows = connection.execute(asked.where(reports.c.number.in_(numbers)).order_by(reports.c.number))
    return tuple(
        FoundText(row.key, find_passages(row.text, bodies.read_reading(row.body), wanted))
        for row in rows
    )


def find_reports(connection: Connection, words: Sequence[str]) -> frozenset[str]:
    """Give the keys of all reports in which all of the words stand."""
    if not words:
        return frozenset()
    wanted = {word: _list_standings(connection, word) for word in words}
    table = schema.reports
    return frozenset(
        key
        for few in cut(_find(connection, wanted, EVERY))
        for key in connection.execute(select(table.c.key).where(table.c.number.in_(few))).scalars()
    )


def _list_standings(connection: Connection, word: str) -> frozenset[Standing]:
    """Give in which standings a word counts.

    What only begins sentences may be a name; it is a word if some report has it in small letters.
    """
    attested = _find(connection, {word: frozenset({"plain"})}, 1)
    return frozenset(MARKS) if attested else frozenset(MARKS) - {"start"}


def _find(
    connection: Connection, wanted: Mapping[str, Iterable[Standing]], limit: int
) -> list[int]:
    """Give the numbers of the reports that hold each word in one of its standings."""
    sqlite = connection.dialect.name == "sqlite"
    quote, either, both = ('"', " OR ", " AND ") if sqlite else ("'", " | ", " & ")
    groups = [
        either.join(f"{quote}{mark(word, one)}{quote}" for one in sorted(standings))
        for word, standings in wanted.items()
    ]
    asked = both.join(f"({group})" for group in groups)
    found = connection.execute(
        _FIND if sqlite else _FIND_ON_SERVER, {"asked": asked, "limit": limit}
    )
    return list(found.scalars())


def _number_and_text(connection: Connection, report: str) -> tuple[int, str]:
    table = schema.reports
    asked = select(table.c.number, table.c.text).where(table.c.key == report)
    number, words = connection.execute(asked).one()
    return number, words


def _put(connection: Connection, number: int, words: Sequence[str]) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(_PUT_ON_SERVER, {"number": number, "words": list(words)})
        return
    _drop(connection, number)
    row = {"number": number, "words": " ".join(words)}
    connection.execute(_ADD_ROW, row)
    connection.execute(_ADD, row)


def _drop(connection: Connection, number: int) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(_DROP_ON_SERVER, {"number": number})
        return
    old = connection.execute(_OLD, {"number": number}).scalar()
    if old is not None:
        # FTS5 finds what to drop by the words that it was given.
        connection.execute(_DROP, {"number": number, "words": old})
        connection.execute(_DROP_ROW, {"number": number})
