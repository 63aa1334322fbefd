"""One protocol for each part that can be replaced, but for the record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.match import Backdrop, Match
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
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
