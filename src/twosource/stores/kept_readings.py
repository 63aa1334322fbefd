"""Readings, superseded and never edited; and the cache of parses."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from twosource.model.claim import Reading
from twosource.model.errors import NotFound
from twosource.model.ids import digest
from twosource.model.parse import Parse
from twosource.model.record import KeptParse
from twosource.stores import bodies, kept_turns, schema
from twosource.stores.committed import name_rows
from twosource.stores.logbook import write_line

_CHUNK = 200


def add_reading(connection: Connection, reading: Reading, at: str) -> bool:
    """Make a reading the current one of its report; False if it is so already.

    A reading of the same versions that was superseded is taken up again as it was first kept.
    """
    table = schema.readings
    if has_reading(connection, reading.report, reading.extractor, reading.codebook):
        return False
    _refuse_unknown_report(connection, reading.report)
    detail: dict[str, str | int] = {
        "report": reading.report,
        "extractor": reading.extractor,
        "codebook": reading.codebook,
        "claims": len(reading.claims),
    }
    before = and_(table.c.report == reading.report, table.c.superseded_at.is_(None))
    old = connection.execute(select(table.c.id).where(before)).scalar()
    if old is not None:
        connection.execute(update(table).where(before).values(superseded_at=at))
        told = {"report": reading.report}
        write_line(connection, at, "reading superseded", told, ("in_force", old))
    key = digest("reading", reading.report, reading.extractor, reading.codebook)
    again = update(table).where(table.c.id == key).values(superseded_at=None)
    if connection.execute(again).rowcount:
        turn = kept_turns.keep_reading(connection, key, at)
        write_line(connection, at, "reading taken up again", detail, ("in_force", key), *turn)
        return True
    row = {**detail, "id": key, "added_at": at, "superseded_at": None}
    connection.execute(insert(table), {**row, "body": bodies.write(reading)})
    turn = kept_turns.keep_reading(connection, key, at)
    write_line(connection, at, "reading added", detail, *name_rows(table, [key]), *turn)
    return True


def next_readings(connection: Connection, after: str) -> list[Reading]:
    """Give the next current readings by report key after a key; none at the end."""
    return [bodies.read_reading(body) for _, body in next_bodies(connection, after)]


def next_bodies(connection: Connection, after: str) -> list[tuple[str, str]]:
    """Give report key and body, not yet read, of the next current readings after a key."""
    table = schema.readings
    current = and_(table.c.superseded_at.is_(None), table.c.report > after)
    asked = select(table.c.report, table.c.body).where(current).order_by(table.c.report)
    return [(row.report, row.body) for row in connection.execute(asked.limit(_CHUNK))]


def find_reading(connection: Connection, report: str) -> Reading:
    """Give the current reading of a report; NotFound if there is none."""
    table = schema.readings
    current = and_(table.c.superseded_at.is_(None), table.c.report == report)
    body = connection.execute(select(table.c.body).where(current)).scalar_one_or_none()
    if body is None:
        raise NotFound(f"this record holds no reading of a report {report}")
    return bodies.read_reading(body)


def has_reading(connection: Connection, report: str, extractor: str, codebook: str) -> bool:
    """Tell whether the current reading of a report is by these versions."""
    asked = select(schema.readings.c.id).where(
        schema.readings.c.report == report, _is_current(extractor, codebook)
    )
    return connection.execute(asked).first() is not None


def list_unread(connection: Connection, extractor: str, codebook: str) -> list[str]:
    """Give the keys of the reports whose current reading is not by these versions."""
    done = select(schema.readings.c.report).where(_is_current(extractor, codebook))
    key = schema.reports.c.key
    return list(connection.execute(select(key).where(key.not_in(done)).order_by(key)).scalars())


def count_claims(connection: Connection) -> Mapping[str, int]:
    """Give how many claims the current reading of each report has, by the report's key."""
    table = schema.readings
    asked = select(table.c.report, table.c.claims).where(table.c.superseded_at.is_(None))
    return {row.report: row.claims for row in connection.execute(asked)}


def count_current(connection: Connection) -> tuple[int, int]:
    """Give the number of current readings and of the claims in them."""
    table = schema.readings
    asked = select(func.count(), func.coalesce(func.sum(table.c.claims), 0))
    readings, claims = connection.execute(asked.where(table.c.superseded_at.is_(None))).one()
    return readings, claims


def find_parse(connection: Connection, text_digest: str, version: str) -> Parse | None:
    """Give a kept parse; None if there is none, or it is damaged."""
    table = schema.parses
    asked = select(table.c.body).where(
        table.c.text_digest == text_digest, table.c.version == version
    )
    body = connection.execute(asked).scalar_one_or_none()
    return None if body is None else bodies.unpack_parse(body)


def keep_parse(connection: Connection, kept: KeptParse) -> None:
    """Keep a parse, in the place of any before."""
    table = schema.parses
    same = and_(table.c.text_digest == kept.text_digest, table.c.version == kept.version)
    connection.execute(delete(table).where(same))
    row = {"text_digest": kept.text_digest, "version": kept.version}
    connection.execute(insert(table), {**row, "body": bodies.pack_parse(kept.parse)})


def _is_current(extractor: str, codebook: str) -> ColumnElement[bool]:
    table = schema.readings
    return and_(
        table.c.extractor == extractor,
        table.c.codebook == codebook,
        table.c.superseded_at.is_(None),
    )


def _refuse_unknown_report(connection: Connection, key: str) -> None:
    asked = select(schema.reports.c.key).where(schema.reports.c.key == key)
    if connection.execute(asked).first() is None:
        raise NotFound(f"this record holds no report {key}; add the report before its reading")


def list_codebooks(connection: Connection) -> frozenset[str]:
    """Give the codebooks that the current readings were made with."""
    table = schema.readings
    asked = select(table.c.codebook).where(table.c.superseded_at.is_(None)).distinct()
    return frozenset(connection.execute(asked).scalars())
