"""One protocol for each part that can be replaced; `wiring.py` chooses among them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from twosource.model.actors import ActorList
from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.event import Event, EventId
from twosource.model.grown import Grown, KnownEvents
from twosource.model.held import Held
from twosource.model.match import Anchor, Backdrop, Decision, Match, Verdict
from twosource.model.parse import Parse
from twosource.model.record import Checked, Counts, Finished, KeptParse, LeftOut, LogLine, Received
from twosource.model.report import Layout, Report
from twosource.model.values import GroundedClaim, Place

Step = Callable[[int, int, str], None]
"""Told how far long work has come: done, of how many (0: not known), and what."""


class Parser(Protocol):
    """Turns a report's headline and body into our own tokens and sentences."""

    @property
    def version(self) -> str:
        """Give name, version and weight hash of the model: a cached parse is good for one."""
        ...

    def parse(self, report: Report, layout: Layout) -> Parse:
        """Parse the headline and the body of a report."""
        ...


class Extractor(Protocol):
    """Takes from one parsed report the claims a codebook asks for."""

    @property
    def version(self) -> str:
        """Give the version of the rules: readings of different versions supersede each other."""
        ...

    def extract(self, report: Report, layout: Layout, parse: Parse, codebook: Codebook) -> Reading:
        """Give all claims and quotations of one report."""
        ...


class ReadingRoom(Protocol):
    """Parses and extracts, in this process or in several."""

    @property
    def parser(self) -> str:
        """Give the version of the language model."""
        ...

    @property
    def extractor(self) -> str:
        """Give the version of the rules."""
        ...

    @property
    def codebook(self) -> str:
        """Give name, version and digest of the codebook."""
        ...

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Give each report with its parse and reading, in the order they came.

        A report that cannot be read is left out, with the reason; it never stops the others.
        """
        ...

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give a new reading of a report; a kept parse saves the parsing."""
        ...


