"""The example reports as the real parts read them: once for all tests that ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from twosource.cli import main
from twosource.config import Config
from twosource.model.claim import Reading
from twosource.model.event import Event
from twosource.model.parse import Parse
from twosource.model.record import Finished, Received
from twosource.model.report import Report
from twosource.model.values import GroundedClaim
from twosource.pipeline import Parts, Summary, build
from twosource.ports import ReadingRoom, Store
from twosource.record_name import RecordName
from twosource.wiring import open_parts, open_record, receive_all

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports"


def run(*words: str, given: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(words), input=given)


def keep_silent(done: int, total: int, what: str) -> None:
    """Be told how far the work is, and say nothing."""


def receive(*sources: Path) -> list[Received]:
    """Give the reports of files and folders."""
    items = receive_all([str(one) for one in sources], Config(), None, keep_silent)
    return [item for item in items if isinstance(item, Received)]


@dataclass(frozen=True, slots=True)
class RoomBefore:
    """What a reading room before another says of itself: what the other does."""

    room: ReadingRoom

    @property
    def parser(self) -> str:
        """Give the version of the language model."""
        return self.room.parser

    @property
    def extractor(self) -> str:
        """Give the version of the rules."""
        return self.room.extractor

    @property
    def codebook(self) -> str:
        """Give the version of the codebook."""
        return self.room.codebook


@dataclass(frozen=True, slots=True)
class RememberingRoom(RoomBefore):
    """A reading room that knows its reports by heart: read once by the real one."""

    known: Mapping[str, Finished]

    def read(self, items: Iterable[Received]) -> Iterator[Finished]:
        """Give each report as it was read before."""
        for item in items:
            yield replace(self.known[item.report.key], received=item)

    def read_again(self, report: Report, parse: Parse | None) -> Reading:
        """Give a reading as before."""
        del parse
        return self.known[report.key].reading


@pytest.fixture(scope="session")
def parts() -> Parts:
    """Give the real parts: language model, gazetteer, matcher, codebook."""
    return open_parts(Config(), keep_silent)


@pytest.fixture(scope="session")
def received() -> list[Received]:
    """Give the example reports."""
    return receive(EXAMPLES)


@pytest.fixture(scope="session")
def remembering(parts: Parts, received: list[Received]) -> Parts:
    """Give the real parts, but for a reading room that has read the examples before."""
    read = [one for one in parts.reading.read(received) if isinstance(one, Finished)]
    known = {one.received.report.key: one for one in read}
    return replace(parts, reading=RememberingRoom(parts.reading, known))


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record of the example reports, as the command line builds it; not to be changed."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    result = run("build", str(EXAMPLES), "--record", str(path))
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def record(example_record: Path, tmp_path: Path) -> Path:
    """Give a copy of the example record to write to."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(example_record.read_bytes())
    return copy


def build_into(path: RecordName, parts: Parts, items: Sequence[Received]) -> Summary:
    """Take reports into the record at a path."""
    with open_record(path, create=True) as store:
        return build(store, parts, items, keep_silent)


@dataclass(frozen=True, slots=True)
class Told:
    """What a record tells, but for the names that depend on the order of arrival."""

    claims: tuple[GroundedClaim, ...]
    events: tuple[Event, ...]


def tell(path: Path) -> Told:
    """Give what the record at a path tells."""
    with open_record(path) as store:
        return tell_store(store)


def tell_store(store: Store) -> Told:
    """Give what a record tells, its events in an order of their own and without their ids."""
    events = (replace(event, id="", label="", look_alikes=()) for event in store.events())
    return Told(tuple(store.claims()), tuple(sorted(events, key=lambda event: event.claims)))


def tell_look_alikes(path: Path) -> set[tuple[frozenset[str], frozenset[str]]]:
    """Give which events look like which, each by its claims."""
    with open_record(path) as store:
        events = {event.id: event for event in store.events()}
    return {
        (frozenset(event.claims), frozenset(events[one.event].claims))
        for event in events.values()
        for one in event.look_alikes
    }
