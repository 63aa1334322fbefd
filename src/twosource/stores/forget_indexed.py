"""Take a report out of the index of texts, so that no byte of its words is left in it."""

from sqlalchemy import Connection, inspect, text

_INDEX, _WORDS = "text_index", "text_index_words"
_OLD = text("SELECT words FROM text_index_words WHERE number = :number")
_DROP = text("INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', :number, :words)")
_DROP_WORDS = text("DELETE FROM text_index_words WHERE number = :number")
_DROP_ON_SERVER = text("DELETE FROM text_index WHERE number = :number")
# FTS5 only marks what is dropped until its parts are put together; `secure-delete` of SQLite 3.42
# leaves what older versions cannot read.
_PUT_TOGETHER = text("INSERT INTO text_index (text_index) VALUES ('optimize')")


def forget_indexed(connection: Connection, number: int) -> None:
    """Take the report of a number out of the index, if there is one."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name != "sqlite":
        connection.execute(_DROP_ON_SERVER, {"number": number})
        return
    if _WORDS in tables:
        old = connection.execute(_OLD, {"number": number}).scalar()
        if old is not None:
            # FTS5 finds what to drop by the words that it was given.
            connection.execute(_DROP, {"number": number, "words": old})
            connection.execute(_DROP_WORDS, {"number": number})
    connection.execute(_PUT_TOGETHER)
