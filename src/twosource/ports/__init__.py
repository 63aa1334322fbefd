"""One protocol for each part that can be replaced; `wiring.py` chooses among them."""

from twosource.ports.asking import Asks
from twosource.ports.audits import AuditStore
from twosource.ports.deciding import DecisionStore, RulingStore
from twosource.ports.events import EventStore
from twosource.ports.growing import GrowingStore
from twosource.ports.keeping import ArchiveStore, TombstoneStore
from twosource.ports.outlines import OutlineStore
from twosource.ports.parts import Extractor, Gazetteer, Matcher, Parser, ReadingRoom, Step
from twosource.ports.reports import ReportStore, TextStore
from twosource.ports.standing import Logged, Standing
from twosource.ports.store import Store

__all__ = [
    "ArchiveStore",
    "Asks",
    "AuditStore",
    "DecisionStore",
    "EventStore",
    "Extractor",
    "Gazetteer",
    "GrowingStore",
    "Logged",
    "Matcher",
    "OutlineStore",
    "Parser",
    "ReadingRoom",
    "ReportStore",
    "RulingStore",
    "Standing",
    "Step",
    "Store",
    "TextStore",
    "TombstoneStore",
]
