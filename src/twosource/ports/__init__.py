"""One protocol for each part that can be replaced; `wiring.py` chooses among them."""

from twosource.ports.asking import Asks
from twosource.ports.decisions import DecisionStore, RulingStore
from twosource.ports.parts import Extractor, Gazetteer, Matcher, Parser, ReadingRoom, Step
from twosource.ports.standing import Logged, Standing
from twosource.ports.store import (
    ArchiveStore,
    AuditStore,
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
