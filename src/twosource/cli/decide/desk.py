"""Where a decision is taken: the record, the parts that work it out anew, and who decides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from twosource.cli.reviewers import by_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.errors import BadCodebook
from twosource.model.ruling import Said
from twosource.ports import Step, Store
from twosource.record_name import RecordName
from twosource.views.decisions import tell_orphans
from twosource.views.event_view import see_claims
from twosource.views.moves import NOTHING_MOVED, tell_moved
from twosource.wiring import keep_weights, open_parts

if TYPE_CHECKING:  # the stages behind it are loaded when a decision is taken, not for its help
    from twosource.pipeline import Parts

decider_option = by_option("Who decides", required=True)
note_option = click.option("--note", "--comment", "note", metavar="TEXT", help="Why.")


def now() -> str:
    """Give the time now, UTC, in ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Desk:
    """A record to decide on, as it stands, with the parts that work it out anew."""

    store: Store
    parts: "Parts"
    step: Step

    def find_claim(self, name: str) -> ClaimInEvent:
        """Give the claim of an id or of the first six or more digits of one.

        Raises:
            NotFound: no claim, or more than one, begins so.
        """
        return see_claims(self.store, [name])[1][0]

    def keep(self, take: Callable[[Store], str]) -> None:
        """Take a decision, tell it, work the events out anew and tell what moved.

        One at a time: another who decides waits until this is done.
        """
        from twosource.pipeline import derive

        with self.store.building():
            keep_weights(self.store, self.parts.matcher)
            click.echo(take(self.store))
            orphaned, moved = derive(self.store, self.parts, self.step)
        told = list(tell_moved(moved))
        print_lines([*(told or [NOTHING_MOVED]), *tell_orphans(orphaned)])

    def rule(self, said: Said, chosen: dict[str, Any], words: str) -> None:
        """Keep what a person said of events or values, and tell it as `words`."""

        def take(store: Store) -> str:
            ruling = store.add_ruling(said, chosen["by"], chosen["note"], now())
            return f"Decision {ruling.id}: {words}, by {ruling.by}."

        self.keep(take)


@contextmanager
def open_desk(record: RecordName, codebook: Path | None) -> Iterator[Desk]:
    """Open a record to decide on.

    All parts are opened first: what is missing must stop a decision before it is taken.
    """
    from twosource.cli.progress import Progress

    with open_record(record) as store, Progress(quiet=False) as progress:
        parts = open_parts(Config(codebook=codebook), progress.step, store)
        _refuse_other_codebook(store, parts.reading.codebook)
        yield Desk(store, parts, progress.step)


def _refuse_other_codebook(store: Store, ours: str) -> None:
    others = store.codebooks() - {ours}
    if others:
        named = ", ".join(sorted(others))
        raise BadCodebook(
            f"this record was read with codebook {named}; give that one with --codebook,"
            " or run `build` to have it read anew"
        )
