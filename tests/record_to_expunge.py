"""A record of three reports that name a person, to expunge from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store_samples import anchor, event, grounded, parse, reading, report
from twosource.model.event import EventId
from twosource.model.grown import Grown
from twosource.model.ids import digest, sha256_hex
from twosource.model.record import KeptParse
from twosource.model.report import Report, Sourced, report_key
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
NAME = "Quirina “Q” Zabel"
WHY = "her lawyer asked"


def told(number: int, name: str = NAME) -> Report:
    """Give an invented report that names a person in text, title, outlet, address and label."""
    one = report(number)
    text = f"{one.text}\n{name} was held on road {number}."
    outlet, url = f"Gauge {number}", f"https://example.org/{number}/{name}"
    return replace(
        one,
        key=report_key(text, outlet, url),
        label=f"{name} {number}.txt",
        text=text,
        sha256=sha256_hex(text.encode("utf-16")),
        title=Sourced(f"{name} held", "given"),
        outlet=Sourced(outlet, "given"),
        url=url,
    )


ONE, TWO, THREE = told(1), told(2, "somebody"), told(3, "nobody")
IDS = (
    EventId(digest("event", "1"), "PER-0001", 1, reading(ONE).claims[0].id),
    EventId(digest("event", "2"), "PER-0002", 2, reading(TWO).claims[0].id),
)


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    with open_store(where, create=True) as opened:
        fill(opened)
        yield opened


def fill(store: SqlStore) -> None:
    """Put three reports into a record, with all that comes of them."""
    for one in (ONE, TWO, THREE):
        kept = KeptParse(one.key, "model 1", parse())
        store.add_finished(
            replace(one, withdrawn=True), one.text.encode("utf-16"), reading(one), kept
        )
        store.add_reading(reading(one, "fake-2"))
    ends = [anchor(one.key, 0, 30) for one in (ONE, TWO, THREE)]
    store.add_decision(ends[0], ends[1], "same", "r1", f"{NAME} is in both", AT)
    store.add_decision(ends[1], ends[2], "different", "r2", None, AT)
    store.add_decision(ends[2], ends[0], "unsure", "r2", f"is it\n{NAME.upper()}?", AT)
    store.undo_decision(3, "r2", AT)
    told_of = [reading(one, "fake-2").claims[0] for one in (ONE, TWO)]
    events = [event(name, claim.id) for name, claim in zip(IDS, told_of, strict=True)]
    store.replace_events(events, IDS, [grounded(one) for one in told_of])
    leave(store)


def leave(store: SqlStore) -> None:
    """Leave words of the reports for the next build, as a build does."""
    held = store.held("1")
    held.map("words", str).update({one.key: one.text for one in (ONE, TWO, THREE)})
    held.map("long words", str)["all"] = f"{ONE.text} " * 20
    store.keep_grown(Grown(), held)
