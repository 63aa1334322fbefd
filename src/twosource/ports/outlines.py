"""What is read of a record for a list, or for one event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from twosource.model.chronicle import Chronicle
from twosource.model.claim import Reading
from twosource.model.event import Event
from twosource.model.outline import Brief, Covered, Publishers, Tally, Totals
from twosource.model.report import Report
from twosource.model.ruling import Ruling


class OutlineStore(Protocol):
    """What is read of a record for a list, or for one event: what it needs and no more."""

    def is_outlined(self) -> bool:
        """Tell whether the record can be read so: a record that was not built since may not be."""
        ...

    def briefs(self, types: Sequence[str] = (), *, everything: bool) -> Iterator[list[Brief]]:
        """Give events in brief by number, a page at a time; of some types, if any are given."""
        ...

    def tally(self) -> tuple[Tally, ...]:
        """Count the events by type, those that lists show and those they do not."""
        ...

    def cover(self) -> Covered:
        """Count the reports and their outlets, and tell from which day to which they are."""
        ...

    def totals(self) -> Totals:
        """Count the reports, those that are not open to all, and the claims with values."""
        ...

    def codebooks(self) -> frozenset[str]:
        """Give the codebooks that the current readings were made with."""
        ...

    def reports_named(self, name: str) -> list[str]:
        """Give the keys of the reports of a label, else of those whose key begins so."""
        ...

    def is_behind(self) -> bool:
        """Tell whether reports were read since the claims got their values: a build broke off."""
        ...

    def publishers(self) -> Publishers:
        """Give who published each report."""
        ...

    def count_claims(self) -> Mapping[str, int]:
        """Give how many claims the current reading of each report has, by the report's key."""
        ...

    def tied_to(self, event: str) -> list[str]:
        """Give the ids of the events that say they hang together with one."""
        ...

    def events_of(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """Give the events of these ids, by number; those not there are left out."""
        ...

    def claims_told_in(self, reports: Iterable[str]) -> list[str]:
        """Give the ids of all claims of the events that some reports tell of."""
        ...

    def events_told_by(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Give the event that each of some claims tells of."""
        ...

    def claims_begun(self, words: str) -> list[str]:
        """Give the ids of the claims that begin with some words."""
        ...

    def labels_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Give the labels of events by id, also of those merged into others."""
        ...

    def reports_of(self, keys: Iterable[str]) -> Mapping[str, Report]:
        """Give the reports of these keys, in the order of keys; those not there are left out."""
        ...

    def readings_of(self, reports: Iterable[str]) -> Mapping[str, Reading]:
        """Give the current readings of these reports, by their keys."""
        ...

    def chronicle(self, event: str, reports: Sequence[str], decisions: Sequence[int]) -> Chronicle:
        """Give the lines of the log that bear on an event: on its id, reports and decisions."""
        ...

    def reviews(self, event: str | None = None) -> Mapping[str, Ruling]:
        """Give who reviewed each event last, by its id; of one event, if one is given."""
        ...
