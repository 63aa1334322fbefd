"""A record of reports, with a name in everything that people typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from store_samples import anchor, event, grounded, raw, reading, report
from twosource.model.audit import Answer, Audit, Question, Shown, Stratum
from twosource.model.event import EventId
from twosource.model.ids import digest, sha256_hex
from twosource.model.report import Marks, report_key
from twosource.model.ruling import Reviewed, Settled
from twosource.model.spans import Span
from twosource.record_name import RecordName
from twosource.stores.sql import SqlStore, open_store

AT = "2024-02-03T04:05:06Z"
NAME = "Ulrike Zäpfel-Odd"
AWAY = "█" * len(NAME)
OTHER = "the ferryman"
WHY = "a court said so"
ONE, TWO, THREE = (report(number) for number in (1, 2, 3))
TEXT = f"{report(4).text} {NAME} was seen there."
TELLS = replace(
    report(4),
    key=report_key(TEXT, "The Daily Gauge", report(4).url),
    text=TEXT,
    sha256=sha256_hex(TEXT.encode()),
)
PASSAGE = Span(TEXT.index(NAME), TEXT.index(NAME) + len(NAME))
ID = EventId(digest("event", "1"), "PER-0001", 1, reading(ONE).claims[0].id)


def fill(store: SqlStore) -> None:
    """Put a name into everything that people type, on reports that do not hold it."""
    handling = Marks("confidential", "internal", f"ask {NAME} first")
    for one in (replace(ONE, marks=handling), TWO, THREE):
        store.add_finished(one, raw(one), reading(one))
    # Handling of both is kept, and told in the log.
    store.add_report(replace(TWO, marks=Marks("published", "public", f"{NAME} agreed")), raw(TWO))
    store.add_finished(TELLS, raw(TELLS), reading(TELLS))
    ends = [anchor(one.key, 0, 30) for one in (TWO, THREE)]
    store.add_decision(ends[0], ends[1], "same", "R1", f"{NAME.upper()} was at both", AT)
    store.add_decision(ends[0], ends[1], "unsure", "R2", f"{OTHER} was", AT)
    store.replace_events([event(ID, ID.born_from)], [ID], [grounded(reading(ONE).claims[0])])
    said = Reviewed(ID.id, ID.label, "noted", "salt", (), (TWO.key,))
    store.add_ruling(said, "R1", f"call  {NAME.replace(' ', '  ')} again", AT)
    store.add_ruling(Settled(THREE.key, "nothing_codable", f"{NAME} told us"), "R2", None, AT)
    question = Question(1, "claim", "far", ("c",), (Shown(TWO.key, Span(0, 5), ()),), "a death", "")
    drawn = store.add_audit(Audit(0, 1, AT, 1, (Stratum("claim", "far", 1, 1),), "w"), [question])
    store.add_answers(drawn.number, [Answer(1, "R1", AT, "wrong", NAME)])
    store.note("exported", {"table": "events", "for": NAME})


@contextmanager
def open_typed(where: RecordName) -> Iterator[SqlStore]:
    """Open a new record, with the name typed into it."""
    with open_store(where, create=True, clock=lambda: AT) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def store(where: RecordName) -> Iterator[SqlStore]:
    """Give a record with the name typed into it."""
    with open_typed(where) as opened:
        yield opened
