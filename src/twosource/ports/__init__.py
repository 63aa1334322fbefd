"""One protocol for each part that can be replaced; `wiring.py` chooses among them."""

from twosource.ports.asking import Asks
from twosource.ports.parts import Extractor, Gazetteer, Matcher, Parser, ReadingRoom, Step
from twosource.ports.store import (
    ArchiveStore,
    AuditStore,
    DecisionStore,
    EventStore,
    ReportStore,
    Store,
)

__all__ = [
    "ArchiveStore",
    "Asks",
    "AuditStore",
    "DecisionStore",
    "EventStore",
    "Extractor",
    "Gazetteer",
    "Matcher",
    "Parser",
    "ReadingRoom",
    "ReportStore",
    "Step",
    "Store",
]