class Gazetteer(Protocol):
    """Knows places by name."""

    @property
    def version(self) -> str:
        """Give the versions of the tables this was built from."""
        ...

    def find(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """Give the places of each name, by rule, never by likeness; unknown names are left out."""
        ...

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Give the ISO 3166-1 alpha-2 code for each name of a people; other words are left out."""
        ...


class Matcher(Protocol):
    """Gives the reasons for and against two claims telling of one event."""

    @property
    def version(self) -> str:
        """Give name and digest of the weights: what they led to is good for one."""
        ...

    @property
    def threshold(self) -> float:
        """Give the bits above which two claims are taken for one event."""
        ...

    def before(self, backdrop: Backdrop) -> "Matcher":
        """Give the same matcher before another record: its copies, its words, what points back."""
        ...

    def compare(self, left: GroundedClaim, right: GroundedClaim) -> Match:
        """Add up the weights of a pair, and any veto."""
        ...


class Store(Protocol):
    """Keeps reports, readings and decisions for ever, and events until they are derived anew.

    Every change writes a line of the log. Methods raise BadRecord where the record cannot be read
    or written, with what to do about it.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of the record."""
        ...

    def building(self) -> AbstractContextManager[None]:
        """Be the only build of this record until the end of the block."""
        ...

    def note(self, what: str, detail: Mapping[str, str | int]) -> None:
        """Write a line of the log about something done with the record, such as an export."""
        ...

    def add_report(self, report: Report, raw: bytes) -> bool:
        """Keep a report and its bytes as received; False if a report of that key is there."""
        ...

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading as the current one of its report; earlier ones are superseded."""
        ...

    def add_finished(
        self, report: Report, raw: bytes, reading: Reading, parse: KeptParse | None = None
    ) -> bool:
        """Keep a report with its reading, all or nothing; False if the report was there already."""
        ...

    def holds(self, key: str) -> bool:
        """Tell whether a report of that key is there."""
        ...

    def reports(self) -> Iterator[Report]:
        """Give all reports, by key."""
        ...

    def report(self, key: str) -> Report:
        """Give one report; NotFound if there is none of that key."""
        ...

    def original(self, key: str) -> bytes:
        """Give the bytes of a report as they were received; NotFound if there are none."""
        ...

    def current_readings(self) -> Iterator[Reading]:
        """Give the current reading of each report, by report key."""
        ...

    def has_reading(self, report: str, extractor: str, codebook: str) -> bool:
        """Tell whether the current reading of a report is by these versions."""
        ...

    def unread(self, extractor: str, codebook: str) -> list[str]:
        """Give the keys of the reports whose current reading is not by these versions."""
        ...

    def cached_parse(self, text_digest: str, version: str) -> Parse | None:
        """Give the parse of a text by one version of the language model, if it was kept."""
        ...

    def keep_parse(self, kept: KeptParse) -> None:
        """Keep a parse until the cache is dropped."""
        ...

    def add_decision(
        self, left: Anchor, right: Anchor, verdict: Verdict, by: str, note: str | None, at: str
    ) -> Decision:
        """Append a person's decision; NotFound if the record holds no such report."""
        ...

    def undo_decision(self, number: int, by: str, at: str) -> Decision:
        """Take a decision back; it stays in the record as undone. NotFound if there is none."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken, in order, with whether each was undone."""
        ...

    def keep_actors(self, given: ActorList) -> bool:
        """Keep a list of actors as the one in force; False where it is so already."""
        ...

    def actors(self) -> ActorList | None:
        """Give the list of actors in force, None where none was given."""
        ...

    def replace_events(
        self,
        events: Sequence[Event],
        ids: Sequence[EventId],
        claims: Sequence[GroundedClaim] = (),
    ) -> Mapping[str, Event]:
        """Put these events, and claims with their values, in the place of all before.

        `ids` are all ids this record ever gave. Gives the events that are others now, or gone, as
        they were.
        """
        ...

    def claims(self) -> Iterator[GroundedClaim]:
        """Give all claims with their values, by id, as last derived."""
        ...

    def events(self) -> Iterator[Event]:
        """Give all events, by number."""
        ...

    def event(self, name: str) -> Event:
        """Give the event of a label, id, or the first six or more digits of one.

        Redirects are followed; case makes no difference. NotFound names the nearest labels.
        """
        ...

    def event_ids(self) -> tuple[EventId, ...]:
        """Give every id this record ever gave, by number."""
        ...

    def claim_events(self) -> Mapping[str, str]:
        """Give the event each claim tells of."""
        ...

    def held(self, version: str) -> Held:
        """Give what the last build left, if it was one of this version; else empty rooms."""
        ...

    def drop_held(self) -> None:
        """Forget what the last build left: the next one works everything out."""
        ...

    def stamps(self) -> Mapping[str, str]:
        """Give for each report that was read a mark of all that a build takes from it."""
        ...

    def some_reports(self, keys: Collection[str]) -> Mapping[str, Report]:
        """Give some reports, by key."""
        ...

    def some_readings(self, keys: Collection[str]) -> Mapping[str, Reading]:
        """Give the current readings of some reports, by report key."""
        ...

    def known_of(self, claims: Collection[str]) -> KnownEvents:
        """Give the ids that bear on some claims: of the events they tell of, or were born from."""
        ...

    def some_events(self, ids: Collection[str]) -> Sequence[Event]:
        """Give some events, by id."""
        ...

    def keep_grown(self, grown: Grown, held: Held) -> Mapping[str, Event]:
        """Keep what moved, and what the build leaves for the next, all or nothing.

        Gives the events that are others now, or gone, as they were.
        """
        ...

    def counts(self) -> Counts:
        """Tell how much the record holds."""
        ...

    def log(self) -> Iterator[LogLine]:
        """Give the lines of the log, oldest first."""
        ...

    def check(self) -> Checked:
        """Re-read every hash, key and passage; says nothing about the truth of a report."""
        ...
