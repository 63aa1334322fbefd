"""One protocol for each part that can be replaced; `wiring.py` chooses among them."""

from twosource.ports.asking import Asks
from twosource.ports.audits import AuditStore
from twosource.ports.parts import Extractor, Gazetteer, Matcher, Parser, ReadingRoom, Step
from twosource.ports.store import (
    ArchiveStore,
    DecisionStore,
    EventStore,
    Logged,
    ReportStore,
    RulingStore,
    Standing,
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
    "Logged",
    "Matcher",
    "Parser",
    "ReadingRoom",
    "ReportStore",
    "RulingStore",
    "Standing",
    "Step",
    "Store",
]
