"""A record in which something of every kind is kept, and its archive as any program reads it."""

import io
import tarfile
from dataclasses import replace
from typing import Any

from store_samples import anchor, claim, event, grounded, parse, raw, reading, report
from twosource.model.actors import ActorList
from twosource.model.coded import Coded, CodedVoice, CodedWhen
from twosource.model.event import EventId
from twosource.model.ids import sha256_hex
from twosource.model.record import KeptParse
from twosource.model.report import Marks, Report, report_key
from twosource.model.ruling import Grouped, Reviewed, Settled, Valued
from twosource.model.spans import Span
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store

NOW = "2026-01-02T03:04:05Z"
BYTES = b"\x00\xff bytes as they came \x1a"
ODD = "A dam\x00 burst\x1a near\x1a0 Cusco.\nÅ, \U0001f30a and \u2028 stand here as they came."


def odd_report() -> Report:
    """Give a report whose text holds what databases differ on."""
    one = report(9)
    key = report_key(ODD, one.outlet.value if one.outlet else None, one.url)
    return replace(
        one,
        key=key,
        text=ODD,
        sha256=sha256_hex(ODD.encode()),
        label="odd\x00.txt",
        title=None,
        marks=Marks(),
    )


def fill(store: SqlStore) -> None:
    """Keep something of every kind, and rows that name each other."""
    first, second, third = (report(number) for number in (1, 2, 3))
    for one in (first, second):
        store.add_finished(one, raw(one), reading(one), KeptParse(one.key, "model", parse()))
    store.add_reading(reading(first, extractor="fake-2"))
    store.add_report(replace(third, withdrawn=True, sha256=sha256_hex(BYTES)), BYTES)
    store.add_report(odd_report(), ODD.encode())
    store.keep_actors(ActorList("ours", "0" * 64, ()))
    left, right = (anchor(one.key, 24, 40) for one in (first, second))
    store.add_decision(left, right, "same", "ana", "one “dam”", NOW)
    store.undo_decision(store.add_decision(left, right, "unsure", "ben", None, NOW).id, "ben", NOW)
    told = claim("c1", first.key, 24, 40)
    store.add_ruling(Grouped("together", ((left,), (right,))), "ana", "one dam", NOW)
    said = Valued(left, "when", "", "is", "2019-05", "")
    store.undo_decision(store.add_ruling(said, "ben", None, NOW).id, "ben", NOW)
    coded = Coded(
        replace(left, passage=Span(24, 48)),
        "accident",
        "past",
        "asserted",
        chain=(CodedVoice("named", Span(50, 59), Span(60, 64)),),
        when=CodedWhen("2019-05-04", Span(68, 73)),
    )
    store.add_ruling(coded, "ana", "read again", NOW)
    store.add_ruling(Reviewed("a" * 32, "PER-0002", "in_review"), "ben", None, NOW)
    store.add_ruling(Settled(first.key, "nothing_codable", "a forecast"), "ben", None, NOW)
    # The id that was redirected names one that is given later.
    ids = (EventId("b" * 32, "PER-0001", 1, "c1", "a" * 32), EventId("a" * 32, "PER-0002", 2, "c1"))
    store.replace_events([event(ids[1], "c1")], ids, [grounded(told)])


def open_filled(where: RecordName) -> SqlStore:
    """Open a new record, filled."""
    store = open_store(where, create=True, clock=lambda: NOW)
    fill(store)
    return store


def write(store: SqlStore) -> bytes:
    """Give the archive of a record."""
    out = io.BytesIO()
    store.write_archive(out)
    return out.getvalue()


def look(store: SqlStore) -> tuple[Any, ...]:
    """Give all that a record tells through its port."""
    return (
        list(store.reports()),
        [store.original(one.key) for one in store.reports()],
        list(store.current_readings()),
        store.decisions(),
        store.actors(),
        list(store.log()),
        list(store.events()),
        list(store.claims()),
        store.event_ids(),
        dict(store.claim_events()),
        store.counts(),
        store.check(),
    )


def unpack(archive: bytes) -> dict[str, bytes]:
    """Give the members of an archive by any program's means."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        found = {one.name: opened.extractfile(one) for one in opened}
        return {name: member.read() for name, member in found.items() if member}
