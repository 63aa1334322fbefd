"""Reports are read one by one or in several processes, with the same outcome."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest

from twosource.extractors.reading_room import BATCH, OneProcess, SeveralProcesses
from twosource.model.claim import Coverage, Reading
from twosource.model.codebook import Codebook
from twosource.model.errors import MissingPart
from twosource.model.ids import digest, sha256_hex
from twosource.model.parse import Parse
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.report import Layout, Marks, Report, Sourced

BOOK = Codebook("tiny", "1", "one event", (), (), (), {}, digest("codebook"))
MANY = 3 * 2 * BATCH + 1
EMPTY = Parse((), (), (), ())
FATAL = "the end of the worker"
FAULTY = "a text nobody thought of"
LACKING = "no model"


@dataclass(frozen=True, slots=True)
class CountingParser:
    """A parser that finds no words, and dies of one text."""

    version: str = "parser 1"

    def parse(self, report: Report, layout: Layout) -> Parse:
        """Give an empty parse."""
        del layout
        if report.text == FAULTY:
            raise ValueError(FAULTY)
        if report.text == LACKING:
            raise MissingPart(LACKING)
        if report.text == FATAL:
            os.kill(os.getpid(), signal.SIGKILL)
        return EMPTY


@dataclass(frozen=True, slots=True)
class SilentExtractor:
    """An extractor that takes nothing, and tells how long the headline was."""

    version: str = "rules 1"

    def extract(self, report: Report, layout: Layout, parse: Parse, codebook: Codebook) -> Reading:
        """Give a reading without claims."""
        headline = sum(len(span) for span in layout.spans("headline"))
        coverage = Coverage(headline, len(parse.sentences), 0)
        return Reading(report.key, self.version, codebook.name, None, None, (), (), coverage)


ROOM = OneProcess(CountingParser(), SilentExtractor(), BOOK)


def make(number: int, text: str | None = None, title: str | None = None) -> Received:
    """Give an invented report."""
    text = text or f"The river rose at gauge {number}.\n\nNobody was hurt."
    raw = text.encode()
    kept = None if title is None else Sourced(title, "given")
    marks = Marks("published", "public")
    report = Report(
        digest("report", text), f"{number}.txt", text, sha256_hex(raw), kept, None, None, None,
        "en", marks,
    )  # fmt: skip
    return Received(report, raw)


def test_a_room_tells_its_versions() -> None:
    for room in (ROOM, SeveralProcesses(ROOM, 2)):
        assert (room.parser, room.extractor) == ("parser 1", "rules 1")
        assert room.codebook == f"tiny 1 {BOOK.digest[:12]}"


def test_several_processes_give_what_one_gives_in_the_same_order() -> None:
    items = [make(number) for number in range(MANY)]
    assert list(SeveralProcesses(ROOM, 2).read(items)) == list(ROOM.read(items))


def test_no_report_makes_no_reading() -> None:
    assert list(SeveralProcesses(ROOM, 2).read([])) == []


def test_reports_are_asked_for_a_few_batches_ahead_and_no_more() -> None:
    asked: list[int] = []

    def endless() -> Iterator[Received]:
        for number in count():
            asked.append(number)
            yield make(number)

    reading = SeveralProcesses(ROOM, 1).read(endless())
    next(iter(reading))
    assert len(asked) <= 2 * BATCH
    reading.close()  # type: ignore[attr-defined]  # a generator, so that leaving it ends the workers


def test_a_worker_that_was_killed_is_told_with_what_to_do() -> None:
    with pytest.raises(MissingPart, match="fewer --workers"):
        list(SeveralProcesses(ROOM, 1).read([make(1, FATAL)]))


def test_a_kept_parse_is_used_again() -> None:
    report = make(1, FATAL).report
    for room in (ROOM, SeveralProcesses(ROOM, 2)):
        assert room.read_again(report, EMPTY).report == report.key


def test_a_title_that_stands_in_the_text_is_its_headline() -> None:
    item = make(1, "Gauge reads high\n\nThe river rose.", "Gauge reads high")
    (done,) = ROOM.read([item])
    assert isinstance(done, Finished)
    assert done.reading.coverage.characters == len("Gauge reads high")


def test_a_report_the_rules_stumble_over_is_left_out_and_named() -> None:
    before, faulty, after = ROOM.read([make(1), make(2, FAULTY), make(3)])
    assert isinstance(before, Finished)
    assert isinstance(after, Finished)
    assert isinstance(faulty, LeftOut)
    assert FAULTY in faulty.reason


def test_a_missing_part_stops_the_reading() -> None:
    with pytest.raises(MissingPart, match=LACKING):
        list(ROOM.read([make(1, LACKING)]))
