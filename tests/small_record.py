"""A record of invented reports that is worked out in a moment: real stages, no language model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from example_record import keep_silent
from store_samples import parse
from twosource.exporters.json_text import encode_line
from twosource.exporters.tables import RecordTables
from twosource.model.claim import Claim, CountPhrase, Coverage, PlacePhrase, Reading
from twosource.model.codebook import Codebook
from twosource.model.ids import digest, sha256_hex
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.report import Marks, Report, report_key
from twosource.model.spans import Span
from twosource.model.values import Place
from twosource.pipeline import Parts, build
from twosource.ports import Standing, Store
from twosource.readers.codebooks import load_codebook
from twosource.record_name import RecordName
from twosource.stores.sql import open_store
from twosource.views.record_view import view_of
from twosource.wiring import open_matcher

TOWNS = ("Salto", "Gore", "Moss")
DAYS = ("4 May 2021", "5 May 2021", "9 June 2021")
BOOK = load_codebook()


class Clock:
    """Tells another second whenever it is asked."""

    ticks = 0

    def __call__(self) -> str:
        """Give a time that is after all times given before."""
        self.ticks += 1
        minutes, seconds = divmod(self.ticks, 60)
        hours, minutes = divmod(minutes, 60)
        return f"2026-03-01T{hours:02}:{minutes:02}:{seconds:02}Z"


class Map:
    """A gazetteer of three towns."""

    version = "invented"

    def find(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """Give the towns by name."""
        return {name: (_town(name),) for name in names if name in TOWNS}

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Know no peoples."""
        del words
        return {}


def _town(name: str) -> Place:
    at = float(TOWNS.index(name))
    return Place(f"t:{name}", name, "town", "UY", None, None, at, at, 5.0, 1000)


def write_report(number: int) -> Report:
    """Give a report of two or three short sentences, each telling of an arrest."""
    lines = [
        f"Police held {3 + (number + line) % 3} potters in {TOWNS[(number + line) % 3]}"
        f" on {DAYS[(number * 2 + line) % 3]}."
        for line in range(2 + number % 2)
    ]
    text = "\n".join([*lines, f"Road {number} is closed."])
    outlet = f"Gauge {number}"
    return Report(
        key=report_key(text, None, outlet),
        label=f"r{number}.txt",
        text=text,
        sha256=sha256_hex(text.encode()),
        title=None,
        outlet=None,
        published=None,
        url=outlet,
        language="en",
        marks=Marks("published", "public"),
    )


@dataclass(frozen=True, slots=True)
class Room:
    """A reading room that reads each sentence of an arrest by its words alone.

    `wide`: an older one, that took a passage without its last word, and missed the last sentence.
    """

    extractor: str = "small 2"
    wide: bool = False
    parser: str = "none"
    codebook: str = f"{BOOK.name} {BOOK.version} {BOOK.digest[:12]}"

    def read(self, items: Iterable[Received]) -> Iterator[Finished | LeftOut]:
        """Read each report."""
        for item in items:
            yield Finished(item, parse(), self.read_again(item.report, None))

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Read a report."""
        del parse
        claims = tuple(self._read_lines(report))
        return Reading(
            report=report.key,
            extractor=self.extractor,
            codebook=self.codebook,
            outlet=None,
            agency=None,
            claims=claims,
            quotations=(),
            coverage=Coverage(len(report.text), 3, 1),
        )

    def _read_lines(self, report: Report) -> Iterator[Claim]:
        start = 0
        lines = report.text.split("\n")
        told = [line for line in lines if line.startswith("Police")]
        for line in told[:-1] if self.wide else told:
            yield _read_line(report.key, line, start + report.text[start:].index(line), self.wide)
            start += len(line)


def _read_line(report: str, line: str, at: int, wide: bool) -> Claim:  # noqa: FBT001  # a test's own
    def span(words: str) -> Span:
        return Span(at + line.index(words), at + line.index(words) + len(words))

    counted = line[line.index("held ") + 5 : line.index(" in ")]
    town = next(one for one in TOWNS if one in line)
    end = len(line) - (5 if wide else 1)
    return Claim(
        id=digest("claim", report, str(at), "wide" if wide else ""),
        report=report,
        type="detention",
        subtype="arrest",
        forced="yes",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=span("held"),
        passage=Span(at, at + end),
        chain=(),
        participants=(),
        counts=(CountPhrase(span(counted), span(counted[0]), "potter", "target", "detained"),),
        times=(span(line[line.index(" on ") + 4 : -1]),),
        stated=(),
        places=(PlacePhrase(span(town), "at"),),
        definite=False,
    )


def make_parts(room: Room | None = None, book: Codebook = BOOK) -> Parts:
    """Give the real matcher and stages, with a small map and a room that reads by words."""
    return Parts(room or Room(), Map(), open_matcher(), book, "informative")


def receive(*numbers: int) -> list[Received]:
    """Give some of the invented reports as received."""
    reports = [write_report(number) for number in numbers]
    return [Received(one, one.text.encode()) for one in reports]


def build_small(store: Store, *numbers: int, room: Room | None = None) -> None:
    """Take some of the reports in and work the events out."""
    build(store, make_parts(room), receive(*numbers), keep_silent)


def export(standing: Standing) -> list[str]:
    """Give the lines of all events of a record, with their ids."""
    view = view_of(standing)
    tables = RecordTables(
        view.events,
        view.claims,
        view.labels,
        view.reports,
        view.readings,
        {event.id: view.review_of(event) for event in view.events},
    )
    return [encode_line(line) for line in tables.lines("events")]


def open_small(where: RecordName, clock: Clock) -> Store:
    """Make a record, or open the one that is there."""
    return open_store(where, create=True, clock=clock)


def with_room(parts: Parts, room: Room) -> Parts:
    """Give the parts with another reading room."""
    return replace(parts, reading=room)
