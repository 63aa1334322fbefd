"""`twosource actors`: bodies and groups that met no entry of a list of actors."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import click

from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines, print_table
from twosource.cli.unlocking import open_record
from twosource.model.actors import ActorList
from twosource.model.event import Event
from twosource.model.values import GroundedClaim
from twosource.record_name import RecordName
from twosource.stages.unlisted import Unlisted, list_unlisted
from twosource.views.words import say_number, tell_kind

HEADINGS = ("name", "kind", "events", "why no entry was met")


@click.command(
    "actors",
    epilog=example(
        "twosource actors --record my.db",
        "twosource actors --record my.db --json | jq -r .name",
        "twosource build reports/ --record my.db --actors actors.csv",
    ),
)
@record_option
@json_option
def command(record: RecordName, *, as_json: bool) -> None:
    """List the bodies and groups of a record that met no entry of your list of actors.

    The list is given once, with `twosource build --actors FILE.csv`, and kept with the record
    (docs/actors.md). Persons are never looked up and never listed here.
    """
    met: set[str] = set()
    with open_record(record) as store, store.at_once():
        speakers = _list_speakers(store.claims())
        rows = list_unlisted(_note_met(store.events(), met), speakers)
        given = store.actors()
    if as_json:
        import msgspec

        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
        return
    if rows:
        print_table(HEADINGS, [_list_cells(row) for row in rows])
    print_lines(_tell_rest(met, rows, given))


def _list_speakers(claims: Iterable[GroundedClaim]) -> set[str]:
    """Give the names of those who speak: a name of theirs must not come back as one of a body."""
    chains = (one.claim.chain for one in claims)
    return {voice.name for chain in chains for voice in chain if voice.kind == "named"}


def _note_met(events: Iterable[Event], met: set[str]) -> Iterator[Event]:
    """Give the events, and note as they go by which entries of the list they met."""
    for event in events:
        met.update(one.value.listed.actor.id for one in event.who if one.value.listed is not None)
        yield event


def _list_cells(row: Unlisted) -> tuple[str, ...]:
    return row.name, tell_kind(row.type), str(row.events), row.why or "—"


def _tell_rest(
    met: Collection[str], rows: Sequence[Unlisted], given: ActorList | None
) -> Iterator[str]:
    if given is None:
        yield "No list of actors was given yet: twosource build REPORTS --record FILE --actors FILE"
        return
    yield (
        f"{say_number(len(rows), 'name')} without an entry. Of the {len(given.actors)} in"
        f" {given.name}, {len(met)} were met."
    )
